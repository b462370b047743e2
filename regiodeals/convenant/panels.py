"""What the convenant room adds to the dossier and the start page."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse

from regiodeals import workflow
from regiodeals.accounts.models import Role, User
from regiodeals.common import clock
from regiodeals.common.children import unfold
from regiodeals.common.words import dutch, joined
from regiodeals.convenant.conditions import (
    outside_window,
    what_follows_outside,
    why_days_are_fixed,
)
from regiodeals.convenant.forms import SignatureForm
from regiodeals.convenant.models import Convenant, ConvenantStatus, Ondertekening
from regiodeals.convenant.selectors import convenanten_visible_to
from regiodeals.deal.models import SIGNING_ROLES, Deal, DealParty, DealStatus, PartyRole
from regiodeals.dossier import SUMMARY, News, Panel, WorkItem
from regiodeals.legal.grant_rules import GrantRules

NOT_BEGUN = dutch(
    "De voorbereiding van het convenant is nog niet begonnen. Kies eerst bovenaan deze pagina"
    " ‘Convenant voorbereiden’."
)


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """A signature that is asked or should be asked; `form` is there for who may register it.

    `correct_url` is for who may correct its day, until the days are fixed.
    """

    party: DealParty
    slot: Ondertekening | None
    form: SignatureForm | None
    correct_url: str = ""


def signatures_panel(deal: Deal, user: User) -> dict[str, Any]:
    """Parties in their roles, each signature with its day, and the button to conclude."""
    convenant = _with_signatures(getattr(deal, "convenant", None), deal)
    slots = list(convenant.ondertekeningen.all()) if convenant else []
    is_officer = user.has_role(Role.BEHANDELAAR)
    is_open = convenant is not None and convenant.status == ConvenantStatus.IN_VOORBEREIDING
    parties = list(deal.parties.all())
    parties_url = reverse("regiodeals:deal-parties", args=[deal.pk]) if is_officer else ""
    may_change_days = is_officer and convenant is not None and not why_days_are_fixed(convenant)
    return {
        "title": dutch("Partijen en handtekeningen"),
        "note": _signed_note(slots),
        "convenant": convenant,
        "rows": [
            *_slot_rows(slots, may_change_days),
            *_rows_without_slot(parties, slots),
        ],
        "kassier": next((p for p in parties if p.role == PartyRole.KASSIER), None),
        "partners": [p for p in parties if p.role == PartyRole.PARTNER],
        "buttons": _buttons(convenant, deal, user) if convenant and is_officer else [],
        "warning": _warning(deal, slots) if is_open else "",
        "parties_url": parties_url,
        "ask_url": parties_url if is_open else "",
        "next": _next_act(deal, slots) if is_officer and is_open else None,
        "example": any(slot.is_example for slot in slots) or any(p.is_example for p in parties),
    }


def _signed_note(slots: list[Ondertekening]) -> str:
    """'3 van 4 getekend'; empty when no signature was asked."""
    if not slots:
        return ""
    signed = sum(1 for slot in slots if slot.signed_on)
    return dutch("{getekend} van {aantal} getekend", getekend=signed, aantal=len(slots))


def _warning(deal: Deal, slots: list[Ondertekening]) -> str:
    """What follows when the last signature is outside the window of the tranche."""
    last = max((slot.signed_on for slot in slots if slot.signed_on), default=None)
    return outside_window(deal, last) if last else ""


def _next_act(deal: Deal, slots: list[Ondertekening]) -> dict[str, str] | None:
    """What the primary button of the dossier does: lead to the signatures that are missing."""
    if deal.status != DealStatus.IN_VOORBEREIDING:
        return None
    is_complete = bool(slots) and all(slot.signed_on for slot in slots)
    label = (
        dutch("Naar het sluiten van het convenant")
        if is_complete
        else dutch("Naar de handtekeningen")
    )
    return {"label": label, "url": "#convenant"}


def _slot_rows(slots: list[Ondertekening], may_register: bool) -> Iterator[SignatureRow]:
    for slot in slots:
        form = None
        if may_register and slot.signed_on is None:
            form = SignatureForm(auto_id=f"convenant-{slot.pk}-%s", initial={"naam": slot.name})
        correct = reverse("regiodeals:convenant-sign", args=[slot.pk])
        is_correctable = may_register and slot.signed_on is not None
        yield SignatureRow(slot.party, slot, form, correct if is_correctable else "")


def _rows_without_slot(
    parties: list[DealParty], slots: list[Ondertekening]
) -> Iterator[SignatureRow]:
    asked = {slot.party_id for slot in slots}
    for party in parties:
        if party.role in SIGNING_ROLES and party.pk not in asked:
            yield SignatureRow(party, None, None)


def _buttons(convenant: Convenant, deal: Deal, user: User) -> list[workflow.Button]:
    """The step to conclude; it waits for the deal, whose preparation must have begun."""
    found = workflow.buttons(convenant, ["conclude"], user)
    if deal.status == DealStatus.IN_VOORBEREIDING:
        return found
    return [replace(button, reasons=(NOT_BEGUN, *button.reasons)) for button in found]


def _with_signatures(convenant: Convenant | None, deal: Deal) -> Convenant | None:
    """The convenant with the signatures that came along with the parties of the page."""
    if convenant is None:
        return None
    parties = unfold(deal.parties.all(), "ondertekeningen")
    slots = [slot for party in parties for slot in party.ondertekeningen.all()]
    convenant.deal = deal
    convenant._prefetched_objects_cache = {  # type: ignore[attr-defined]
        "ondertekeningen": sorted(slots, key=lambda slot: slot.pk)
    }
    return convenant


def work_for(user: User) -> Iterator[WorkItem]:
    """Convenanten of my deals that are not concluded yet."""
    if not user.has_role(Role.BEHANDELAAR):
        return
    waiting = (
        convenanten_visible_to(user)
        .filter(deal__accounthouder=user, status=ConvenantStatus.IN_VOORBEREIDING)
        .filter(deal__status=DealStatus.IN_VOORBEREIDING)
        .select_related("deal__tranche")
    )
    for convenant in waiting:
        rules = convenant.deal.tranche.known_rules
        yield WorkItem(
            title=dutch("{deal}: maak het convenant rond", deal=convenant.deal),
            url=reverse("regiodeals:deal-detail", args=[convenant.deal_id]) + "#convenant",
            verb=dutch("Openen"),
            why_you=dutch("u bent behandelaar van deze deal."),
            if_you_wait=_if_you_wait(rules),
            due_on=rules.concluding_window.last_day if rules else None,
        )


def _if_you_wait(rules: GrantRules | None) -> str:
    if rules is None:
        return dutch("de regels van deze tranche zijn nog niet opgenomen.")
    if clock.today() > rules.concluding_window.last_day:
        follows = what_follows_outside(rules, dutch("dan"))
        return dutch("de dag is voorbij. Wie nu nog tekent, is te laat: {gevolg}.", gevolg=follows)
    return joined("", (what_follows_outside(rules, dutch("na deze dag")), "."))


def parties_panel(deal: Deal, _user: User) -> dict[str, Any]:
    """Who signed and who did not, for a summary on paper."""
    convenant = _with_signatures(getattr(deal, "convenant", None), deal)
    slots = list(convenant.ondertekeningen.all()) if convenant else []
    return {
        "rows": [*_slot_rows(slots, False), *_rows_without_slot(list(deal.parties.all()), slots)],
        "note": _signed_note(slots),
    }


PANELS = (
    Panel("convenant", dutch("Convenant"), 30, "regiodeals/convenant/panel.html", signatures_panel),
    Panel(
        "kort-partijen",
        dutch("Partijen"),
        60,
        "regiodeals/convenant/summary.html",
        parties_panel,
        page=SUMMARY,
    ),
)


NEWS = (
    News("regiodeals.convenant.conclude", dutch("Het convenant is gesloten."), is_for_signers=True),
)
