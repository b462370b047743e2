"""Each total with the sentence that says what is in it."""

from collections.abc import Iterator
from typing import Any

from disbursement.grootboek.models import BoekingKind
from disbursement.grootboek.selectors import Balance, Figure, Totals
from disbursement.uitkering.models import Uitkering
from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.money import format_amount
from regiodeals.common.words import Words, dutch

LESS_RETURNED = dutch("Wat de bank betaalde, min wat terugkwam.")


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
        dutch("Verleend"),
        stands.granted_cents,
        dutch("Het bedrag van de besluiten, met btw."),
    )
    if stands.vat_cents:
        yield _figure(
            stands,
            "btw",
            dutch("Btw-deel"),
            stands.vat_cents,
            dutch("Gaat naar het BTW-compensatiefonds, niet naar de regiokassier."),
        )
        yield _figure(
            stands,
            "netto",
            dutch("Voorschot"),
            stands.net_cents,
            dutch("Verleend min het btw-deel."),
        )
    yield _figure(
        stands,
        "gepland",
        dutch("Gepland"),
        stands.planned_cents,
        dutch("Alle termijnen, ook de betaalde."),
    )


def _paid(stands: Totals) -> Iterator[Figure]:
    yield _figure(
        stands,
        "vrijgegeven",
        dutch("Vrijgegeven"),
        stands.released_cents,
        dutch("Wat betaald mag worden, ook wat al betaald is."),
    )
    yield _figure(stands, "betaald", dutch("Betaald"), stands.paid_cents, LESS_RETURNED)
    yield _figure(
        stands,
        "te-betalen",
        dutch("Nog te betalen"),
        stands.to_pay_cents,
        dutch("Vastgesteld min het btw-deel en wat is betaald.")
        if stands.is_settled
        else dutch("Voorschot min wat is betaald."),
    )


def _accounted(stands: Totals) -> Iterator[Figure]:
    if spent := stands.of(BoekingKind.VERANTWOORD):
        yield _figure(stands, "verantwoord", dutch("Verantwoord"), spent, _spent_words(stands))
    if wrong := stands.of(BoekingKind.TEN_ONRECHTE):
        yield _figure(
            stands,
            "ten-onrechte",
            dutch("Ten onrechte besteed"),
            wrong,
            dutch("Deel van wat is verantwoord."),
        )
        yield _figure(
            stands,
            "rechtmatig",
            dutch("Rechtmatig besteed"),
            spent - wrong,
            dutch("Verantwoord min wat ten onrechte is besteed."),
        )
    if stands.is_settled:
        yield _figure(
            stands,
            "vastgesteld",
            dutch("Vastgesteld"),
            stands.settled_cents,
            dutch("Het bedrag van de vaststelling, met het btw-deel."),
        )


def _spent_words(stands: Totals) -> str:
    if stands.vat_cents:
        return dutch(
            "Wat de regio uit de uitkering besteedde, alle jaren samen, zonder de btw van het"
            " fonds."
        )
    return dutch("Wat de regio uit de uitkering besteedde, alle jaren samen.")


def _recovered(stands: Totals) -> Iterator[Figure]:
    if stands.recovered_cents:
        yield _figure(
            stands,
            "teruggevorderd",
            dutch("Teruggevorderd"),
            stands.recovered_cents,
            dutch("Alle terugvorderingen samen, zonder rente."),
        )
    if interest := stands.of(BoekingKind.RENTE):
        yield _figure(
            stands,
            "rente",
            dutch("Wettelijke rente"),
            interest,
            dutch("Over wat te laat terugkwam."),
        )
    if received := stands.of(BoekingKind.ONTVANGEN):
        yield _figure(
            stands,
            "ontvangen",
            dutch("Terugontvangen"),
            received,
            dutch("Wat de regiokassier terugbetaalde."),
        )
    if stands.claim_cents:
        yield _figure(
            stands,
            "vordering",
            dutch("Nog te ontvangen"),
            stands.claim_cents,
            dutch("Teruggevorderd met rente, min wat is ontvangen."),
        )
    if stands.overpaid_cents:
        yield _figure(
            stands,
            "te-veel",
            dutch("Te veel betaald"),
            stands.overpaid_cents,
            dutch("Betaald boven wat de regiokassier mag houden, en nog niet teruggevorderd."),
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
            dutch("Verplichting"),
            euros.granted_cents,
            dutch("Het bedrag in euro waarvoor de Staat zich verbond."),
        ),
        _figure(
            euros,
            "afgeschreven",
            dutch("Afgeschreven"),
            euros.paid_cents,
            dutch("Wat de bank in euro rekende voor dollars, min wat zij teruggaf."),
        ),
        _figure(
            euros,
            "koersverschil",
            dutch("Koersverschil"),
            euros.of(BoekingKind.KOERSVERSCHIL),
            dutch(
                "Afgeschreven min het deel van de verplichting voor die dollars."
                " Boven nul kostte het meer."
            ),
        ),
    ]


def rate_words(uitkering: Uitkering) -> str:
    """'1,0550 dollar voor één euro, op 15 november 2024 (voorbeeldbron)'."""
    if uitkering.usd_rate is None or uitkering.usd_rate_on is None:
        return ""
    rate = f"{uitkering.usd_rate.normalize():f}"
    return dutch(
        "{koers} dollar voor één euro, op {dag} ({bron})",
        koers=Words(rate.replace(".", ","), lambda: rate),
        dag=plain_date(uitkering.usd_rate_on),
        bron=uitkering.usd_rate_source,
    )


def parts_of(stands: Totals) -> list[dict[str, Any]]:
    """Where every euro of the grant is: parts that add up to it."""
    paid = min(stands.paid_cents, stands.due_cents)
    parts = [
        {"label": dutch("Betaald"), "cents": paid},
        {"label": dutch("Btw-deel, naar het fonds"), "cents": stands.vat_cents},
        {"label": dutch("Lager vastgesteld"), "cents": stands.net_cents - stands.due_cents},
    ]
    return [
        *(part for part in parts if part["cents"]),
        {"label": dutch("Nog te betalen"), "cents": stands.to_pay_cents, "coming": True},
    ]


def shown(figure: Figure) -> str:
    """The amount as it is shown, with cents."""
    return format_amount(figure.cents, figure.currency, decimals="always")


def _figure(totals: Totals, key: str, label: str, cents: int, includes: str) -> Figure:
    return Figure(key, label, cents, totals.currency, includes)
