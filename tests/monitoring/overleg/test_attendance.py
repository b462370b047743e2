"""Everybody who takes part in an overleg of this week finds it on his start page."""

from datetime import UTC, datetime, time
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from monitoring.overleg import services
from monitoring.overleg.models import Deelnemer, Overleg, OverlegStatus
from monitoring.overleg.panels import work_for
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.dossier import Appointment
from tests import builders
from tests.browsing import text_of
from tests.monitoring.overleg import meeting
from tests.monitoring.overleg.browsing import DAY
from tests.monitoring.overleg.meeting import coordinator_of, reader_of_ministry

pytestmark = pytest.mark.django_db


def held(overleg: Overleg, officer: User, **changes: Any) -> None:
    """Invite everybody of the parties."""
    meeting.planned(overleg, officer, **changes)
    services.add_everybody(overleg_id=overleg.pk, actor=officer)
    services.take_step(overleg_id=overleg.pk, verb="invite", actor=officer)


def on(still_clock: Any, day: int, hour: int = 7) -> None:
    still_clock.set(datetime(DAY.year, DAY.month, day, hour, tzinfo=UTC))


def titles(user: User) -> list[str]:
    return [str(item.title) for item in work_for(user)]


def test_region_and_co_signing_ministry_see_it_on_its_day(
    overleg: Overleg, officer: User, still_clock: Any
) -> None:
    people = coordinator_of(overleg), reader_of_ministry(overleg)
    held(overleg, officer)
    on(still_clock, DAY.day)
    for person in people:
        assert titles(person) == [f"Vandaag om 10:00 uur: overleg {overleg.deal}"]


@pytest.mark.parametrize(
    ("day", "said"), [(11, "Morgen om 10:00 uur"), (6, "Donderdag om 10:00 uur")]
)
def test_it_is_announced_six_days_ahead(
    overleg: Overleg, officer: User, still_clock: Any, day: int, said: str
) -> None:
    person = coordinator_of(overleg)
    held(overleg, officer)
    on(still_clock, 5)
    assert titles(person) == []
    on(still_clock, day)
    assert titles(person) == [f"{said}: overleg {overleg.deal}"]


def test_it_is_gone_when_it_is_over(overleg: Overleg, officer: User, still_clock: Any) -> None:
    person = coordinator_of(overleg)
    held(overleg, officer)
    on(still_clock, DAY.day, 9)
    assert len(titles(person)) == 1
    on(still_clock, DAY.day, 10)
    assert titles(person) == []


def test_who_takes_no_part_or_no_part_any_more_does_not_see_it(
    overleg: Overleg, officer: User, still_clock: Any
) -> None:
    person = coordinator_of(overleg)
    held(overleg, officer)
    other = coordinator_of(overleg, name="Carla", email="carla@regio.example")
    row = Deelnemer.objects.get(overleg=overleg, user=person)
    services.remove_participant(deelnemer_id=row.pk, actor=officer)
    on(still_clock, DAY.day)
    assert (titles(person), titles(other)) == ([], [])


def test_what_was_called_off_is_attended_by_nobody(
    overleg: Overleg, officer: User, still_clock: Any
) -> None:
    person = coordinator_of(overleg)
    held(overleg, officer)
    services.call_off(overleg_id=overleg.pk, actor=officer, reason="Ziek.")
    on(still_clock, DAY.day)
    assert titles(person) == []


def test_the_start_page_says_when_and_where_and_leads_to_the_video(
    overleg: Overleg, officer: User, still_clock: Any, client: Client
) -> None:
    person = coordinator_of(overleg)
    held(overleg, officer, video_url="https://video.example.org/12")
    on(still_clock, DAY.day)
    client.force_login(person)
    page = client.get("/")
    text = text_of(page)
    assert f"Vandaag om 10:00 uur: overleg {overleg.deal}" in text
    assert "Wanneer: donderdag 12 juni 2025, 10:00 tot 12:00 uur" in text
    assert "Waar: Stadhuis Videoverbinding openen" in text
    assert "https://video.example.org/12" in page.content.decode()
    assert "Als u wacht" not in text.partition("Vandaag om 10:00 uur")[2].partition("Waar:")[0]


def test_who_organises_and_takes_part_reads_it_once(
    overleg: Overleg, officer: User, still_clock: Any
) -> None:
    overleg.deal.accounthouder = officer
    overleg.deal.save(update_fields=["accounthouder"])
    held(overleg, officer)
    on(still_clock, DAY.day)
    (said,) = [title for title in titles(officer) if "te bereiken" not in title]
    assert said.startswith("Vandaag")


def test_for_an_island_both_clocks_are_told(officer: User, still_clock: Any) -> None:
    deal = builders.saba_deal(officer)
    overleg = Overleg.objects.create(deal=deal, year=2025)
    person = coordinator_of(overleg)
    held(overleg, officer)
    on(still_clock, DAY.day)
    (item,) = work_for(person)
    assert item.title == f"Vandaag om 10:00 uur in Nederland: overleg {deal}"
    assert item.appointment == Appointment(
        "donderdag 12 juni 2025, 10:00 tot 12:00 uur (Nederland; 04:00 tot 06:00 uur in Caribisch"
        " Nederland)",
        "Stadhuis",
    )


def test_in_the_evening_of_an_island_it_is_tomorrow_in_the_netherlands(
    officer: User, still_clock: Any
) -> None:
    overleg = Overleg.objects.create(deal=builders.saba_deal(officer), year=2025)
    person = coordinator_of(overleg)
    hours = services.Hours(time(19), time(21), clock.KRALENDIJK)
    held(overleg, officer, hours=hours)
    # Two in the night of the thirteenth in The Hague, the evening of the twelfth on the island.
    on(still_clock, DAY.day + 1, 0)
    (item,) = work_for(person)
    assert item.title.startswith("Vandaag om 19:00 uur in Caribisch Nederland")
    assert item.appointment is not None
    assert "vrijdag 13 juni 2025 01:00 tot 03:00 uur in Nederland" in item.appointment.when


def test_many_overleggen_ask_no_more_than_one(
    overleg: Overleg, officer: User, still_clock: Any, django_assert_num_queries: Any
) -> None:
    person = builders.toetser()
    on(still_clock, DAY.day)
    attended(overleg, person)
    titles(person)
    with CaptureQueriesContext(connection) as asked:
        assert len(titles(person)) == 1
    for _ in range(4):
        deal = builders.concluded(officer)
        attended(Overleg.objects.create(deal=deal, year=2025), person)
    with django_assert_num_queries(len(asked)):
        assert len(titles(person)) == 5


def attended(overleg: Overleg, person: User) -> None:
    """Invited, with one participant."""
    Deelnemer.objects.create(overleg=overleg, user=person, added_at=clock.now(), added_by=person)
    Overleg.objects.filter(pk=overleg.pk).update(planned_on=DAY, status=OverlegStatus.UITGENODIGD)
