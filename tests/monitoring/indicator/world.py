"""A deal with doelen, indicatoren in the register, and what was measured."""

from decimal import Decimal
from typing import Any

from django.db import connection

from monitoring.indicator import services
from monitoring.indicator.models import Doel, Doelindicator, Indicator, Meting
from monitoring.indicator.services import Agreement, Meaning, Measured
from regiodeals.accounts.models import User
from regiodeals.deal.models import Deal, DealStatus, Programmalijn
from tests import builders
from tests.remembering import numbers, remembered

FIRST, NOW = 2023, 2024


def meaning(deal: Deal, **fields: Any) -> Meaning:
    """Homes that are built, counted every year."""
    values: dict[str, Any] = {
        "tranche_id": deal.tranche_id,
        "from_year": FIRST,
        "name": "Gebouwde woningen",
        "unit": "woningen",
        "direction": "hoger",
        "rule": "som",
        "source": "Gemeenten",
        "theme": "wonen",
    }
    return Meaning(**(values | fields))


def ratio(deal: Deal, **fields: Any) -> Meaning:
    """A share in procent."""
    return meaning(deal, name="Deel met werk", unit="procent", rule="verhouding", **fields)


@remembered
def indicator(deal: Deal, actor: User, code: str = "", **fields: Any) -> Indicator:
    """In the register, with a definitie for the tranche of the deal."""
    given = fields.pop("meaning", None) or meaning(deal, **fields)
    code = code or f"WONEN-{next(numbers)}"
    return services.add_indicator(code=code, meaning=given, actor=actor)


@remembered
def goal(deal: Deal, actor: User, line: Programmalijn | None = None) -> Doel:
    """A doel of the first programmalijn."""
    line = line or deal.programmalijnen.order_by("order")[0]
    return services.add_goal(programmalijn_id=line.pk, text="Meer woningen", actor=actor)


@remembered
def serve(doel: Doel, code: Indicator, actor: User, **fields: Any) -> Doelindicator:
    """With a nulmeting of 10 and a streefwaarde of 400."""
    values: dict[str, Any] = {
        "baseline": Decimal(10),
        "baseline_year": 2023,
        "target": Decimal(400),
        "target_year": 2028,
    }
    return services.serve_goal(
        doel_id=doel.pk,
        indicator_id=code.pk,
        agreement=Agreement(**(values | fields)),
        actor=actor,
    )


@remembered
def series_in(deal: Deal, actor: User, **fields: Any) -> Doelindicator:
    """A doel with an indicator of its own."""
    return serve(goal(deal, actor), indicator(deal, actor, **fields), actor)


@remembered
def measure(
    series: Doelindicator, year: int, value: Any = None, *, actor: User, **fields: Any
) -> Meting:
    """What was measured in a round."""
    measured = Measured(value=None if value is None else Decimal(value), **fields)
    return services.record_measurement(
        doelindicator_id=series.pk, year=year, measured=measured, actor=actor
    )


@remembered
def granted(officer: User, **fields: Any) -> Deal:
    """A deal whose uitkering has been made known, without its letters."""
    return in_state(builders.concluded(officer, **fields), DealStatus.BESCHIKT)


def in_state(deal: Deal, status: str) -> Deal:
    """The deal as if it had got there; the steps themselves are tested with the deal."""
    Deal.objects.filter(pk=deal.pk).update(status=status, granted_on=builders.NOW.date())
    return Deal.objects.get(pk=deal.pk)


def meting_in(deal: Deal) -> Meting:
    """A doel with one meting in a deal that stays in its own state."""
    officer = builders.behandelaar()
    # Read again: what the caller holds may be older than its bekendmaking.
    deal = Deal.objects.get(pk=deal.pk)
    status, granted_on = deal.status, deal.granted_on
    series = series_in(in_state(deal, DealStatus.BESCHIKT), officer)
    meting = measure(series, NOW, 120, actor=officer)
    Deal.objects.filter(pk=deal.pk).update(status=status, granted_on=granted_on)
    return meting


def sql(statement: str, *values: Any) -> None:
    """What somebody types who passes by the services."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
