"""Drafted, decided, signed, available, sent, opened: six moments on the page, none empty."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from disbursement.beschikking import services as beschikkingen
from regiodeals.mail import sending
from regiodeals.mail.models import Message
from tests import builders
from tests.disbursement.bekendmaking.conftest import announce, with_letter, without_consent

pytestmark = pytest.mark.django_db

LABELS = [
    "Opgesteld",
    "Besloten (datum van de brief)",
    "Ondertekend",
    "In het portaal te lezen",
    "Verzonden per mail",
    "Verzonden per post",
    "Geopend door de geadresseerde",
]
MOST_QUERIES = 12


def shown(client, reader, row):
    client.force_login(reader)
    response = client.get(reverse("disbursement:beschikking-detail", args=[row.pk]))
    (context,) = [p for panel, p in response.context["parts"] if panel.name == "bekendmaking"]
    moments = {item["label"]: item["value"] for item in context["moments"]}
    assert list(moments) == LABELS
    assert all(moments.values())
    return moments, context


def test_a_concept_has_one_moment_and_the_rest_is_to_come(client, cast):
    moments, context = shown(client, cast.drafter, cast.draft())
    assert moments.pop("Opgesteld") == "maandag 18 november 2024, 10:00"
    assert set(moments.values()) == {"nog niet"}
    assert (context["route"], context["post_url"]) == ("", "")


def test_each_moment_is_its_own(client, cast, still_clock, office):
    submitted = cast.submitted()
    still_clock.set(datetime(2024, 11, 19, 9, tzinfo=UTC))
    beschikkingen.approve_beschikking(beschikking_id=submitted.pk, actor=cast.reviewer)
    still_clock.set(datetime(2024, 11, 20, 9, tzinfo=UTC))
    beschikkingen.sign_beschikking(beschikking_id=submitted.pk, actor=cast.signer)
    submitted.refresh_from_db()
    row = with_letter(submitted)
    still_clock.set(datetime(2024, 11, 21, 9, tzinfo=UTC))
    announce(row, cast.drafter)
    still_clock.set(datetime(2024, 11, 21, 9, 5, tzinfo=UTC))
    sending.send(Message.objects.get().pk)
    reader = builders.member(row.uitkering.kassier, name="Ilse", last_name="Regio")
    still_clock.set(datetime(2024, 11, 22, 9, tzinfo=UTC))
    client.force_login(reader)
    client.get(reverse("disbursement:beschikking-letter", args=[row.pk]))
    moments, _ = shown(client, cast.drafter, row)
    assert moments == {
        "Opgesteld": "maandag 18 november 2024, 10:00",
        "Besloten (datum van de brief)": "woensdag 20 november 2024",
        "Ondertekend": "woensdag 20 november 2024, 10:00",
        "In het portaal te lezen": "donderdag 21 november 2024, 10:00",
        "Verzonden per mail": "donderdag 21 november 2024, 10:05, aangenomen door de mailserver",
        "Verzonden per post": "niet nodig: mail en portaal mogen",
        "Geopend door de geadresseerde": "vrijdag 22 november 2024, 10:00, door Ilse Regio",
    }


def test_who_never_consented_reads_why_there_is_no_mail(client, signed, cast, kassier):
    without_consent(kassier)
    announce(signed, cast.drafter)
    moments, context = shown(client, cast.drafter, signed)
    assert moments["Verzonden per mail"] == "niet: er is geen toestemming voor mail"
    assert moments["Verzonden per post"] == "nog niet"
    assert context["must_post"]
    assert "per post is verzonden" in context["route"]


def test_the_page_names_the_article_by_which_it_is_known(client, signed, cast):
    announce(signed, cast.drafter)
    _, context = shown(client, cast.drafter, signed)
    assert "2:14 lid 1, 2:17 lid 1 en 3:41 lid 1" in context["route"]


def test_mail_that_waits_says_how_often_it_was_tried(client, signed, cast, office):
    office.close()
    announce(signed, cast.drafter)
    sending.send(Message.objects.get().pk)
    moments, context = shown(client, cast.drafter, signed)
    assert moments["Verzonden per mail"].startswith("nog niet, klaargezet op maandag 18 november")
    assert moments["Verzonden per mail"].endswith("1x geprobeerd")
    assert context["problem"] is None


def test_what_was_made_known_before_there_was_a_record_is_unknown(
    before_the_record, client, signed, cast
):
    announce(signed, cast.drafter)
    moments, _ = shown(client, cast.drafter, signed)
    unknown = {label for label, value in moments.items() if value == "onbekend"}
    assert unknown == {
        "Verzonden per mail",
        "Verzonden per post",
        "Geopend door de geadresseerde",
    }


@pytest.mark.parametrize("who", ["drafter", "reader"])
def test_the_page_stays_within_its_questions(client, signed, cast, reader, who):
    announce(signed, cast.drafter)
    client.force_login(cast.drafter if who == "drafter" else reader)
    address = reverse("disbursement:beschikking-detail", args=[signed.pk])
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    assert len(asked.captured_queries) <= MOST_QUERIES
