"""The pages of the register: read, write and publish, each as somebody."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from regiodeals.accounts.models import Role
from regiodeals.mailtekst import services
from regiodeals.mailtekst.forms import PREFIX
from regiodeals.mailtekst.models import MailTekst, TekstStatus
from tests import builders
from tests.browsing import messages_of, text_of
from tests.mailtekst import acts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("people")]
LIST = "/mailteksten/"
AT_MOST = 12


def browser(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def url(name: str, version: MailTekst) -> str:
    return reverse(f"regiodeals:mailtekstversie-{name}", args=[version.pk])


def typed(**changes: str) -> dict[str, str]:
    texts = {f"{PREFIX}{name}": text for name, text in acts.texts(**changes).items()}
    return texts | {"geldig_vanaf": "01-12-2024", "toelichting": "Duidelijker."}


def test_the_text_of_the_program_lies_open_as_long_as_it_holds(people, still_clock):
    page = reverse("regiodeals:mailtekst-detail", args=["herinnering", "nl"])
    reader = browser(builders.behandelaar())
    fold = '<details class="rd-more" open><summary>De tekst van versie 1'
    assert fold in reader.get(page).text
    acts.published(people)
    still_clock.set(datetime(2024, 12, 1, 11, tzinfo=UTC))
    assert fold not in reader.get(page).text


def test_the_list_says_what_holds_what_comes_and_what_is_made(people, still_clock):
    acts.published(people)
    acts.written(people)
    found = text_of(browser(people.author).get(LIST))
    assert "versie 2, vanaf zo 1 dec 2024" in found
    assert "versie 3, van Sanne Schrijver" in found
    assert "versie 1, van het programma" in found


def test_writing_shows_the_mail_and_another_publishes_it(people):
    author, publisher = browser(people.author), browser(people.publisher)
    author.post(reverse("regiodeals:mailtekst-draft", args=["herinnering", "nl"]))
    version = MailTekst.objects.get()
    answer = author.post(url("edit", version), typed(klaar="Al **klaar**?"), follow=True)
    assert "Al <strong>klaar</strong>?" in answer.content.decode()
    page = publisher.get(url("detail", version))
    assert "gewijzigd" in text_of(page)
    version.refresh_from_db()
    assert version.fingerprint in page.content.decode()
    publisher.post(url("publish", version), {"gezien": version.fingerprint})
    version = MailTekst.objects.get()
    assert (version.status, version.publisher) == (TekstStatus.GEPUBLICEERD, people.publisher)


def test_what_was_typed_stays_when_a_rule_refuses(people):
    version = services.draft(mail="herinnering", language="nl", actor=people.author)
    answer = browser(people.author).post(
        url("edit", version), typed(onderwerp="Voor {{ voornaam }}", klaar="<b>Klaar</b>")
    )
    found = text_of(answer)
    assert "Het veld ‘voornaam’ bestaat niet" in found
    assert "lijkt op HTML" in found
    assert "Voor {{ voornaam }}" in found
    assert MailTekst.objects.get().valid_from is None


def test_a_concept_can_be_withdrawn_and_a_refusal_is_said(people):
    version = acts.written(people)
    answer = browser(people.publisher).post(url("withdraw", version), follow=True)
    assert "Alleen een behandelaar of een beheerder" in messages_of(answer)[0]
    browser(people.author).post(url("withdraw", version))
    assert MailTekst.objects.get().status == TekstStatus.INGETROKKEN


def test_a_mail_or_a_language_that_does_not_exist_is_no_page(people):
    client = browser(people.author)
    assert client.get("/mailteksten/onbekend/nl/").status_code == 404
    assert client.get("/mailteksten/herinnering/fr/").status_code == 404


def test_the_register_is_not_for_a_region(people):
    version = acts.written(people)
    coordinator = builders.user(Role.REGIOCOORDINATOR)
    for address in (LIST, url("detail", version), url("edit", version)):
        assert browser(coordinator).get(address).status_code in (403, 404)


def test_the_pages_ask_as_much_for_one_version_as_for_many(people):
    client = browser(people.author)
    version = acts.published(people)
    addresses = (LIST, reverse("regiodeals:mailtekst-detail", args=["herinnering", "nl"]))
    counts = []
    for _ in range(2):
        for _ in range(10):
            row = services.draft(mail="herinnering", language="nl", actor=people.author)
            services.withdraw(version_id=row.pk, actor=people.author)
        counts.append([questions(client, address) for address in addresses])
    assert counts[0] == counts[1]
    assert max(*counts[0], questions(client, url("detail", version))) <= AT_MOST


def questions(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_no_text_may_stay_empty_and_an_example_day_reads_as_a_day(people):
    author = browser(people.author)
    page = author.get(url("edit", acts.written(people)))
    assert "mag leeg blijven" not in text_of(page)
    assert "Bijvoorbeeld: 31 maart 2026" in text_of(page)
    page = author.post(url("edit", MailTekst.objects.get()), typed(klaar=" "))
    assert page.status_code == 200
    assert page.context["form"].errors[f"{PREFIX}klaar"]
