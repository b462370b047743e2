"""The budget of a letter: activities per programmalijn, in the currency of the entitlement."""

from dataclasses import dataclass

from disbursement.beschikking.rendering.letter_parts import (
    ActiviteitFacts,
    Begrotingsregel,
    ProgrammalijnFacts,
)
from disbursement.uitkering.models import Uitkering
from regiodeals.common.money import convert_parts
from regiodeals.deal.selectors import budget_of


@dataclass(frozen=True)
class LetterBudget:
    """Lines with their activities, and the total of all."""

    lines: list[ProgrammalijnFacts]
    total: Begrotingsregel


def budget_of_letter(uitkering: Uitkering) -> LetterBudget:
    """The budget; dollars are converted per column, so that each column adds up exactly."""
    activities = budget_of(uitkering.deal)
    columns = [
        _converted([activity.rijk_cents for activity in activities], uitkering),
        _converted([activity.publiek_cents for activity in activities], uitkering),
        _converted([activity.privaat_cents for activity in activities], uitkering),
    ]
    rows = [_row(*cells) for cells in zip(*columns, strict=True)]
    lines: dict[int, ProgrammalijnFacts] = {}
    for activity, row in zip(activities, rows, strict=True):
        entry = lines.setdefault(
            activity.line_id,
            {
                "naam": activity.line_name,
                "doel": activity.line_goal,
                "activiteiten": [],
                **_row(0, 0, 0),
            },
        )
        entry["activiteiten"].append(_named(activity.name, row))
        _add(entry, row)
    total = _row(0, 0, 0)
    for row in rows:
        _add(total, row)
    return LetterBudget(list(lines.values()), total)


def _converted(cents: list[int], uitkering: Uitkering) -> list[int]:
    if not uitkering.is_bijzonder or uitkering.usd_rate is None:
        return cents
    return convert_parts(cents, uitkering.usd_rate)


def _row(rijk: int, publiek: int, privaat: int) -> Begrotingsregel:
    return {
        "rijk": rijk,
        "publiek": publiek,
        "privaat": privaat,
        "totaal": rijk + publiek + privaat,
    }


def _named(name: str, row: Begrotingsregel) -> ActiviteitFacts:
    return {"naam": name, **row}


def _add(total: Begrotingsregel, row: Begrotingsregel) -> None:
    total["rijk"] += row["rijk"]
    total["publiek"] += row["publiek"]
    total["privaat"] += row["privaat"]
    total["totaal"] += row["totaal"]
