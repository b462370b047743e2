"""What the sending adds to the page of a beschikking and to the start page."""

from collections.abc import Collection, Iterator

from django.urls import reverse

from disbursement.bekendmaking.models import Bekendmaking
from disbursement.bekendmaking.rendering import sending_of
from disbursement.bekendmaking.selectors import count_stuck, goes_by_post, in_need_of
from disbursement.bekendmaking.sending import page_of
from regiodeals.accounts.models import Role, User
from regiodeals.common.words import dutch, joined
from regiodeals.dossier import News, Panel, WorkItem, most_urgent
from regiodeals.mail.phases import Phase

PANELS = (
    Panel(
        "bekendmaking",
        dutch("Bekendmaking"),
        10,
        "disbursement/bekendmaking/panel.html",
        sending_of,
        page="beschikking",
    ),
)


# What is said of one record that is stuck and of more, and where the beheerder finds them.
STUCK = {
    "documents": (
        dutch("1 bestand is na een uur niet gemaakt"),
        dutch("{aantal} bestanden zijn na een uur niet gemaakt"),
        "admin:documents_document_changelist",
    ),
    "failures": (
        dutch("1 bestand is mislukt"),
        dutch("{aantal} bestanden zijn mislukt"),
        "admin:documents_document_changelist",
    ),
    "beschikkingen": (
        dutch("1 beschikking is twee dagen getekend en niet bekendgemaakt"),
        dutch("{aantal} beschikkingen zijn twee dagen getekend en niet bekendgemaakt"),
        "admin:disbursement_beschikking_changelist",
    ),
    "deals": (
        dutch("1 deal is beschikt zonder brief die bekend is"),
        dutch("{aantal} deals zijn beschikt zonder brief die bekend is"),
        "admin:regiodeals_deal_changelist",
    ),
    "messages": (
        dutch("1 mail is na een uur niet verzonden"),
        dutch("{aantal} mails zijn na een uur niet verzonden"),
        "regiodeals:message-list",
    ),
}
# Of the mails only those that wait, and of the files those that it is about.
ONLY = {
    "messages": f"?stand={Phase.WAITS.value}",
    "documents": "?fase=pending",
    "failures": "?fase=given_up",
}


def work_for(user: User) -> Iterator[WorkItem]:
    """Letters to post, and mail that did not arrive: for who drafted it or answers for the deal.

    For the beheerder what is stuck.
    """
    if user.has_role(Role.BEHANDELAAR):
        for row in most_urgent(in_need_of(user)):
            yield _task(row)
    if user.has_role(Role.BEHEERDER):
        for name, number in count_stuck().items():
            yield _stuck(name, number)


def _stuck(name: str, number: int) -> WorkItem:
    one, more, page = STUCK[name]
    return WorkItem(
        title=dutch(
            "Blijft steken: {wat}", wat=one if number == 1 else dutch(more[:], aantal=number)
        ),
        url=f"{reverse(page)}{ONLY.get(name, '')}",
        verb=dutch("Bekijken"),
        why_you=dutch("u bent beheerder."),
        if_you_wait=dutch(
            "het gaat niet vanzelf verder. Kijk bij Beheer hoe het systeem ervoor staat: daar"
            " leest u of de werkers en de post lopen."
        ),
        due_on=None,
    )


def _task(row: Bekendmaking) -> WorkItem:
    is_to_post = row.sent_on is None
    deal = row.beschikking.uitkering.deal
    act = dutch("verzend de brief per post") if is_to_post else dutch("de mail kwam niet aan")
    return WorkItem(
        title=joined(": ", (str(deal), act)),
        url=f"{page_of(row.beschikking_id)}#bekendmaking",
        verb=dutch("Openen"),
        why_you=dutch("u stelde de beschikking op of u behandelt de deal."),
        if_you_wait=(
            dutch("de beschikking is nog niet bekend en de termijn loopt niet.")
            if is_to_post
            else dutch("de geadresseerde weet misschien niet dat er een beschikking is.")
        ),
        # Posting is the bekendmaking: it belongs to the day on which the decision was made known.
        due_on=row.beschikking.announced_on if is_to_post else None,
    )


LAID_READY = dutch("Een beschikking is klaargelegd om per post te verzenden.")


def _what_is_posted(beschikkingen: Collection[int]) -> dict[int, str]:
    """By post the letter only lies ready on that day; its posting is told when it is posted."""
    return dict.fromkeys(goes_by_post(beschikkingen), LAID_READY)


NEWS = (
    News(
        "disbursement.beschikking.announce",
        dutch("Een beschikking is bekendgemaakt."),
        is_for_signers=True,
        instead=_what_is_posted,
    ),
    News(
        "disbursement.bekendmaking.post",
        dutch("Een beschikking is per post verzonden."),
        is_for_signers=True,
    ),
)
