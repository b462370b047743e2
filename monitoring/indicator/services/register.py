"""The register: an indicator with its code, and each definitie of it."""

import re
from dataclasses import asdict, dataclass

from django.db import IntegrityError, transaction

from monitoring.indicator.models import Definitie, Indicator, Rule
from monitoring.indicator.models.definition import CODE
from monitoring.indicator.policies import may_lay_down
from monitoring.indicator.services import input as given
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch

PROCENT = "procent"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an indicator means from a round on; the fields of a definitie."""

    tranche_id: int
    from_year: int
    name: str
    unit: str
    direction: str
    rule: str
    source: str
    theme: str
    allows_negative: bool = False
    not_comparable_because: str = ""


@in_turn()
@transaction.atomic
def add_indicator(*, code: str, meaning: Meaning, actor: User) -> Indicator:
    """Put an indicator in the register, with its first definitie."""
    workflow.require(may_lay_down, None, actor)
    code = code.strip().upper()
    if len(code) > 20 or not re.fullmatch(CODE, code):
        raise InvalidInput(
            dutch(
                "Gebruik voor de code letters, cijfers en streepjes, ten hoogste 20, bijvoorbeeld"
                " WONEN-01. Begin met een letter."
            )
        )
    try:
        with transaction.atomic():
            indicator = Indicator.objects.create(code=code)
    except IntegrityError as error:
        raise InvalidInput(
            dutch(
                "De code {code} bestaat al. Gebruik die indicator, of kies een andere code.",
                code=code,
            )
        ) from error
    _define(indicator, None, meaning, actor)
    return indicator


@in_turn()
@transaction.atomic
def define_indicator(*, indicator_id: int, meaning: Meaning, actor: User) -> Definitie:
    """Write a new definitie under the same code; a rename too is a new definitie."""
    workflow.require(may_lay_down, None, actor)
    # No column of it ever changes; the lock keeps two definities from taking one number.
    indicator = Indicator.objects.select_for_update().get(pk=indicator_id)
    last = indicator.definities.order_by("-number").first()
    return _define(indicator, last, meaning, actor)


def _define(
    indicator: Indicator, last: Definitie | None, meaning: Meaning, actor: User
) -> Definitie:
    values = _checked(meaning)
    if last is not None:
        _require_order(indicator, last, meaning)
    elif values["not_comparable_because"]:
        raise InvalidInput(dutch("Dit is de eerste definitie. Er is niets om mee te vergelijken."))
    definition = Definitie.objects.create(
        indicator=indicator,
        number=last.number + 1 if last else 1,
        at=clock.now(),
        by=actor,
        **values,
    )
    audit.record(
        definition,
        action="monitoring.definitie.define",
        sentence=f"Definitie {definition.number} van {indicator.code} vastgelegd",
        actor=actor,
        remark=definition.not_comparable_because,
    )
    return definition


def _checked(meaning: Meaning) -> dict[str, object]:
    values = asdict(meaning)
    given.year(meaning.from_year)
    values["name"] = given.words(meaning.name, dutch("Geef de indicator een naam."), most=150)
    values["unit"] = given.words(
        meaning.unit, dutch("Vul de eenheid in, bijvoorbeeld woningen."), most=40
    )
    values["source"] = given.words(
        meaning.source, dutch("Vul in waar de cijfers vandaan komen."), most=200
    )
    values["not_comparable_because"] = given.no_longer(meaning.not_comparable_because)
    if meaning.rule == Rule.VERHOUDING and (
        meaning.unit.strip() != PROCENT or meaning.allows_negative
    ):
        raise InvalidInput(
            dutch("Een verhouding is in procent en niet onder nul. Vul als eenheid in: procent.")
        )
    return values


def _require_order(indicator: Indicator, last: Definitie, meaning: Meaning) -> None:
    if meaning.from_year < last.from_year:
        raise InvalidInput(
            dutch(
                "De vorige definitie geldt vanaf ronde {jaar}. Kies dat jaar of een later.",
                jaar=last.from_year,
            )
        )
    taken = indicator.definities.filter(tranche=meaning.tranche_id, from_year=meaning.from_year)
    if taken.exists():
        raise InvalidInput(
            dutch(
                "Voor deze tranche en ronde {jaar} is er al een definitie. Kies een latere ronde.",
                jaar=meaning.from_year,
            )
        )
    changed = (last.unit, last.rule) != (meaning.unit.strip(), meaning.rule)
    if changed and not meaning.not_comparable_because.strip():
        raise InvalidInput(
            dutch(
                "De eenheid of de manier van optellen verandert. Schrijf waarom de cijfers niet"
                " vergelijkbaar zijn met de vorige."
            )
        )
