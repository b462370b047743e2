"""What a person may do with a serie; each function is all or nothing."""

from collections.abc import Collection

from django.db import IntegrityError, transaction

from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.policies import is_tekenbevoegde
from disbursement.serie import policies, tasks
from disbursement.serie.models import (
    Inzage,
    Onderdeel,
    Opdracht,
    Phase,
    Serie,
    SerieAct,
    SerieDeal,
)
from disbursement.serie.selectors import MOST_DEALS, deals_to_grant
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.hurry import hurry
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch

NOTHING_CHOSEN = dutch("Kies ten minste één deal.")
NOT_TO_CHOOSE = dutch("Een van de deals kan niet meer worden gekozen. Bekijk de lijst opnieuw.")
TOO_MANY = dutch("Een serie heeft ten hoogste {aantal} deals. Kies er minder.", aantal=MOST_DEALS)
STILL_BUSY = dutch(
    "Er loopt al een opdracht voor deze serie. Wacht tot die klaar is, of laat haar vervallen."
)
CHANGED_SINCE = dutch("De beschikking is intussen gewijzigd. Bekijk haar opnieuw.")


@in_turn()
@transaction.atomic
def make_serie(*, tranche_id: int, deal_ids: Collection[int], actor: User) -> Serie:
    """Store a selection of deals that have a convenant and no grant yet."""
    workflow.require(policies.may_make_serie, None, actor)
    if not deal_ids:
        raise InvalidInput(NOTHING_CHOSEN)
    deals = list(deals_to_grant(actor, tranche_id).filter(pk__in=deal_ids))
    if len(deals) != len(set(deal_ids)):
        raise InvalidInput(NOT_TO_CHOOSE)
    if len(deals) > MOST_DEALS:
        raise InvalidInput(TOO_MANY)
    serie = Serie.objects.create(tranche_id=tranche_id, made_by=actor, made_at=clock.now())
    SerieDeal.objects.bulk_create(SerieDeal(serie=serie, deal=deal) for deal in deals)
    _record(serie, "serie.make", f"{serie} gemaakt van {len(deals)} deals", actor)
    return serie


@in_turn()
@transaction.atomic
def order_act(*, serie_id: int, act: str, actor: User) -> Opdracht:
    """Ask for an act on all deals of a serie; a worker first checks which of them are ready.

    Raises WrongState while another opdracht for the serie is open.
    """
    serie = Serie.objects.select_for_update().get(pk=serie_id)
    if act not in SerieAct.values:
        raise WrongState(dutch("Deze handeling bestaat niet."))
    workflow.require(policies.may_order(act), serie, actor)
    try:
        with transaction.atomic():
            opdracht = Opdracht.objects.create(
                serie=serie, act=act, ordered_by=actor, ordered_at=clock.now()
            )
    except IntegrityError as error:
        raise WrongState(STILL_BUSY) from error
    Onderdeel.objects.bulk_create(
        Onderdeel(opdracht=opdracht, deal_id=deal_id)
        for deal_id in serie.chosen.values_list("deal_id", flat=True)
    )
    _record(opdracht, "opdracht.order", f"Gevraagd: {opdracht}", actor)
    hurry(tasks.carry_out, opdracht.pk)
    return opdracht


@in_turn()
@transaction.atomic
def start_opdracht(*, opdracht_id: int, actor: User) -> Opdracht:
    """Let a worker do it for the deals that are ready; the others stay as they are."""
    opdracht = _locked(opdracht_id, policies.is_who_ordered, actor, Phase.READY)
    opdracht.onderdelen.update(attempts=0)
    opdracht.started_at = clock.now()
    opdracht.save(update_fields=["started_at"])
    _record(opdracht, "opdracht.start", f"Gestart: {opdracht}", actor)
    hurry(tasks.carry_out, opdracht.pk)
    return opdracht


@in_turn()
@transaction.atomic
def drop_opdracht(*, opdracht_id: int, actor: User) -> Opdracht:
    """Not do it after all; nothing of it has been done. A colleague may, when who ordered it left.

    Raises WrongState once it was started: then it can be stopped.
    """
    opdracht = _locked(opdracht_id, policies.may_end, actor, Phase.CHECKING, Phase.READY)
    opdracht.dropped_at = clock.now()
    opdracht.save(update_fields=["dropped_at"])
    _record(opdracht, "opdracht.drop", f"Vervallen: {opdracht}", actor)
    return opdracht


@in_turn()
@transaction.atomic
def stop_opdracht(*, opdracht_id: int, actor: User) -> Opdracht:
    """Do no more of it: what was done stays done, and the deals that are left stay as they are.

    A deal that a worker has in hand is finished first.
    """
    opdracht = _locked(opdracht_id, policies.may_end, actor, Phase.RUNNING)
    opdracht.stopped_at = clock.now()
    opdracht.save(update_fields=["stopped_at"])
    _record(opdracht, "opdracht.stop", f"Gestopt: {opdracht}", actor)
    return opdracht


@in_turn()
@transaction.atomic
def register_inzage(*, beschikking_id: int, fingerprint: str, actor: User) -> Inzage:
    """Lay down that a signer looked at the content with this fingerprint, which the page showed.

    A second time does nothing. Raises WrongState when the content is another one by now: nobody
    has seen what came after his page was made.
    """
    workflow.require(is_tekenbevoegde, None, actor)
    beschikking = Beschikking.objects.select_for_update(of=("self",)).get(pk=beschikking_id)
    if not beschikking.reviewed_fingerprint:
        raise WrongState(
            dutch("Deze beschikking is nog niet ingestuurd. Er is nog niets te bekijken.")
        )
    if fingerprint != beschikking.reviewed_fingerprint:
        raise WrongState(CHANGED_SINCE)
    inzage, is_new = Inzage.objects.get_or_create(
        beschikking=beschikking,
        person=actor,
        fingerprint=fingerprint,
        defaults={"at": clock.now()},
    )
    if is_new:
        _record(beschikking, "inzage.register", "Bekeken om te ondertekenen", actor)
    return inzage


def _locked(opdracht_id: int, policy: policies.Policy, actor: User, *phases: Phase) -> Opdracht:
    """The locked opdracht in one of these phases, for who may."""
    opdracht = Opdracht.objects.select_for_update().get(pk=opdracht_id)
    workflow.require(policy, opdracht, actor)
    if opdracht.phase not in phases:
        raise WrongState(dutch("Dit kan niet: de opdracht is {stand}.", stand=opdracht.phase.label))
    return opdracht


def _record(subject: Serie | Opdracht | Beschikking, verb: str, sentence: str, actor: User) -> None:
    audit.record(subject, action=f"disbursement.{verb}", sentence=sentence, actor=actor)
