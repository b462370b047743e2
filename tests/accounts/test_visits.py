"""What is new is told from the end of the visit before, and that is written seldom."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from regiodeals.accounts.models import User
from regiodeals.accounts.visits import ENDS_AFTER, KEPT_EVERY, last_visit_of
from regiodeals.audit import services as audit
from tests import builders
from tests.screens.pages import read
from tests.simultaneous import at_once, results_of

pytestmark = pytest.mark.django_db
START = builders.NOW
MINUTE = timedelta(minutes=1)


@pytest.fixture
def person():
    return builders.behandelaar()


def comes(person, clock, after):
    """Looks, so long after the start."""
    clock.set(START + after)
    return last_visit_of(User.objects.get(pk=person.pk))


def test_there_is_no_visit_before_the_first(person, still_clock):
    assert comes(person, still_clock, 0 * MINUTE) is None
    assert comes(person, still_clock, 29 * MINUTE) is None


def test_who_comes_back_is_told_from_when_he_left(person, still_clock):
    comes(person, still_clock, 0 * MINUTE)
    comes(person, still_clock, 20 * MINUTE)
    assert comes(person, still_clock, 20 * MINUTE + ENDS_AFTER) == START + 20 * MINUTE


def test_a_visit_goes_on_as_long_as_somebody_comes_within_half_an_hour(person, still_clock):
    comes(person, still_clock, 0 * MINUTE)
    back = ENDS_AFTER + MINUTE
    for later in range(0, 120, 25):
        assert comes(person, still_clock, back + later * MINUTE) == START
    assert (
        comes(person, still_clock, back + 100 * MINUTE + ENDS_AFTER) == START + back + 100 * MINUTE
    )


def test_what_happened_in_the_last_minutes_of_a_visit_is_rather_told_twice(person, still_clock):
    comes(person, still_clock, 0 * MINUTE)
    comes(person, still_clock, 4 * MINUTE)
    assert comes(person, still_clock, 60 * MINUTE) == START


def test_it_is_written_once_in_five_minutes_at_most(person, still_clock):
    comes(person, still_clock, 0 * MINUTE)
    with CaptureQueriesContext(connection) as asked:
        for second in range(0, 299, 10):
            comes(person, still_clock, timedelta(seconds=second))
    assert not [one for one in asked.captured_queries if one["sql"].startswith("UPDATE")]
    comes(person, still_clock, KEPT_EVERY)
    assert User.objects.get(pk=person.pk).seen_at == START + KEPT_EVERY


def test_two_tabs_at_once_are_told_the_same(person, still_clock):
    comes(person, still_clock, 0 * MINUTE)
    still_clock.set(START + 60 * MINUTE)
    tabs = [User.objects.get(pk=person.pk) for _ in range(2)]
    assert [last_visit_of(tab) for tab in tabs] == [START, START]
    kept = User.objects.get(pk=person.pk)
    assert (kept.seen_at, kept.visited_until) == (START + 60 * MINUTE, START)


@pytest.mark.django_db(transaction=True)
def test_two_tabs_on_two_connections_are_told_the_same(still_clock):
    person = builders.behandelaar()
    comes(person, still_clock, 0 * MINUTE)
    still_clock.set(START + 60 * MINUTE)
    tab = User.objects.get(pk=person.pk)
    outcomes = at_once(lambda: last_visit_of(tab), lambda: last_visit_of(tab))
    assert results_of(outcomes) == [START, START]
    assert User.objects.get(pk=person.pk).visited_until == START


class TestMyWork:
    """What the page makes of it."""

    def work(self, client, person):
        client.force_login(person)
        response = client.get(reverse("my-work"))
        return response, " ".join(read(response.content.decode()).text.split())

    def new(self, response):
        return [change.is_new for change in response.context["changes"]]

    def test_the_first_visit_says_so_and_marks_nothing(self, client, cast):
        cast.approved()
        response, text = self.work(client, cast.drafter)
        assert "Dit is uw eerste bezoek." in text
        assert self.new(response) == [False]

    def test_what_happened_since_is_marked_in_a_word_also_after_a_reload(
        self, client, cast, still_clock
    ):
        deal = builders.concluded(cast.drafter)
        self.work(client, cast.drafter)
        still_clock.set(START + 60 * MINUTE)
        audit.record(deal, action="proef", sentence="Iets nieuws", actor=cast.reviewer)
        still_clock.set(START + 90 * MINUTE)
        for _reload in range(2):
            response, text = self.work(client, cast.drafter)
            assert self.new(response) == [True]
            assert "Iets nieuws" in text
            assert "nieuw" in text
            assert "Uw vorige bezoek aan Mijn werk eindigde op" in text

    def test_when_nothing_happened_it_says_so(self, client, cast, still_clock):
        cast.approved()
        self.work(client, cast.drafter)
        still_clock.set(START + 60 * MINUTE)
        response, text = self.work(client, cast.drafter)
        assert "deed niemand anders iets in deze deals" in text
        assert not any(self.new(response))

    def test_a_visit_of_somebody_of_the_region_is_kept_too(self, client, officer):
        region = builders.member(builders.region_of(builders.concluded(officer)))
        _response, text = self.work(client, region)
        assert "Dit is uw eerste bezoek." in text
        assert User.objects.get(pk=region.pk).seen_at == START
