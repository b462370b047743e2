"""How a deal is shown: a row of a board, the facts on top of its page, its course of life."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from regiodeals.common.dutch_dates import plain_date, short_date
from regiodeals.common.money import format_amount
from regiodeals.deal.models import Deal, DealStatus
from regiodeals.legal.terms import VERLENINGSTERMIJN, TermExplanation, explain, last_day

MEANING = {
    DealStatus.VOORSTEL: "neutral",
    DealStatus.GESELECTEERD: "neutral",
    DealStatus.IN_VOORBEREIDING: "busy",
    DealStatus.GESLOTEN: "busy",
    DealStatus.AFGEWEZEN: "error",
    DealStatus.INGETROKKEN: "error",
    DealStatus.OPGEZEGD: "error",
}


@dataclass(frozen=True)
class BoardRow:
    """A deal on a board; `grant_by` and `days_left` are None when no term runs."""

    deal: Deal
    meaning: str
    grant_by: date | None
    days_left: int | None
    waits_for: str


def meaning_of(deal: Deal) -> str:
    """The meaning of the state, for the shape and colour of its tag."""
    return MEANING.get(DealStatus(deal.status), "ok")


def grant_by(deal: Deal) -> date | None:
    """The last day to grant: twelve weeks after the convenant was concluded (Besluit 13 lid 1)."""
    return last_day(deal.concluded_on, VERLENINGSTERMIJN) if deal.concluded_on else None


def grant_clock(deal: Deal) -> TermExplanation | None:
    """The twelve weeks day by day, None before the convenant is concluded."""
    return explain(deal.concluded_on, VERLENINGSTERMIJN) if deal.concluded_on else None


def board_row(deal: Deal, today: date) -> BoardRow:
    """The deal as a row; its term stops to count when the grant has been made known."""
    last = grant_by(deal)
    running = last is not None and deal.granted_on is None
    return BoardRow(
        deal=deal,
        meaning=meaning_of(deal),
        grant_by=last,
        days_left=(last - today).days if last and running else None,
        waits_for=_waits_for(deal),
    )


def facts_of(deal: Deal, today: date) -> list[dict[str, Any]]:
    """The row of facts on top of the dossier; None is printed as onbekend."""
    uitkering = getattr(deal, "uitkering", None)
    last = grant_by(deal)
    return [
        {
            "label": "Rijksbijdrage",
            "value": format_amount(deal.rijksbijdrage_cents),
            "note": "inclusief btw",
        },
        _term_fact(deal, last, today),
        {
            "label": "Grondslag",
            "value": uitkering.get_instrument_display() if uitkering else None,
            "note": f"tranche {deal.tranche.number}, {deal.tranche.rules.regulation.publication}",
        },
        {
            "label": "Regiokassier",
            "value": _kassier_name(deal),
            "tone": None if _kassier_name(deal) else "warn",
        },
        {"label": "Einde", "value": plain_date(deal.ends_on) if deal.ends_on else None},
        {
            "label": "Behandelaar",
            "value": str(deal.accounthouder) if deal.accounthouder else None,
        },
    ]


def life_of(deal: Deal) -> list[dict[str, str]]:
    """The course of a deal in six steps, with their days where they are known."""
    done = _steps_done(DealStatus(deal.status))
    notes = [
        plain_date(deal.tranche.proposals_due_on) if deal.tranche.proposals_due_on else "",
        deal.tranche.selected_in,
        plain_date(deal.concluded_on) if deal.concluded_on else "nog niet gesloten",
        _grant_note(deal),
        f"tot en met {deal.ends_on.year}" if deal.ends_on else "einde onbekend",
        "na de eindverantwoording",
    ]
    titles = ["Voorstel", "Selectie", "Convenant", "Beschikking", "Uitvoering", "Vaststelling"]
    return [
        {
            "title": title,
            "note": note,
            "state": "done" if index < done else "now" if index == done else "todo",
        }
        for index, (title, note) in enumerate(zip(titles, notes, strict=True))
    ]


def _steps_done(status: DealStatus) -> int:
    return {
        DealStatus.VOORSTEL: 1,
        DealStatus.GESELECTEERD: 2,
        DealStatus.IN_VOORBEREIDING: 2,
        DealStatus.GESLOTEN: 3,
        DealStatus.BESCHIKT: 4,
        DealStatus.IN_UITVOERING: 4,
        DealStatus.EINDVERANTWOORDING: 5,
        DealStatus.VASTGESTELD: 6,
        DealStatus.AFGESLOTEN: 6,
    }.get(status, 0)


def _grant_note(deal: Deal) -> str:
    last = grant_by(deal)
    if deal.granted_on:
        return plain_date(deal.granted_on)
    return f"uiterlijk {plain_date(last)}" if last else "binnen twaalf weken na het convenant"


def _term_fact(deal: Deal, last: date | None, today: date) -> dict[str, Any]:
    if deal.granted_on and last:
        days = (last - deal.granted_on).days
        note = f"{days} dagen vóór de uiterste dag" if days >= 0 else f"{-days} dagen te laat"
        tone = None if days >= 0 else "error"
        return {
            "label": "Verleend",
            "value": short_date(deal.granted_on),
            "note": note,
            "tone": tone,
        }
    if last is None:
        return {"label": "Uiterste dag beschikking", "value": "–", "note": "loopt nog niet"}
    left = (last - today).days
    note = f"nog {left} dagen" if left >= 0 else f"{-left} dagen te laat"
    return {
        "label": "Uiterste dag beschikking",
        "value": short_date(last),
        "note": note,
        "tone": "error" if left <= 14 else "warn" if left <= 28 else None,
    }


def _kassier_name(deal: Deal) -> str | None:
    return next(
        (str(party.organisation) for party in deal.parties.all() if party.role == "kassier"), None
    )


def _waits_for(deal: Deal) -> str:
    waits = {
        DealStatus.VOORSTEL: "selectie",
        DealStatus.GESELECTEERD: "voorbereiding van het convenant",
        DealStatus.IN_VOORBEREIDING: "handtekeningen",
        DealStatus.GESLOTEN: "beschikking",
        DealStatus.BESCHIKT: "start van de uitvoering",
        DealStatus.IN_UITVOERING: "voortgang en overleg",
        DealStatus.EINDVERANTWOORDING: "eindverantwoording",
        DealStatus.VASTGESTELD: "afsluiting",
    }
    return waits.get(DealStatus(deal.status), "–")
