"""To order mail is to write a row, once per occasion, with an address from the record."""

import pytest
from django.db import transaction

from regiodeals.common.errors import InvalidInput
from regiodeals.documents import services as documents
from regiodeals.documents.models import Kind
from regiodeals.mail import kinds
from regiodeals.mail.models import Message, MessageKind
from tests import builders
from tests.mail.conftest import content, queue
from tests.simultaneous import at_once, results_of

pytestmark = pytest.mark.django_db


def test_the_order_says_who_gets_what_and_waits(message, kassier, letter):
    assert message.is_pending
    assert (message.to_name, message.to_address) == (kassier.name, "post@voorbeeld.example")
    assert (message.about_type, message.about_id) == ("regiodeals.organisation", kassier.pk)
    assert (message.queued_at, message.next_attempt_at) == (builders.NOW, builders.NOW)
    assert [attachment.document for attachment in message.attachments.all()] == [letter]


def test_the_same_order_a_second_time_is_the_first(message, kassier):
    assert queue(kassier, address="ander@voorbeeld.example") == message
    assert Message.objects.get().to_address == "post@voorbeeld.example"


def test_another_occasion_is_another_message(message, kassier):
    other = queue(kassier, occasion="2025-06-15")
    assert other != message
    assert other.message_id != message.message_id


def test_the_message_id_follows_from_the_key_and_from_nothing_else(kassier, message):
    with transaction.atomic():
        first = queue(kassier, occasion="2025-06-15").message_id
        transaction.set_rollback(True)
    again = queue(kassier, occasion="2025-06-15", address="ander@voorbeeld.example")
    assert again.message_id == first
    assert first.startswith("<")
    assert first.endswith("@example.org>")


@pytest.mark.django_db(transaction=True)
def test_two_who_order_it_at_once_get_one_message(kassier):
    outcomes = at_once(*[lambda: queue(kassier)] * 4)
    assert len({message.pk for message in results_of(outcomes)}) == 1
    assert Message.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_worker_is_told_to_hurry_after_the_commit(kassier, hurried_mail):
    with transaction.atomic():
        message = queue(kassier)
        assert hurried_mail == []
    assert hurried_mail == [message.pk]


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_is_never_sent(kassier, hurried_mail):
    with transaction.atomic():
        queue(kassier)
        transaction.set_rollback(True)
    assert hurried_mail == []
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    "address",
    [
        "geen adres",
        "a@b",
        "@voorbeeld.example",
        "een@voorbeeld.example, twee@voorbeeld.example",
        "een@voorbeeld.example;twee@voorbeeld.example",
        "post@voorbeeld.example\nBcc: ander@voorbeeld.example",
        "post@voorbeeld.example\r\nBcc: ander@voorbeeld.example",
        "Post <post@voorbeeld.example>",
        "“post”@voorbeeld.example",
        "jürgen@voorbeeld.example",
        "x" * 250 + "@voorbeeld.example",
    ],
)
def test_what_is_no_single_address_is_refused_in_words(kassier, address):
    with pytest.raises(InvalidInput, match="geen bruikbaar e-mailadres") as refusal:
        queue(kassier, address=address)
    assert "\n" not in str(refusal.value)
    assert not Message.objects.exists()


@pytest.mark.parametrize("address", ["", "   "])
def test_without_an_address_the_sentence_says_where_to_fill_it_in(kassier, address):
    with pytest.raises(InvalidInput, match="Vul het in bij de organisatie"):
        queue(kassier, address=address)


def test_space_around_an_address_is_no_mistake(kassier):
    assert (
        queue(kassier, address=" post@voorbeeld.example\n").to_address == "post@voorbeeld.example"
    )


@pytest.mark.parametrize("injected", ["Dag\nBcc: a@b.example", "Dag\rX: y", "Dag\x00", "Dag\x7f"])
def test_nothing_gets_a_header_in_through_the_subject(kassier, injected):
    with pytest.raises(InvalidInput, match="De onderwerpregel moet op één regel"):
        queue(kassier, content=content(subject_line=injected))


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Jan\tde Vries", "Jan de Vries"),
        ("Dag\r\nBcc: a@b.example", "Dag Bcc: a@b.example"),
        ("Dag\x00\x07\x7f", "Dag"),
        ("\u202eJan", "Jan"),
        ("x" * 201, "x" * 200),
    ],
)
def test_a_name_is_put_on_one_line_and_keeps_nobody_from_his_mail(kassier, name, kept):
    assert queue(kassier, name=name).to_name == kept


def test_only_a_stored_document_goes_along(kassier):
    ordered = documents.order(kind=Kind.BESCHIKKING, filename="brief.pdf", by=None)
    with pytest.raises(RuntimeError, match="stored document"):
        queue(kassier, documents=[ordered])


def test_nobody_orders_mail_that_no_room_answers_for(kassier, monkeypatch):
    monkeypatch.delitem(kinds._registered, MessageKind.BEKENDMAKING)
    with pytest.raises(RuntimeError, match="No room answers"):
        queue(kassier)
