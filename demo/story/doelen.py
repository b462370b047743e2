"""The two regions that report agree doelen first, and lay down what they measured; all invented."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import partial

from django.db import transaction

from demo import inventions
from demo.inventions import DealInvention, moment
from demo.story import record
from demo.story.scenes import Scene
from monitoring.indicator import services
from monitoring.indicator.models import Doel, Doelindicator, Indicator, Theme
from monitoring.indicator.services import Agreement, Meaning, Measured
from regiodeals.accounts.models import User
from regiodeals.deal import services as deals
from regiodeals.deal.models import Deal, PartyRole, Programmalijn

FIRST_YEAR, LAST_YEAR = 2024, 2028
READS_ALONG = "ministerie van Onderwijs, Cultuur en Wetenschap"
# Code, name, unit, direction, way of adding up, nulmeting, streefwaarde, and what was measured.
INDICATORS = (
    ("VB-DEELNEMERS", "Voorbeeld: deelnemers", "deelnemers", "hoger", "som", 0, 2_400, 310),
    ("VB-WACHTTIJD", "Voorbeeld: wachttijd", "dagen", "lager", "laatste", 45, 20, 41),
    ("VB-TEVREDEN", "Voorbeeld: tevreden bewoners", "procent", "hoger", "verhouding", 61, 75, None),
)
COUNTED = (412, 640)


def scenes(regions: Iterable[str]) -> Iterator[Scene]:
    """Before the writing begins."""
    names = set(regions)
    for invention in inventions.deals():
        if invention["naam"] in names:
            yield Scene(
                moment("2025-01-10 10:00"),
                f"{invention['naam']}: doelen afgesproken",
                partial(_has_goals, invention),
                partial(_agree, invention),
            )


def measure(deal: Deal, actor: User, year: int) -> None:
    """What the region measured in each of its series."""
    found = Doelindicator.objects.filter(doel__programmalijn__deal=deal)
    given = {code: value for code, *_, value in INDICATORS}
    for series in found.select_related("indicator"):
        value = given[series.indicator.code]
        measured = (
            Measured(numerator=COUNTED[0], denominator=COUNTED[1], note="Voorbeeld: steekproef.")
            if value is None
            else Measured(value=Decimal(value))
        )
        services.record_measurement(
            doelindicator_id=series.pk, year=year, measured=measured, actor=actor
        )


def _has_goals(invention: DealInvention) -> bool:
    return Doel.objects.filter(programmalijn__deal=record.deal_of(invention)).exists()


@transaction.atomic
def _agree(invention: DealInvention) -> None:
    deal, officer = record.deal_of(invention), record.officer_of(invention)
    for place, line in enumerate(deal.programmalijnen.order_by("order")):
        code, name, unit, direction, rule, start, target, _ = INDICATORS[place % len(INDICATORS)]
        meaning = Meaning(
            tranche_id=deal.tranche_id,
            from_year=FIRST_YEAR,
            name=name,
            unit=unit,
            direction=direction,
            rule=rule,
            source="Voorbeeld: telling van de gemeenten",
            theme=Theme.SAMENLEVING,
        )
        goal = services.add_goal(
            programmalijn_id=line.pk,
            text=f"Voorbeeld: meer bewoners merken iets van {line.name.lower()}",
            actor=officer,
        )
        services.serve_goal(
            doel_id=goal.pk,
            indicator_id=_indicator(code, meaning, officer).pk,
            agreement=Agreement(
                baseline=Decimal(start),
                baseline_year=FIRST_YEAR - 1,
                target=Decimal(target),
                target_year=LAST_YEAR,
            ),
            actor=officer,
        )
    _assign_ministry(deal, officer)


def _indicator(code: str, meaning: Meaning, officer: User) -> Indicator:
    present = Indicator.objects.filter(code=code).first()
    return present or services.add_indicator(code=code, meaning=meaning, actor=officer)


def _assign_ministry(deal: Deal, officer: User) -> None:
    """One line gets a ministry, as an invention; of the others it stays unknown."""
    party = deal.parties.filter(
        role=PartyRole.RIJKSPARTIJ, organisation__name=READS_ALONG
    ).select_related("organisation")
    for found in party:
        line: Programmalijn = deal.programmalijnen.order_by("order")[0]
        deals.assign_ministries(
            programmalijn_id=line.pk,
            organisations=[found.organisation],
            actor=officer,
            is_example=True,
        )
