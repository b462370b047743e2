"""Make the trial letters that somebody asked for, and keep what came of them with the version."""

import logging

from django.db import transaction

from disbursement.sjabloon.models import SjabloonVersie
from disbursement.sjabloon.rendering import trial
from disbursement.sjabloon.rendering.of_version import wording_of
from disbursement.sjabloon.rendering.trial import TrialResult
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.errors import DomainError

logger = logging.getLogger(__name__)
BROKEN = "Het programma kon de proefbrieven niet maken. Vraag de beheerder om hulp."


def run_trial(version_id: int) -> bool:
    """Make them outside any transaction; True when the results were kept.

    Nothing is kept when they were not asked for, or when a text was changed meanwhile.
    """
    waiting = SjabloonVersie.objects.awaiting_trial().select_related("sjabloon")
    version = waiting.filter(pk=version_id).first()
    return version is not None and _keep(version, _results(version))


def _results(version: SjabloonVersie) -> list[TrialResult]:
    """What came of it, whatever happens: a row that fails for ever would be tried for ever."""
    sjabloon = version.sjabloon
    try:
        return trial.try_out(sjabloon.kind, sjabloon.instrument, wording_of(version))
    except DomainError as error:
        problem = str(error)
    except Exception:
        logger.exception("trial letters of version %s", version.pk)
        problem = BROKEN
    return [TrialResult("alle", pages=0, sha256="", problems=[problem])]


@transaction.atomic
def _keep(tried: SjabloonVersie, results: list[TrialResult]) -> bool:
    waiting = SjabloonVersie.objects.awaiting_trial().select_for_update(of=("self",))
    version = waiting.filter(pk=tried.pk, trial_asked_at=tried.trial_asked_at).first()
    if version is None or version.fingerprint != tried.fingerprint:
        return False
    is_good = trial.passed(results)
    version.tested_at = clock.now()
    version.tested_fingerprint = version.fingerprint if is_good else ""
    version.test_report = trial.as_report(results)
    version.save()
    audit.record(
        version,
        action="disbursement.sjabloonversie.trial",
        sentence=f"Proefbrieven gemaakt: {'goed' if is_good else 'niet goed'}",
        actor=None,
        state_after=version.status,
    )
    return True
