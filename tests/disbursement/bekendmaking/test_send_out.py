"""The bekendmaking orders its mail in the same transaction, by the way that the law allows."""

import re

import pytest
from django.db import transaction
from django.urls import reverse

from disbursement.bekendmaking.models import Bekendmaking
from disbursement.bekendmaking.sending import announcement
from disbursement.beschikking.models import BeschikkingStatus
from regiodeals.mail import sending, tasks
from regiodeals.mail.models import Message, MessageKind
from regiodeals.mail.selectors import ids_due
from regiodeals.party.models import Organisation
from tests import builders
from tests.broker import broker
from tests.disbursement.bekendmaking.conftest import announce, with_letter, without_consent
from tests.mail.conftest import PDF

__all__ = ["broker"]

pytestmark = pytest.mark.django_db

AMOUNT = re.compile(r"[€$]|EUR|USD|\d[\d.]*,\d\d|\d{1,3}(?:\.\d{3})+")


def test_who_consented_gets_the_stored_letter_by_mail(signed, cast, office, kassier):
    announce(signed, cast.drafter)
    message = Message.objects.get()
    assert (message.kind, message.about_id) == (MessageKind.BEKENDMAKING, signed.pk)
    assert (message.to_address, message.queued_by) == (kassier.email, cast.drafter)
    assert message.dossier == signed.uitkering.deal_id
    assert sending.send(message.pk)
    (mail,) = office.received
    assert [part.get_content() for part in mail.iter_attachments()] == [PDF]
    assert mail["Subject"] == f"Beschikking {signed.kenmerk} is bekendgemaakt"


def test_the_mail_says_the_day_and_leads_to_a_page_that_asks_who_you_are(
    signed, cast, client, settings
):
    settings.SITE_URL = "https://regiodeals.example.nl"
    announce(signed, cast.drafter)
    text = Message.objects.get().text
    assert "Op maandag 18 november 2024 is beschikking" in text
    (address,) = re.findall(r"https?://\S+", text)
    page = reverse("disbursement:beschikking-detail", args=[signed.pk])
    assert address == f"https://regiodeals.example.nl{page}"
    assert client.get(page)["Location"] == f"{reverse('login')}?next={page}"


def test_no_amount_no_picture_and_no_second_address_stand_in_the_mail(signed, cast):
    announce(signed, cast.drafter)
    message = Message.objects.get()
    for words in (message.subject_line, message.text, message.html):
        assert AMOUNT.search(words) is None
        assert not re.search(r"\{\{|\{%|\{\w+\}", words)
    assert "<img" not in message.html
    assert message.html.count("href=") == 1


def test_plain_text_has_no_markup_and_markup_is_safe(signed, cast):
    facts = {**signed.facts, "deal": {**signed.facts["deal"], "naam": "A & <b>B</b>"}}
    signed.facts = facts
    content = announcement(signed, signed.uitkering.kassier)
    assert "A & <b>B</b>" in content.text
    assert "A &amp; &lt;b&gt;B&lt;/b&gt;" in content.html


def test_the_row_waits_when_the_mail_server_is_down_and_the_decision_holds(signed, cast, office):
    office.close()
    row = announce(signed, cast.drafter)
    assert row.status == BeschikkingStatus.BEKENDGEMAAKT
    sending.send(Message.objects.get().pk)
    assert Message.objects.get().is_pending


def test_without_consent_nothing_is_mailed_and_the_letter_goes_by_post(signed, cast, kassier):
    without_consent(kassier)
    announce(signed, cast.drafter)
    assert not Message.objects.exists()
    row = Bekendmaking.objects.get()
    assert (row.route, row.sent_on) == ("post", None)


def test_an_address_without_consent_is_no_consent(signed, cast, kassier):
    Organisation.objects.filter(pk=kassier.pk).update(email_consent_on=None)
    announce(signed, cast.drafter)
    assert not Message.objects.exists()
    assert Bekendmaking.objects.get().route == "post"


def test_electronically_the_day_in_the_portal_is_the_bekendmaking(signed, cast):
    row = announce(signed, cast.drafter)
    record = Bekendmaking.objects.get()
    assert (record.route, record.sent_on) == ("elektronisch", row.announced_on)


def test_an_island_that_reads_english_is_written_to_in_english(cast):
    row = with_letter(cast.signed(builders.saba(cast.drafter)))
    Organisation.objects.filter(pk=row.uitkering.kassier_id).update(mail_language="en")
    announce(row, cast.drafter)
    message = Message.objects.get()
    assert message.language == "en"
    assert message.subject_line == f"Decision {row.kenmerk} has been made known"
    assert "the Dutch text is the decision" in message.text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_only_an_island_may_go_to_court_at_once(language, signed, cast):
    island = with_letter(cast.signed(builders.saba(cast.drafter)))
    Organisation.objects.update(mail_language=language)
    announce(signed, cast.drafter)
    announce(island, cast.drafter)
    appeal = {"nl": "bezwaar kunt maken of in beroep kunt gaan.", "en": "can object or appeal."}
    objection = {"nl": "bezwaar kunt maken.", "en": "can object."}
    for row, words in ((island, appeal[language]), (signed, objection[language])):
        message = Message.objects.get(about_id=row.pk)
        assert words in message.text
        assert words in message.html


@pytest.mark.django_db(transaction=True)
def test_an_announcement_that_is_rolled_back_sends_nothing(signed, cast, hurried_mail):
    with transaction.atomic():
        announce(signed, cast.drafter)
        transaction.set_rollback(True)
    assert hurried_mail == []
    assert not Message.objects.exists()
    assert not Bekendmaking.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_broker_that_is_down_at_the_bekendmaking_costs_half_a_minute(
    signed, cast, broker, office
):
    broker.go_down()
    assert announce(signed, cast.drafter).status == BeschikkingStatus.BEKENDGEMAAKT
    broker.come_back()
    assert ids_due() == [Message.objects.get().pk]
    tasks.sweep_mail()
    assert broker.waiting() == 1
    tasks.send_message(Message.objects.get().pk)
    assert len(office.received) == 1


def test_nothing_of_the_session_or_the_settings_gets_into_a_mail(
    signed, cast, client, settings, office
):
    settings.EMAIL_HOST_PASSWORD = ""
    client.force_login(cast.drafter)
    url = reverse("disbursement:beschikking-transition", args=[signed.pk, "announce"])
    client.post(
        url, {"opmerking": "kanarie-opmerking", "gelezen": "ja"}, HTTP_X_KANARIE="kanarie-kop"
    )
    sending.send(Message.objects.get().pk)
    raw = office.received[0].as_string()
    session = client.cookies["sessionid"].value
    for secret in (settings.SECRET_KEY, session, "kanarie", cast.drafter.username, "csrf"):
        assert secret not in raw
