"""The rows of a bezwaar, locked, and what every act on it checks."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from disbursement.bekendmaking.selectors import last_day_if_posted_today
from disbursement.beschikking.models import Beschikking, BeschikkingStatus
from disbursement.bezwaar import policies
from disbursement.bezwaar.models import Bezwaar, BezwaarStatus, RemedyKind
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.words import dutch


def locked_beschikking(beschikking_id: int) -> Beschikking:
    """The decision, locked: it does not become onherroepelijk meanwhile."""
    return (
        Beschikking.objects.select_for_update(of=("self",))
        .select_related("uitkering__deal")
        .get(pk=beschikking_id)
    )


def locked(bezwaar_id: int) -> Bezwaar:
    """The bezwaar with its decision, both locked, always in this order."""
    found = Bezwaar.objects.values_list("beschikking_id", flat=True)
    beschikking = locked_beschikking(found.get(pk=bezwaar_id))
    bezwaar = Bezwaar.objects.select_for_update(of=("self",)).get(pk=bezwaar_id)
    bezwaar.beschikking = beschikking
    return bezwaar


def locked_to_handle(bezwaar_id: int, actor: User) -> Bezwaar:
    """The same for an act of a behandelaar; raises NotAllowed, and WrongState when it has ended."""
    bezwaar = locked(bezwaar_id)
    require_behandelaar(bezwaar, actor)
    if not bezwaar.is_open:
        raise WrongState(
            dutch(
                "{bezwaar} is {stand} en ligt vast.",
                bezwaar=str(bezwaar),
                stand=bezwaar.get_status_display(),
            )
        )
    return bezwaar


def decided_on_it(beschikking: Beschikking) -> QuerySet[Bezwaar]:
    """What was decided of all that is against this decision."""
    return Bezwaar.objects.filter(beschikking=beschikking, status=BezwaarStatus.BESLIST)


def last_day_to_come(beschikking: Beschikking, kind: RemedyKind | str) -> date:
    """The last day of the term in which it has to come: of the decision that it is against.

    Raises UnknownCalendarYear, a DomainError, in a year without known decree.
    """
    days = [last_day_if_posted_today(beschikking)]
    if kind == RemedyKind.BEROEP:
        found = decided_on_it(beschikking).values_list("appeal_last_day", flat=True)
        days += [day for day in found if day is not None]
    return max(days)


def require_behandelaar(bezwaar: Bezwaar | None, actor: User) -> None:
    """Raise NotAllowed for who is none."""
    workflow.require(policies.is_behandelaar, bezwaar, actor)


def require_past_day(day: date, bezwaar: Bezwaar) -> None:
    """Raise InvalidInput for a day to come, or before the bezwaar itself came in."""
    if day > bezwaar.today:
        raise InvalidInput(
            dutch("{dag} is nog niet geweest. Vul de dag in waarop het was.", dag=long_date(day))
        )
    if day < bezwaar.received_on:
        raise InvalidInput(
            dutch(
                "{dag} ligt vóór de ontvangst op {grens}.",
                dag=long_date(day),
                grens=long_date(bezwaar.received_on),
            )
        )


def said(words: str, sentence: str) -> str:
    """The words without blanks around them; raises InvalidInput when there are none."""
    if not words.strip():
        raise InvalidInput(sentence)
    return words.strip()


def record(
    bezwaar: Bezwaar,
    verb: str,
    sentence: str,
    actor: User | None,
    remark: str = "",
    **details: Any,
) -> None:
    """A line of the trail for an act that is no step."""
    audit.record(
        bezwaar,
        action=f"disbursement.bezwaar.{verb}",
        sentence=sentence[:300],
        actor=actor,
        remark=remark,
        details=details,
    )


def reopen_if_it_counts(bezwaar: Bezwaar) -> None:
    """What was taken to be onherroepelijk never was, if somebody objected in time after all."""
    if bezwaar.counts:
        reopen(bezwaar)


def reopen(bezwaar: Bezwaar) -> None:
    """Let what was taken to be onherroepelijk be so no more; the bezwaar must still be open."""
    beschikking = bezwaar.beschikking
    if beschikking.status == BeschikkingStatus.ONHERROEPELIJK:
        since = beschikking.final_on
        beschikking.final_on = None
        workflow.perform(
            beschikking.reopen,
            actor=None,
            was_onherroepelijk_sinds=since.isoformat() if since else "",
            bezwaar=bezwaar.pk,
        )


def keep_open(beschikking: Beschikking, until: date) -> None:
    """Let the decision stay open until a day; what is onherroepelijk already stays that."""
    if beschikking.final_on is None and (
        beschikking.held_until is None or beschikking.held_until < until
    ):
        beschikking.held_until = until
        beschikking.save(update_fields=["held_until"])
