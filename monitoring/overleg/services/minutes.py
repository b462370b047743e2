"""Minutes: written during the meeting or after it, sent for agreement, and answered."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Max

from monitoring.overleg import sending
from monitoring.overleg.conditions import has_taken_place
from monitoring.overleg.models import (
    Besluitpunt,
    Overleg,
    OverlegStatus,
    Verslagreactie,
    Verslagversie,
)
from monitoring.overleg.models.minutes import LONGEST_DECISION
from monitoring.overleg.policies import may_organise
from monitoring.overleg.selectors import actions_of, participants_of
from monitoring.overleg.services.locks import locked
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.documents.typed_text import as_kept, require_printable

LONGEST_MINUTES = 20_000
# How long a participant has before silence counts as agreement.
TIME_TO_ANSWER = timedelta(days=14)
ANOTHER_VERSION = dutch(
    "Er is intussen een andere versie van het verslag verstuurd. Lees die eerst."
)


@in_turn()
@transaction.atomic
def save_minutes(*, overleg_id: int, text: str, actor: User) -> Overleg:
    """Keep what was written so far; nobody gets it before it is sent."""
    overleg = to_write(overleg_id, actor)
    text = as_kept(text)
    if len(text) > LONGEST_MINUTES:
        raise InvalidInput(dutch("Het verslag is te lang. Gebruik ten hoogste 20.000 tekens."))
    # Once adopted nobody can change it any more, and the papers of the next overleg print it.
    require_printable(text)
    if text != overleg.minutes:
        overleg.minutes = text
        changed(overleg, actor, "write_minutes", "Verslag bewaard", "minutes")
    return overleg


@in_turn()
@transaction.atomic
def add_decision(*, overleg_id: int, text: str, actor: User) -> Besluitpunt:
    """Lay down what was decided."""
    overleg = to_write(overleg_id, actor)
    text = as_kept(" ".join(text.split()))
    if not 0 < len(text) <= LONGEST_DECISION:
        raise InvalidInput(
            dutch(
                "Schrijf het besluit op, in ten hoogste {aantal} tekens.", aantal=LONGEST_DECISION
            )
        )
    require_printable(text)
    last = overleg.besluiten.aggregate(last=Max("number"))["last"] or 0
    row = Besluitpunt.objects.create(overleg=overleg, number=last + 1, text=text)
    changed(overleg, actor, "decide", f"Besluit {row.number} opgeschreven")
    return row


@in_turn()
@transaction.atomic
def drop_decision(*, besluitpunt_id: int, actor: User) -> None:
    """Take out what was not decided, before the minutes are adopted."""
    found = Besluitpunt.objects.values_list("overleg_id", flat=True).get(pk=besluitpunt_id)
    overleg = to_write(found, actor)
    row = Besluitpunt.objects.get(pk=besluitpunt_id)
    row.delete()
    changed(overleg, actor, "drop_decision", f"Besluit {row.number} geschrapt")


@in_turn()
@transaction.atomic
def send_minutes(*, overleg_id: int, actor: User) -> Verslagversie:
    """Send the minutes as they stand to who took part, to agree with or not."""
    overleg = locked(overleg_id)
    workflow.require(may_organise, overleg, actor)
    if overleg.status != OverlegStatus.GEHOUDEN:
        raise WrongState(dutch("Een verslag verstuurt u nadat het overleg is gehouden."))
    if not overleg.minutes:
        raise InvalidInput(dutch("Er is nog geen verslag. Schrijf eerst het verslag."))
    if overleg.minutes_are_out:
        raise WrongState(dutch("Het verslag is al verstuurd en daarna niet gewijzigd."))
    today = clock.today(ZoneInfo(overleg.zone))
    last = overleg.versies.aggregate(last=Max("number"))["last"] or 0
    version = Verslagversie.objects.create(
        overleg=overleg,
        number=last + 1,
        content=content_of(overleg),
        sent_at=clock.now(),
        sent_by=actor,
        answer_by=today + TIME_TO_ANSWER,
    )
    overleg.minutes_are_out = True
    overleg.save(update_fields=["minutes_are_out"])
    own = overleg.deelnemers.present().filter(user=actor).first()
    if own is not None:
        # Who sends it agrees with it: nobody is asked about what he wrote himself.
        Verslagreactie.objects.create(
            versie=version, deelnemer=own, agrees=True, at=version.sent_at
        )
    sending.send_minutes(overleg, version, by=actor)
    _record(overleg, "send_minutes", f"Verslag verstuurd, versie {version.number}", actor)
    return version


@in_turn()
@transaction.atomic
def answer_minutes(
    *, overleg_id: int, actor: User, agrees: bool, words: str = "", seen: int | None = None
) -> Verslagreactie:
    """Agree with the minutes, or say what must change; only for oneself.

    `seen` is the number of the version that the page showed. Raises NotAllowed for who took no
    part, WrongState when nothing waits for an answer, or another version than was read.
    """
    overleg = locked(overleg_id)
    deelnemer = overleg.deelnemers.present().filter(user=actor).first()
    if deelnemer is None:
        raise NotAllowed(dutch("Alleen wie deelnam aan het overleg, reageert op het verslag."))
    version = overleg.versies.order_by("-number").first()
    if version is None or overleg.status != OverlegStatus.GEHOUDEN or not overleg.minutes_are_out:
        raise WrongState(
            dutch("Er is nu geen verslag om op te reageren. Bekijk de pagina opnieuw.")
        )
    if seen is not None and seen != version.number:
        raise WrongState(ANOTHER_VERSION)
    words = words.strip()
    if not agrees and not words:
        raise InvalidInput(dutch("Schrijf op wat er anders moet in het verslag."))
    row = Verslagreactie.objects.create(
        versie=version, deelnemer=deelnemer, agrees=agrees, words=words, at=clock.now()
    )
    sentence = "Stemt in met het verslag" if agrees else "Stemt niet in met het verslag"
    _record(overleg, "answer_minutes", f"{sentence}, versie {version.number}", actor)
    return row


def to_write(overleg_id: int, actor: User) -> Overleg:
    """The locked overleg while its minutes can be written: from its day on, until adopted."""
    overleg = locked(overleg_id)
    workflow.require(may_organise, overleg, actor)
    if overleg.status == OverlegStatus.VASTGESTELD:
        raise WrongState(dutch("Het verslag is vastgesteld en ligt vast."))
    if overleg.status == OverlegStatus.GEPLAND or not has_taken_place(overleg):
        raise WrongState(dutch("Het verslag schrijft u vanaf de dag van het overleg."))
    return overleg


def changed(overleg: Overleg, actor: User, verb: str, sentence: str, *fields: str) -> None:
    """What was sent before is not what it says now."""
    overleg.minutes_are_out = False
    overleg.save(update_fields=["minutes_are_out", *fields])
    _record(overleg, verb, sentence, actor)


def content_of(overleg: Overleg) -> dict[str, Any]:
    """Everything that is agreed to."""
    return {
        "verslag": overleg.minutes,
        "deelnemers": [row.name for row in participants_of(overleg)],
        "besluiten": [{"nummer": row.number, "tekst": row.text} for row in overleg.besluiten.all()],
        "acties": [
            {
                "nummer": int(row.period),
                "tekst": row.title,
                "wie": row.owner_name,
                "uiterlijk": row.due_on.isoformat(),
            }
            for row in actions_of(overleg)
            if row.cancelled_at is None
        ],
    }


def _record(overleg: Overleg, verb: str, sentence: str, actor: User) -> None:
    audit.record(overleg, action=f"monitoring.overleg.{verb}", sentence=sentence, actor=actor)
