"""Each total with the sentence that says what is in it."""

from collections.abc import Iterator
from typing import Any

from disbursement.grootboek.models import BoekingKind
from disbursement.grootboek.selectors import Balance, Figure, Totals
from disbursement.uitkering.models import Uitkering
from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.money import format_amount

LESS_RETURNED = "Wat de bank betaalde, min wat terugkwam."


def figures_of(balance: Balance) -> list[Figure]:
    """The totals of a grant in the currency of the entitlement, from granting to closing."""
    stands = balance.entitlement
    return [
        *_granted(stands),
        *_paid(stands),
        *_accounted(stands),
        *_recovered(stands),
    ]


def _granted(stands: Totals) -> Iterator[Figure]:
    yield _figure(
        stands,
        "verleend",
        "Verleend",
        stands.granted_cents,
        "Het bedrag van de besluiten, met btw.",
    )
    if stands.vat_cents:
        yield _figure(
            stands,
            "btw",
            "Btw-deel",
            stands.vat_cents,
            "Gaat naar het BTW-compensatiefonds, niet naar de regiokassier.",
        )
        yield _figure(stands, "netto", "Voorschot", stands.net_cents, "Verleend min het btw-deel.")
    yield _figure(
        stands, "gepland", "Gepland", stands.planned_cents, "Alle termijnen, ook de betaalde."
    )


def _paid(stands: Totals) -> Iterator[Figure]:
    yield _figure(
        stands,
        "vrijgegeven",
        "Vrijgegeven",
        stands.released_cents,
        "Wat betaald mag worden, ook wat al betaald is.",
    )
    yield _figure(stands, "betaald", "Betaald", stands.paid_cents, LESS_RETURNED)
    yield _figure(
        stands,
        "te-betalen",
        "Nog te betalen",
        stands.to_pay_cents,
        "Vastgesteld min het btw-deel en wat is betaald."
        if stands.is_settled
        else "Voorschot min wat is betaald.",
    )


def _accounted(stands: Totals) -> Iterator[Figure]:
    if spent := stands.of(BoekingKind.VERANTWOORD):
        yield _figure(stands, "verantwoord", "Verantwoord", spent, _spent_words(stands))
    if wrong := stands.of(BoekingKind.TEN_ONRECHTE):
        yield _figure(
            stands,
            "ten-onrechte",
            "Ten onrechte besteed",
            wrong,
            "Deel van wat is verantwoord.",
        )
        yield _figure(
            stands,
            "rechtmatig",
            "Rechtmatig besteed",
            spent - wrong,
            "Verantwoord min wat ten onrechte is besteed.",
        )
    if stands.is_settled:
        yield _figure(
            stands,
            "vastgesteld",
            "Vastgesteld",
            stands.settled_cents,
            "Het bedrag van de vaststelling, met het btw-deel.",
        )


def _spent_words(stands: Totals) -> str:
    words = "Wat de regio uit de uitkering besteedde, alle jaren samen"
    return f"{words}, zonder de btw van het fonds." if stands.vat_cents else f"{words}."


def _recovered(stands: Totals) -> Iterator[Figure]:
    if stands.recovered_cents:
        yield _figure(
            stands,
            "teruggevorderd",
            "Teruggevorderd",
            stands.recovered_cents,
            "Alle terugvorderingen samen, zonder rente.",
        )
    if interest := stands.of(BoekingKind.RENTE):
        yield _figure(stands, "rente", "Wettelijke rente", interest, "Over wat te laat terugkwam.")
    if received := stands.of(BoekingKind.ONTVANGEN):
        yield _figure(
            stands, "ontvangen", "Terugontvangen", received, "Wat de regiokassier terugbetaalde."
        )
    if stands.claim_cents:
        yield _figure(
            stands,
            "vordering",
            "Nog te ontvangen",
            stands.claim_cents,
            "Teruggevorderd met rente, min wat is ontvangen.",
        )
    if stands.overpaid_cents:
        yield _figure(
            stands,
            "te-veel",
            "Te veel betaald",
            stands.overpaid_cents,
            "Betaald boven wat de regiokassier mag houden, en nog niet teruggevorderd.",
        )


def commitment_figures(balance: Balance) -> list[Figure]:
    """The euros of an entitlement in dollars; they stand beside the dollars, never with them."""
    euros = balance.commitment
    if euros is None:
        return []
    return [
        _figure(
            euros,
            "verplicht",
            "Verplichting",
            euros.granted_cents,
            "Het bedrag in euro waarvoor de Staat zich verbond.",
        ),
        _figure(
            euros,
            "afgeschreven",
            "Afgeschreven",
            euros.paid_cents,
            "Wat de bank in euro rekende voor dollars, min wat zij teruggaf.",
        ),
        _figure(
            euros,
            "koersverschil",
            "Koersverschil",
            euros.of(BoekingKind.KOERSVERSCHIL),
            "Afgeschreven min het deel van de verplichting voor die dollars. Boven nul kostte het"
            " meer.",
        ),
    ]


def rate_words(uitkering: Uitkering) -> str:
    """'1,0550 dollar voor één euro, op 15 november 2024 (voorbeeldbron)'."""
    if uitkering.usd_rate is None or uitkering.usd_rate_on is None:
        return ""
    rate = f"{uitkering.usd_rate.normalize():f}".replace(".", ",")
    day = plain_date(uitkering.usd_rate_on)
    return f"{rate} dollar voor één euro, op {day} ({uitkering.usd_rate_source})"


def parts_of(stands: Totals) -> list[dict[str, Any]]:
    """Where every euro of the grant is: parts that add up to it."""
    paid = min(stands.paid_cents, stands.due_cents)
    parts = [
        {"label": "Betaald", "cents": paid},
        {"label": "Btw-deel, naar het fonds", "cents": stands.vat_cents},
        {"label": "Lager vastgesteld", "cents": stands.net_cents - stands.due_cents},
    ]
    return [
        *(part for part in parts if part["cents"]),
        {"label": "Nog te betalen", "cents": stands.to_pay_cents, "coming": True},
    ]


def shown(figure: Figure) -> str:
    """The amount as it is shown, with cents."""
    return format_amount(figure.cents, figure.currency, decimals="always")


def _figure(totals: Totals, key: str, label: str, cents: int, includes: str) -> Figure:
    return Figure(key, label, cents, totals.currency, includes)
