"""The same charts on paper: drawn with their patterns, and told to who does not see them."""

from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest

from regiodeals.documents.pdf.assets import SCHEME
from regiodeals.documents.pdf.engine import shared_engine
from regiodeals.templatetags.chart_examples import example_charts
from tests.verapdf.check import verdicts

MADE = datetime(2025, 1, 28, tzinfo=UTC)


@pytest.fixture(scope="module")
def charts():
    """Every chart of the living page, by the address under which the paper asks for it."""
    found = {name: one for kind in example_charts().values() for name, one in kind.items()}
    return {f"{SCHEME}:grafiek/{name}.svg": one for name, one in found.items()}


def paper(charts):
    shown = "".join(
        f'<p><img src="{at}" alt="{one.alternative}"/></p>' for at, one in charts.items()
    )
    return shared_engine().render(
        '<!DOCTYPE html><html lang="nl"><head><title>Grafieken</title></head>'
        f'<body><h1 data-kenmerk="1">Grafieken</h1>{shown}</body></html>',
        stylesheets=[f"{SCHEME}:css/rapportage.css"],
        pictures={at: one.svg(f"g{n}", 400).encode() for n, (at, one) in enumerate(charts.items())},
        created=MADE,
    )


def test_every_chart_is_drawn_in_an_accessible_pdf(charts, tmp_path):
    content = paper(charts)
    assert paper(charts) == content
    file = tmp_path / "grafieken.pdf"
    file.write_bytes(content)
    assert [found.failures for found in verdicts(file)] == [(), ()]
    with pikepdf.Pdf.open(BytesIO(content)) as pdf:
        told = [
            str(one["/Alt"])
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and "/Alt" in one
        ]
    assert sorted(told) == sorted(one.alternative for one in charts.values())
