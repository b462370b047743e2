"""The term in which a bezwaar had to come follows the day on which the letter was posted."""

from disbursement.beschikking.models import Beschikking
from disbursement.bezwaar.models import Bezwaar
from disbursement.bezwaar.models.bezwaar import OPEN
from disbursement.bezwaar.services import owed, rows
from regiodeals.accounts.models import User
from regiodeals.common.dutch_dates import long_date
from regiodeals.legal.objections import Timeliness

# So that the line of the trail keeps what follows the name.
LONGEST_NAME = 80
BECAUSE = "De termijn van de beschikking telt vanaf een andere dag van verzending."


def follow_posting(beschikking: Beschikking, actor: User | None) -> None:
    """Count anew until when one can object, and of what is open by when it must be decided on.

    Follows the writing down and the correction of that day, in its transaction, which holds the row
    of the decision (Awb 3:41, 6:7-6:9, 7:10). What was decided on stays as it was decided. Raises
    UnknownCalendarYear, a DomainError, when the term ends in a year not yet decreed.
    """
    owed.correct_remedy_term(beschikking, reason=BECAUSE, actor=actor)
    found = Bezwaar.objects.select_for_update(of=("self",))
    for bezwaar in found.filter(beschikking=beschikking, status__in=OPEN).order_by("pk"):
        bezwaar.beschikking = beschikking
        _count_anew(bezwaar, actor)


def _count_anew(bezwaar: Bezwaar, actor: User | None) -> None:
    last, former = rows.last_day_to_come(bezwaar.beschikking, bezwaar.kind), bezwaar.last_day
    if last == former:
        return
    was = bezwaar.timeliness
    bezwaar.last_day = last
    bezwaar.save(update_fields=["last_day"])
    sentence = (
        f"{str(bezwaar)[:LONGEST_NAME]} {_judged(bezwaar, was)} De laatste dag van de termijn is"
        f" {long_date(last)}, niet {long_date(former)}."
    )
    rows.record(
        bezwaar,
        "follow_posting",
        sentence,
        actor,
        laatste_dag_was=former.isoformat(),
        laatste_dag=last.isoformat(),
    )
    owed.use_right(bezwaar, actor)
    owed.correct_decision(bezwaar, reason=BECAUSE, actor=actor)


def _judged(bezwaar: Bezwaar, was: Timeliness) -> str:
    """What that makes of the bezwaar, and what is left to do for who handles it."""
    now = bezwaar.timeliness
    verdict = f"blijft {now}." if now is was else f"is nu {now}, en was {was}."
    if now is not Timeliness.LATE:
        return verdict
    if bezwaar.late_excused is None:
        return f"{verdict} Beoordeel of dat verschoonbaar is (Awb 6:11)."
    return f"{verdict} Kijk of het oordeel over de verschoonbaarheid nog klopt."
