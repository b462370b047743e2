"""The tasks that take a deal from its final account to a closed dossier, one step at a time."""

from collections.abc import Iterator

from django.urls import reverse

from disbursement.uitkering.models import Uitkering
from disbursement.vaststelling.models import Voorstel, VoorstelStatus, Vordering
from disbursement.vaststelling.rendering.claim import claim_url
from disbursement.vaststelling.rendering.settlement import page_url
from disbursement.vaststelling.selectors.claims import outstanding_vorderingen, standing_of_claim
from disbursement.vaststelling.selectors.next_steps import (
    proposals_to_draft_from,
    uitkeringen_to_take_on,
)
from regiodeals.accounts.asked_by import AskedBy
from regiodeals.accounts.models import Role, User
from regiodeals.common.money import format_amount
from regiodeals.common.words import dutch
from regiodeals.deal.models import DealStatus
from regiodeals.dossier import WorkItem, most_urgent, term_ends
from regiodeals.legal.decision_rules import recovery_last_day

_to_take_on = AskedBy(lambda user: most_urgent(uitkeringen_to_take_on(user)))
_to_draft = AskedBy(lambda user: most_urgent(proposals_to_draft_from(user)))


def next_steps_of(user: User) -> Iterator[WorkItem]:
    """For a behandelaar to propose, to draft and to close; for a controller what comes back."""
    if user.has_role(Role.BEHANDELAAR):
        for uitkering in _to_take_on.rows(user):
            is_settled = uitkering.deal.status == DealStatus.VASTGESTELD
            yield _to_close(uitkering) if is_settled else _to_propose(uitkering)
        for voorstel in _to_draft.rows(user):
            is_open = voorstel.status == VoorstelStatus.VOORGESTELD
            yield _to_settle(voorstel) if is_open else _to_recover(voorstel, user)
    if user.has_role(Role.CONTROLLER):
        for claim in most_urgent(outstanding_vorderingen(user)):
            yield _to_receive(claim)


def _to_propose(uitkering: Uitkering) -> WorkItem:
    return WorkItem(
        title=dutch("{deal}: stel de vaststelling voor", deal=uitkering.deal),
        url=page_url(uitkering.pk),
        verb=dutch("Openen"),
        why_you=dutch("u behandelt deze deal, en de eindverantwoording is in orde."),
        if_you_wait=dutch("de regiokassier weet niet wat hij mag houden."),
        due_on=None,
    )


def _to_settle(voorstel: Voorstel) -> WorkItem:
    return WorkItem(
        title=dutch("{deal}: stel de vaststelling op", deal=voorstel.uitkering.deal),
        url=page_url(voorstel.uitkering_id),
        verb=dutch("Openen"),
        why_you=dutch("u stelde de vaststelling voor."),
        if_you_wait=dutch("er is niets om te toetsen en te ondertekenen."),
        due_on=None,
    )


def _to_recover(voorstel: Voorstel, user: User) -> WorkItem:
    last = recovery_last_day(voorstel.account_received_on)
    return WorkItem(
        title=dutch(
            "{deal}: stel de terugvordering op, {bedrag}",
            deal=voorstel.uitkering.deal,
            bedrag=format_amount(voorstel.to_recover_cents, voorstel.currency),
        ),
        url=page_url(voorstel.uitkering_id),
        verb=dutch("Openen"),
        why_you=dutch("u stelde de vaststelling voor, en die is bekendgemaakt.")
        if voorstel.proposed_by_id == user.pk
        else dutch("u behandelt deze deal, en wie de vaststelling voorstelde, is weg."),
        if_you_wait=term_ends(dutch("het jaar waarin u kunt terugvorderen"), last),
        due_on=last,
    )


def _to_close(uitkering: Uitkering) -> WorkItem:
    page = reverse("regiodeals:deal-detail", args=[uitkering.deal_id])
    return WorkItem(
        title=dutch("{deal}: sluit het dossier af", deal=uitkering.deal),
        url=f"{page}#vaststelling",
        verb=dutch("Openen"),
        why_you=dutch("u behandelt deze deal, en er staat niets meer open."),
        if_you_wait=dutch("de deal blijft bij uw lopende deals staan."),
        due_on=None,
    )


def _to_receive(claim: Vordering) -> WorkItem:
    deal, kassier = claim.uitkering.deal, claim.uitkering.kassier
    standing = standing_of_claim(claim, claim.today)
    if standing.rest_cents:
        rest = format_amount(standing.rest_cents, claim.currency)
        return WorkItem(
            title=dutch(
                "{deal}: leg vast wat wordt terugbetaald, nog {bedrag}", deal=deal, bedrag=rest
            ),
            url=claim_url(claim.pk),
            verb=dutch("Openen"),
            why_you=dutch("u bent controller, en {kassier} betaalt terug.", kassier=kassier),
            if_you_wait=dutch("het programma weet niet dat er is betaald."),
            due_on=claim.pay_by,
        )
    interest = format_amount(standing.undecided_cents, claim.currency, decimals="always")
    return WorkItem(
        title=dutch(
            "{deal}: leg het besluit over de rente vast, {bedrag}", deal=deal, bedrag=interest
        ),
        url=claim_url(claim.pk),
        verb=dutch("Openen"),
        why_you=dutch("u bent controller, en {kassier} betaalde te laat terug.", kassier=kassier),
        if_you_wait=dutch("de vordering blijft open."),
        due_on=None,
    )
