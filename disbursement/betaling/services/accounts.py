"""The account of a kassier: proposed by one person, confirmed by another, usable a day later."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import IntegrityError, transaction

from disbursement.betaling import policies
from disbursement.betaling.models import Rekening
from disbursement.betaling.models.kinds import DOLLAR, EURO
from disbursement.betaling.services.rows import record, said
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.bank_numbers import checked_bic, checked_iban, checked_other
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch

ONE_AT_A_TIME = dutch(
    "Er wacht al een rekening van deze kassier op bevestiging. Laat die eerst bevestigen of"
    " afkeuren."
)
NOT_PROPOSED = dutch("Deze rekening wacht niet meer op bevestiging. Bekijk de pagina opnieuw.")
NOT_IN_USE = dutch("Deze rekening is niet in gebruik.")
WHY = dutch("Schrijf op waarom, dan weet een ander wat er is.")
BANK_MISSING = dutch(
    "Vul voor een rekening in dollars ook de BIC, de naam van de bank en de plaats van de kassier"
    " in."
)


@dataclass(frozen=True, kw_only=True)
class AccountDetails:
    """What a kassier gave, and where that stands."""

    currency: str
    number: str
    holder: str
    source: str
    bic: str = ""
    bank_name: str = ""
    street: str = ""
    town: str = ""
    country: str = ""
    is_example: bool = False


@in_turn()
@transaction.atomic
def propose_rekening(*, organisation_id: int, details: AccountDetails, actor: User) -> Rekening:
    """Write down which account a kassier gave; raises InvalidInput when it cannot be one."""
    workflow.require(policies.may_propose, None, actor)
    number, bic = _checked(details)
    try:
        with transaction.atomic():
            rekening = Rekening.objects.create(
                organisation_id=organisation_id,
                currency=details.currency,
                number=number,
                holder=said(details.holder, dutch("Vul in op wiens naam de rekening staat."))[:70],
                bic=bic,
                bank_name=details.bank_name.strip(),
                street=details.street.strip(),
                town=details.town.strip(),
                country=(details.country or bic[4:6]).upper(),
                source=said(details.source, dutch("Vul in waar de opgave van de kassier staat."))[
                    :200
                ],
                is_example=details.is_example,
                proposed_by=actor,
                proposed_at=clock.now(),
            )
    # What the database quotes may be the account itself: it goes no further.
    except IntegrityError:
        raise WrongState(ONE_AT_A_TIME) from None
    record(rekening, "propose", f"{rekening} van {rekening.organisation} voorgesteld", actor)
    return rekening


@in_turn()
@transaction.atomic
def confirm_rekening(*, rekening_id: int, actor: User) -> Rekening:
    """Vouch for an account that somebody else proposed; from the next day it can be paid to."""
    rekening = _proposed(rekening_id, actor)
    workflow.require(policies.may_confirm_rekening, rekening, actor)
    rekening.confirmed_by, rekening.confirmed_at = actor, clock.now()
    rekening.usable_from = clock.today() + timedelta(days=1)
    rekening.save(update_fields=["confirmed_by", "confirmed_at", "usable_from"])
    day = long_date(rekening.usable_from)
    record(rekening, "confirm", f"{rekening} bevestigd, te gebruiken vanaf {day}", actor)
    return rekening


@in_turn()
@transaction.atomic
def refuse_rekening(*, rekening_id: int, reason: str, actor: User) -> Rekening:
    """Say that a proposed account is not right, and why; the proposer may take it back himself."""
    rekening = _proposed(rekening_id, actor)
    rekening.refused_by, rekening.refused_at = actor, clock.now()
    rekening.remark = said(reason, WHY)
    rekening.save(update_fields=["refused_by", "refused_at", "remark"])
    record(rekening, "refuse", f"{rekening} afgekeurd", actor, remark=rekening.remark)
    return rekening


@in_turn()
@transaction.atomic
def block_rekening(*, rekening_id: int, reason: str, actor: User) -> Rekening:
    """Stop paying to an account at once. One person is enough: waiting is never the danger."""
    rekening = Rekening.objects.select_for_update().get(pk=rekening_id)
    workflow.require(policies.is_controller, rekening, actor)
    if rekening.confirmed_at is None or rekening.is_blocked:
        raise WrongState(NOT_IN_USE)
    rekening.blocked_by, rekening.blocked_at = actor, clock.now()
    rekening.remark = said(reason, WHY)
    rekening.save(update_fields=["blocked_by", "blocked_at", "remark"])
    record(rekening, "block", f"{rekening} geblokkeerd", actor, remark=rekening.remark)
    return rekening


def _checked(details: AccountDetails) -> tuple[str, str]:
    """Number and BIC as they are kept."""
    if details.currency == EURO:
        bic = checked_bic(details.bic) if details.bic.strip() else ""
        return checked_iban(details.number), bic
    if details.currency != DOLLAR:
        raise InvalidInput(dutch("Kies euro of US-dollar."))
    if not (details.bic.strip() and details.bank_name.strip() and details.town.strip()):
        raise InvalidInput(BANK_MISSING)
    return checked_other(details.number), checked_bic(details.bic)


def _proposed(rekening_id: int, actor: User) -> Rekening:
    rekening = Rekening.objects.select_for_update().get(pk=rekening_id)
    workflow.require(policies.is_controller, rekening, actor)
    if not rekening.is_proposed:
        raise WrongState(NOT_PROPOSED)
    return rekening
