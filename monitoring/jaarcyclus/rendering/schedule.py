"""The schedule in words."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from monitoring.jaarcyclus.models import Roosterregel
from monitoring.jaarcyclus.running import Outcome
from monitoring.jaarcyclus.selectors import Holding
from regiodeals.common import clock
from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.words import dutch, joined
from regiodeals.obligations.models import ObligationKind
from regiodeals.tranche.models import Tranche

UNTOUCHED = dutch("Wat klaar is, wat vandaag moet en wat te laat is, bleef zoals het was.")
Schedule = dict[ObligationKind, Roosterregel | None]


def schedule_rows(found: Iterable[tuple[Tranche, Schedule]]) -> list[dict[str, Any]]:
    """A row for each tranche and kind."""
    return [
        {
            "name": f"{tranche}: {kind.label}",
            "before": f"vóór {line.before}" if line else "",
            "why": _why(line),
            "url": reverse("monitoring:rooster-tranche", args=[tranche.number, kind.value]),
        }
        for tranche, lines in found
        for kind, line in lines.items()
    ]


def own_day_rows(lines: Iterable[Roosterregel]) -> list[dict[str, Any]]:
    """A row for each deal with a day of its own."""
    return [
        {
            "name": f"{line.deal}: {ObligationKind(line.kind).label}",
            "before": f"vóór {line.before}",
            "why": _why(line),
            "url": reverse("monitoring:rooster-deal", args=[line.deal_id, line.kind]),
        }
        for line in lines
    ]


def _why(line: Roosterregel | None) -> str:
    if line is None:
        return ""
    return f"{line.by}, {plain_date(line.at.astimezone(clock.AMSTERDAM).date())}: {line.reason}"


def holding_words(holding: Holding) -> str:
    """What holds now, above the form."""
    if not holding.before:
        return dutch("Er geldt nu geen dag.")
    return dutch(
        "Nu geldt: elk jaar vóór {dag}, volgens {bron}.", dag=holding.before, bron=holding.origin
    )


def outcome_words(outcome: Outcome) -> str:
    """What a change did, and what it left alone."""
    parts = [
        joined(" ", (str(number), words[0] if number == 1 else words[1]))
        for number, words in (
            (outcome.made, (dutch("dag is nieuw"), dutch("dagen zijn nieuw"))),
            (outcome.moved, (dutch("dag is verplaatst"), dutch("dagen zijn verplaatst"))),
            (
                outcome.left,
                (
                    dutch("bleef staan, want de nieuwe dag is al geweest"),
                    dutch("bleven staan, want de nieuwe dag is al geweest"),
                ),
            ),
            (
                outcome.dayless,
                (
                    dutch("bleef op de oude dag staan, want er geldt geen dag meer"),
                    dutch("bleven op de oude dag staan, want er geldt geen dag meer"),
                ),
            ),
        )
        if number
    ]
    happened = [joined("", (joined("; ", parts), "."))] if parts else []
    return joined(" ", (dutch("Het rooster is bewaard."), *happened, UNTOUCHED))
