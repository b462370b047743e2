"""Who handles a deal reads what an overleg asks of him now, also when its day went by."""

from datetime import UTC, datetime
from typing import Any

import pytest

from monitoring.overleg import services
from monitoring.overleg.models import Overleg
from monitoring.overleg.panels import work_for
from regiodeals.accounts.models import User
from tests.monitoring.overleg import meeting
from tests.monitoring.overleg.browsing import DAY, sent, url

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def handled(overleg: Overleg, officer: User) -> None:
    """The officer is the accounthouder."""
    overleg.deal.accounthouder = officer
    overleg.deal.save(update_fields=["accounthouder"])


def asked(officer: User) -> tuple[str, str]:
    """The act and what happens when he waits, without the name of the deal."""
    (item,) = [item for item in work_for(officer) if "te bereiken" not in item.title]
    return item.title.partition(": ")[2], item.if_you_wait


def on(still_clock: Any, day: int) -> None:
    still_clock.set(datetime(DAY.year, DAY.month, day, 10, tzinfo=UTC))


def answer(overleg: Overleg, actor: User, *, agrees: bool) -> None:
    words = "" if agrees else "Het bedrag."
    services.answer_minutes(overleg_id=overleg.pk, actor=actor, agrees=agrees, words=words)


def test_without_a_day_a_day_is_asked(overleg: Overleg, officer: User) -> None:
    act, consequence = asked(officer)
    assert act == f"kies een dag voor het overleg van {overleg.year}"
    assert "heeft nog geen dag" in consequence


def test_a_poll_is_picked_from_on_its_page_and_the_task_says_when_everybody_answered(
    overleg: Overleg, officer: User, still_clock: Any
) -> None:
    on(still_clock, DAY.day - 1)
    bart = meeting.coordinator_of(overleg)
    for person in (bart, officer):
        services.add_person(overleg_id=overleg.pk, user_id=person.pk, actor=officer)
    about: dict[str, Any] = {"overleg_id": overleg.pk, "actor": officer, "planned_on": DAY}
    moment = services.propose_moment(hours=services.USUAL, **about)
    (item,) = [item for item in work_for(officer) if "te bereiken" not in item.title]
    assert item.title.endswith(f": kies een dag voor het overleg van {overleg.year}")
    assert item.url == url("poll", overleg)
    row = overleg.deelnemers.get(user=bart)
    services.answer_moments(deelnemer_id=row.pk, answers={moment.pk: "kan"}, actor=bart)
    assert asked(officer)[0].startswith("de datumprikker is ingevuld, kies een dag")


def test_before_its_day_people_are_invited_and_it_is_prepared(
    overleg: Overleg, officer: User, still_clock: Any
) -> None:
    meeting.planned(overleg, officer)
    on(still_clock, DAY.day - 1)
    assert asked(officer)[0] == "nodig uit voor het overleg"
    meeting.guest(overleg, officer)
    services.take_step(overleg_id=overleg.pk, verb="invite", actor=officer)
    act, consequence = asked(officer)
    assert act == "bereid het overleg voor"
    assert consequence.startswith("het overleg is op")
    on(still_clock, DAY.day)
    assert asked(officer)[0] == "bereid het overleg voor"


def test_a_day_that_went_by_without_an_invitation_asks_another(
    overleg: Overleg, officer: User, still_clock: Any
) -> None:
    meeting.planned(overleg, officer)
    on(still_clock, DAY.day + 1)
    act, consequence = asked(officer)
    assert act == f"kies een andere dag voor het overleg van {overleg.year}"
    assert consequence.endswith("is voorbij en er is niemand uitgenodigd.")


def test_while_people_can_answer_the_verslag_is_with_them(
    overleg: Overleg, officer: User, still_clock: Any
) -> None:
    on(still_clock, DAY.day - 1)
    one = meeting.coordinator_of(overleg)
    other = meeting.coordinator_of(overleg, name="Bep", email="bep@regio.example")
    for person in (one, other):
        services.add_person(overleg_id=overleg.pk, user_id=person.pk, actor=officer)
    meeting.planned(overleg, officer)
    services.take_step(overleg_id=overleg.pk, verb="invite", actor=officer)
    on(still_clock, DAY.day + 1)
    services.take_step(overleg_id=overleg.pk, verb="hold", actor=officer)
    sent(overleg, officer)
    assert list(work_for(officer)) == []
    answer(overleg, one, agrees=True)
    assert list(work_for(officer)) == []
    answer(overleg, other, agrees=False)
    assert asked(officer)[0] == "pas het verslag aan, een deelnemer stemt niet in"
    answer(overleg, other, agrees=True)
    assert asked(officer)[0] == "stel het verslag vast"


def test_after_its_day_it_is_laid_down_and_then_its_verslag(
    overleg: Overleg, officer: User, still_clock: Any
) -> None:
    on(still_clock, DAY.day - 1)
    meeting.planned(overleg, officer)
    meeting.guest(overleg, officer)
    services.take_step(overleg_id=overleg.pk, verb="invite", actor=officer)
    on(still_clock, DAY.day + 1)
    act, consequence = asked(officer)
    assert act == "leg vast dat het overleg is gehouden"
    assert consequence.startswith("het overleg was op")
    services.take_step(overleg_id=overleg.pk, verb="hold", actor=officer)
    act, consequence = asked(officer)
    assert act == "schrijf het verslag"
    assert consequence.startswith("het overleg was op")
    services.save_minutes(overleg_id=overleg.pk, text="Begonnen.", actor=officer)
    (item,) = [item for item in work_for(officer) if "te bereiken" not in item.title]
    assert item.title.endswith(": maak het verslag af en verstuur het")
    assert item.url == url("minutes", overleg)
    sent(overleg, officer)
    on(still_clock, DAY.day + 17)
    assert asked(officer)[0] == "stel het verslag vast"
    services.take_step(overleg_id=overleg.pk, verb="adopt_minutes", actor=officer)
    assert list(work_for(officer)) == []
