"""The last lines of a report never stand on a page of their own."""

from datetime import UTC, datetime

import pytest

from regiodeals.documents.pdf.engine import shared_engine
from tests.disbursement.beschikking.letter_samples import pages_of

SHEETS = ("asset:css/rapportage.css", "asset:css/kamer.css")
LINE = "<p>Een regel die hiervoor staat.</p>"
END = '<div class="slot"><h2>Kenmerk</h2><p>Dit is het kenmerk.</p><p>Dit is het slot.</p></div>'


def pages(lines: int) -> list[str]:
    html = (
        '<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"/><title>Proef</title></head>'
        f'<body><h1 data-kenmerk="Proef">Proef</h1>{LINE * lines}{END}</body></html>'
    )
    made = datetime(2024, 11, 18, 10, tzinfo=UTC)
    return pages_of(shared_engine().render(html, stylesheets=SHEETS, created=made))


@pytest.mark.parametrize("lines", range(28, 37))
def test_what_comes_before_the_end_goes_along_to_the_last_page(lines):
    *_, last = pages(lines)
    assert "Een regel die hiervoor staat." in last
    assert "Kenmerk" in last
    assert "Dit is het slot." in last


def test_the_lines_tried_reach_over_the_end_of_a_page():
    assert [len(pages(lines)) for lines in (28, 36)] == [1, 2]
