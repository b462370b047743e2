"""Each series of a report to parliament against its streefwaarde: page and paper show the same."""

from decimal import Decimal
from typing import Any

from monitoring.indicator.rendering.charts import Standing, against_target, figure
from monitoring.rapportage.rendering.data import Data
from regiodeals.charts import Chart
from regiodeals.documents.pdf.assets import SCHEME

# More rows would fill the paper; all of them are in the data that travel with it.
MOST_SHOWN = 200
UNKNOWN = "onbekend"
# In pixels, as wide as the last column of the paper gives it room.
WIDTH = 146


def measured_of(data: Data) -> dict[str, Any]:
    """The first series with their charts, and how many there are. An edition of before this table
    has none.
    """
    every = data.get("reeksen", [])
    rows = [_row(number, one) for number, one in enumerate(every[:MOST_SHOWN])]
    return {"rows": rows, "count": len(every), "is_cut": len(every) > MOST_SHOWN}


def pictures_of(data: Data) -> dict[str, bytes]:
    """The charts by the address under which the paper asks for them."""
    return {
        row["address"]: row["chart"].svg(row["name"], WIDTH).encode()
        for row in measured_of(data)["rows"]
    }


def _row(number: int, one: Data) -> dict[str, Any]:
    chart = _chart(one)
    name = f"reeks-{number}"
    return {
        "name": name,
        "address": f"{SCHEME}:kamer/{name}.svg",
        "chart": chart,
        "title": f"{one['code']} {one['naam']}",
        "where": f"{one['deal']}, {one['lijn']}, doel {one['doel']}",
        "finding": one["woorden"],
        **{
            key: _told(one[key], one["eenheid"]) for key in ("nulmeting", "gemeten", "streefwaarde")
        },
    }


def _chart(one: Data) -> Chart:
    return against_target(
        Standing(
            one["naam"],
            one["eenheid"],
            _number(one["nulmeting"]),
            _number(one["gemeten"]),
            _number(one["streefwaarde"]),
            one["woorden"],
        )
    )


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _told(text: str | None, unit: str) -> str:
    return UNKNOWN if text is None else figure(Decimal(text), unit)
