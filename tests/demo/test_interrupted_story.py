"""The story goes on wherever it stopped, and says why when it cannot."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from demo import inventions
from demo.inventions import DealInvention, gaps
from demo.story import beschikking as acts
from demo.story import scenes, script
from demo.story.scenes import Scene, StoryStuck
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput
from regiodeals.deal.models import Deal
from regiodeals.documents.models import Document
from tests.builders import NOW, Cast
from tests.demo import stories

# A letter is ordered and not made, made and not sent, and somewhere in between.
KILLED_BEFORE = (
    "Saba: partijen",
    "Noord-Limburg II: convenant gesloten",
    "Drechtsteden-Gorinchem II: brief",
    "Groningen-Noord II: bekendgemaakt",
    "Achterhoek II: uitgenodigd",
)

# A seal and the fingerprint of a trail or a test hold the very moment: no two are the same.
# The name of a mail about an offer holds the moment of the offer.
OF_ONE_MOMENT = ("sha256", "facts_sha256", "test_sha256", "size", "message_id")


@pytest.fixture(autouse=True)
def demo_clock(
    still_clock: Any,
    hurried: Any,
    own_documents: None,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """The clock of the demonstration, in a folder of the test."""
    stories.on_its_own_clock(monkeypatch, tmp_path)


@pytest.fixture
def saba() -> DealInvention:
    """The invention of one deal."""
    return next(row for row in inventions.deals() if row["naam"] == "Saba")


@pytest.fixture
def day_of_the_cast(demo_clock: None) -> None:
    """The clock of the demonstration stands on a day on which a verlening is lawful."""
    clock.move_demo_clock(NOW)


@pytest.mark.django_db(transaction=True)
def test_a_story_that_is_killed_again_and_again_ends_the_same() -> None:
    call_command("flush", interactive=False, verbosity=0)
    for title in KILLED_BEFORE:
        with pytest.raises(stories.Killed):
            stories.play(until=title)
    assert stories.play() > 0
    interrupted = stories.picture(apart_from=OF_ONE_MOMENT)

    call_command("flush", interactive=False, verbosity=0)
    stories.play()

    assert stories.picture(apart_from=OF_ONE_MOMENT) == interrupted


@pytest.mark.usefixtures("day_of_the_cast")
@pytest.mark.django_db
def test_a_letter_that_does_not_come_stops_the_story(
    cast: Cast, saba: DealInvention, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast.signed(name="Saba")
    monkeypatch.setattr(acts, "LETTER_PATIENCE_SECONDS", 0)

    with pytest.raises(StoryStuck, match=r"De brief van Saba .*worker\.log"):
        acts.await_letter(saba)


@pytest.mark.usefixtures("day_of_the_cast")
@pytest.mark.django_db
def test_a_letter_that_was_given_up_stops_the_story_with_its_error(
    cast: Cast, saba: DealInvention
) -> None:
    cast.signed(name="Saba")
    Document.objects.update(given_up_at=clock.now(), last_error="het lettertype ontbreekt")

    with pytest.raises(StoryStuck, match="het lettertype ontbreekt"):
        acts.await_letter(saba)


@pytest.mark.usefixtures("day_of_the_cast")
@pytest.mark.django_db
def test_a_letter_that_is_there_is_not_waited_for(cast: Cast, saba: DealInvention) -> None:
    cast.with_letter(name="Saba")

    acts.await_letter(saba)


@pytest.mark.django_db
def test_a_story_whose_clock_ran_away_says_how_to_begin_again() -> None:
    stories.set_the_stage()
    scenes.advance_clock(script.END)

    with pytest.raises(StoryStuck, match="make clean-demo"):
        stories.play()

    assert not Deal.objects.exclude(accounthouder=None).exists()


@pytest.mark.django_db
def test_a_clock_of_another_database_begins_at_the_beginning() -> None:
    scenes.advance_clock(script.END)

    script.begin()

    assert clock.now() - script.BEGIN < timedelta(minutes=1)


def test_the_clock_never_goes_back() -> None:
    later = script.END + timedelta(days=3)
    clock.move_demo_clock(later)

    scenes.advance_clock(script.END)

    assert clock.now() >= later


def test_a_refusal_stops_the_story_with_the_scene_and_the_reason() -> None:
    clock.move_demo_clock(script.BEGIN)

    def refuse() -> None:
        raise InvalidInput("Dit kan niet.")

    scene = Scene(clock.now(), "Saba: kassier", lambda: False, refuse)
    with pytest.raises(StoryStuck, match=r"Saba: kassier\. Dit kan niet\."):
        scenes.play([scene], lambda *_: None)


def test_scenes_are_played_in_order_of_time_and_only_when_not_done() -> None:
    clock.move_demo_clock(script.BEGIN)
    acted: list[str] = []
    minute = timedelta(minutes=1)
    begin = script.BEGIN + minute

    def scene(number: int, *, done: bool) -> Scene:
        title = f"scène {number}"
        return Scene(begin + number * minute, title, lambda: done, lambda: acted.append(title))

    seen: list[tuple[int, int]] = []
    played = scenes.play(
        [scene(3, done=False), scene(1, done=False), scene(2, done=True)],
        lambda done, total, _scene: seen.append((done, total)),
    )

    assert (played, acted) == (2, ["scène 1", "scène 3"])
    assert seen == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert begin + 3 * minute <= clock.now() < begin + 4 * minute


@pytest.mark.django_db
def test_invented_people_have_no_place_outside_the_demonstration(settings: Any) -> None:
    settings.DEMO_CLOCK_FILE = None

    with pytest.raises(RuntimeError, match="alleen in de demonstratie"):
        gaps.fill_organisation_of_the_ministry()

    assert not User.objects.exists()


def test_the_command_refuses_where_no_demonstration_is_set_up(settings: Any) -> None:
    settings.DEMO_CLOCK_FILE = None

    with pytest.raises(CommandError, match="geen demonstratie"):
        call_command("demo")
