"""Begin a rapportage: its questions, filled with what is known already."""

from collections.abc import Iterable, Iterator, Sequence

from django.db import transaction

from monitoring.rapportage.conditions import is_reporting
from monitoring.rapportage.models import (
    FORM_VERSION,
    OF_A_LINE,
    OF_EXECUTION,
    OF_THE_DEAL,
    Antwoord,
    Lijnverslag,
    Rapportage,
    Schrijver,
    Vraag,
)
from monitoring.rapportage.policies import may_write
from monitoring.rapportage.services.answer_row import PAIRS
from monitoring.rapportage.services.limits import most_for_execution
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.errors import DoneBefore, InvalidInput, RequirementsUnmet
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal, Programmalijn
from regiodeals.deal.selectors import BudgetRow, budget_of

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
        raise InvalidInput(
            dutch("Kies een jaar van {first} tot en met {last}.", first=first, last=last)
        )
    if present := Rapportage.objects.filter(deal=deal, year=year).first():
        raise DoneBefore(dutch("De rapportage over {jaar} is al begonnen.", jaar=year), present.pk)
    report = Rapportage.objects.create(
        deal=deal, year=year, form_version=FORM_VERSION, opened_at=clock.now(), opened_by=actor
    )
    put_questions(report, deal.programmalijnen.order_by("order"), OF_THE_DEAL, before=year)
    audit.record(
        report,
        action="monitoring.rapportage.open",
        sentence=f"Voortgangsrapportage over {year} begonnen",
        actor=actor,
    )
    return report


def put_questions(
    report: Rapportage,
    lines: Iterable[Programmalijn],
    of_the_deal: Sequence[str],
    *,
    before: int,
) -> None:
    """Lay down its questions: of each of these programmalijnen, and of the deal as a whole.

    They are filled from the plan and the last yearly rapportage over a year `before` this one.
    Nothing is taken over from what was asked between times, which tells a part of the story.
    """
    earlier = Rapportage.objects.filter(deal=report.deal_id, year__lt=before).first()
    parts = [_of_lines(report, lines), _of_the_deal(report, of_the_deal)]
    # In the order of the form.
    blank = [answer for part in (reversed(parts) if report.is_asked else parts) for answer in part]
    known = _given_in(earlier)
    origin = f"de rapportage over {earlier.name.about}" if earlier else ""
    answers = Antwoord.objects.bulk_create(
        _carried(answer, known.get((_line_of(answer), answer.vraag)), origin) for answer in blank
    )
    if earlier is not None:
        _keep_writers(answers, earlier)


def _given_in(earlier: Rapportage | None) -> dict[tuple[int | None, str], Antwoord]:
    if earlier is None:
        return {}
    rows = earlier.antwoorden.select_related("lijnverslag")
    return {(_line_of(row), row.vraag): row for row in rows}


def _of_lines(report: Rapportage, lines: Iterable[Programmalijn]) -> Iterator[Antwoord]:
    budget = budget_of(report.deal)
    for line in lines:
        part = Lijnverslag.objects.create(
            rapportage=report,
            programmalijn=line,
            **_plan(b for b in budget if b.line_id == line.pk),
        )
        for vraag in OF_A_LINE:
            yield Antwoord(rapportage=report, lijnverslag=part, vraag=vraag)


def _of_the_deal(report: Rapportage, questions: Sequence[str]) -> Iterator[Antwoord]:
    limit = most_for_execution(report.deal)
    for vraag in questions:
        if vraag in OF_EXECUTION and limit is None:
            continue
        answer = Antwoord(rapportage=report, vraag=vraag)
        if vraag == Vraag.UITVOERING_BESTEED:
            answer.explain_above_cents = limit
        yield answer


def _line_of(answer: Antwoord) -> int | None:
    return answer.lijnverslag.programmalijn_id if answer.lijnverslag else None


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
