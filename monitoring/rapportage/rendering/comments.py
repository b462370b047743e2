"""The remarks of co-signing ministries, at the section that each is about."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from monitoring.rapportage.models import Opmerking
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.words import dutch


def by_section(comments: Iterable[Opmerking]) -> dict[str, list[dict[str, Any]]]:
    """The remarks at each section, the oldest first, each with who wrote it and when."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for comment in comments:
        day = long_date(comment.at.astimezone(clock.AMSTERDAM).date())
        found[comment.section].append(
            {
                "who": f"{comment.by}, {comment.organisation}",
                "when": dutch(
                    "{dag}, bij indiening {nummer}", dag=day, nummer=comment.indiening.number
                ),
                "text": comment.text,
            }
        )
    return found
