"""What a calendar program reads, as an independent parser understands it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import vobject
from django.test import Client
from django.urls import reverse

from monitoring.kalender import services as kalender
from monitoring.overleg import services as overleggen
from monitoring.overleg.models import Overleg
from monitoring.overleg.services import Hours
from regiodeals.accounts.models import User
from regiodeals.common.clock import KRALENDIJK
from regiodeals.obligations import services
from regiodeals.obligations.owner import Owner
from tests import builders

pytestmark = pytest.mark.django_db

DAY = date(2024, 12, 10)
MEETING = date(2024, 12, 12)


def asked(person: User, **headers: str) -> Any:
    address = reverse("monitoring:kalender-feed", args=[kalender.make_link(actor=person)])
    return Client().get(address, headers=headers)


def text_of(person: User) -> str:
    answer = asked(person)
    assert answer.status_code == 200
    return str(answer.content.decode())


def events(person: User) -> dict[str, Any]:
    """The events by their summary, after the parser found nothing wrong."""
    calendar = vobject.readOne(text_of(person))
    calendar.validate(raiseException=True)
    return {event.summary.value: event for event in calendar.contents.get("vevent", [])}


def test_what_is_owed_is_a_whole_day_that_ends_the_day_after(impose, officer):
    owed = impose(DAY)
    event = events(officer)["Controleer de stukken, Achterhoek II"]
    assert event.dtstart.value == DAY
    assert event.dtend.value == DAY + timedelta(days=1)
    assert event.uid.value == f"termijn-{owed.pk}@127.0.0.1"
    assert event.transp.value == "TRANSPARENT"
    assert event.status.value == "CONFIRMED"
    assert event.sequence.value == "0"
    page = reverse("regiodeals:obligation-detail", args=[owed.pk])
    assert event.url.value == f"http://127.0.0.1:8000{page}"
    assert event.url.value in event.description.value


def test_a_calendar_without_anything_is_a_calendar(officer):
    text = text_of(officer)
    calendar = vobject.readOne(text)
    assert calendar.method.value == "PUBLISH"
    assert calendar.contents["x-wr-calname"][0].value == "Regio Deals"
    assert "vevent" not in calendar.contents
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n" in text


def test_an_overleg_has_the_hours_of_where_it_is_held(overleg, officer):
    overleggen.schedule_overleg(
        overleg_id=overleg.pk, planned_on=MEETING, location="Stadhuis, zaal 1; boven", actor=officer
    )
    event = events(officer)["Rijk-regio overleg 2024, Achterhoek II"]
    assert event.dtstart.value == datetime(2024, 12, 12, 9, tzinfo=UTC)
    assert event.dtend.value == datetime(2024, 12, 12, 11, tzinfo=UTC)
    assert "DTSTART;TZID=Europe/Amsterdam:20241212T100000\r\n" in text_of(officer)
    assert event.location.value == "Stadhuis, zaal 1; boven"
    assert event.uid.value == f"overleg-{overleg.pk}-1@127.0.0.1"


def test_an_overleg_of_an_island_has_both_clocks_as_on_the_page(officer):
    deal = builders.saba_deal(officer, name="Voorbeeldeiland I")
    row = Overleg.objects.create(deal=deal, year=2024)
    overleggen.schedule_overleg(
        overleg_id=row.pk, planned_on=MEETING, location="Stadhuis", actor=officer
    )
    event = events(officer)["Rijk-regio overleg 2024, Voorbeeldeiland I"]
    assert (
        "10:00 tot 12:00 uur (Nederland; 05:00 tot 07:00 uur in Caribisch Nederland)"
        in event.description.value
    )


def test_after_one_was_called_off_the_next_is_another_meeting(overleg, officer):
    def plan() -> Any:
        overleggen.schedule_overleg(
            overleg_id=overleg.pk, planned_on=MEETING, location="Stadhuis", actor=officer
        )
        return events(officer)["Rijk-regio overleg 2024, Achterhoek II"].uid.value

    first = plan()
    overleggen.add_guest(
        overleg_id=overleg.pk, name="Gea Gast", address="gea@gast.example", actor=officer
    )
    overleggen.take_step(overleg_id=overleg.pk, verb="invite", actor=officer)
    overleggen.call_off(overleg_id=overleg.pk, actor=officer, reason="De zaal is dicht.")
    assert plan() != first


def test_an_overleg_on_an_island_is_in_the_time_of_the_island(overleg, officer):
    overleggen.schedule_overleg(
        overleg_id=overleg.pk,
        planned_on=MEETING,
        location="Kantoor",
        hours=Hours(zone=KRALENDIJK),
        actor=officer,
    )
    event = events(officer)["Rijk-regio overleg 2024, Achterhoek II"]
    assert event.dtstart.value == datetime(2024, 12, 12, 14, tzinfo=UTC)
    assert "DTSTART;TZID=America/Kralendijk:20241212T100000\r\n" in text_of(officer)


def test_an_overleg_without_hours_is_a_whole_day(overleg, officer):
    event = events(officer)["Rijk-regio overleg 2024, Achterhoek II"]
    assert (event.dtstart.value, event.dtend.value) == (MEETING, MEETING + timedelta(days=1))
    assert event.location.value == "nog geen plaats"


def test_the_day_on_an_island_is_the_day_there(impose, officer):
    impose(DAY, zone=KRALENDIJK)
    event = events(officer)["Controleer de stukken, Achterhoek II"]
    assert event.dtstart.value == DAY
    assert "in Nederland tot woensdag 11 december 2024, 05:00 uur" in event.description.value


def test_words_with_marks_come_back_as_they_were(impose, officer):
    title = 'Vraag: "a;b, c\\n" – ' + "é" * 120
    impose(DAY, title=title)
    assert f"{title}, Achterhoek II" in events(officer)
    lines = text_of(officer).encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75


def test_a_line_cannot_be_smuggled_in_by_a_title(impose, officer):
    impose(DAY, title="Stuk\r\nATTENDEE:mailto:x@x.example")
    assert "\r\nATTENDEE" not in text_of(officer)


def test_the_name_of_an_event_stays_while_it_moves_and_its_sequence_goes_up(impose, officer):
    owed = impose(DAY)
    before = events(officer)["Controleer de stukken, Achterhoek II"]
    services.reschedule(obligation_id=owed.pk, due_on=MEETING, reason="r", actor=officer)
    after = events(officer)["Controleer de stukken, Achterhoek II"]
    assert after.uid.value == before.uid.value
    assert (before.sequence.value, after.sequence.value) == ("0", "1")
    assert after.dtstart.value == MEETING
    assert "verschoven, was" in after.description.value


def test_what_is_done_says_so(impose, officer):
    owed = impose(DAY)
    services.meet(obligation_id=owed.pk, on=builders.NOW.date(), how="gedaan", actor=officer)
    event = events(officer)["Gedaan: Controleer de stukken, Achterhoek II"]
    assert (event.status.value, event.sequence.value) == ("CONFIRMED", "1")


def test_what_is_late_says_so(impose, officer, still_clock):
    impose(DAY)
    still_clock.set(builders.NOW.replace(month=12, day=11))
    assert "Te laat: Controleer de stukken, Achterhoek II" in events(officer)


def test_what_lapsed_is_cancelled_for_a_month_and_then_gone(impose, officer, still_clock):
    owed = impose(DAY)
    services.cancel(obligation_id=owed.pk, reason="Hoeft niet meer.", actor=officer)
    event = events(officer)["Vervallen: Controleer de stukken, Achterhoek II"]
    assert event.status.value == "CANCELLED"
    still_clock.set(builders.NOW + timedelta(days=31))
    assert not [name for name in events(officer) if "Controleer" in name]


def test_it_holds_two_months_back_and_thirteen_ahead(impose, officer):
    today = builders.NOW.date()
    kept = [today - timedelta(days=60), today + timedelta(days=400)]
    for day in (kept[0] - timedelta(days=1), *kept, kept[1] + timedelta(days=1)):
        impose(day, title=f"op {day}")
    found = {event.dtstart.value for name, event in events(officer).items() if " op " in f" {name}"}
    assert found == set(kept)


def test_no_name_and_no_address_of_anybody_stands_in_it(impose, overleg, officer):
    person = builders.user(name="Wilhelmina", last_name="Bloem", email="mina@regio.example")
    impose(DAY, owner=Owner(user=person))
    overleggen.add_guest(
        overleg_id=overleg.pk, name="Gea Gast", address="gea@gast.example", actor=officer
    )
    text = text_of(officer)
    assert "Controleer de stukken" in text
    for word in ("Wilhelmina", "Bloem", "Gea", ".example", "ATTENDEE", "ORGANIZER"):
        assert word not in text.replace("\r\n ", "")


def test_it_holds_what_is_of_the_person_and_nothing_else(impose, overleg, officer, coordinator):
    impose(DAY)
    builders.concluded(builders.behandelaar(), name="Zwolle II")
    assert not [name for name in events(officer) if "Zwolle" in name]
    assert "Rijk-regio overleg 2024, Achterhoek II" in events(coordinator)
    assert events(builders.member(builders.organisation())) == {}
    assert events(builders.controller()) == {}


def test_who_reads_english_gets_it_in_english_whoever_asks(deal, impose, coordinator, overleg):
    """A program asks without a session, so the person whose calendar it is decides."""
    user = User.objects.get(pk=coordinator.pk)
    User.objects.filter(pk=user.pk).update(language="en")
    region = Owner(organisation=builders.region_of(deal))
    impose(DAY, owner=region, title="Jaarrekening en jaarverslag over 2024 sturen via het Cft")
    event = events(user)[
        "Annual accounts and annual report for 2024, to be sent in through the Cft, Achterhoek II"
    ]
    assert "Status: open." in event.description.value
    assert event.categories.value == ["SiSa account"]
    assert "State and region meeting 2024, Achterhoek II" in events(user)


def test_the_language_of_the_organisation_counts_until_somebody_chose(deal, impose, coordinator):
    organisation = builders.region_of(deal)
    type(organisation).objects.filter(pk=organisation.pk).update(mail_language="en")
    impose(DAY, owner=Owner(organisation=organisation), title="Eindverslag sturen")
    assert "Final report, to be sent in, Achterhoek II" in events(coordinator)
    User.objects.filter(pk=coordinator.pk).update(language="nl")
    assert "Eindverslag sturen, Achterhoek II" in events(User.objects.get(pk=coordinator.pk))
