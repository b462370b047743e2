"""Nobody objects: after the term, and the week of the post, a beschikking is onherroepelijk."""

import logging
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from disbursement.beschikking import services
from disbursement.beschikking.models import Beschikking, BeschikkingStatus
from disbursement.beschikking.rendering.verification import Verdict, verify_digest
from disbursement.beschikking.selectors import beschikkingen_visible_to
from disbursement.bezwaar.tasks import finalise_beschikkingen
from regiodeals import workflow
from regiodeals.audit.models import AuditEntry
from regiodeals.celery import app
from regiodeals.common.errors import NotAllowed, RequirementsUnmet, WrongState
from tests import builders
from tests.disbursement.bezwaar import world
from tests.disbursement.bezwaar.world import (
    DAY_OF_THE_JOB,
    FINAL_FROM,
    LAST_DAY,
    LAST_POST_DAY,
    at,
    fresh,
)
from tests.simultaneous import at_once, results_of

pytestmark = pytest.mark.django_db

ONE_DAY = timedelta(days=1)
FINAL, KNOWN = BeschikkingStatus.ONHERROEPELIJK, BeschikkingStatus.BEKENDGEMAAKT


@pytest.fixture
def announced(cast):
    """Through every step, with its letter."""
    return world.announced(cast)


def lines():
    return AuditEntry.objects.filter(action="disbursement.beschikking.become_final")


# ---- the day ---------------------------------------------------------------------------------


@pytest.mark.parametrize("day", [LAST_DAY, LAST_DAY + ONE_DAY, LAST_POST_DAY])
def test_until_the_post_is_in_it_stays_bekendgemaakt(day, announced, still_clock):
    still_clock.set(at(day, 22))
    finalise_beschikkingen()
    assert (fresh(announced).status, fresh(announced).final_on) == (KNOWN, None)


def test_the_day_after_the_week_of_the_post_it_is_onherroepelijk(announced, still_clock):
    still_clock.set(at(LAST_POST_DAY) + timedelta(hours=12, minutes=30))
    finalise_beschikkingen()
    assert fresh(announced).status == FINAL


def test_it_was_so_since_the_first_day_after_the_term(announced, still_clock):
    still_clock.set(at(DAY_OF_THE_JOB))
    finalise_beschikkingen()
    assert fresh(announced).final_on == FINAL_FROM
    line = lines().get()
    assert (line.actor, line.details) == (None, {"onherroepelijk_op": "2024-12-31"})
    assert line.dossier == announced.uitkering.deal_id


def test_on_the_island_it_is_still_the_day_before(on_saba, still_clock):
    assert on_saba.remedy_last_day == LAST_DAY
    still_clock.set(datetime(2025, 1, 7, 3, 59, tzinfo=UTC))
    finalise_beschikkingen()
    assert fresh(on_saba).status == KNOWN
    still_clock.set(datetime(2025, 1, 7, 4, tzinfo=UTC))
    finalise_beschikkingen()
    assert (fresh(on_saba).status, fresh(on_saba).final_on) == (FINAL, FINAL_FROM)


def test_where_the_week_of_the_post_ends_on_a_free_day_it_runs_on(cast, still_clock):
    row = cast.signed()
    still_clock.set(at(date(2025, 3, 3)))
    row = world.announce(row, cast)
    assert row.remedy_last_day == date(2025, 4, 14)
    # A week later is Tweede Paasdag.
    still_clock.set(at(date(2025, 4, 22)))
    finalise_beschikkingen()
    assert fresh(row).status == KNOWN
    still_clock.set(at(date(2025, 4, 23)))
    finalise_beschikkingen()
    assert fresh(row).status == FINAL


# ---- the job ---------------------------------------------------------------------------------


def test_twice_does_nothing_more(announced, still_clock):
    still_clock.set(at(DAY_OF_THE_JOB))
    finalise_beschikkingen()
    finalise_beschikkingen()
    assert lines().count() == 1


def test_after_an_outage_of_a_week_it_makes_up_for_what_was_missed(announced, still_clock):
    still_clock.set(at(DAY_OF_THE_JOB + timedelta(days=7)))
    finalise_beschikkingen()
    assert (fresh(announced).status, fresh(announced).final_on) == (FINAL, FINAL_FROM)


def test_one_that_fails_does_not_stop_the_others(cast, still_clock, caplog):
    broken, row = cast.signed(), cast.signed()
    still_clock.set(at(date(2028, 11, 15)))
    # The week of the post ends in 2029, of which nobody knows the free days yet.
    broken = world.announce(broken, cast)
    still_clock.set(at(date(2028, 11, 1)))
    row = world.announce(row, cast)
    still_clock.set(at(date(2029, 2, 1)))
    with caplog.at_level(logging.ERROR):
        finalise_beschikkingen()
    assert fresh(broken).status == KNOWN
    assert fresh(row).status == FINAL
    assert f"Beschikking {broken.pk} did not become onherroepelijk." in caplog.text


def test_it_runs_every_day_when_the_islands_have_their_day_too():
    entry = app.conf.beat_schedule["finalise-beschikkingen"]
    assert entry["task"] == finalise_beschikkingen.name
    assert (entry["schedule"].hour, entry["schedule"].minute) == ({6}, {30})


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_do_it_once(announced, still_clock):
    still_clock.set(at(DAY_OF_THE_JOB))
    results_of(at_once(finalise_beschikkingen, finalise_beschikkingen))
    assert fresh(announced).status == FINAL
    assert lines().count() == 1


@pytest.mark.django_db(transaction=True)
def test_what_somebody_holds_waits_for_the_next_day(announced, still_clock):
    still_clock.set(at(DAY_OF_THE_JOB))
    with transaction.atomic():
        Beschikking.objects.select_for_update().get(pk=announced.pk)
        [outcome] = at_once(lambda: services.finalise_beschikking(beschikking_id=announced.pk))
    assert (outcome.result, outcome.error) == (False, None)
    finalise_beschikkingen()
    assert fresh(announced).status == FINAL


# ---- nobody does it, and nothing undoes it ---------------------------------------------------


def test_no_person_makes_it_so(announced, cast, still_clock):
    still_clock.set(at(DAY_OF_THE_JOB))
    with transaction.atomic(), pytest.raises(NotAllowed, match="volgt vanzelf"):
        workflow.perform(announced.become_final, actor=cast.drafter)
    with pytest.raises(WrongState, match="bestaat niet"):
        services.take_step(beschikking_id=announced.pk, verb="become_final", actor=cast.drafter)


def test_the_system_does_not_make_it_so_before_its_time(announced):
    with transaction.atomic(), pytest.raises(RequirementsUnmet, match="kan nog komen"):
        workflow.perform(announced.become_final, actor=None)


def test_what_is_not_made_known_never_becomes_final(cast, still_clock):
    row = cast.signed()
    still_clock.set(at(DAY_OF_THE_JOB))
    assert services.finalise_beschikking(beschikking_id=row.pk) is False
    finalise_beschikkingen()
    assert fresh(row).status == BeschikkingStatus.ONDERTEKEND


@pytest.mark.parametrize(
    "fields",
    [
        {"status": FINAL},
        {"final_on": FINAL_FROM},
        {"status": FINAL, "final_on": LAST_DAY},
    ],
)
def test_the_state_and_its_day_come_together_and_after_the_term(fields, announced):
    with (
        pytest.raises(IntegrityError, match="onherroepelijk_since_a_day_after_the_term"),
        transaction.atomic(),
    ):
        Beschikking.objects.filter(pk=announced.pk).update(**fields)


@pytest.mark.parametrize(
    "fields", [{"final_on": FINAL_FROM + ONE_DAY}, {"status": KNOWN, "final_on": None}]
)
def test_nothing_takes_it_back(fields, announced, still_clock):
    still_clock.set(at(DAY_OF_THE_JOB))
    finalise_beschikkingen()
    with (
        pytest.raises(Exception, match=r"onherroepelijk_for_ever|opened again by a bezwaar"),
        transaction.atomic(),
    ):
        Beschikking.objects.filter(pk=announced.pk).update(**fields)


def test_the_letter_goes_on_being_ours(announced, still_clock):
    still_clock.set(at(DAY_OF_THE_JOB))
    finalise_beschikkingen()
    assert verify_digest(fresh(announced).document.sha256) is Verdict.CURRENT.value


# ---- on the screen ---------------------------------------------------------------------------


def page(client, reader, row):
    client.force_login(reader)
    response = client.get(f"/beschikkingen/{row.pk}/")
    assert response.status_code == 200
    return response.content.decode().replace("\xa0", " ")


def test_the_page_says_from_when_and_why_that_is_certain_only_later(announced, cast, client):
    text = page(client, cast.drafter, announced)
    assert "onherroepelijk vanaf dinsdag 31 december 2024" in text
    assert "Dat staat pas vast na maandag 6 januari 2025" in text
    assert "Algemene wet bestuursrecht, artikel 6:9 lid 2" in text


def test_for_an_island_it_says_that_the_week_is_caution(on_saba, cast, client):
    assert "uit voorzichtigheid zoals Algemene wet" in page(client, cast.drafter, on_saba)


def test_where_the_days_of_the_post_are_not_known_it_does_not_guess(cast, client, still_clock):
    row = cast.signed()
    still_clock.set(at(date(2028, 11, 15)))
    row = world.announce(row, cast)
    text = page(client, cast.drafter, row)
    assert "onherroepelijk vanaf" in text
    assert "staat pas vast" not in text


def test_the_region_goes_on_seeing_it_and_reads_since_when(announced, client, still_clock):
    reader = builders.member(builders.region_of(announced.uitkering.deal))
    still_clock.set(at(DAY_OF_THE_JOB))
    finalise_beschikkingen()
    assert list(beschikkingen_visible_to(reader)) == [announced]
    text = page(client, reader, announced)
    assert "Onherroepelijk sinds <strong>dinsdag 31 december 2024</strong>" in text
    assert "onherroepelijk vanaf" not in text


def test_nobody_has_work_left_with_it(announced, cast, client, still_clock):
    still_clock.set(at(DAY_OF_THE_JOB))
    finalise_beschikkingen()
    client.force_login(cast.drafter)
    tasks = client.get("/").context["tasks"]
    assert [task for task in tasks if "beschikking" in task.title] == []
    assert "onherroepelijk" in client.get("/beschikkingen/").content.decode()
