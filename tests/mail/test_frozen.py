"""What went out is a fact: the database itself keeps anybody from changing it."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from regiodeals.mail import sending, services
from regiodeals.mail.models import Attachment, Hold, Message
from regiodeals.mail.models.message import CONTENT, COURSE
from tests import builders
from tests.mail.conftest import queue

pytestmark = pytest.mark.django_db

LATER = builders.NOW + timedelta(days=1)
OTHER = {
    "queued_at": LATER,
    "queued_by": None,
    "about_id": 4711,
    "recipient_id": 4711,
    "dossier": 4711,
    "language": "en",
}
OF_COURSE = {"attempts": 9, "failure": "verzonnen", "failure_kind": "eigen"}


def refused(rows, **changes):
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(**changes)


@pytest.mark.parametrize("column", sorted(set(CONTENT) - {"queued_by", "template_version"}))
def test_what_it_says_and_to_whom_never_changes(message, column):
    refused(Message.objects.all(), **{column: OTHER.get(column, "iets-anders")})


@pytest.mark.parametrize("column", COURSE)
def test_how_it_went_never_changes_once_it_has_left(message, office, column):
    sending.send(message.pk)
    refused(Message.objects.all(), **{column: OF_COURSE.get(column, LATER)})


def test_a_message_is_never_deleted(message):
    with pytest.raises(DatabaseError), transaction.atomic():
        Message.objects.filter(pk=message.pk)._raw_delete("default")


def test_what_goes_along_neither_changes_nor_goes(message):
    refused(Attachment.objects.all(), order=9)
    with pytest.raises(DatabaseError), transaction.atomic():
        Attachment.objects.all()._raw_delete("default")


def test_nothing_is_added_to_what_may_have_left(kassier, letter, office):
    message = queue(kassier)
    sending.send(message.pk)
    with pytest.raises(IntegrityError, match="may have left"), transaction.atomic():
        Attachment.objects.create(message=message, order=1, document=letter)


@pytest.mark.parametrize("line", ["€ 5 voor u", "US$ 5", "EUR 5", "USD5", "Twee\nregels", ""])
def test_no_amount_and_no_line_break_gets_into_a_subject(message, line):
    copy = {**Message.objects.values().get(), "occasion": "anders", "message_id": "<x@y>"}
    del copy["id"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.create(**(copy | {"subject_line": line}))


@pytest.mark.parametrize("address", ["a b@c.example", "a@b@c.example", "a@c.example,d@e.example"])
def test_the_database_takes_one_mailbox_only(message, address):
    copy = {**Message.objects.values().get(), "occasion": "anders", "message_id": "<x@y>"}
    del copy["id"]
    with pytest.raises(IntegrityError, match="message_goes_to_one_mailbox"), transaction.atomic():
        Message.objects.create(**(copy | {"to_address": address}))


def test_the_same_message_is_not_there_twice(message):
    copy = {**Message.objects.values().get(), "message_id": "<x@y>"}
    del copy["id"]
    with pytest.raises(IntegrityError, match="message_once_per_occasion"), transaction.atomic():
        Message.objects.create(**copy)


@pytest.mark.parametrize(
    "ends",
    [
        {"handed_over_at": LATER, "given_up_at": LATER},
        {"handed_over_at": LATER, "withdrawn_at": LATER},
        {"given_up_at": LATER, "withdrawn_at": LATER},
        {"bounced_at": LATER},
        {"settled_at": LATER, "settled_how": "zomaar"},
        {"given_up_at": LATER, "settled_at": LATER},
    ],
)
def test_it_ends_in_one_way(message, ends):
    refused(Message.objects.all(), **ends)


def test_what_was_settled_stays_settled(message, office):
    office.answer_to_recipient = "550 onbekend"
    sending.send(message.pk)
    services.settle(message_id=message.pk, how="Per post verzonden")
    services.settle(message_id=message.pk, how="Een tweede keer")
    assert Message.objects.get().settled_how == "Per post verzonden"
    refused(Message.objects.all(), settled_how="anders")


def test_a_hold_is_never_deleted_or_reopened(db):
    Hold.objects.create(held_at=builders.NOW, reason="herstel", released_at=LATER)
    refused(Hold.objects.all(), released_at=None)
    with pytest.raises(DatabaseError), transaction.atomic():
        Hold.objects.all()._raw_delete("default")
