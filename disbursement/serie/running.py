"""What a worker does with an opdracht: deal by deal, each in a transaction of its own.

Checking is doing and undoing: the same service is called and rolled back, so that the list of what
is ready can never say something else than the act itself. What was done stands in the same
transaction as the act: a worker that dies halfway leaves the deal undone and open.
"""

import logging

from celery.exceptions import SoftTimeLimitExceeded
from django.db import transaction

from disbursement.beschikking import services as beschikkingen
from disbursement.beschikking.models import Beschikking, BeschikkingStatus
from disbursement.serie.models import Onderdeel, OnderdeelQuerySet, Opdracht, SerieAct
from disbursement.serie.selectors import has_seen, verlening_of
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.errors import DomainError, RequirementsUnmet, WrongState
from regiodeals.deal.models import Deal

logger = logging.getLogger(__name__)

# So many deals in one task: a long serie does not run into the time limit of a task.
BATCH = 25
MOST_ATTEMPTS = 3
GIVEN_UP = f"Dit lukte {MOST_ATTEMPTS} keer niet. Doe deze deal apart, of meld het de beheerder."
WENT_WRONG = "Er ging iets mis in de software. Doe deze deal apart, of meld het de beheerder."
NOT_SEEN = "U hebt deze beschikking nog niet bekeken. Bekijk haar eerst."
NO_UITKERING = "De uitkering is nog niet geopend. Open haar eerst in het dossier."
NO_BESCHIKKING = "Er is nog geen beschikking opgesteld. Maak eerst het concept."


class _Undone(Exception):
    """Ends a check: everything that was tried is rolled back."""


def carry_out(opdracht_id: int) -> bool:
    """Go on with an opdracht for one batch; True when a worker must come back for more.

    May be called twice, or by two workers at once: each deal is claimed under its row lock.
    """
    for _ in range(BATCH):
        opdracht = Opdracht.objects.for_a_worker().filter(pk=opdracht_id).first()
        if opdracht is None:
            return False
        if not _one_deal(opdracht):
            _end_of_phase(opdracht)
            return False
    return True


def _open_parts(opdracht: Opdracht) -> OnderdeelQuerySet:
    parts = Onderdeel.objects.filter(
        opdracht=opdracht, opdracht__stopped_at__isnull=True, opdracht__dropped_at__isnull=True
    )
    return parts.to_do() if opdracht.started_at else parts.unchecked()


def _one_deal(opdracht: Opdracht) -> bool:
    """Check or do one deal; False when none is left for this worker."""
    part_id = _claim(opdracht)
    if part_id is None:
        return False
    with transaction.atomic():
        part = _locked(opdracht, part_id)
        if part is not None:
            (_do if opdracht.started_at else _check)(part, opdracht)
    return True


@transaction.atomic
def _claim(opdracht: Opdracht) -> int | None:
    """Count an attempt at the next deal; one that took its worker down too often is given up."""
    part = _open_parts(opdracht).select_for_update(skip_locked=True, of=("self",)).first()
    if part is None:
        return None
    part.attempts += 1
    part.save(update_fields=["attempts"])
    return part.pk


def _locked(opdracht: Opdracht, part_id: int) -> Onderdeel | None:
    """The claimed deal under lock; None when another worker has it or was first."""
    parts = _open_parts(opdracht).select_related("deal")
    return parts.select_for_update(skip_locked=True, of=("self",)).filter(pk=part_id).first()


def _check(part: Onderdeel, opdracht: Opdracht) -> None:
    part.obstacle = _obstacle(part, opdracht)
    part.checked_at = clock.now()
    part.save(update_fields=["obstacle", "checked_at"])


def _obstacle(part: Onderdeel, opdracht: Opdracht) -> str:
    """Why it cannot be done; empty when it can."""
    if part.attempts > MOST_ATTEMPTS:
        return GIVEN_UP
    try:
        with transaction.atomic():
            act(SerieAct(opdracht.act), part.deal, opdracht.ordered_by)
            raise _Undone
    except _Undone:
        return ""
    except DomainError as error:
        return str(error)
    except SoftTimeLimitExceeded:
        raise
    # One deal that cannot even be checked must not stop the others.
    except Exception:
        logger.exception("deal %s of opdracht %s could not be checked", part.deal_id, opdracht.pk)
        return WENT_WRONG


def _do(part: Onderdeel, opdracht: Opdracht) -> None:
    part.failure = _failure(part, opdracht)
    part.done_at = None if part.failure else clock.now()
    part.save(update_fields=["failure", "done_at"])


def _failure(part: Onderdeel, opdracht: Opdracht) -> str:
    """Do it; returns why it failed, and then nothing of it was done. Empty when it was done."""
    if part.attempts > MOST_ATTEMPTS:
        return GIVEN_UP
    try:
        with transaction.atomic():
            act(SerieAct(opdracht.act), part.deal, opdracht.ordered_by)
    except DomainError as error:
        return str(error)
    except SoftTimeLimitExceeded:
        raise
    # One failure does not stop the rest; the log has what a technician needs.
    except Exception:
        logger.exception("deal %s of opdracht %s failed", part.deal_id, opdracht.pk)
        return WENT_WRONG
    return ""


def _end_of_phase(opdracht: Opdracht) -> None:
    """Write the moment, once nothing is open any more and no other worker is busy.

    A check after which no deal is ready leaves nothing to start: it lapses, and keeps no other out.
    """
    with transaction.atomic():
        row = Opdracht.objects.for_a_worker().select_for_update().filter(pk=opdracht.pk).first()
        if row is None or _open_parts(row).exists():
            return
        moments = ["finished_at"] if row.started_at else ["checked_at"]
        if not row.started_at and not row.onderdelen.ready().exists():
            moments.append("dropped_at")
        for moment in moments:
            setattr(row, moment, clock.now())
        row.save(update_fields=moments)


def act(kind: SerieAct, deal: Deal, actor: User) -> None:
    """Do to one deal what was ordered for all; raises DomainError with the reason why not."""
    if kind is SerieAct.DRAFT:
        beschikkingen.draft_beschikking(uitkering_id=_uitkering_id(deal), actor=actor)
        return
    row = verlening_of(deal)
    if row is None:
        raise WrongState(NO_BESCHIKKING)
    if kind is SerieAct.SIGN:
        beschikkingen.sign_beschikking(
            beschikking_id=row.pk, actor=actor, seen=_seen_content(row, actor)
        )
        return
    {
        SerieAct.SUBMIT: beschikkingen.submit_beschikking,
        SerieAct.ANNOUNCE: beschikkingen.announce_beschikking,
    }[kind](beschikking_id=row.pk, actor=actor)


def _uitkering_id(deal: Deal) -> int:
    uitkering = getattr(deal, "uitkering", None)
    if uitkering is None:
        raise WrongState(NO_UITKERING)
    return int(uitkering.pk)


def _seen_content(row: Beschikking, actor: User) -> str:
    """The content that the signer looked at; the signature compares it under the lock of the row.

    Raises RequirementsUnmet: nobody signs in a serie what he did not look at. Of what is not to be
    signed yet there is nothing to look at; the signature itself says so.
    """
    if row.status != BeschikkingStatus.GETOETST:
        return ""
    if not has_seen(row, actor):
        raise RequirementsUnmet([NOT_SEEN])
    return row.reviewed_fingerprint
