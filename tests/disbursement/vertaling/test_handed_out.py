"""Who gets the translation: along with the mail, on the page, and labelled for what it is."""

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from disbursement.beschikking.rendering.verification import Verdict, verify_digest, verify_file
from disbursement.vertaling.models import Vertaling
from disbursement.vertaling.rendering.make import make_translation
from regiodeals.documents import store
from regiodeals.documents.models import Document
from regiodeals.mail import sending
from regiodeals.mail.models import Message
from regiodeals.party.models import Organisation
from tests import builders
from tests.disbursement.bekendmaking.conftest import announce
from tests.screens.pages import read
from tests.screens.test_query_counts import AT_MOST, queries

pytestmark = pytest.mark.django_db

LABEL = "Courtesy translation. The Dutch text is the decision."


@pytest.fixture
def document(island):
    """The stored translation."""
    row = Vertaling.objects.get(beschikking=island)
    assert make_translation(row.pk)
    return Document.objects.get(pk=row.document_id)


@pytest.fixture
def reader(island):
    """Somebody of the island."""
    return builders.member(island.uitkering.kassier)


def get(client, user, name, row):
    client.force_login(user)
    return client.get(reverse(f"disbursement:{name}", args=[row.pk]))


def page(client, user, row):
    return read(get(client, user, "beschikking-detail", row).content.decode())


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "A courtesy translation in English is attached too."),
        ("nl", "Er zit ook een Engelse vertaling bij. Alleen de Nederlandse brief is"),
    ],
)
def test_it_goes_along_with_the_mail_when_it_is_there(
    language, words, island, document, cast, office
):
    Organisation.objects.update(mail_language=language)
    announce(island, cast.drafter)
    message = Message.objects.get()
    assert words in message.text
    assert words in message.html
    assert sending.send(message.pk)
    (mail,) = office.received
    names = [part.get_filename() for part in mail.iter_attachments()]
    assert names == [f"{island.kenmerk}.pdf", document.filename]


def test_without_it_the_mail_promises_nothing(island, cast):
    announce(island, cast.drafter)
    message = Message.objects.get()
    assert "translation" not in message.text
    assert "vertaling" not in message.text
    assert message.attachments.count() == 1


def test_the_region_reads_it_on_the_page_after_the_bekendmaking(
    island, document, cast, reader, client
):
    assert get(client, reader, "vertaling", island).status_code == 404
    announce(island, cast.drafter)
    answer = get(client, reader, "vertaling", island)
    assert answer.content == store.get(document.sha256)
    assert document.filename in answer["Content-Disposition"]
    assert LABEL in page(client, reader, island).text


def test_reading_it_is_not_opening_the_letter(island, document, cast, reader, client):
    announce(island, cast.drafter)
    get(client, reader, "vertaling", island)
    island.refresh_from_db()
    assert island.bekendmaking.opened_at is None


def test_others_do_not_find_it(island, document, cast, client):
    announce(island, cast.drafter)
    stranger = builders.member(builders.organisation())
    assert get(client, stranger, "vertaling", island).status_code == 404


def test_as_long_as_it_is_made_the_ministry_sees_that_and_the_region_nothing(
    island, cast, reader, client
):
    announce(island, cast.drafter)
    assert "Engelse vertaling" in page(client, cast.drafter, island).text
    assert "Engelse vertaling" not in page(client, reader, island).text
    assert get(client, cast.drafter, "vertaling", island).status_code == 404


def test_what_failed_is_told_with_a_button_for_the_behandelaar(island, cast, client):
    Document.objects.filter(vertaling__isnull=False).update(
        given_up_at=builders.NOW, last_error="OSError: vol"
    )
    address = reverse("disbursement:vertaling-retry", args=[island.pk])
    assert "De beschikking geldt ook zonder vertaling." in page(client, cast.drafter, island).text
    assert address in get(client, cast.drafter, "beschikking-detail", island).content.decode()
    assert address not in get(client, cast.reviewer, "beschikking-detail", island).content.decode()
    client.force_login(cast.drafter)
    answer = client.post(address, follow=True)
    assert "De vertaling wordt opnieuw gemaakt." in answer.content.decode()


def test_a_file_that_is_gone_is_told_and_not_a_crash(island, document, cast, client, settings):
    settings.DOCUMENTS_ROOT = f"{settings.DOCUMENTS_ROOT}-elders"
    client.force_login(cast.drafter)
    answer = client.get(reverse("disbursement:vertaling", args=[island.pk]), follow=True)
    assert "niet meer gelijk aan wat is opgeslagen" in answer.content.decode()


def test_the_page_of_an_island_asks_twelve_questions_at_most(island, document, cast, reader):
    row = announce(island, cast.drafter)
    url = reverse("disbursement:beschikking-detail", args=[row.pk])
    for person in (cast.drafter, reader):
        asked = queries(person, url)
        assert len(asked) <= AT_MOST, "\n".join(asked)


def test_the_check_says_that_it_is_a_translation(island, document, cast, tmp_path, capsys):
    content = store.get(document.sha256)
    assert verify_file(content) is Verdict.UNKNOWN.value
    announce(island, cast.drafter)
    assert verify_file(content) is Verdict.TRANSLATION.value
    assert verify_digest(document.sha256) is Verdict.TRANSLATION.value
    assert verify_file(content + b"\n") is Verdict.UNKNOWN.value
    path = tmp_path / "vertaling.pdf"
    path.write_bytes(content)
    with pytest.raises((SystemExit, CommandError)) as ended:
        call_command("verify_beschikking", str(path))
    assert getattr(ended.value, "code", None) == 6
    assert "Dit is een vertaling en niet de beschikking" in capsys.readouterr().out
