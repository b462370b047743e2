"""The register as a page: each office with its holder, its mandates and its deputies."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from disbursement.mandaat.models import Ambt, Ambtsdrager, Mandaat, Vervanging
from disbursement.mandaat.models.kinds import in_words
from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.period import Period
from regiodeals.common.words import dutch

SOON = timedelta(days=90)
STANDINGS = {
    "geldt": "ok",
    dutch("eindigt binnenkort"): "busy",
    dutch("begint nog"): "neutral",
    "geëindigd": "neutral",
}
Row = Ambt | Ambtsdrager | Mandaat | Vervanging


def register_rows(offices: Iterable[Ambt], today: date) -> dict[str, Any]:
    """Offices that exist or come first, then those that are over; and who may sign today."""
    rows = [_office(ambt, today) for ambt in offices]
    current = [row for row in rows if row["word"] != "geëindigd"]
    return {
        "offices": current,
        "former": [row for row in rows if row["word"] == "geëindigd"],
        "signers": [line for row in current for line in row["signers"]],
        "lead": _lead(sum(row["ending"] for row in rows)),
    }


def _lead(ending: int) -> str:
    """How much ends soon."""
    if not ending:
        return dutch("Wie namens de minister tekent. In de komende 90 dagen eindigt er niets.")
    if ending == 1:
        return dutch("Wie namens de minister tekent. In de komende 90 dagen eindigt 1 periode.")
    return dutch(
        "Wie namens de minister tekent. In de komende 90 dagen eindigen {aantal} perioden.",
        aantal=ending,
    )


def _office(ambt: Ambt, today: date) -> dict[str, Any]:
    dragers = [_line(row, today, str(row.holder), "ambtsdrager") for row in ambt.dragers.all()]
    mandaten = [_line(row, today, in_words(row.kinds), "mandaat") for row in ambt.mandaten.all()]
    deputies = [
        _line(row, today, _for(row, drager), "vervanging")
        for drager in ambt.dragers.all()
        for row in drager.vervangingen.all()
    ]
    own = _line(ambt, today, ambt.name, "ambt")
    lines = [own, *dragers, *mandaten, *deputies]
    return own | {
        "ambt": ambt,
        "heading_id": f"ambt-{ambt.pk}",
        "title": ambt.name[:1].upper() + ambt.name[1:],
        "lines": lines[1:],
        "holder": next((line["what"] for line in dragers if line["holds"]), ""),
        "signers": [line for line in (*dragers, *deputies) if line["holds"] and own["holds"]],
        "ending": sum(line["word"] == dutch("eindigt binnenkort") for line in lines),
    }


def _line(row: Row, today: date, what: str, kind: str) -> dict[str, Any]:
    word = _standing(row.period, today)
    return {
        "kind": kind,
        "what": what,
        "words": _period_words(row.period),
        "holds": row.period.holds_on(today),
        "word": word,
        "meaning": STANDINGS[word],
        "ceiling_cents": getattr(row, "ceiling_cents", None),
        "note": getattr(row, "reason", "") or getattr(row, "source", ""),
        "is_example": row.is_example,
    }


def _for(row: Vervanging, drager: Ambtsdrager) -> str:
    return dutch(
        "{wie} voor {ander}: {soorten}",
        wie=row.deputy,
        ander=drager.holder,
        soorten=in_words(row.kinds),
    )


def _standing(period: Period, today: date) -> str:
    if period.first > today:
        return dutch("begint nog")
    if period.last is None or period.last > today + SOON:
        return dutch("geldt")
    return dutch("eindigt binnenkort") if period.last >= today else dutch("geëindigd")


def _period_words(period: Period) -> str:
    """'vanaf 2 juli 2024' or '2 juli 2024 tot en met 1 juli 2025'."""
    first = plain_date(period.first)
    if period.last is None:
        return dutch("vanaf {dag}", dag=first)
    return dutch("{begin} t/m {einde}", begin=first, einde=plain_date(period.last))
