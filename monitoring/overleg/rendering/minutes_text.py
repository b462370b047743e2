"""Minutes as a plain text: for who has no account, and reads what was adopted in a mail."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from monitoring.overleg.models import Overleg, Verslagversie
from monitoring.overleg.rendering.when import when_words
from regiodeals.common.dutch_dates import long_date
from regiodeals.deal.selectors import is_kassier_an_island


def filename_of(overleg: Overleg) -> str:
    """Under which name it goes along."""
    return f"Verslag overleg {overleg.year} {overleg.deal.name}.txt".replace("/", "-")[-150:]


def text_of(overleg: Overleg, version: Verslagversie) -> str:
    """What was agreed to, word for word as it was sent."""
    return "\r\n".join(
        line for part in _lines(overleg, version) for line in part.splitlines() or [""]
    )


def _lines(overleg: Overleg, version: Verslagversie) -> Iterator[str]:
    said: dict[str, Any] = version.content
    yield f"Verslag van het rijk-regio overleg {overleg.year} over {overleg.deal}"
    yield when_words(overleg, on_island=is_kassier_an_island(overleg.deal))
    yield ""
    yield f"Deelnemers: {', '.join(said['deelnemers'])}"
    yield ""
    yield said["verslag"]
    yield ""
    yield "Besluiten"
    yield from [f"{row['nummer']}. {row['tekst']}" for row in said["besluiten"]] or ["Geen."]
    yield ""
    yield "Actiepunten"
    yield from [_action(row) for row in said["acties"]] or ["Geen."]
    yield ""


def _action(row: dict[str, Any]) -> str:
    day = long_date(date.fromisoformat(row["uiterlijk"]))
    return f"{row['nummer']}. {row['tekst']} ({row['wie']}, uiterlijk {day})"
