"""The money of a deal: what Rijk and region put in, per programmalijn, from the rows shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from regiodeals.common.citations import cited
from regiodeals.common.money import format_amount
from regiodeals.common.words import dutch, joined
from regiodeals.deal.models import Deal
from regiodeals.deal.selectors import BudgetRow

AS_MUCH = dutch("voor de hele deal. De regio legt {regio} in, evenveel als het Rijk met {rijk}")
MORE = dutch("voor de hele deal. De regio legt {regio} in, meer dan het Rijk met {rijk}")
LESS = dutch("voor de hele deal. De regio legt {regio} in, minder dan het Rijk met {rijk}")


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """Amounts in euro cents of a programmalijn or of all; None where no activity is known yet."""

    name: str
    rijk: int | None
    publiek: int | None
    privaat: int | None
    activities: tuple[BudgetRow, ...] = ()

    @property
    def samen(self) -> int | None:
        """Rijk and region together."""
        parts = (self.rijk, self.publiek, self.privaat)
        known = [part for part in parts if part is not None]
        return sum(known) if len(known) == len(parts) else None

    @property
    def regio(self) -> int | None:
        """What the region puts in, public and private."""
        if self.publiek is None or self.privaat is None:
            return None
        return self.publiek + self.privaat


def money_of(deal: Deal, activities: Sequence[BudgetRow]) -> dict[str, Any]:
    """The lines, their total, the parts of the bar, and where the rows do not add up."""
    lines = [
        _line(name, [row for row in activities if row.line_id == key])
        for key, name in _named_lines(deal)
    ]
    total = _line(dutch("Totaal"), activities)
    return {
        "lines": lines,
        "total": total,
        "parts": [
            {"label": dutch("Rijksbijdrage"), "cents": deal.rijksbijdrage_cents},
            {"label": dutch("Regio, publiek"), "cents": total.publiek},
            {"label": dutch("Regio, privaat"), "cents": total.privaat},
        ],
        "words": _words(deal, total),
        "gap": _gap(deal, total),
        "example": any(row.is_example for row in activities),
    }


def _named_lines(deal: Deal) -> list[tuple[int, str]]:
    """The programmalijnen, read together with the deal where its page asked for them so."""
    found = getattr(deal, "named_lines", None)
    if found is None:
        return list(deal.programmalijnen.values_list("pk", "name"))
    return [(line["pk"], line["name"]) for line in found]


def _line(name: str, own: Iterable[BudgetRow]) -> MoneyLine:
    rows = tuple(own)
    if not rows:
        return MoneyLine(name, None, None, None)
    return MoneyLine(
        name,
        rijk=sum(row.rijk_cents for row in rows),
        publiek=sum(row.publiek_cents for row in rows),
        privaat=sum(row.privaat_cents for row in rows),
        activities=rows,
    )


def _words(deal: Deal, total: MoneyLine) -> str:
    rijk = format_amount(deal.rijksbijdrage_cents)
    if total.regio is None:
        return dutch("rijksbijdrage. Wat de regio inlegt, is onbekend.")
    regio = format_amount(total.regio)
    more = total.regio - deal.rijksbijdrage_cents
    words = dutch(AS_MUCH if not more else MORE if more > 0 else LESS, regio=regio, rijk=rijk)
    rules = deal.tranche.known_rules
    return joined("", (words, " (", cited(rules.articles.match), ").") if rules else (words, "."))


def _gap(deal: Deal, total: MoneyLine) -> str:
    """A sentence when the activities do not add up to the rijksbijdrage; empty when they do."""
    if total.rijk is None or total.rijk == deal.rijksbijdrage_cents:
        return ""
    return dutch(
        "De activiteiten tellen op tot {som} rijksbijdrage. Dat is niet gelijk"
        " aan {bedrag}, de rijksbijdrage van de deal.",
        som=format_amount(total.rijk),
        bedrag=format_amount(deal.rijksbijdrage_cents),
    )
