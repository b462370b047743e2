"""The steps in the life of an overleg, and calling it off."""

from django.db import transaction

from monitoring.overleg import sending
from monitoring.overleg.conditions import nothing_is_recorded
from monitoring.overleg.models import STEPS, Overleg, OverlegStatus
from monitoring.overleg.rendering.minutes_text import filename_of, text_of
from monitoring.overleg.selectors import last_version, participants_of
from monitoring.overleg.services.actions import TERMINATED
from monitoring.overleg.services.locks import locked
from monitoring.overleg.services.planning import require_reason
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.errors import WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal
from regiodeals.documents import services as documents
from regiodeals.documents.models import Kind


@in_turn()
@transaction.atomic
def take_step(*, overleg_id: int, verb: str, actor: User, remark: str = "") -> Overleg:
    """Take one of the `STEPS`."""
    if verb not in STEPS:
        raise WrongState(dutch("Deze stap bestaat niet."))
    overleg = locked(overleg_id)
    if verb == "invite":
        overleg.invited_at = clock.now()
        overleg.organizer_name, overleg.organizer_address = sending.organizer_of(actor)
    workflow.perform(getattr(overleg, verb), actor=actor, remark=remark)
    if verb == "invite":
        sending.invite(overleg, participants_of(overleg), by=actor)
    if verb == "adopt_minutes":
        _give_to_guests(overleg, actor)
    return overleg


def _give_to_guests(overleg: Overleg, actor: User) -> None:
    """Who has an account reads the adopted minutes on the page; who has none, in a file."""
    guests, version = sending.guests_of(overleg), last_version(overleg)
    if not guests or version is None:
        return
    document = documents.keep(
        kind=Kind.VERSLAG,
        filename=filename_of(overleg),
        content_type="text/plain",
        content=text_of(overleg, version).encode(),
        by=actor,
    )
    sending.send_adopted(overleg, guests, document, by=actor)
    audit.record(
        overleg,
        action="monitoring.overleg.give_minutes",
        sentence=f"Vastgesteld verslag gemaild aan gasten: {len(guests)}",
        actor=actor,
        details={"sha256": document.sha256},
    )


@in_turn()
@transaction.atomic
def call_off(*, overleg_id: int, actor: User, reason: str) -> Overleg:
    """Take the invitation back from everybody; the overleg is still due, its day is open again."""
    overleg = locked(overleg_id)
    workflow.check(overleg.call_off, actor=actor)
    _call_off(overleg, require_reason(reason), actor)
    return overleg


def call_off_ended(deal: Deal, actor: User | None) -> None:
    """Nobody meets about a deal that ended: what was sent out is taken back, a day is given up.

    A meeting of which something is written was held, and goes on to its verslag.
    Follows `Deal.terminate` in the same transaction.
    """
    found = Overleg.objects.filter(deal=deal, status=OverlegStatus.UITGENODIGD)
    for overleg in found.select_for_update(of=("self",)).select_related("deal").order_by("pk"):
        if nothing_is_recorded(overleg):
            _call_off(overleg, TERMINATED, actor)
    planned = Overleg.objects.filter(deal=deal, status=OverlegStatus.GEPLAND)
    chosen = planned.exclude(planned_on=None).select_for_update(of=("self",)).order_by("pk")
    for overleg in chosen.select_related("deal"):
        overleg.planned_on = overleg.begins_at = overleg.ends_at = None
        overleg.save(update_fields=["planned_on", "begins_at", "ends_at"])
        audit.record(
            overleg,
            action="monitoring.overleg.give_up_day",
            sentence="De gekozen dag vervalt",
            actor=actor,
            remark=TERMINATED,
        )


def _call_off(overleg: Overleg, reason: str, actor: User | None) -> None:
    overleg.sequence += 1
    sending.call_off(overleg, reason=reason, by=actor)
    # The next invitation is another meeting, also in the calendars of its readers.
    overleg.round += 1
    overleg.sequence = 0
    workflow.perform(overleg.call_off, actor=actor, remark=reason)
    overleg.deelnemers.present().update(invited_at=None)
