"""Judge what was handed in, give it back or accept it, and open an accepted one for correction."""

from django.db import transaction

from monitoring.rapportage import sending, tasks
from monitoring.rapportage.models import (
    Akkoord,
    Indiening,
    Oordeel,
    Rapportage,
    RapportageStatus,
)
from monitoring.rapportage.policies import did_not_hand_in, reviews, wrote_nothing_in_it
from monitoring.rapportage.rendering.data import sections_by_key
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.hurry import hurry
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.documents import services as documents
from regiodeals.documents.models import Kind
from regiodeals.documents.typed_text import as_kept

ANOTHER_ROUND = dutch("Er is intussen opnieuw ingediend. Lees eerst wat er nu is ingediend.")
LONGEST_REMARK = 2000
JUDGES = workflow.allowed_if(reviews, did_not_hand_in, wrote_nothing_in_it)


@in_turn()
@transaction.atomic
def judge_section(
    *,
    rapportage_id: int,
    section: str,
    is_accepted: bool,
    remark: str,
    actor: User,
    seen: int | None = None,
) -> Oordeel:
    """Say of one section that it is in order, or what must be better; until it is given back.

    `seen` is the number of the indiening that the page showed; only who shows nothing leaves it.
    """
    report, row = _locked(rapportage_id)
    workflow.require(JUDGES, report, actor)
    if row is None or report.status != RapportageStatus.INGEDIEND:
        raise WrongState(dutch("Alleen een ingediende rapportage wordt beoordeeld."))
    if seen is not None and seen != row.number:
        raise WrongState(ANOTHER_ROUND)
    part = sections_by_key(row.data).get(section)
    if part is None:
        raise InvalidInput(
            dutch("Dit onderdeel hoort niet bij deze rapportage. Open de pagina opnieuw.")
        )
    remark = as_kept(remark)
    if not is_accepted and not remark:
        raise InvalidInput(
            dutch("Schrijf op wat er beter moet. De regio leest dat bij dit onderdeel.")
        )
    if len(remark) > LONGEST_REMARK or "\x00" in remark:
        raise InvalidInput(
            dutch("Gebruik ten hoogste {aantal} gewone tekens.", aantal=LONGEST_REMARK)
        )
    verdict, _ = Oordeel.objects.update_or_create(
        indiening=row,
        section=section,
        defaults={"is_accepted": is_accepted, "remark": remark, "by": actor, "at": clock.now()},
    )
    # About the verdict: the region reads it when the rapportage comes back, and not before.
    audit.record(
        verdict,
        action="monitoring.rapportage.judge",
        sentence=f"{'In orde' if is_accepted else 'Moet beter'}: {part['titel']}"[:300],
        actor=actor,
        remark=remark,
        details={"indiening": row.number},
    )
    return verdict


@in_turn()
@transaction.atomic
def send_back_report(*, rapportage_id: int, actor: User, seen: str | None = None) -> Rapportage:
    """Give it back to the region, which reads at each section what must be better.

    `seen` is the hash of the indiening that the page showed, here and for the akkoord; only who
    shows nothing leaves it.
    """
    report, row = _locked(rapportage_id)
    _require_seen(row, seen)
    workflow.perform(report.send_back, actor=actor)
    if row is not None:
        sending.tell_outcome(row, actor)
    return report


@in_turn()
@transaction.atomic
def accept_report(*, rapportage_id: int, actor: User, seen: str | None = None) -> Akkoord:
    """Accept what was handed in; its data are frozen, and its document is ordered."""
    report, row = _locked(rapportage_id)
    _require_seen(row, seen)
    workflow.perform(report.accept, actor=actor, sha256=row.sha256 if row else "")
    if row is None:
        raise RuntimeError("what is accepted was handed in")
    document = documents.order(
        kind=Kind.RAPPORTAGE,
        filename=f"{report.name.file}-{report.pk}-{row.number}.pdf",
        by=actor,
    )
    found = Akkoord.objects.create(indiening=row, by=actor, at=clock.now(), document=document)
    sending.tell_outcome(row, actor)
    hurry(tasks.render_report, found.pk)
    return found


@in_turn()
@transaction.atomic
def correct_report(*, rapportage_id: int, actor: User, remark: str) -> Rapportage:
    """Write on after the acceptance; what was accepted stays, and what comes is a new version."""
    report, _ = _locked(rapportage_id)
    if not remark.strip():
        raise InvalidInput(dutch("Schrijf op wat u gaat verbeteren."))
    workflow.perform(report.correct, actor=actor, remark=remark.strip()[:LONGEST_REMARK])
    return report


def keep_verdicts(row: Indiening) -> None:
    """What was in order in the round before and did not change, stays in order.

    Not the oordeel of who signed, offered, wrote, added a file or measured since: a colleague reads
    it anew.
    """
    earlier = row.rapportage.indieningen.filter(number=row.number - 1).first()
    if earlier is None:
        return
    now, before = sections_by_key(row.data), sections_by_key(earlier.data)
    kept = earlier.oordelen.filter(is_accepted=True).exclude(by__in=[row.by_id, row.offered_by_id])
    judges = {verdict.by for verdict in kept.select_related("by")}
    apart = {judge.pk for judge in judges if wrote_nothing_in_it(row.rapportage, judge)}
    Oordeel.objects.bulk_create(
        Oordeel(
            indiening=row,
            section=verdict.section,
            is_accepted=True,
            remark=verdict.remark,
            by_id=verdict.by_id,
            at=verdict.at,
        )
        for verdict in kept.filter(by__in=apart)
        if now.get(verdict.section) == before.get(verdict.section)
    )


def _require_seen(row: Indiening | None, seen: str | None) -> None:
    if seen is not None and (row is None or seen != row.sha256):
        raise WrongState(ANOTHER_ROUND)


def _locked(rapportage_id: int) -> tuple[Rapportage, Indiening | None]:
    """The rapportage under lock, with what was handed in last."""
    report = (
        Rapportage.objects.select_for_update(of=("self",))
        .select_related("deal")
        .get(pk=rapportage_id)
    )
    return report, report.indieningen.order_by("-number").first()
