"""Scenes: what somebody does at one moment, and how they are played one after the other."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from regiodeals.common import clock
from regiodeals.common.clock import AMSTERDAM
from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.errors import DomainError
from regiodeals.common.origin import origin

ORIGIN = "demonstratie"
# Later than this a scene would get another date in its letter, and terms would slip.
PATIENCE = timedelta(days=7)


@dataclass(frozen=True)
class Scene:
    """One act. `is_done` looks at the record, so that a scene is played once, whoever asks."""

    moment: datetime
    title: str
    is_done: Callable[[], bool]
    act: Callable[[], object]


class StoryStuck(DomainError):
    """The story cannot go on; the sentence says where it stopped and what to do."""


Watcher = Callable[[int, int, Scene], None]


def play(scenes: Iterable[Scene], watch: Watcher) -> int:
    """Play what has not been played, in order of time, and say how many scenes that were.

    Each scene is all or nothing, so the story may be stopped anywhere and played on later. The
    clock goes forward only. Raises StoryStuck.
    """
    in_order = sorted(scenes, key=lambda scene: scene.moment)
    played = 0
    token = origin.set(ORIGIN)
    try:
        for number, scene in enumerate(in_order, start=1):
            watch(number - 1, len(in_order), scene)
            if not scene.is_done():
                _play(scene)
                played += 1
        if in_order:
            watch(len(in_order), len(in_order), in_order[-1])
    finally:
        origin.reset(token)
    return played


def advance_clock(moment: datetime) -> None:
    """Move the demonstration clock forward to `moment`; it is never moved back."""
    if clock.now() < moment:
        clock.move_demo_clock(moment)


def _play(scene: Scene) -> None:
    if clock.now() > scene.moment + PATIENCE:
        stands_at = plain_date(clock.now().astimezone(AMSTERDAM).date())
        raise StoryStuck(
            f"De klok van de demonstratie staat al op {stands_at}, en dit moest nog gebeuren: "
            f"{scene.title}, {plain_date(scene.moment.date())}. "
            "Begin opnieuw: make clean-demo en dan make demo."
        )
    advance_clock(scene.moment)
    try:
        scene.act()
    except StoryStuck:
        raise
    except DomainError as error:
        raise StoryStuck(f"Het verhaal stopt bij: {scene.title}. {error}") from error
