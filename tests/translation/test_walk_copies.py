"""What is wrong in the metingen of a copy is told to who reads English in English."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.urls import reverse

from monitoring.indicator.models import Doelindicator
from monitoring.indicator.services import Measured, correct_measurement
from monitoring.rapportage.rendering.measure_sheet import MEANING, NUMERATOR, SERIES, VALUE
from tests.browsing import text_of
from tests.monitoring.rapportage.copies import downloaded, measured
from tests.translation.walking import left_on

pytestmark = pytest.mark.django_db

COPY = "monitoring:rapportage-copy"


@pytest.fixture
def series(report):
    return Doelindicator.objects.get(doel__programmalijn__deal=report.deal)


def as_file(content):
    file = BytesIO(content)
    file.name = "kopie.xlsx"
    return file


def told(client, writer, report, content):
    client.force_login(writer)
    page = reverse(COPY, args=[report.pk])
    return text_of(client.post(page, {"bestand": as_file(content)}))


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({VALUE: "1.234"}, "“1.234” stands in the cell as text"),
        ({VALUE: 0.00001}, "Use at most 4 decimals"),
        ({NUMERATOR: 1.5}, "Enter a whole number"),
        ({VALUE: "veel"}, "We cannot read this number"),
        ({VALUE: "=1+1"}, "This is a formula"),
        ({VALUE: date(2024, 5, 1)}, "Excel turned this into a date"),
        ({VALUE: 1, SERIES: 999_999}, "does not belong to the report"),
        ({VALUE: 8, MEANING: "Woningen, in hectare."}, "It was: Woningen, in hectare. It is now:"),
        ({VALUE: 8}, "Write why you correct"),
    ],
)
def test_a_refused_sheet_holds_no_dutch_word_of_ours(
    client, region, report, series, monkeypatch, cells, sentence
):
    content = measured(downloaded(report), series, cells)
    left = left_on(client, region[1], monkeypatch, COPY, report.pk, bestand=as_file(content))
    assert left == []
    page = told(client, region[1], report, content)
    assert "(sheet Metingen)" in page
    assert sentence in page


def test_nor_where_another_measured_meanwhile(client, region, report, series, officer, monkeypatch):
    content = measured(downloaded(report), series, {VALUE: 8})
    first = series.metingen.get()
    correct_measurement(
        meting_id=first.pk, measured=Measured(value=Decimal(9)), reason="Geteld.", actor=officer
    )
    left = left_on(client, region[1], monkeypatch, COPY, report.pk, bestand=as_file(content))
    assert left == []
    page = told(client, region[1], report, content)
    assert "Value: 8" in page
    assert "Value: 9" in page
