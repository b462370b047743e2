"""Texts of mails that wait for who publishes them, or for their author, for the start page."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse

from regiodeals.accounts.models import Role, User
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.words import dutch, joined
from regiodeals.dossier import WorkItem
from regiodeals.mailtekst import policies
from regiodeals.mailtekst.models import MailTekst
from regiodeals.mailtekst.selectors import concepts

BY_AUTHOR = dutch("u maakte dit concept.")


def work_for(user: User) -> Iterator[WorkItem]:
    """A concept that is ready, for a toetser who did not write it; any other, for its author."""
    if not user.has_role(Role.BEHANDELAAR, Role.BEHEERDER, Role.TOETSER):
        return
    for tekst in concepts():
        if (task := _task(tekst, user)) is not None:
            yield task


def _task(tekst: MailTekst, user: User) -> WorkItem | None:
    begins, writes = tekst.valid_from, policies.may_write(tekst, user)
    if begins is None:
        rest = dutch("maak de tekst af, of trek het concept in")
        return _item(
            tekst, rest, BY_AUTHOR, dutch("niemand anders kan deze mail wijzigen."), writes
        )
    if begins <= clock.today():
        late = dutch(
            "de dag is voorbij: niemand publiceerde de tekst vóór {dag}.", dag=long_date(begins)
        )
        return _item(tekst, dutch("kies een latere dag"), BY_AUTHOR, late, writes)
    why = dutch("u bent toetser en schreef deze tekst niet.")
    otherwise = dutch("de tekst kan niet ingaan op {dag}.", dag=long_date(begins))
    return _item(
        tekst, dutch("publiceer de tekst"), why, otherwise, policies.may_publish(tekst, user)
    )


def _item(
    tekst: MailTekst, act: str, why: str, otherwise: str, is_of_user: bool
) -> WorkItem | None:
    if not is_of_user:
        return None
    begins = tekst.valid_from
    return WorkItem(
        title=joined(": ", (str(tekst), act)),
        url=reverse("regiodeals:mailtekstversie-detail", args=[tekst.pk]),
        verb=dutch("Openen"),
        why_you=why,
        if_you_wait=otherwise,
        due_on=begins - timedelta(days=1) if begins and begins > clock.today() else None,
    )
