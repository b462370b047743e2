"""The letter on the page: an example, being made, stored, or failed; and the term for bezwaar."""

import hashlib
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.rendering import make
from disbursement.mandaat.models import Afzender
from regiodeals.common import clock
from regiodeals.documents import store
from regiodeals.documents.models import Document
from regiodeals.documents.pdf.errors import UnprintableCharacters
from tests import builders
from tests.browsing import messages_of, text_of
from tests.disbursement.beschikking.browsing import page_of, url
from tests.screens.pages import read

pytestmark = pytest.mark.django_db


def links_of(response):
    return read(response.content.decode()).values("href")


def give_up(row, error):
    Document.objects.filter(pk=row.document_id).update(
        attempts=5, last_error=error, given_up_at=clock.now()
    )
    return row


# ---- the example -----------------------------------------------------------------------------


def test_a_concept_offers_an_example_of_the_letter(client, cast):
    row = cast.draft()
    response = page_of(client, cast.reviewer, row)
    assert response.context["letter"]["phase"] == "example"
    assert url("preview", row) in links_of(response)


def test_the_example_is_a_pdf_that_nobody_keeps(client, cast):
    row = cast.draft()
    client.force_login(cast.reviewer)
    response = client.get(url("preview", row))
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'inline; filename="concept-{row.pk}.pdf"'
    assert response["Cache-Control"] == "no-store"
    assert response.content.startswith(b"%PDF-")
    assert not Document.objects.exists()


def test_an_example_without_sender_says_what_is_missing(client, cast):
    row = cast.draft()
    Afzender.objects.all().delete()
    client.force_login(cast.drafter)
    response = client.get(url("preview", row))
    assert response["Location"] == url("detail", row)
    assert "Er zijn geen gegevens van de afzender op deze dag" in messages_of(response)[0]


def test_an_example_that_cannot_be_printed_says_why(client, cast, monkeypatch):
    def refuse(_facts, **_options):
        raise UnprintableCharacters("\u2603", where="Het veld ‘deal.naam’")

    row = cast.draft()
    monkeypatch.setattr(make, "render_letter", refuse)
    client.force_login(cast.drafter)
    response = client.get(url("preview", row))
    assert response["Location"] == url("detail", row)
    assert "Het veld ‘deal.naam’ bevat een teken" in messages_of(response)[0]


def test_the_example_of_a_signed_beschikking_is_the_letter_itself(client, cast):
    row = cast.with_letter()
    client.force_login(cast.drafter)
    assert client.get(url("preview", row))["Location"] == url("letter", row)


# ---- being made ------------------------------------------------------------------------------


def test_a_letter_that_is_being_made_says_that_it_comes(client, cast):
    row = cast.signed()
    response = page_of(client, cast.signer, row)
    assert response.context["letter"]["phase"] == "pending"
    text = text_of(response)
    assert "wordt gemaakt" in text
    assert "De PDF is er over een ogenblik." in text
    assert f"{url('detail', row)}#brief" in links_of(response)
    assert url("letter", row) not in links_of(response)


def test_a_letter_that_is_being_made_cannot_be_opened_yet(client, cast):
    row = cast.signed()
    client.force_login(cast.signer)
    assert client.get(url("letter", row)).status_code == 404


def test_an_attempt_that_failed_is_told_while_others_follow(client, cast):
    row = cast.signed()
    Document.objects.filter(pk=row.document_id).update(attempts=2, last_error="OSError: vol")
    text = text_of(page_of(client, cast.signer, row))
    assert "Poging 2 mislukte. De brief wordt vanzelf opnieuw gemaakt." in text


def test_a_concept_has_no_letter_to_open(client, cast):
    row = cast.draft()
    client.force_login(cast.drafter)
    assert client.get(url("letter", row)).status_code == 404


# ---- stored ----------------------------------------------------------------------------------


def test_a_stored_letter_shows_its_day_its_size_and_its_fingerprint(client, cast):
    row = cast.with_letter()
    document = row.document
    response = page_of(client, cast.drafter, row)
    assert response.context["letter"]["phase"] == "stored"
    text = text_of(response)
    assert "Beschikking SPUK-2024-0001 (PDF," in text
    assert "opgeslagen op maandag 18 november 2024, 10:00" in text
    assert f"vingerafdruk {document.sha256[:16]}…" in text
    assert document.sha256[:17] not in text
    assert url("letter", row) in links_of(response)


def test_the_letter_is_served_byte_for_byte(client, cast):
    region = builders.organisation()
    row = cast.announced(region=region)
    stored = store.get(row.document.sha256)
    for reader in (builders.member(region), cast.drafter):
        client.force_login(reader)
        response = client.get(url("letter", row))
        assert response.content == stored
        assert hashlib.sha256(response.content).hexdigest() == row.document.sha256
        assert response["Content-Type"] == "application/pdf"
        assert response["Content-Length"] == str(row.document.size)
        assert response["Content-Disposition"] == 'inline; filename="SPUK-2024-0001.pdf"'
        assert response["Cache-Control"] == "no-store"
        assert response["X-Content-Type-Options"] == "nosniff"


def test_a_question_for_the_headers_gets_the_headers_only(client, cast):
    row = cast.with_letter()
    client.force_login(cast.drafter)
    response = client.head(url("letter", row))
    assert response.status_code == 200
    assert response["Content-Length"] == str(row.document.size)
    assert response.content == b""


def test_a_letter_whose_bytes_were_changed_is_never_served(client, cast, settings):
    row = cast.with_letter()
    digest = row.document.sha256
    file = settings.DOCUMENTS_ROOT / digest[:2] / digest
    file.chmod(0o600)
    file.write_bytes(file.read_bytes() + b"x")
    client.force_login(cast.drafter)
    response = client.get(url("letter", row))
    assert response["Location"] == url("detail", row)
    assert "Dit bestand is niet meer gelijk aan wat is opgeslagen." in messages_of(response)[0]


# ---- failed ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (
            "UnprintableCharacters: Het veld ‘deal.naam’ bevat een teken dat niet kan.",
            "Het veld ‘deal.naam’ bevat een teken dat niet kan.",
        ),
        ("OSError: [Errno 28] No space left", "De brief kon niet worden opgeslagen."),
        ("TypeError: unsupported operand", "Er ging iets mis in de software."),
        ("", "Het maken van de brief stopte elke keer halverwege."),
    ],
)
def test_a_letter_that_failed_says_why_in_plain_words(client, cast, error, reason):
    row = give_up(cast.signed(), error)
    response = page_of(client, cast.drafter, row)
    assert response.context["letter"]["phase"] == "failed"
    assert reason in text_of(response)


def test_what_only_a_technician_understands_stands_apart(client, cast):
    row = give_up(cast.signed(), "TypeError: unsupported operand")
    text = text_of(page_of(client, cast.drafter, row))
    assert "Melding voor de beheerder: TypeError: unsupported operand" in text
    refused = give_up(cast.signed(), "MalformedDocument: Het document is te lang.")
    assert "Melding voor de beheerder" not in text_of(page_of(client, cast.drafter, refused))


def test_a_letter_that_failed_keeps_the_bekendmaking_back_and_says_so(client, cast):
    row = give_up(cast.signed(), "OSError: vol")
    announce, lapse = page_of(client, cast.drafter, row).context["steps"]
    assert lapse["verb"] == "lapse"
    assert announce["reasons"] == [
        "De brief kon niet worden gemaakt. Laat hem eerst opnieuw maken."
    ]


def test_a_letter_that_failed_is_a_task_for_the_drafter(client, cast):
    row = give_up(cast.signed(name="Voorbeeldregio"), "OSError: vol")
    client.force_login(cast.drafter)
    (task,) = client.get("/").context["tasks"]
    assert task.title == "Voorbeeldregio: laat de brief opnieuw maken"
    assert task.url == url("detail", row)


def test_a_behandelaar_tries_again_and_others_read_who_can(client, cast):
    row = give_up(cast.signed(), "OSError: vol")
    page = read(page_of(client, cast.drafter, row).content.decode())
    assert url("retry", row) in [form.get("action") for form in page.all("form")]
    response = page_of(client, cast.signer, row)
    assert "Een behandelaar kan de brief opnieuw laten maken." in text_of(response)
    assert url("retry", row) not in read(response.content.decode()).values("action")


def test_trying_again_orders_the_letter_once_more(
    client, cast, hurried, django_capture_on_commit_callbacks
):
    row = give_up(cast.signed(), "OSError: vol")
    client.force_login(cast.drafter)
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(url("retry", row))
    assert messages_of(response) == ["De brief wordt opnieuw gemaakt."]
    assert hurried[-1] == row.pk
    fresh = Beschikking.objects.get(pk=row.pk)
    assert page_of(client, cast.drafter, fresh).context["letter"]["phase"] == "pending"


def test_trying_again_when_nothing_failed_is_refused_with_a_sentence(client, cast):
    row = cast.with_letter()
    client.force_login(cast.drafter)
    response = client.post(url("retry", row))
    assert messages_of(response) == ["Er is geen brief die opnieuw gemaakt moet worden."]


def test_only_a_behandelaar_tries_again(client, cast):
    row = give_up(cast.signed(), "OSError: vol")
    client.force_login(cast.signer)
    assert messages_of(client.post(url("retry", row))) == ["Alleen een behandelaar mag dit doen."]


# ---- the term for bezwaar --------------------------------------------------------------------


def test_before_the_bekendmaking_the_term_is_counted_from_today(client, cast):
    text = text_of(page_of(client, cast.drafter, cast.draft()))
    assert "Termijn voor bezwaar, als u op maandag 18 november 2024 bekendmaakt" in text
    assert "tot en met maandag 30 december 2024" in text


def test_another_day_can_be_tried(client, cast):
    response = page_of(client, cast.drafter, cast.draft(), "?bekend=20+november+2024")
    text = text_of(response)
    assert "als u op woensdag 20 november 2024 bekendmaakt" in text
    assert "tot en met donderdag 2 januari 2025" in text
    steps = response.context["term"]["steps"]
    assert [step["title"] for step in steps] == [
        "dag 0: wo 20 nov 2024",
        "dag 1: do 21 nov 2024",
        "dag 42: wo 1 jan 2025",
        "dag 43: do 2 jan 2025",
    ]
    assert steps[2]["note"] == "Nieuwjaarsdag: de termijn loopt door."


@pytest.mark.parametrize("typed", ["morgen", "31-11-2024", "1-2-03", "\x00", "9" * 5000])
def test_a_day_that_is_none_is_refused_and_stays_in_its_box(client, cast, typed):
    response = page_of(client, cast.drafter, cast.draft(), f"?bekend={typed}")
    page = read(response.content.decode())
    (box,) = [box for box in page.all("input") if box.get("name") == "bekend"]
    assert box["value"] == typed
    assert box["aria-invalid"] == "true"
    assert {"termijn-bekend_helptext", "termijn-bekend_error"} <= set(page.values("id"))
    assert "Fout: " in page.text


def test_a_day_whose_holidays_are_unknown_says_so(client, cast):
    response = page_of(client, cast.drafter, cast.draft(), "?bekend=1-6-2190")
    assert "De laatste dag is onbekend" in text_of(response)


def test_after_the_bekendmaking_no_other_day_can_be_tried(client, cast):
    response = page_of(client, cast.drafter, cast.announced(), "?bekend=1-6-2025")
    assert "De beschikking is bekendgemaakt op maandag 18 november 2024." in text_of(response)
    assert "Andere dag proberen" not in text_of(response)


def test_a_running_term_shows_which_days_are_past(client, cast, still_clock):
    row = cast.announced()
    still_clock.set(datetime(2024, 12, 2, 9, 0, tzinfo=UTC))
    term = page_of(client, cast.drafter, row).context["term"]
    assert [step["state"] for step in term["steps"]] == ["done", "done", "todo"]
    assert term["days_left"] == 28


def test_on_the_last_day_the_term_is_now(client, cast, still_clock):
    row = cast.announced()
    still_clock.set(datetime(2024, 12, 30, 9, 0, tzinfo=UTC))
    term = page_of(client, cast.drafter, row).context["term"]
    assert term["steps"][-1]["state"] == "now"
    assert term["days_left"] == 0


def test_a_term_that_ended_says_when(client, cast, still_clock):
    row = cast.announced()
    still_clock.set(datetime(2025, 1, 6, 9, 0, tzinfo=UTC))
    assert "De termijn eindigde op maandag 30 december 2024." in text_of(
        page_of(client, cast.drafter, row)
    )


def test_an_island_reads_both_days_when_they_differ(client, cast, still_clock):
    row = cast.with_letter(builders.saba(cast.drafter))
    still_clock.set(datetime(2024, 11, 19, 2, 0, tzinfo=UTC))
    client.force_login(cast.drafter)
    step = reverse("disbursement:beschikking-transition", args=[row.pk, "announce"])
    client.post(step, {"gelezen": "ja"})
    text = text_of(page_of(client, cast.drafter, row))
    assert "Op het eiland was het maandag 18 november 2024" in text
    assert "in Nederland al dinsdag 19 november 2024" in text
