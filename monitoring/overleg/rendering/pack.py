"""The papers of an overleg as one PDF, made from what was frozen when they were ordered."""

from decimal import Decimal
from typing import Any

from monitoring.overleg.models import Vergaderstuk
from regiodeals.charts import Chart, Number, Point, spark
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.number_field import format_number
from regiodeals.documents.on_paper import on_paper
from regiodeals.documents.pdf.assets import SCHEME
from regiodeals.documents.pdf.engine import shared_engine

STYLESHEETS = ("asset:css/rapportage.css", "asset:css/overleg.css")
# One dot says nothing that the number beside it does not say.
FEWEST_POINTS = 2
# As wide as the style sheet of the papers gives it room.
WIDTH = 200


def render_pack(row: Vergaderstuk, *, watermark: str | None = None) -> bytes:
    """PDF/A-3a and PDF/UA-1; the same papers give the same bytes."""
    html = on_paper("documents/overleg/vergaderstuk.html", pack_texts(row))
    charts = {
        chart_address(index): chart_of(one).svg(f"tekening-{index}", WIDTH).encode()
        for index, one in enumerate(row.data["indicatoren"])
        if has_chart(one)
    }
    return shared_engine().render(
        html, stylesheets=STYLESHEETS, watermark=watermark, pictures=charts, created=row.at
    )


def pack_texts(row: Vergaderstuk) -> dict[str, Any]:
    """Everything it says."""
    data: dict[str, Any] = row.data
    day = long_date(row.at.astimezone(clock.AMSTERDAM).date())
    return data | {
        "titel": f"Vergaderstuk rijk-regio overleg {data['jaar']}",
        "kenmerk": f"{data['deal']}, overleg {data['jaar']}, vergaderstuk {row.number}",
        "gemaakt": f"Gemaakt op {day} door {row.by}.",
        "indicatoren": [
            one
            | {
                "tekening": chart_address(index) if has_chart(one) else "",
                "alt": chart_of(one).alternative,
            }
            for index, one in enumerate(data["indicatoren"])
        ],
        "verslag": data["vorig"]["verslag"].split("\n") if data["vorig"] else [],
        "afwijkingen": _lines(data["afwijkingen"]),
        "wijzigingen": _lines(data["wijzigingen"]),
    }


def chart_of(one: dict[str, Any]) -> Chart:
    """The metingen as a line, and the streefwaarde as a broken one."""
    points = [Point(str(year), Decimal(value)) for year, value in one["punten"]]
    target = Decimal(one["streef"]) if one["streef"] is not None else None
    return spark("Verloop van de metingen", "", points, _words, target=target)


def _words(value: Number) -> str:
    return format_number(Decimal(value))


def has_chart(one: dict[str, Any]) -> bool:
    """Whether there is a line to draw."""
    return len(one["punten"]) >= FEWEST_POINTS


def chart_address(index: int) -> str:
    """By which name the page asks for it."""
    return f"{SCHEME}:overleg/tekening-{index}.svg"


def _lines(rows: list[list[str]]) -> list[tuple[str, list[str]]]:
    return [(title, text.split("\n")) for title, text in rows]
