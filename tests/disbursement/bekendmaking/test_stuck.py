"""What did not go on by itself is work for the beheerder, and a line in the log."""

import logging
from datetime import timedelta
from typing import Any

import pytest

from disbursement.bekendmaking.selectors import count_stuck
from disbursement.bekendmaking.tasks import watch_stuck
from regiodeals.celery import app
from regiodeals.deal.models import Deal, DealStatus
from regiodeals.documents import services as documents
from regiodeals.documents.models import Document
from regiodeals.mail.models import Message
from tests import builders
from tests.builders import NOW
from tests.disbursement.bekendmaking.conftest import announce, with_letter
from tests.screens.many_deals import concluded_deals

pytestmark = pytest.mark.django_db

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def signed(cast):
    """Signed now; its letter is ordered and nobody makes it."""
    return cast.signed()


def names():
    return set(count_stuck())


def test_a_file_is_stuck_after_an_hour(signed, still_clock):
    still_clock.set(NOW + HOUR)
    assert names() == set()
    still_clock.set(NOW + HOUR + timedelta(seconds=1))
    assert count_stuck() == {"documents": 1}


@pytest.mark.parametrize("ended", ["stored", "given up"])
def test_what_is_stored_or_given_up_is_not(ended, signed, still_clock):
    moments: dict[str, dict[str, Any]] = {
        "stored": {"stored_at": NOW, "sha256": "0" * 64, "size": 1},
        "given up": {"given_up_at": NOW},
    }
    Document.objects.update(**moments[ended])
    still_clock.set(NOW + 2 * HOUR)
    assert "documents" not in names()


def test_a_signed_decision_is_stuck_after_two_days(signed, still_clock):
    still_clock.set(NOW + 2 * DAY)
    assert names() == {"documents"}
    still_clock.set(NOW + 2 * DAY + timedelta(seconds=1))
    assert names() == {"documents", "beschikkingen"}


def test_what_was_made_known_is_not_and_neither_is_its_deal(signed, cast, still_clock):
    announce(with_letter(signed), cast.drafter)
    still_clock.set(NOW + 30 * DAY)
    assert names() == {"messages"}
    assert Deal.objects.get().status == DealStatus.BESCHIKT


def test_a_deal_is_not_beschikt_without_a_letter_that_is_known(cast):
    [deal] = concluded_deals(1, region=builders.organisation(), officer=cast.drafter)
    Deal.objects.filter(pk=deal.pk).update(status=DealStatus.BESCHIKT, granted_on=NOW.date())
    assert count_stuck() == {"deals": 1}


def test_a_mail_is_stuck_after_an_hour(signed, cast, still_clock):
    announce(with_letter(signed), cast.drafter)
    message = Message.objects.get()
    still_clock.set(message.queued_at + HOUR)
    assert names() == set()
    still_clock.set(message.queued_at + HOUR + timedelta(seconds=1))
    assert count_stuck() == {"messages": 1}


def test_all_of_it_is_one_question(signed, django_assert_num_queries, still_clock):
    still_clock.set(NOW + 3 * DAY)
    with django_assert_num_queries(1):
        assert count_stuck() == {"documents": 1, "beschikkingen": 1}


def test_the_beheerder_finds_it_on_the_start_page_and_others_do_not(
    signed, cast, client, still_clock
):
    still_clock.set(NOW + 3 * DAY)
    client.force_login(builders.beheerder())
    tasks = {task.title: task.url for task in client.get("/").context["tasks"]}
    assert tasks["Blijft steken: 1 bestand is na een uur niet gemaakt"] == (
        "/beheer/documents/document/?fase=pending"
    )
    assert client.get("/beheer/disbursement/beschikking/").status_code == 200
    client.force_login(cast.drafter)
    assert not any("steken" in task.title for task in client.get("/").context["tasks"])


def test_a_file_that_failed_is_a_task_until_it_is_asked_again(signed, client, still_clock):
    Document.objects.filter(pk=signed.document_id).update(
        given_up_at=NOW, last_error="de schijf is vol"
    )
    client.force_login(builders.beheerder())
    [task] = [task for task in client.get("/").context["tasks"] if "mislukt" in task.title]
    assert task.title == "Blijft steken: 1 bestand is mislukt"
    assert client.get(task.url).status_code == 200
    assert documents.retry(signed.document_id)
    assert not [task for task in client.get("/").context["tasks"] if "mislukt" in task.title]


def test_of_mails_the_task_leads_to_those_that_wait(signed, cast, client, still_clock):
    announce(with_letter(signed), cast.drafter)
    still_clock.set(NOW + DAY)
    client.force_login(builders.beheerder())
    [task] = [task for task in client.get("/").context["tasks"] if "mail" in task.title]
    assert task.title == "Blijft steken: 1 mail is na een uur niet verzonden"
    assert task.url == "/post/?stand=wacht"
    assert [row.pk for row in client.get(task.url).context["page"]] == [Message.objects.get().pk]


def test_the_daily_task_writes_it_in_the_log(signed, still_clock, caplog):
    still_clock.set(NOW + 3 * DAY)
    with caplog.at_level(logging.ERROR):
        watch_stuck()
    assert f"Stuck, documents: 1, first [{signed.document_id}]." in caplog.text
    assert f"Stuck, beschikkingen: 1, first [{signed.pk}]." in caplog.text


def test_where_nothing_is_stuck_it_writes_nothing(db, caplog):
    watch_stuck()
    assert "Stuck" not in caplog.text


def test_it_runs_every_day():
    entry = app.conf.beat_schedule["watch-stuck"]
    assert (entry["task"], entry["schedule"].hour) == (watch_stuck.name, {6})
