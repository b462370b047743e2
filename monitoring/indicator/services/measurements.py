"""Record what was measured in a round, and correct it without losing what stood there."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from monitoring.indicator.conditions import is_measuring
from monitoring.indicator.models import Definitie, Doelindicator, Meting, Rule
from monitoring.indicator.policies import may_measure
from monitoring.indicator.selectors import definition_for
from monitoring.indicator.services import input as given
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch

LONGEST_NOTE = 500
LARGEST_COUNT = 2**63 - 1
MEASURED = ("value", "numerator", "denominator", "note", "not_comparable_because")


@dataclass(frozen=True, slots=True)
class Measured:
    """A value, or teller and noemer; nothing is unknown, and then the note says why."""

    value: Decimal | None = None
    numerator: int | None = None
    denominator: int | None = None
    note: str = ""
    not_comparable_because: str = ""


@in_turn()
@transaction.atomic
def record_measurement(
    *, doelindicator_id: int, year: int, measured: Measured, actor: User
) -> Meting:
    """Record the meting of a round that has begun; one per round."""
    series = _locked(doelindicator_id, actor)
    given.year(year)
    if year > clock.today().year:
        raise InvalidInput(
            dutch("Ronde {jaar} is nog niet begonnen. Kies een eerder jaar.", jaar=year)
        )
    if series.metingen.filter(year=year).exists():
        raise InvalidInput(
            dutch(
                "Over ronde {jaar} is al gemeten. Verbeter die meting, of kies een ander jaar.",
                jaar=year,
            )
        )
    meting = _write(series, year, measured, actor)
    _trail(meting, "record", f"Meting {year} van {series.indicator.code} vastgelegd", actor)
    return meting


@in_turn()
@transaction.atomic
def correct_measurement(*, meting_id: int, measured: Measured, reason: str, actor: User) -> Meting:
    """Write a new meting in the place of one that was wrong; the old one stays on record."""
    wrong = Meting.objects.get(pk=meting_id)
    series = _locked(wrong.doelindicator_id, actor)
    if Meting.objects.filter(corrects=wrong).exists():
        raise WrongState(dutch("Deze meting is al verbeterd. Bekijk de pagina opnieuw."))
    reason = given.words(reason, dutch("Schrijf waarom u deze meting verbetert."))
    meting = _write(series, wrong.year, measured, actor, corrects=wrong, reason=reason)
    _trail(meting, "correct", f"Meting {wrong.year} van {series.indicator.code} verbeterd", actor)
    return meting


def _locked(doelindicator_id: int, actor: User) -> Doelindicator:
    series = Doelindicator.objects.select_related("doel__programmalijn__deal", "indicator").get(
        pk=doelindicator_id
    )
    given.locked_deal(series.dossier_id, actor, is_measuring, may_measure)
    Doelindicator.objects.select_for_update().get(pk=series.pk)
    return series


def _write(
    series: Doelindicator,
    year: int,
    measured: Measured,
    actor: User,
    *,
    corrects: Meting | None = None,
    reason: str = "",
) -> Meting:
    tranche = series.doel.programmalijn.deal.tranche_id
    definition = definition_for(series.indicator_id, tranche, year)
    if definition is None:
        raise InvalidInput(
            dutch(
                "Voor ronde {jaar} heeft {code} nog geen definitie in deze tranche. Leg die"
                " eerst vast in het register.",
                jaar=year,
                code=series.indicator.code,
            )
        )
    _require_fit(measured, definition)
    return Meting.objects.create(
        doelindicator=series,
        definitie=definition,
        year=year,
        value=measured.value,
        numerator=measured.numerator,
        denominator=measured.denominator,
        note=given.no_longer(measured.note, most=LONGEST_NOTE),
        not_comparable_because=given.no_longer(measured.not_comparable_because),
        corrects=corrects,
        reason=reason,
        at=clock.now(),
        by=actor,
    )


def _require_fit(measured: Measured, definition: Definitie) -> None:
    is_ratio = definition.rule == Rule.VERHOUDING
    parts = (measured.numerator, measured.denominator)
    if is_ratio and measured.value is not None:
        raise InvalidInput(dutch("Dit is een verhouding. Vul een teller en een noemer in."))
    if not is_ratio and parts != (None, None):
        raise InvalidInput(dutch("Dit is geen verhouding. Vul één waarde in."))
    if measured.value is not None:
        given.value(measured.value, definition)
    elif parts != (None, None):
        _require_ratio(*parts)
    elif not measured.note.strip():
        raise InvalidInput(
            dutch("Er staat geen waarde. Is die onbekend? Schrijf dan in de toelichting waarom.")
        )


def _require_ratio(numerator: int | None, denominator: int | None) -> None:
    if numerator is None or denominator is None:
        raise InvalidInput(dutch("Vul de teller en de noemer allebei in, of laat beide leeg."))
    if denominator <= 0:
        raise InvalidInput(
            dutch("De noemer is ten minste 1. Was er niets te tellen? Laat beide leeg.")
        )
    if numerator < 0 or max(numerator, denominator) > LARGEST_COUNT:
        raise InvalidInput(dutch("De teller is nul of meer. Controleer de getallen."))


def _trail(meting: Meting, verb: str, sentence: str, actor: User) -> None:
    audit.record(
        meting,
        action=f"monitoring.meting.{verb}",
        sentence=sentence,
        actor=actor,
        remark=meting.reason or meting.not_comparable_because,
        details={name: str(getattr(meting, name)) for name in MEASURED},
    )
