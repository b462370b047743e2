"""The rows of a claim, locked, and what every act on it checks."""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from disbursement.vaststelling.models import Vordering
from disbursement.vaststelling.models.events import ClaimEvent
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.common.words import dutch

SENTENCES = {
    "received_within_what_is_owed": dutch(
        "Er is meer ontvangen dan er nog openstaat. Leg de rest apart."
    ),
    "receipt_is_recorded_once": dutch("Deze ontvangst is al vastgelegd, met hetzelfde kenmerk."),
    "interest_decision_is_recorded_once": dutch("Dit rentebesluit is al vastgelegd."),
    "event_is_of_an_open_claim": dutch("Deze vordering is gesloten en ligt vast."),
}


def locked_claim(vordering_id: int) -> Vordering:
    """The claim, locked: nobody pays, reminds or closes it meanwhile."""
    return (
        Vordering.objects.select_for_update(of=("self",))
        .select_related("uitkering__deal", "uitkering__kassier", "beschikking")
        .get(pk=vordering_id)
    )


def require(policy: Any, subject: Any, actor: User) -> None:
    """Raise NotAllowed with the sentence of the policy."""
    if not policy(subject, actor):
        raise NotAllowed(policy.sentence)


def require_outstanding(vordering: Vordering) -> None:
    """Raise WrongState for a claim that was paid or has lapsed."""
    if not vordering.is_outstanding:
        raise WrongState(
            dutch(
                "{vordering} is {stand} en ligt vast.",
                vordering=str(vordering),
                stand=vordering.get_status_display(),
            )
        )


def require_day_of_claim(day: date, vordering: Vordering) -> None:
    """Raise InvalidInput for a day to come, or before the claim was made known."""
    if day > vordering.today:
        raise InvalidInput(
            dutch("{dag} ligt in de toekomst. Vul de dag in waarop het was.", dag=long_date(day))
        )
    # Who read the letter in the portal may have acted before it was posted.
    known_since = vordering.beschikking.announced_on or vordering.opened_on
    if day < known_since:
        raise InvalidInput(
            dutch(
                "{dag} ligt vóór de bekendmaking op {grens}.",
                dag=long_date(day),
                grens=long_date(known_since),
            )
        )


def said(words: str, sentence: str) -> str:
    """The words without blanks around them; raises InvalidInput when there are none."""
    if not words.strip():
        raise InvalidInput(sentence)
    return words.strip()


def write(event: ClaimEvent, *, sentence: str, actor: User) -> None:
    """Number and store what happened, and leave a line in the trail.

    What the database refuses is said in a sentence, as a WrongState; nothing is stored then.
    """
    model = type(event)
    event.number = model._default_manager.filter(vordering=event.vordering).count() + 1
    event.recorded_by, event.recorded_at = actor, clock.now()
    try:
        with transaction.atomic():
            event.save()
    except IntegrityError as error:
        name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "") or ""
        if name not in SENTENCES:
            raise
        raise WrongState(SENTENCES[name]) from error
    audit.record(
        event.vordering,
        action=f"disbursement.vordering.{model._meta.model_name}",
        sentence=sentence[:300],
        actor=actor,
        details={"kenmerk": event.reference},
    )
