"""What the bank delivered, and its lines, as the pages show them."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse

from disbursement.betaling import policies
from disbursement.betaling.models import Aanlevering, Bankregel, Betaling, Direction, Finding
from disbursement.betaling.rendering.page import breadcrumb as of_the_room
from regiodeals.accounts.models import User
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.money import SYMBOLS, format_amount, format_cents
from regiodeals.common.words import dutch
from regiodeals.templatetags.dutch import tijdstip

WHAT_TO_DO = {
    Finding.PARTLY: dutch("Bedrag of stand klopt niet met de betaling. Zoek uit wat de bank deed."),
    Finding.UNKNOWN: dutch(
        "Geen betaling heeft dit kenmerk. Koppel haar, of leg vast wat het wel is."
    ),
    Finding.DOUBLED: dutch("De bank meldde dit al. Vraag de bank of er twee keer is betaald."),
    Finding.CURRENCY: dutch(
        "Dit is een andere valuta dan die van de rekening. Vraag de bank wat dit is."
    ),
    Finding.NOT_BOOKED: dutch(
        "De bank heeft dit nog niet geboekt. Wacht op het volgende afschrift. Staat het daarin"
        " als eigen regel, kies hier dan Hoort niet bij een betaling."
    ),
}
CAME_IN = dutch(
    "Geen betaling heeft dit kenmerk. Betaalt een regiokassier een vordering terug? Leg de"
    " ontvangst vast bij die vordering, en kies hier Hoort niet bij een betaling. Koppel alleen"
    " wat van een betaling terugkwam: die termijn kan daarna opnieuw worden vrijgegeven."
)
CAME_BACK = dutch(
    "Bedrag of stand klopt niet met de betaling, of de bank schreef haar eerder dubbel af. Kwam de"
    " betaling zelf terug, koppel haar dan. Geeft de bank terug wat zij te veel afschreef, kies dan"
    " Hoort niet bij een betaling: de betaling blijft gedaan."
)


def breadcrumb(here: str) -> list[dict[str, str]]:
    """The way back to the worklist."""
    return of_the_room(here)


def amount(currency: str, cents: int) -> str:
    """Also in a currency that nothing is ever paid in."""
    if currency in SYMBOLS:
        return format_amount(cents, currency, decimals="always")
    return f"{currency} {format_cents(cents, decimals='always')}"


def line_rows(lines: Iterable[Bankregel]) -> list[dict[str, Any]]:
    """Lines in a list, each with how it stands."""
    return [
        {
            "regel": line,
            "url": reverse("disbursement:bankregel-detail", args=[line.pk]),
            "amount": amount(line.currency, line.amount_cents),
            "meaning": meaning_of(line),
            "word": word_of(line),
            "what": line.get_finding_display(),
        }
        for line in lines
    ]


def meaning_of(line: Bankregel) -> str:
    """Work, or done."""
    if line.is_open:
        return "review" if line.linked_by_id else "warning"
    return "neutral" if line.not_ours_because or line.betaling_id is None else "ok"


def word_of(line: Bankregel) -> str:
    """How a line stands, in two words."""
    if line.is_open:
        return dutch("te bevestigen") if line.linked_by_id else dutch("af te handelen")
    if line.not_ours_because:
        return dutch("niet van ons")
    return "gekoppeld" if line.betaling_id else dutch("al gemeld")


def delivery_rows(deliveries: Iterable[Aanlevering]) -> list[dict[str, Any]]:
    """What was handed in, the latest first."""
    return [
        {
            "delivery": delivery,
            "url": reverse("disbursement:aanlevering-detail", args=[delivery.pk]),
            "lines": delivery.line_count,  # type: ignore[attr-defined]
            "meaning": _delivery_meaning(delivery),
            "word": _delivery_word(delivery),
        }
        for delivery in deliveries
    ]


def delivery_page(delivery: Aanlevering) -> dict[str, Any]:
    """One file of the bank."""
    return {
        "delivery": delivery,
        "meaning": _delivery_meaning(delivery),
        "word": _delivery_word(delivery),
        "lead": dutch(
            "Bestand {bestand}, aangeleverd door {wie} op {moment}.",
            bestand=delivery.filename,
            wie=delivery.delivered_by,
            moment=tijdstip(delivery.delivered_at),
        ),
        "breadcrumb": [
            *of_the_room("")[:1],
            {"label": dutch("Bank"), "url": reverse("disbursement:aanlevering-list")},
            {"label": str(delivery)},
        ],
    }


def _delivery_meaning(delivery: Aanlevering) -> str:
    if delivery.refusal:
        return "error"
    return "busy" if delivery.is_waiting else "ok"


def _delivery_word(delivery: Aanlevering) -> str:
    if delivery.refusal:
        return "geweigerd"
    return dutch("wordt gelezen") if delivery.is_waiting else "ingelezen"


def line_page(
    regel: Bankregel, candidates: Sequence[Betaling], named: Betaling | None, user: User
) -> dict[str, Any]:
    """One line, what the reader made of it, and how it can be settled.

    `named` is the payment of which the bank gives the name, also when it is about another.
    """
    delivery = regel.afschrift.aanlevering
    return {
        "regel": regel,
        "meaning": meaning_of(regel),
        "word": word_of(regel),
        "lead": _what_to_do(regel) if regel.is_open else "",
        "claims_url": reverse("disbursement:vordering-list") if _may_repay(regel) else "",
        "items": _items(regel, named),
        "candidates": [_candidate(betaling, regel) for betaling in candidates],
        "may_settle": regel.is_open and policies.is_controller(regel, user),
        "confirm_reasons": _why_not_confirm(regel, user),
        "shown": {"betaling": regel.betaling_id},
        "urls": {
            verb: reverse("disbursement:bankregel-act", args=[regel.pk, verb])
            for verb in ("link", "confirm", "drop", "not_ours")
        },
        "breadcrumb": [
            *of_the_room("")[:1],
            {"label": dutch("Bank"), "url": reverse("disbursement:aanlevering-list")},
            {
                "label": str(delivery),
                "url": reverse("disbursement:aanlevering-detail", args=[delivery.pk]),
            },
            {"label": str(regel)},
        ],
    }


def _what_to_do(regel: Bankregel) -> str:
    if regel.linked_by_id is not None:
        return dutch(
            "Een ander dan wie de koppeling voorstelde, vergelijkt de twee en bevestigt haar."
        )
    if (regel.finding, regel.direction) == (Finding.PARTLY, Direction.CREDIT):
        return CAME_BACK
    return CAME_IN if _may_repay(regel) else WHAT_TO_DO.get(Finding(regel.finding), "")


def _may_repay(regel: Bankregel) -> bool:
    """Whether a kassier may have paid a claim with it."""
    return regel.is_open and (regel.finding, regel.direction) == (
        Finding.UNKNOWN,
        Direction.CREDIT,
    )


def _why_not_confirm(regel: Bankregel, user: User) -> list[str]:
    rules = (policies.is_not_linker, policies.did_not_draft_what_is_linked)
    return [rule.sentence for rule in rules if not rule(regel, user)]  # type: ignore[attr-defined]


def _candidate(betaling: Betaling, regel: Bankregel) -> dict[str, Any]:
    return {
        "id": betaling.pk,
        "label": f"{betaling}: {betaling.termijn.uitkering.deal}, {betaling.termijn},"
        f" {amount(betaling.currency, betaling.amount_cents)}",
        "is_likely": betaling.pk == regel.betaling_id,
    }


def _page_of(betaling: Betaling) -> str:
    return reverse("disbursement:betaling-detail", args=[betaling.pk])


def _items(regel: Bankregel, named: Betaling | None) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = [
        {"label": dutch("Bedrag"), "value": amount(regel.currency, regel.amount_cents)},
        {"label": dutch("Af of bij"), "value": regel.get_direction_display()},
        {"label": dutch("Geboekt op"), "value": long_date(regel.booked_on)},
        {
            "label": dutch("Valutadatum"),
            "value": long_date(regel.valued_on) if regel.valued_on else dutch("niet genoemd"),
        },
        {
            "label": dutch("Kenmerk van de betaling"),
            "value": regel.end_to_end_id or dutch("niet genoemd"),
            "url": _page_of(named) if named else "",
        },
        {"label": dutch("Tegenpartij"), "value": regel.counterparty or dutch("niet genoemd")},
        {"label": dutch("Omschrijving"), "value": regel.description or "geen"},
        {"label": dutch("Bevinding"), "value": regel.get_finding_display()},
        {"label": dutch("Afschrift"), "value": str(regel.afschrift)},
    ]
    if regel.betaling is not None:
        betaling = regel.betaling
        cents = amount(betaling.currency, betaling.amount_cents)
        value = f"{betaling}, {cents}"
        items.append({"label": dutch("Betaling"), "value": value, "url": _page_of(betaling)})
    if regel.linked_by is not None:
        items.append({"label": dutch("Koppeling voorgesteld door"), "value": str(regel.linked_by)})
    if not regel.is_open:
        by = str(regel.settled_by) if regel.settled_by else dutch("het systeem")
        items.append({"label": dutch("Afgehandeld door"), "value": by})
    if regel.not_ours_because:
        items.append({"label": dutch("Waarom niet van ons"), "value": regel.not_ours_because})
    return items
