"""The receipt says who, when on each clock, in time or late, and the hash of what came."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from monitoring.rapportage.rendering.make import make_receipt
from monitoring.rapportage.rendering.moments import moment_words, term_words, zone_words
from monitoring.rapportage.selectors import ids_with_pending_receipt
from regiodeals.documents import store
from regiodeals.documents.models import Document
from tests import builders
from tests.disbursement.beschikking.letter_samples import text_of as pdf_text
from tests.monitoring.rapportage import world

KRALENDIJK = "America/Kralendijk"


def row_at(moment, zone, place, due_on=None):
    local = moment.astimezone(ZoneInfo(zone)).date()
    is_late = due_on is not None and local > due_on
    return SimpleNamespace(
        number=1, at=moment, zone=zone, place=place, due_on=due_on, is_late=is_late
    )


def test_who_reads_it_is_told_whose_clock_it_is():
    row = row_at(datetime(2025, 6, 14, 21, 59, tzinfo=UTC), "Europe/Amsterdam", "Nederland")
    assert moment_words(row) == "zaterdag 14 juni 2025, 23:59 uur Nederlandse tijd"


def test_an_island_reads_both_clocks_its_own_first():
    row = row_at(datetime(2025, 6, 14, 21, 59, tzinfo=UTC), KRALENDIJK, "Saba")
    words = "zaterdag 14 juni 2025, 17:59 uur op Saba; 23:59 uur Nederlandse tijd"
    assert moment_words(row) == words
    winter = row_at(datetime(2025, 1, 14, 22, 59, tzinfo=UTC), KRALENDIJK, "Saba")
    assert moment_words(winter).endswith("18:59 uur op Saba; 23:59 uur Nederlandse tijd")


def test_late_in_the_evening_of_an_island_the_other_clock_has_its_own_day():
    row = row_at(datetime(2025, 6, 15, 3, 59, tzinfo=UTC), KRALENDIJK, "Saba")
    assert moment_words(row) == (
        "zaterdag 14 juni 2025, 23:59 uur op Saba; zondag 15 juni 2025, 05:59 uur Nederlandse tijd"
    )


def test_who_must_prove_it_reads_the_names_of_the_zones_to_the_second():
    row = row_at(datetime(2025, 6, 15, 3, 59, 7, tzinfo=UTC), KRALENDIJK, "Saba")
    assert zone_words(row) == (
        "2025-06-14 23:59:07 America/Kralendijk, 2025-06-15 05:59:07 Europe/Amsterdam"
    )
    here = row_at(row.at, "Europe/Amsterdam", "Nederland")
    assert zone_words(here) == "2025-06-15 05:59:07 Europe/Amsterdam"


def test_on_an_island_the_day_ends_later():
    moment, due = datetime(2025, 6, 15, 3, 59, tzinfo=UTC), date(2025, 6, 14)
    assert term_words(row_at(moment, KRALENDIJK, "Saba", due)).startswith("Op tijd")
    assert "1 dag te laat" in term_words(row_at(moment, "Europe/Amsterdam", "x", due))


def test_late_says_what_it_means():
    row = row_at(datetime(2025, 6, 20, 9, tzinfo=UTC), "Europe/Amsterdam", "x", date(2025, 6, 14))
    words = term_words(row)
    assert "6 dagen te laat" in words
    assert "beoordeelt de rapportage gewoon" in words
    assert "Wacht een betaling op deze rapportage" in words
    assert "onbekend" in term_words(row_at(row.at, row.zone, row.place))


@pytest.mark.django_db
def test_the_file_says_it_and_is_for_who_sees_the_rapportage(report, writer, signer, client):
    row = world.submitted(report, writer, signer)
    url = reverse("monitoring:rapportage-receipt", args=[report.pk, 1])
    client.force_login(writer)
    assert client.get(url).status_code == 404
    assert ids_with_pending_receipt() == [row.pk]
    assert make_receipt(row.pk)
    assert not make_receipt(row.pk)
    assert ids_with_pending_receipt() == []
    content = client.get(url).content
    receipt = Document.objects.get(pk=row.receipt_id)
    assert content == store.get(receipt.sha256)
    text = " ".join(pdf_text(content).split())
    for words in ("Tom Kassier", "10:00 uur Nederlandse tijd", row.sha256, "Eva Jansen"):
        assert words in text
    assert "2024-11-18 10:00:00 Europe/Amsterdam" in text
    client.force_login(builders.member(builders.organisation()))
    assert client.get(url).status_code == 404
