"""What stood before a decision: the verlening, what changed it since, and what is not yet paid."""

from datetime import date
from typing import Any

from disbursement.beschikking.models import Beschikking, BeschikkingKind
from disbursement.beschikking.models.kinds import SETTLEMENTS
from disbursement.beschikking.rendering.common import amount
from disbursement.beschikking.rendering.letter_facts import (
    EerderBesluit,
    Vastgesteld,
    Verleend,
    entitlement,
)
from disbursement.beschikking.rendering.letter_parts import Geldbedrag, TermijnFacts
from regiodeals.common.errors import RequirementsUnmet
from regiodeals.common.words import dutch
from regiodeals.legal.terms import BETAALTERMIJN, last_day


class Standing:
    """The decisions on the uitkering that were made known before this one and still hold.

    Raises RequirementsUnmet when there is no verlening to build on.
    """

    def __init__(self, beschikking: Beschikking) -> None:
        self._uitkering = beschikking.uitkering
        self._rows = _decisions_before(beschikking)
        first = _announced_verlening(beschikking.uitkering_id)
        if first is None:
            raise RequirementsUnmet(
                [dutch("De verlening is nog niet bekendgemaakt. Maak die eerst bekend.")]
            )
        self._verlening = first

    def granted(self) -> Verleend:
        """Amount and period as they are, after what changed them."""
        frozen = _frozen(self._verlening)
        found: Verleend = {
            "besluit": earlier(self._verlening),
            "gewijzigd": [],
            "bedrag": entitlement(frozen),
            "besteden": frozen["besteden"],
        }
        for row in self._rows:
            if row.kind not in {BeschikkingKind.WIJZIGING, BeschikkingKind.VERLENGING}:
                continue
            found["gewijzigd"].append(earlier(row))
            found["bedrag"] = _frozen(row).get("bedrag") or found["bedrag"]
            found["besteden"] = _frozen(row).get("besteden") or found["besteden"]
        return found

    def settled(self) -> Vastgesteld | None:
        """The vaststelling, when there is one."""
        row = next((row for row in reversed(self._rows) if row.kind in SETTLEMENTS), None)
        return {"besluit": earlier(row), "bedrag": _frozen(row)["bedrag"]} if row else None

    def recovered(self) -> Geldbedrag | None:
        """What was recovered before, all together; None when nothing was."""
        amounts = [
            _frozen(row)["bedrag"]["cent"]
            for row in self._rows
            if row.kind == BeschikkingKind.TERUGVORDERING
        ]
        return amount(sum(amounts), self._uitkering) if amounts else None

    def unpaid_on(self, day: date) -> list[TermijnFacts]:
        """The termijnen of the advance that are due after `day`."""
        unpaid: list[TermijnFacts] = []
        for termijn in self._uitkering.termijnen.all():
            due = termijn.pay_by or termijn.due_on or self._first_due()
            if due > day and termijn.amount_cents:
                unpaid.append({"datum": due.isoformat(), "bedrag": termijn.amount_cents})
        return unpaid

    def _first_due(self) -> date:
        """The day for a termijn without one: six weeks after the bekendmaking (Awb 4:87)."""
        counted_from: Any = self._verlening.sent_on or self._verlening.announced_on
        return last_day(counted_from, BETAALTERMIJN)


def earlier(row: Beschikking) -> EerderBesluit:
    """A decision as a later letter names it: by what its own letter says.

    Raises RequirementsUnmet while it has no letter.
    """
    facts = _frozen(row)
    return {"soort": facts["soort"], "kenmerk": facts["kenmerk"], "datum": facts["datum"]}


def _frozen(row: Beschikking) -> Any:
    if row.facts is None:
        raise RequirementsUnmet(
            [dutch("De beschikking die u vervangt, is nog niet ondertekend. Pas die zelf aan.")]
        )
    return row.facts


def _announced_verlening(uitkering_id: int) -> Beschikking | None:
    """The verlening of an uitkering once it was made known, also after it was withdrawn."""
    rows = Beschikking.objects.filter(uitkering_id=uitkering_id, kind=BeschikkingKind.VERLENING)
    return rows.filter(announced_on__isnull=False).first()


def _decisions_before(beschikking: Beschikking) -> list[Beschikking]:
    """The decisions on the same uitkering that were made known before this one and still hold.

    What this one replaces no longer holds, nor what another one that was made known replaced.
    """
    earlier = Beschikking.objects.filter(
        uitkering_id=beschikking.uitkering_id,
        number__lt=beschikking.number,
        announced_on__isnull=False,
    )
    standing = earlier.exclude(replaced_by__announced_on__isnull=False)
    if beschikking.replaces_id is not None:
        standing = standing.exclude(pk=beschikking.replaces_id)
    return list(standing.order_by("number"))
