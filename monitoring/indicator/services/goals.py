"""Lay down the doelen of a deal, which indicatoren serve them, and the values agreed."""

from dataclasses import asdict, dataclass
from decimal import Decimal

from django.db import transaction

from monitoring.indicator.conditions import is_agreeing
from monitoring.indicator.models import Afspraak, Definitie, Doel, Doelindicator
from monitoring.indicator.selectors import newest_definition
from monitoring.indicator.services import input as given
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.deal.models import Programmalijn

ASK_GOAL = dutch("Schrijf op wat deze programmalijn wil bereiken.")


@dataclass(frozen=True, slots=True)
class Agreement:
    """Nulmeting and streefwaarde, each with its year; None is unknown."""

    baseline: Decimal | None = None
    baseline_year: int | None = None
    target: Decimal | None = None
    target_year: int | None = None


@in_turn()
@transaction.atomic
def add_goal(*, programmalijn_id: int, text: str, actor: User) -> Doel:
    """Add a doel below the others of its programmalijn."""
    line = Programmalijn.objects.get(pk=programmalijn_id)
    locked_deal = given.locked_deal(line.deal_id, actor, is_agreeing)
    last = line.doelen.order_by("-order").first()
    doel = Doel.objects.create(
        programmalijn=line,
        order=last.order + 1 if last else 1,
        text=given.words(text, ASK_GOAL),
    )
    audit.record(
        doel,
        action="monitoring.doel.add",
        sentence=f"Doel toegevoegd aan {line} van {locked_deal}",
        actor=actor,
        details={"doel": doel.text},
    )
    return doel


@in_turn()
@transaction.atomic
def change_goal(*, doel_id: int, text: str, actor: User) -> Doel:
    """Write a doel in other words; the old words stay in the trail."""
    doel = Doel.objects.select_related("programmalijn").get(pk=doel_id)
    given.locked_deal(doel.dossier_id, actor, is_agreeing)
    doel = Doel.objects.select_related("programmalijn").get(pk=doel_id)
    before, doel.text = doel.text, given.words(text, ASK_GOAL)
    if doel.text == before:
        return doel
    doel.save(update_fields=["text"])
    audit.record(
        doel,
        action="monitoring.doel.change",
        sentence="Doel anders verwoord",
        actor=actor,
        details={"was": before, "wordt": doel.text},
    )
    return doel


@in_turn()
@transaction.atomic
def serve_goal(
    *, doel_id: int, indicator_id: int, agreement: Agreement, actor: User
) -> Doelindicator:
    """Let an indicator serve a doel, with what is known of nulmeting and streefwaarde."""
    doel = Doel.objects.select_related("programmalijn__deal").get(pk=doel_id)
    deal = given.locked_deal(doel.dossier_id, actor, is_agreeing)
    definition = newest_definition(indicator_id, deal.tranche_id)
    if definition is None:
        raise InvalidInput(
            dutch(
                "Deze indicator heeft nog geen definitie voor de tranche van deze deal. Leg die"
                " eerst vast in het register."
            )
        )
    series, created = Doelindicator.objects.get_or_create(doel=doel, indicator_id=indicator_id)
    if not created:
        raise InvalidInput(
            dutch("Deze indicator hoort al bij dit doel. Kies een andere indicator.")
        )
    audit.record(
        series,
        action="monitoring.doelindicator.serve",
        sentence=f"Indicator {definition} gekozen bij een doel",
        actor=actor,
    )
    _agree(series, definition, agreement, actor, number=1)
    return series


@in_turn()
@transaction.atomic
def agree_values(
    *, doelindicator_id: int, agreement: Agreement, actor: User, reason: str = ""
) -> Afspraak:
    """Agree on another nulmeting or streefwaarde; after the first meting only with a reason."""
    series = Doelindicator.objects.select_related("doel__programmalijn", "indicator").get(
        pk=doelindicator_id
    )
    deal = given.locked_deal(series.dossier_id, actor, is_agreeing)
    Doelindicator.objects.select_for_update().get(pk=series.pk)
    present = series.afspraken.latest("number")
    fields = ("baseline", "baseline_year", "target", "target_year")
    if tuple(getattr(present, name) for name in fields) == tuple(asdict(agreement).values()):
        raise InvalidInput(dutch("Er verandert niets. Vul een ander getal of jaar in."))
    if series.metingen.exists():
        reason = given.words(
            reason,
            dutch("Er is al gemeten. Schrijf waarom de nulmeting of de streefwaarde verandert."),
        )
    definition = newest_definition(series.indicator_id, deal.tranche_id)
    return _agree(series, definition, agreement, actor, number=present.number + 1, reason=reason)


def _agree(
    series: Doelindicator,
    definition: Definitie | None,
    agreement: Agreement,
    actor: User,
    *,
    number: int,
    reason: str = "",
) -> Afspraak:
    _require_pair(dutch("nulmeting"), agreement.baseline, agreement.baseline_year, definition)
    _require_pair(dutch("streefwaarde"), agreement.target, agreement.target_year, definition)
    agreed = Afspraak.objects.create(
        doelindicator=series,
        number=number,
        reason=given.no_longer(reason),
        at=clock.now(),
        by=actor,
        **asdict(agreement),
    )
    audit.record(
        agreed,
        action="monitoring.afspraak.agree",
        sentence=f"Nulmeting en streefwaarde van {series.indicator.code} vastgelegd",
        actor=actor,
        remark=agreed.reason,
        details={name: str(found) for name, found in asdict(agreement).items()},
    )
    return agreed


def _require_pair(
    name: str, value: Decimal | None, year: int | None, definition: Definitie | None
) -> None:
    if year is not None:
        given.year(year)
    if value is None:
        return
    if definition is not None:
        given.value(value, definition)
    if year is None:
        raise InvalidInput(dutch("Vul ook het jaar van de {naam} in.", naam=name))
