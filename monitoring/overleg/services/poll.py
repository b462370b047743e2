"""A date poll: propose moments, say what one can, and pick one, answered or not."""

from collections.abc import Mapping
from datetime import date
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Max

from monitoring.overleg import sending
from monitoring.overleg.models import (
    CanCome,
    Deelnemer,
    Overleg,
    OverlegStatus,
    Prikantwoord,
    Prikmoment,
)
from monitoring.overleg.policies import may_organise
from monitoring.overleg.rendering.poll import occasion_of
from monitoring.overleg.rendering.when import moment_words
from monitoring.overleg.selectors import participants_of
from monitoring.overleg.selectors.poll import not_mailed
from monitoring.overleg.services.locks import locked
from monitoring.overleg.services.planning import PLAN, Hours, fill_in, require_deal_goes_on
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch

MOST_MOMENTS = 10
NOBODY_TO_ASK = dutch(
    "Wie een account en een e-mailadres heeft, kreeg over deze momenten al een mail. Vul voor de"
    " anderen zelf in wat zij kunnen."
)


@in_turn()
@transaction.atomic
def propose_moment(*, overleg_id: int, planned_on: date, hours: Hours, actor: User) -> Prikmoment:
    """Propose a moment; raises InvalidInput for one that cannot be, or stands there already."""
    overleg = _to_plan(overleg_id, actor)
    _require_open(overleg)
    if overleg.prikmomenten.count() >= MOST_MOMENTS:
        raise InvalidInput(dutch("Stel ten hoogste {aantal} momenten voor.", aantal=MOST_MOMENTS))
    # The same rules as for the day itself; nothing of this is kept on the overleg.
    begins_at, ends_at = fill_in(overleg, planned_on, hours, "nog te kiezen", "")
    if overleg.prikmomenten.filter(begins_at=begins_at).exists():
        raise InvalidInput(dutch("Dit moment staat er al bij. Kies een ander."))
    moment = Prikmoment.objects.create(
        overleg=overleg,
        begins_at=begins_at,
        ends_at=ends_at,
        zone=overleg.zone,
    )
    _record(overleg, "propose_moment", f"Moment voorgesteld: {moment_words(moment)}", actor)
    return moment


@in_turn()
@transaction.atomic
def drop_moment(*, prikmoment_id: int, actor: User) -> None:
    """Take a moment away that nobody answered."""
    moment = _moment(prikmoment_id)
    overleg = _to_plan(moment.overleg_id, actor)
    if moment.antwoorden.exists():
        raise WrongState(dutch("Op dit moment is al gereageerd. Laat het staan en kies een ander."))
    words = moment_words(moment)
    moment.delete()
    _record(overleg, "drop_moment", f"Moment weggehaald: {words}", actor)


@in_turn()
@transaction.atomic
def ask_moments(*, overleg_id: int, actor: User) -> int:
    """Mail every participant with an account; once for what is proposed now. Returns how many.

    Raises InvalidInput when nothing was proposed, or nobody is left to be asked.
    """
    overleg = _to_plan(overleg_id, actor)
    _require_open(overleg)
    last = overleg.prikmomenten.aggregate(last=Max("pk"))["last"]
    if last is None:
        raise InvalidInput(dutch("Stel eerst een moment voor."))
    asked = not_mailed(participants_of(overleg), occasion_of(last))
    if not asked:
        raise InvalidInput(NOBODY_TO_ASK)
    sending.ask_moments(overleg, asked, last, actor)
    _record(overleg, "ask_moments", f"Datumprikker gemaild aan {len(asked)}", actor)
    return len(asked)


@in_turn()
@transaction.atomic
def answer_moments(*, deelnemer_id: int, answers: Mapping[int, str], actor: User) -> int:
    """Say of each moment whether one can; for oneself, or for another by who organises.

    Yields of how many moments nothing was said yet.

    Raises NotAllowed for anybody else, InvalidInput for a moment or a word that is unknown.
    """
    overleg_id = Deelnemer.objects.values_list("overleg_id", flat=True).get(pk=deelnemer_id)
    overleg = locked(overleg_id)
    deelnemer = overleg.deelnemers.present().filter(pk=deelnemer_id).first()
    if deelnemer is None or (deelnemer.user_id != actor.pk and not may_organise(overleg, actor)):
        raise NotAllowed(dutch("Alleen de deelnemer zelf of een behandelaar vult dit in."))
    _require_open(overleg)
    known = set(overleg.prikmomenten.values_list("pk", flat=True))
    if not answers or not answers.keys() <= known or not set(answers.values()) <= {*CanCome.values}:
        raise InvalidInput(dutch("Kies bij elk moment of u kunt."))
    for moment, answer in answers.items():
        Prikantwoord.objects.update_or_create(
            moment_id=moment,
            deelnemer=deelnemer,
            defaults={"answer": answer, "at": clock.now()},
        )
    _record(overleg, "answer_moments", f"Datumprikker ingevuld voor {deelnemer}", actor)
    said = Prikantwoord.objects.filter(deelnemer=deelnemer, moment__in=known)
    return len(known) - said.count()


@in_turn()
@transaction.atomic
def pick_moment(*, prikmoment_id: int, location: str, actor: User, video_url: str = "") -> Overleg:
    """Make a moment the day of the overleg, also when nobody answered; inviting comes after."""
    moment = _moment(prikmoment_id)
    overleg = _to_plan(moment.overleg_id, actor)
    zone = ZoneInfo(moment.zone)
    begins, ends = (at.astimezone(zone) for at in (moment.begins_at, moment.ends_at))
    hours = Hours(begins.time(), ends.time(), zone)
    fill_in(overleg, begins.date(), hours, location, video_url)
    overleg.save(update_fields=PLAN)
    workflow.tell("monitoring.overleg.schedule", overleg, actor)
    _record(overleg, "pick_moment", f"Moment gekozen: {moment_words(moment)}", actor)
    return overleg


def _require_open(overleg: Overleg) -> None:
    """Nobody says when he can once the day is chosen, or for a deal that ended."""
    require_deal_goes_on(overleg)
    if overleg.planned_on is not None or overleg.status != OverlegStatus.GEPLAND:
        raise WrongState(dutch("De dag is al gekozen. De datumprikker is gesloten."))


def _to_plan(overleg_id: int, actor: User) -> Overleg:
    overleg = locked(overleg_id)
    workflow.require(may_organise, overleg, actor)
    if overleg.status != OverlegStatus.GEPLAND:
        raise WrongState(dutch("De uitnodiging is al verstuurd. De datumprikker is gesloten."))
    require_deal_goes_on(overleg)
    return overleg


def _moment(prikmoment_id: int) -> Prikmoment:
    return Prikmoment.objects.get(pk=prikmoment_id)


def _record(overleg: Overleg, verb: str, sentence: str, actor: User) -> None:
    audit.record(overleg, action=f"monitoring.overleg.{verb}", sentence=sentence, actor=actor)
