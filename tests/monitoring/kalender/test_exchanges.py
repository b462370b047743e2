"""Uitwisselingen in the calendar: on the page of all who may come, in a program of who does."""

import pytest
import vobject
from django.test import Client
from django.urls import reverse

from monitoring.kalender import services as kalender
from monitoring.uitwisseling import services
from regiodeals.common.clock import KRALENDIJK
from tests import builders
from tests.monitoring.kalender.browsing import cell, days, month, opened
from tests.monitoring.uitwisseling import world
from tests.monitoring.uitwisseling.world import DAY, PLAN

pytestmark = pytest.mark.django_db

MARCH = (2025, 3)


def in_program(person):
    address = reverse("monitoring:kalender-feed", args=[kalender.make_link(actor=person)])
    calendar = vobject.readOne(Client().get(address).content.decode())
    calendar.validate(raiseException=True)
    return {event.summary.value: event for event in calendar.contents.get("vevent", [])}


def test_who_organises_it_finds_it_among_his_own_and_a_colleague_among_all(officer):
    world.planned(officer)
    other = builders.behandelaar()
    assert days(month(officer, *MARCH)) == {DAY: [PLAN.title]}
    assert days(month(other, *MARCH)) == {}
    assert days(month(other, *MARCH, wie="alles")) == {DAY: [PLAN.title]}


def test_a_region_sees_it_once_it_is_open(officer):
    person = world.person("Els")
    meeting = world.planned(officer)
    assert days(month(person, *MARCH)) == {}
    services.take_step(uitwisseling_id=meeting.pk, verb="open", actor=officer)
    (entry,) = cell(month(person, *MARCH), DAY).entries
    assert (entry.title, entry.hours, entry.word, entry.deal) == (
        PLAN.title,
        "13:00 tot 16:00 uur",
        "open voor aanmelding",
        "",
    )
    assert entry.url == reverse("monitoring:uitwisseling-detail", args=[meeting.pk])


def test_what_was_called_off_is_gone(officer):
    meeting = world.opened(officer)
    services.call_off(uitwisseling_id=meeting.pk, reason="Te weinig mensen.", actor=officer)
    assert days(month(officer, *MARCH)) == {}


def test_it_is_a_filter_of_its_own(officer, impose):
    world.opened(officer)
    impose(DAY)
    assert days(month(officer, *MARCH, soort="uitwisseling")) == {DAY: [PLAN.title]}
    assert days(month(officer, *MARCH, soort="sisa")) == {DAY: ["Controleer de stukken"]}
    assert days(month(officer, *MARCH, zoek="krimp")) == {DAY: [PLAN.title]}


def test_on_the_list_it_is_to_be_done_until_it_was_held(officer, still_clock):
    world.held(officer, still_clock)
    assert not opened(officer, "kalender-list", soort="uitwisseling").context["entries"]
    answer = opened(officer, "kalender-list", soort="uitwisseling", welke="alles")
    assert [entry.word for entry in answer.context["entries"]] == ["gehouden"]


def test_in_a_program_stands_what_a_person_signed_up_for(officer):
    meeting = world.opened(officer)
    els, bart = world.person("Els"), world.person("Bart")
    row = world.sign_up(meeting, els)
    event = in_program(els)[PLAN.title]
    assert event.uid.value == f"uitwisseling-{meeting.pk}@127.0.0.1"
    assert event.location.value == PLAN.location
    assert "DTSTART" not in event.description.value
    assert PLAN.title not in in_program(bart)
    assert PLAN.title in in_program(officer)
    services.sign_off(aanmelding_id=row.pk, actor=els)
    assert PLAN.title not in in_program(els)


def test_on_an_island_it_has_the_hours_of_the_island(officer):
    hours = type(PLAN.hours)(PLAN.hours.begins, PLAN.hours.ends, KRALENDIJK)
    world.opened(officer, hours=hours)
    event = in_program(officer)[PLAN.title]
    assert event.dtstart.value.astimezone(KRALENDIJK).hour == 13
    (entry,) = cell(month(officer, *MARCH), DAY).entries
    assert "18:00 tot 21:00 uur in Nederland" in entry.elsewhere


def test_who_waits_for_a_place_has_nothing_in_his_program_until_it_comes(officer):
    _meeting, rows = world.full(officer, "Els", "Bart", "Wim")
    waiting = rows[2].user
    assert in_program(waiting) == {}
    services.sign_off(aanmelding_id=rows[0].pk, actor=rows[0].user)
    assert list(in_program(waiting)) == [PLAN.title]
