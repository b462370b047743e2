"""Begin a rapportage, and save what stands in one field."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import transaction
from django.forms import ValidationError

from monitoring.rapportage.conditions import is_reporting
from monitoring.rapportage.models import (
    AMOUNTS,
    FORM_VERSION,
    LONGEST_TEXT,
    OF_A_LINE,
    OF_EXECUTION,
    OF_THE_DEAL,
    WRITING,
    Antwoord,
    Lijnverslag,
    Rapportage,
    RapportageStatus,
    Schrijver,
    Stand,
    Vraag,
)
from monitoring.rapportage.policies import may_write, writes_answer
from monitoring.rapportage.services.answer_row import PAIRS, locked_answer
from monitoring.rapportage.services.limits import most_for_execution
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.errors import DoneBefore, InvalidInput, RequirementsUnmet, WrongState
from regiodeals.common.form_fields import EuroField
from regiodeals.common.in_turn import in_turn
from regiodeals.common.money import format_amount
from regiodeals.deal.models import Deal
from regiodeals.deal.selectors import BudgetRow, budget_of
from regiodeals.documents.typed_text import as_kept, require_printable

# A story and an outlook are of their own year; the rest begins with what was said a year ago.
WRITTEN_ANEW = (Vraag.VERHAAL, Vraag.VOORUITBLIK, Vraag.UITVOERING_WAAROM)


@in_turn()
@transaction.atomic
def open_report(*, deal_id: int, year: int, actor: User) -> Rapportage:
    """Begin the rapportage of a year, filled from the plan and the one before.

    Raises DoneBefore when it was begun already, InvalidInput for a year without a grant.
    """
    deal = Deal.objects.select_for_update(of=("self",)).get(pk=deal_id)
    workflow.require(may_write, deal, actor)
    if deal.granted_on is None or not is_reporting(deal):
        raise RequirementsUnmet([is_reporting.sentence])  # type: ignore[attr-defined]
    first, last = deal.granted_on.year, clock.today().year
    if not first <= year <= last:
        raise InvalidInput(f"Kies een jaar van {first} tot en met {last}.")
    if present := Rapportage.objects.filter(deal=deal, year=year).first():
        raise DoneBefore(f"De rapportage over {year} is al begonnen.", present.pk)
    report = Rapportage.objects.create(
        deal=deal, year=year, form_version=FORM_VERSION, opened_at=clock.now(), opened_by=actor
    )
    earlier = Rapportage.objects.filter(deal=deal, year__lt=year).first()
    answers = Antwoord.objects.bulk_create(_filled(report, earlier))
    if earlier is not None:
        _keep_writers(answers, earlier)
    audit.record(
        report,
        action="monitoring.rapportage.open",
        sentence=f"Voortgangsrapportage over {year} begonnen",
        actor=actor,
    )
    return report


def _filled(report: Rapportage, earlier: Rapportage | None) -> Iterator[Antwoord]:
    known: dict[tuple[int | None, str], Antwoord] = {}
    if earlier is not None:
        rows = earlier.antwoorden.select_related("lijnverslag")
        known = {(_line_of(row), row.vraag): row for row in rows}
    origin = f"de rapportage over {earlier.year}" if earlier else ""
    for line in _lines(report):
        for vraag in OF_A_LINE:
            before = known.get((line.programmalijn_id, vraag))
            yield _carried(
                Antwoord(rapportage=report, lijnverslag=line, vraag=vraag), before, origin
            )
    limit = most_for_execution(report.deal)
    for vraag in OF_THE_DEAL:
        if vraag in OF_EXECUTION and limit is None:
            continue
        before = known.get((None, vraag))
        answer = Antwoord(rapportage=report, vraag=vraag)
        if vraag == Vraag.UITVOERING_BESTEED:
            answer.explain_above_cents = limit
        yield _carried(answer, before, origin)


def _line_of(answer: Antwoord) -> int | None:
    return answer.lijnverslag.programmalijn_id if answer.lijnverslag else None


def _lines(report: Rapportage) -> list[Lijnverslag]:
    budget = budget_of(report.deal)
    return [
        Lijnverslag.objects.create(
            rapportage=report,
            programmalijn=line,
            **_plan(b for b in budget if b.line_id == line.pk),
        )
        for line in report.deal.programmalijnen.order_by("order")
    ]


def _plan(rows: Iterable[BudgetRow]) -> dict[str, int]:
    found = list(rows)
    return {
        "rijk_cents": sum(row.rijk_cents for row in found),
        "publiek_cents": sum(row.publiek_cents for row in found),
        "privaat_cents": sum(row.privaat_cents for row in found),
    }


def _carried(answer: Antwoord, before: Antwoord | None, origin: str) -> Antwoord:
    if answer.vraag in PAIRS and answer.lijnverslag is not None:
        answer.most_cents = answer.lijnverslag.rijk_cents
    if before is None or not before.is_given or answer.vraag in WRITTEN_ANEW:
        return answer
    # What was spent may lie above a plan that was lowered since; then it is asked again.
    if answer.most_cents is not None and (before.cents or 0) > answer.most_cents:
        return answer
    answer.text, answer.cents, answer.comes_from = before.text, before.cents, origin
    answer.by_id = before.by_id
    return answer


def _keep_writers(answers: Iterable[Antwoord], earlier: Rapportage) -> None:
    """Who wrote what was taken over, wrote it still: he does not sign for it nor judge it."""
    taken = {(_line_of(answer), answer.vraag): answer for answer in answers if answer.comes_from}
    rows = Schrijver.objects.filter(antwoord__rapportage=earlier).select_related(
        "antwoord__lijnverslag"
    )
    Schrijver.objects.bulk_create(
        (
            Schrijver(antwoord=found, by_id=row.by_id, at=row.at)
            for row in rows
            if (found := taken.get((_line_of(row.antwoord), row.antwoord.vraag)))
        ),
        # The last of them stands there already.
        ignore_conflicts=True,
    )


class ChangedMeanwhile(WrongState):
    """Somebody saved the field since it was read; `present` is what stands there now."""

    def __init__(self, sentence: str, present: Antwoord) -> None:
        self.present = present
        super().__init__(sentence)


@dataclass(frozen=True, slots=True)
class _Given:
    """What a field will hold."""

    text: str = ""
    cents: int | None = None


@in_turn()
@transaction.atomic
def save_field(
    *, rapportage_id: int, field: int, value: str, seen_version: int, actor: User
) -> Antwoord:
    """Save one answer; nothing is overwritten that the person has not seen.

    Raises ChangedMeanwhile, WrongState while nobody writes, InvalidInput for what cannot be.
    """
    answer, others = locked_answer(rapportage_id, field)
    report = answer.rapportage
    workflow.require(writes_answer, answer, actor)
    if report.status not in WRITING:
        raise WrongState(_closed(report))
    given = _read(answer, value)
    if given == _Given(answer.text, answer.cents):
        return answer
    if answer.version != seen_version:
        raise ChangedMeanwhile(_conflict(answer, actor), answer)
    _require_room(answer, given, others)
    return _write(answer, given, actor)


def _closed(report: Rapportage) -> str:
    if report.status == RapportageStatus.AANGEBODEN:
        return (
            "Deze rapportage ligt ter ondertekening. Kies eerst Verder schrijven; dan kunt u haar"
            " weer wijzigen."
        )
    if report.status == RapportageStatus.AKKOORD:
        return (
            "Op deze rapportage is akkoord gegeven. Kies eerst Verbeteren in een nieuwe versie; dan"
            " kunt u haar weer wijzigen."
        )
    return "Deze rapportage is ingediend. U kunt haar niet meer wijzigen."


def _read(answer: Antwoord, value: str) -> _Given:
    text = as_kept(value)
    if answer.vraag in AMOUNTS:
        try:
            return _Given(cents=EuroField(required=False).clean(text))
        except ValidationError as error:
            raise InvalidInput(" ".join(error.messages)) from error
    if answer.vraag == Vraag.STAND and text not in ("", *Stand.values):
        raise InvalidInput("Kies op schema, vraagt aandacht of risico.")
    if len(text) > LONGEST_TEXT:
        raise InvalidInput(
            f"Deze tekst heeft {len(text)} tekens. Kort haar in tot ten hoogste {LONGEST_TEXT}."
        )
    # Once it is handed in nobody can change it any more, and then it must be printed.
    require_printable(text)
    return _Given(text=text)


def _require_room(answer: Antwoord, given: _Given, others: dict[str, Antwoord]) -> None:
    """Of the Rijk no more can be spent and promised together than was granted."""
    if given.cents is None or answer.most_cents is None:
        return
    if given.cents + (others[PAIRS[answer.vraag]].cents or 0) > answer.most_cents:
        raise InvalidInput(
            f"Het Rijk gaf deze programmalijn {format_amount(answer.most_cents)}. Besteed en"
            " toegezegd samen kunnen niet meer zijn. Controleer beide bedragen."
        )


def _conflict(answer: Antwoord, actor: User) -> str:
    moment = f" om {answer.at.astimezone(clock.AMSTERDAM):%H.%M} uur" if answer.at else ""
    who = "U" if answer.by == actor else answer.by or "Iemand anders"
    where = " in een ander venster" if answer.by == actor else ""
    return (
        f"{who} wijzigde dit veld{where}{moment}. Er is niets overschreven: uw tekst staat er nog."
        " Neem over wat u nodig hebt, en bewaar opnieuw."
    )


def _write(answer: Antwoord, given: _Given, actor: User) -> Antwoord:
    was = answer.text if answer.cents is None else answer.cents
    answer.text, answer.cents, answer.comes_from = given.text, given.cents, ""
    answer.version += 1
    answer.by, answer.at = actor, clock.now()
    answer.save(update_fields=["text", "cents", "comes_from", "version", "by", "at"])
    audit.record(
        answer,
        action="monitoring.rapportage.save",
        sentence=f"Bewaard in de rapportage over {answer.rapportage.year}: {answer}",
        actor=actor,
        # What was written before is never lost.
        details={"was": was, "versie": answer.version},
    )
    return answer
