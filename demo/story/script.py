"""The script: which scenes there are, and when each of them is played."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial

from demo import inventions
from demo.inventions import DealInvention, moment
from demo.story import (
    afschrift,
    beschikking,
    betaling,
    convenant,
    kamer,
    leren,
    overleg,
    rapportage,
    record,
)
from demo.story.scenes import Scene, advance_clock
from regiodeals.common import clock
from regiodeals.deal.models import Deal

# The proposals were selected on this day; the facts are loaded on it.
BEGIN = moment("2024-02-09 10:00")
# The morning of the first overleg; from here the clock ticks on.
END = moment("2025-01-28 09:00")

Question = Callable[[DealInvention], bool]
Act = Callable[[DealInvention], object]
Step = tuple[str | None, int, str, Question, Act]


def begin() -> None:
    """Set the clock to the day of the selection, unless the story is under way.

    A clock that stands later belongs to another database when this one holds no deal.
    """
    if not clock.is_demo() or not Deal.objects.exists():
        clock.move_demo_clock(BEGIN)


def scenes() -> list[Scene]:
    """Every scene of every deal, and the morning on which the story ends."""
    found = [scene for deal in inventions.deals() for scene in _scenes_of(deal)]
    end = Scene(
        END,
        "de ochtend van het eerste overleg",
        lambda: clock.now() >= END,
        lambda: advance_clock(END),
    )
    more = (betaling, afschrift, rapportage, leren, kamer)
    return [*found, *(scene for part in more for scene in part.scenes()), end]


def _scenes_of(invention: DealInvention) -> Iterator[Scene]:
    for start, minutes, title, is_done, act in _steps(invention):
        if start is not None:
            yield Scene(
                _after(start, minutes),
                f"{invention['naam']}: {title}",
                partial(is_done, invention),
                partial(act, invention),
            )


def _steps(invention: DealInvention) -> Iterator[Step]:
    """When (a moment of the script, and minutes after it), what, whether it is done, the act."""
    at = invention["verloop"]
    prepare, conclude, grant = at["voorbereiding"], at["convenant"], at["uitkering"]
    yield prepare, 0, "voorbeelden ingevuld", convenant.is_filled, convenant.fill
    yield prepare, 3, "behandelaar", convenant.is_assigned, convenant.assign
    yield prepare, 6, "begin convenant", convenant.is_prepared, convenant.prepare
    yield prepare, 17, "partijen", convenant.has_signatories, convenant.invite_signatories
    yield conclude, 0, "handtekeningen", convenant.has_signatures, convenant.sign
    yield conclude, 4, "convenant gesloten", convenant.is_concluded, convenant.conclude
    yield conclude, 9, "kassier", record.has_kassier, convenant.appoint_kassier
    yield grant, 0, "uitkering", beschikking.is_opened, beschikking.open_uitkering
    yield grant, 12, "concept", beschikking.is_drafted, beschikking.draft
    yield at["toetsing"], -3, "oordelen", beschikking.is_judged, beschikking.judge
    yield at["toetsing"], 0, "naar toetsing", beschikking.is_submitted, beschikking.submit
    if (back := at["teruggestuurd"]) is not None:
        again = beschikking.is_submitted_again
        yield back["op"], 0, "terug met opmerking", beschikking.is_returned, beschikking.send_back
        yield back["opnieuw_op"], 0, "weer naar toetsing", again, beschikking.submit
    yield at["akkoord"], 0, "akkoord", beschikking.is_approved, beschikking.approve
    yield at["handtekening"], 0, "handtekening", beschikking.is_signed, beschikking.sign
    yield at["handtekening"], 1, "brief", beschikking.has_letter, beschikking.await_letter
    yield at["bekendmaking"], 0, "bekendgemaakt", beschikking.is_announced, beschikking.announce
    yield at["bekendmaking"], 1, "mail", beschikking.is_mailed, beschikking.await_mail
    yield at["bekendmaking"], 20, "per post verzonden", beschikking.is_sent, beschikking.post
    yield at["overleg"], 0, "overleg gepland", overleg.is_scheduled, overleg.schedule
    yield at["uitnodiging"], 0, "uitgenodigd", overleg.is_invited, overleg.invite


def _after(start: str, minutes: int) -> datetime:
    return moment(start) + timedelta(minutes=minutes)
