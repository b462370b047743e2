"""What a decision is called, and the sentence below its title: what is decided, and when."""

from datetime import date

from disbursement.beschikking.models import Beschikking, BeschikkingKind
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.money import format_amount
from regiodeals.common.words import dutch, emphasised, joined
from regiodeals.deal.rendering import grant_by
from regiodeals.legal.grant_rules import Instrument
from regiodeals.templatetags.components import days_left

GRANTED_EUROS = dutch("Verlening van een {soort} van <strong>{bedrag}</strong>. {wanneer}")
GRANTED_DOLLARS = dutch(
    "Verlening van een {soort} van <strong>{dollars}</strong> (rijksbijdrage"
    " <strong>{bedrag}</strong>). {wanneer}"
)


def title_of(beschikking: Beschikking) -> str:
    """What is decided, in a few words."""
    if is_grant(beschikking):
        return dutch("Verlening {soort}", soort=Instrument(beschikking.uitkering.instrument).words)
    return beschikking.get_kind_display().capitalize()


def is_grant(beschikking: Beschikking) -> bool:
    """Whether it is the verlening."""
    return beschikking.kind == BeschikkingKind.VERLENING


def lead_of(beschikking: Beschikking, today: date) -> str:
    """What is decided, and when it was or must be made known."""
    if not is_grant(beschikking):
        return emphasised(
            "{wat}. {wanneer}", wat=_later_lead(beschikking), wanneer=_when(beschikking, today)
        )
    uitkering = beschikking.uitkering
    pattern = GRANTED_DOLLARS if uitkering.is_bijzonder else GRANTED_EUROS
    return emphasised(
        pattern,
        soort=Instrument(uitkering.instrument).words,
        bedrag=_amount(uitkering.amount_cents, "EUR"),
        dollars=_amount(uitkering.entitlement_cents, uitkering.currency),
        wanneer=_when(beschikking, today),
    )


def _later_lead(beschikking: Beschikking) -> str:
    """'Lagere vaststelling van US$ 5.000.000,00', or what else it is about."""
    title, uitkering = title_of(beschikking), beschikking.uitkering
    if beschikking.amount_cents is not None:
        amount = _amount(beschikking.amount_cents, uitkering.currency)
        return emphasised("{wat}: <strong>{bedrag}</strong>", wat=title, bedrag=amount)
    if beschikking.spend_until is not None:
        day = long_date(beschikking.spend_until, hard_spaces=True)
        return emphasised(dutch("{wat} tot en met <strong>{dag}</strong>"), wat=title, dag=day)
    about = beschikking.subject.strip().rstrip(".")
    return joined(": ", (title, about)) if about else title


def _amount(cents: int, currency: str) -> str:
    return format_amount(cents, currency, decimals="always")


def _when(beschikking: Beschikking, today: date) -> str:
    last = grant_by(beschikking.uitkering.deal) if is_grant(beschikking) else None
    if beschikking.is_never_sent:
        return dutch(
            "De brief is nooit verzonden: {besluit} ging voor. Dit besluit heeft nooit gegolden.",
            besluit=beschikking.replaced_by.kenmerk,
        )
    if beschikking.lies_ready:
        return dutch("De brief ligt klaar, nog niet verzonden: er loopt nog geen termijn.")
    if beschikking.sent_on is not None:
        day = long_date(beschikking.sent_on, hard_spaces=True)
        announced = emphasised(dutch("Bekendgemaakt op <strong>{dag}</strong>."), dag=day)
        if beschikking.final_on is None:
            return announced
        since = long_date(beschikking.final_on, hard_spaces=True)
        return emphasised(
            dutch("{bekend} Onherroepelijk sinds <strong>{dag}</strong>."),
            bekend=announced,
            dag=since,
        )
    if beschikking.lapsed_at is not None:
        return dutch("Vervallen, en nooit bekendgemaakt.")
    if not is_grant(beschikking):
        return dutch("Nog niet bekendgemaakt.")
    if last is None:
        return dutch("De uiterste dag is onbekend.")
    left = (last - today).days
    return emphasised(
        dutch("Uiterlijk verlenen op <strong>{dag}</strong>, {dagen}."),
        dag=long_date(last, hard_spaces=True),
        dagen=dutch("nog {dagen}", dagen=str(days_left(left)))
        if left > 0
        else str(days_left(left)),
    )
