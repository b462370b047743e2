"""What a person may do with a convenant."""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.convenant.conditions import (
    CORRECT_SIGNATURE,
    outside_window,
    why_days_are_fixed,
)
from regiodeals.convenant.models import Convenant, ConvenantStatus, Ondertekening
from regiodeals.deal import services as deal_services
from regiodeals.deal.models import SIGNING_ROLES, Deal
from regiodeals.deal.policies import may_handle
from regiodeals.legal.terms import last_day
from regiodeals.party.models import Organisation

REASON_NEEDED = dutch("Klopt de dag, schrijf dan op waarom hij buiten de periode valt.")


class ReasonNeeded(InvalidInput):
    """The day is outside the window of the tranche, and nobody said why it is right."""


def open_convenant(deal: Deal, _actor: User | None) -> None:
    """Begin the convenant when its preparation starts, unless its signatures are known already.

    Follows `Deal.prepare_convenant` in the same transaction.
    """
    Convenant.objects.get_or_create(deal=deal)


@in_turn()
@transaction.atomic
def ask_signature(
    *,
    convenant_id: int,
    organisation: Organisation,
    office: str,
    actor: User,
    name: str = "",
    **marks: Any,
) -> Ondertekening:
    """Ask a party for the signature of one office; a ministry may have two offices that sign.

    Raises InvalidInput when the organisation does not sign this convenant.
    """
    convenant = _locked(convenant_id, actor)
    party = convenant.deal.parties.filter(organisation=organisation, role__in=SIGNING_ROLES).first()
    if party is None:
        raise InvalidInput(
            dutch(
                "{wie} is geen partij die dit convenant tekent. Voeg de organisatie eerst toe als"
                " rijkspartij of regiopartij.",
                wie=organisation,
            )
        )
    try:
        with transaction.atomic():
            slot = Ondertekening.objects.create(
                convenant=convenant, party=party, office=office, name=name, **marks
            )
    except IntegrityError as error:
        raise InvalidInput(
            dutch("{ambt} van {wie} staat al op de lijst.", ambt=office, wie=organisation)
        ) from error
    return slot


@in_turn()
@transaction.atomic
def register_signature(
    *, ondertekening_id: int, signed_on: date, actor: User, name: str = "", reason: str = ""
) -> Ondertekening:
    """Register that an office has signed, on which day.

    Raises InvalidInput for a day in the future or in a year whose free days are not known, and
    ReasonNeeded for a day outside the window of the tranche without a reason.
    """
    slot = Ondertekening.objects.select_related("party__organisation").get(pk=ondertekening_id)
    convenant = _locked(slot.convenant_id, actor)
    slot.refresh_from_db()
    if slot.signed_on is not None:
        raise WrongState(
            dutch("{wie} heeft al getekend op {dag}.", wie=slot, dag=long_date(slot.signed_on))
        )
    _require_possible(convenant.deal, signed_on)
    _require_reason(convenant.deal, signed_on, reason)
    slot.signed_on = signed_on
    slot.name = name or slot.name
    slot.save(update_fields=["signed_on", "name"])
    audit.record(
        convenant,
        action="regiodeals.convenant.sign",
        sentence=f"Handtekening vastgelegd: {slot}"[:300],
        actor=actor,
        remark=reason.strip(),
        details={"getekend_op": signed_on.isoformat(), "naam": slot.name},
    )
    return slot


@in_turn()
@transaction.atomic
def correct_signature(
    *, ondertekening_id: int, signed_on: date, reason: str, actor: User, outside: str = ""
) -> Ondertekening:
    """Another day than was written down, with the reason; the trail keeps the former.

    The day of a convenant that was concluded moves along, and what is counted from it. `outside`
    says why the right day is outside the window of the tranche. Raises WrongState when there is
    none to correct, or when the days are fixed; InvalidInput and ReasonNeeded as for the signature
    itself.
    """
    slot = Ondertekening.objects.select_related("party__organisation").get(pk=ondertekening_id)
    convenant = _locked_any(slot.convenant_id, actor)
    slot.refresh_from_db()
    former = _former_day(slot, convenant)
    if not reason.strip():
        raise InvalidInput(dutch("Schrijf op waarom de dag niet klopte."))
    if signed_on == former:
        raise InvalidInput(
            dutch("{wie} heeft al getekend op {dag}.", wie=slot, dag=long_date(signed_on))
        )
    _require_possible(convenant.deal, signed_on)
    _require_reason(convenant.deal, signed_on, outside)
    slot.signed_on = signed_on
    slot.corrections += 1
    slot.corrected_because = reason.strip()
    slot.save(update_fields=["signed_on", "corrections", "corrected_because"])
    audit.record(
        convenant,
        action=CORRECT_SIGNATURE,
        sentence=f"Dag van handtekening verbeterd: {slot}"[:300],
        actor=actor,
        remark=_both(reason, outside if outside_window(convenant.deal, signed_on) else ""),
        details={"getekend_op": signed_on.isoformat(), "eerder": former.isoformat()},
    )
    if convenant.status == ConvenantStatus.GESLOTEN:
        deal_services.move_concluded_on(
            deal_id=convenant.deal_id,
            concluded_on=_last_signature(convenant),
            reason=reason.strip(),
            actor=actor,
        )
    return slot


@in_turn()
@transaction.atomic
def conclude_convenant(*, convenant_id: int, actor: User, remark: str = "") -> Convenant:
    """Conclude the convenant; its day is that of the last signature.

    Raises ReasonNeeded when that day is outside the window of the tranche and `remark` is empty.
    """
    convenant = _locked(convenant_id, actor)
    workflow.check(convenant.conclude, actor=actor)
    last = _last_signature(convenant)
    _require_reason(convenant.deal, last, remark)
    workflow.perform(convenant.conclude, actor=actor, remark=remark.strip())
    deal_services.mark_convenant_concluded(
        deal_id=convenant.deal_id, concluded_on=last, actor=actor
    )
    return convenant


def _former_day(slot: Ondertekening, convenant: Convenant) -> date:
    """The day that is corrected; raises WrongState when there is none, or it is fixed."""
    if slot.signed_on is None:
        raise WrongState(dutch("{wie} heeft nog niet getekend.", wie=slot))
    if because := why_days_are_fixed(convenant):
        raise WrongState(because)
    return slot.signed_on


def _both(reason: str, outside: str) -> str:
    """Why the day was wrong, and why the right one is outside the window, where that was asked."""
    said = reason.strip()
    return f"{said} Buiten de periode: {outside.strip()}" if outside.strip() else said


def _require_reason(deal: Deal, day: date, reason: str) -> None:
    warning = outside_window(deal, day)
    if warning and not reason.strip():
        raise ReasonNeeded(f"{warning} {REASON_NEEDED}")


def _require_possible(deal: Deal, signed_on: date) -> None:
    """Raise InvalidInput for a day to come, or from which the twelve weeks cannot be counted."""
    if signed_on > clock.today():
        raise InvalidInput(
            dutch(
                "{dag} ligt in de toekomst. Vul de dag in waarop is getekend.",
                dag=long_date(signed_on),
            )
        )
    # A day from which the twelve weeks cannot be counted is a typing error; better told now.
    last_day(signed_on, deal.tranche.rules.granting_term)


def _last_signature(convenant: Convenant) -> date:
    return max(slot.signed_on for slot in convenant.ondertekeningen.all() if slot.signed_on)


def _locked(convenant_id: int, actor: User) -> Convenant:
    """The same, while it is not concluded."""
    convenant = _locked_any(convenant_id, actor)
    if convenant.status != ConvenantStatus.IN_VOORBEREIDING:
        raise WrongState(dutch("Het convenant is gesloten. De handtekeningen liggen vast."))
    return convenant


def _locked_any(convenant_id: int, actor: User) -> Convenant:
    """The convenant with its deal, both locked: no party is added while somebody concludes."""
    convenant = (
        Convenant.objects.select_for_update(of=("self", "deal"))
        .select_related("deal")
        .get(pk=convenant_id)
    )
    workflow.require(may_handle, convenant, actor)
    return convenant
