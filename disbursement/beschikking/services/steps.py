"""The steps in the life of a decision; each function is all or nothing."""

from datetime import date
from typing import Any

from django.db import transaction

from disbursement.beschikking import policies, tasks
from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.rendering import facts
from disbursement.beschikking.rendering.letter_facts import LetterFacts
from disbursement.beschikking.rendering.readiness import require_printable
from disbursement.beschikking.services.effect import require_deal_to_grant
from disbursement.beschikking.services.keeping import frozen_with
from disbursement.beschikking.services.lapse import lapse_beschikking
from disbursement.beschikking.services.lawful import (
    require_in_order,
    require_in_time,
    require_lawful,
    require_next_to_sign,
)
from disbursement.beschikking.services.numbering import next_kenmerk
from disbursement.beschikking.services.rows import hold_termijnen, locked
from disbursement.beschikking.services.seen import require_read, require_seen, require_unchanged
from disbursement.mandaat.models import Bevoegdheid
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.clock import AMSTERDAM
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.common.hurry import hurry
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.documents import services as documents
from regiodeals.documents.models import Kind
from regiodeals.legal.remedies import final_from
from regiodeals.legal.terms import last_day, legal_day

REMARK_NEEDED = ("return_to_drafter", "refuse_to_sign")
# With these somebody answers for the content.
SEEN_FIRST = ("approve", "sign")
# And these nobody can take back.
READ_FIRST = ("sign", "announce")


@in_turn()
@transaction.atomic
def submit_beschikking(*, beschikking_id: int, actor: User) -> Beschikking:
    """Hand the draft to a reviewer."""
    beschikking = locked(beschikking_id)
    workflow.check(beschikking.submit, actor=actor)
    require_lawful(beschikking, on=clock.today())
    require_printable(facts.letter_facts(beschikking, dated_on=clock.today(), mandaat=None))
    beschikking.submitted_at = clock.now()
    beschikking.reviewed_fingerprint = facts.fingerprint(beschikking)
    beschikking.last_remark = ""
    workflow.perform(beschikking.submit, actor=actor)
    return beschikking


@in_turn()
@transaction.atomic
def approve_beschikking(
    *, beschikking_id: int, actor: User, seen: str | None = None
) -> Beschikking:
    """Approve the content that was laid before the reviewer; what is signed must be exactly this.

    `seen` names the content that the page of the reviewer showed; only who shows nothing leaves it
    out. Raises RequirementsUnmet when somebody changed it since.
    """
    beschikking = locked(beschikking_id)
    workflow.check(beschikking.approve, actor=actor)
    require_seen(beschikking, seen)
    require_unchanged(beschikking, since=dutch("het insturen"))
    beschikking.reviewer = actor
    beschikking.reviewed_at = clock.now()
    workflow.perform(beschikking.approve, actor=actor)
    return beschikking


@in_turn()
@transaction.atomic
def send_back_beschikking(
    *, beschikking_id: int, verb: str, remark: str, actor: User
) -> Beschikking:
    """Back to concept: by the reviewer, or by the signer who does not sign; with a remark."""
    if not remark.strip():
        raise InvalidInput(dutch("Schrijf op wat er moet veranderen, dan weet de opsteller het."))
    beschikking = locked(beschikking_id)
    transition = (
        beschikking.return_to_drafter if verb == "return_to_drafter" else beschikking.refuse_to_sign
    )
    beschikking.last_remark = remark.strip()
    workflow.perform(transition, actor=actor, remark=remark.strip())
    _forget_review(beschikking)
    return beschikking


@in_turn()
@transaction.atomic
def sign_beschikking(
    *, beschikking_id: int, actor: User, seen: str | None = None, has_read: bool = True
) -> Beschikking:
    """Sign: number it, freeze its facts and order the letter; all or nothing.

    Raises RequirementsUnmet when the content is no longer what the reviewer approved, or what the
    signer looked at (`seen`, as for the review); InvalidInput when the page asked whether somebody
    read the letter, and nobody said so.
    """
    beschikking = locked(beschikking_id)
    hold_termijnen(beschikking)
    workflow.check(beschikking.sign, actor=actor)
    require_seen(beschikking, seen)
    require_read(has_read)
    beschikking.signer = actor
    beschikking.signed_at = clock.now()
    signed_on = legal_day(beschikking.signed_at, AMSTERDAM)
    power = _power_of(beschikking, actor, day=signed_on)
    beschikking.mandaat, beschikking.vervanging = power.mandaat, power.vervanging
    beschikking.signed_for = power.principal
    letter = _letter_to_sign(beschikking, power, dated_on=signed_on)
    letter["dossier"] = facts.dossier_stand(beschikking)
    # Drawn last: the next signature waits for this number until the transaction ends.
    beschikking.kenmerk = letter["kenmerk"] = next_kenmerk(beschikking, year=signed_on.year)
    beschikking.facts = letter
    frozen = frozen_with(beschikking, on=signed_on)
    beschikking.document = documents.order(
        kind=Kind.BESCHIKKING, filename=f"{beschikking.kenmerk}.pdf", by=actor
    )
    workflow.perform(
        beschikking.sign,
        actor=actor,
        kenmerk=beschikking.kenmerk,
        facts_sha256=facts.sha256_of(letter),
        **frozen,
    )
    hurry(tasks.render_letter, beschikking.pk)
    return beschikking


@in_turn()
@transaction.atomic
def announce_beschikking(*, beschikking_id: int, actor: User, has_read: bool = True) -> Beschikking:
    """Bekendmaken: from this day the decision holds and the term for bezwaar runs (Awb 3:40, 6:8).

    Raises UnknownCalendarYear, a DomainError, when the term ends in a year not yet decreed, and
    InvalidInput as for the signature.
    """
    beschikking = locked(beschikking_id)
    workflow.check(beschikking.announce, actor=actor)
    require_read(has_read)
    moment = clock.now()
    zone = facts.legal_zone(beschikking.uitkering)
    beschikking.announced_at = moment
    beschikking.announced_zone = zone.key
    beschikking.announced_on = legal_day(moment, zone)
    require_in_order(beschikking, on=beschikking.announced_on)
    require_in_time(beschikking, on=beschikking.announced_on)
    require_deal_to_grant(beschikking)
    beschikking.remedy_last_day = last_day(
        beschikking.announced_on, facts.remedy_of(beschikking.uitkering).term
    )
    workflow.perform(
        beschikking.announce,
        actor=actor,
        bekendgemaakt_op=beschikking.announced_on.isoformat(),
        tijdzone=zone.key,
        laatste_dag=beschikking.remedy_last_day.isoformat(),
    )
    return beschikking


@transaction.atomic
def finalise_beschikking(*, beschikking_id: int) -> bool:
    """Onherroepelijk once nobody can object any more; True when this call made it so.

    Nobody does this: it follows from the law. Not yet, already, or held by somebody right now:
    then nothing happens, and the next day it is tried again.
    """
    beschikking = (
        Beschikking.objects.select_for_update(of=("self",), skip_locked=True)
        .select_related("uitkering__deal")
        .filter(pk=beschikking_id)
        .first()
    )
    if beschikking is None or beschikking.open_until is None:
        return False
    if workflow.unmet(beschikking.become_final):
        return False
    # Its turn comes only when the post is in, but it holds since the first day after the term.
    beschikking.final_on = final_from(beschikking.open_until)
    workflow.perform(
        beschikking.become_final,
        actor=None,
        onherroepelijk_op=beschikking.final_on.isoformat(),
    )
    return True


@in_turn()
@transaction.atomic
def retry_letter(*, beschikking_id: int, actor: User, reason: str = "") -> Beschikking:
    """Try again to make a letter that was given up."""
    beschikking = locked(beschikking_id)
    workflow.require(policies.is_behandelaar, beschikking, actor)
    if beschikking.document_id is None or not documents.retry(beschikking.document_id):
        raise WrongState(dutch("Er is geen brief die opnieuw gemaakt moet worden."))
    audit.record(
        beschikking,
        action="disbursement.beschikking.retry_letter",
        sentence="Brief opnieuw laten maken",
        actor=actor,
        remark=reason,
    )
    hurry(tasks.render_letter, beschikking.pk)
    return beschikking


def take_step(
    *,
    beschikking_id: int,
    verb: str,
    actor: User,
    remark: str = "",
    seen: str | None = None,
    has_read: bool = True,
) -> Beschikking:
    """Take the step of a button by its name; raises WrongState for a name that does not exist."""
    if verb in REMARK_NEEDED:
        return send_back_beschikking(
            beschikking_id=beschikking_id, verb=verb, remark=remark, actor=actor
        )
    if verb == "lapse":
        return lapse_beschikking(beschikking_id=beschikking_id, reason=remark, actor=actor)
    steps: dict[str, Any] = {
        "submit": submit_beschikking,
        "approve": approve_beschikking,
        "sign": sign_beschikking,
        "announce": announce_beschikking,
    }
    if verb not in steps:
        raise WrongState(dutch("Deze stap bestaat niet."))
    said: dict[str, Any] = {"seen": seen} if verb in SEEN_FIRST else {}
    said |= {"has_read": has_read} if verb in READ_FIRST else {}
    result: Beschikking = steps[verb](beschikking_id=beschikking_id, actor=actor, **said)
    return result


def _power_of(beschikking: Beschikking, signer: User, *, day: date) -> Bevoegdheid:
    power = policies.power_to_sign(beschikking, signer, day)
    if power is None:
        raise NotAllowed(policies.why_no_power(beschikking, signer))
    return power


def _letter_to_sign(beschikking: Beschikking, power: Bevoegdheid, *, dated_on: date) -> LetterFacts:
    """The facts that the signature freezes, once nothing stands in its way."""
    require_next_to_sign(beschikking)
    require_lawful(beschikking, on=dated_on)
    require_unchanged(beschikking, since=dutch("de toetsing"))
    letter = facts.letter_facts(beschikking, dated_on=dated_on, mandaat=power)
    require_printable(letter)
    return letter


def _forget_review(beschikking: Beschikking) -> None:
    beschikking.reviewer = None
    beschikking.reviewed_at = None
    beschikking.reviewed_fingerprint = ""
    beschikking.save(update_fields=["reviewer", "reviewed_at", "reviewed_fingerprint"])
