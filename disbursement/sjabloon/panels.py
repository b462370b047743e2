"""What the templates add to the start page."""

from collections.abc import Iterator

from django.urls import reverse

from disbursement.sjabloon.models import SjabloonVersie, VersieStatus
from disbursement.sjabloon.selectors import awaiting_publication
from regiodeals.accounts.models import Role, User
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.words import dutch, joined
from regiodeals.dossier import WorkItem
from regiodeals.mailtekst import policies


def work_for(user: User) -> Iterator[WorkItem]:
    """Concepts that came back to their author, and texts that wait for who publishes."""
    if not user.has_role(Role.BEHANDELAAR, Role.BEHEERDER, Role.TOETSER):
        return
    for version in awaiting_publication():
        if (task := _task(version, user)) is not None:
            yield task


def _task(version: SjabloonVersie, user: User) -> WorkItem | None:
    verb, why = _verb_and_reason(version, user)
    if not verb:
        return None
    return WorkItem(
        title=joined(": ", (str(version), verb)),
        url=reverse("disbursement:sjabloonversie-detail", args=[version.pk]),
        verb=dutch("Openen"),
        why_you=why,
        if_you_wait=dutch("de tekst kan niet ingaan op {dag}.", dag=long_date(version.valid_from))
        if version.valid_from
        else dutch("de vorige tekst blijft gelden."),
        due_on=None,
    )


def _verb_and_reason(version: SjabloonVersie, user: User) -> tuple[str, str]:
    if version.status == VersieStatus.TER_PUBLICATIE and policies.may_publish(version, user):
        return dutch("publiceer de tekst"), dutch("u bent toetser en schreef deze tekst niet.")
    if version.status == VersieStatus.CONCEPT and policies.may_write(version, user):
        if version.last_remark:
            return dutch("verwerk de opmerking"), dutch(
                "opmerking: “{opmerking}”", opmerking=version.last_remark
            )
        return dutch("maak het concept af"), dutch("u schrijft deze tekst.")
    return "", ""
