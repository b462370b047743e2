"""What dollars cost in euros or gave back, and the form in which that is written down."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from disbursement.betaling.models import Betaling
from disbursement.betaling.selectors import euro_entries
from disbursement.grootboek.models import BoekingKind
from regiodeals.common.money import format_amount
from regiodeals.common.words import dutch

LEAD = dutch("{betaling}, {bedrag}. Het koersverschil volgt uit wat u invult.")
LEAD_BACK = dutch(
    "{betaling}, {bedrag}, kwam terug. Vul in wat de bank in euro teruggaf. Wat niet terugkwam,"
    " wordt als koersverschil geboekt."
)


def charge_page(betaling: Betaling) -> dict[str, Any]:
    """The form in which the euros of a payment in dollars are written down."""
    back = reverse("disbursement:betaling-detail", args=[betaling.pk])
    amount = format_amount(betaling.amount_cents, betaling.currency, decimals="always")
    lead = LEAD_BACK if betaling.has_come_back else LEAD
    return {
        "heading": dutch("Euro’s vastleggen"),
        "lead": dutch(lead[:], betaling=betaling, bedrag=amount),
        "back_url": back,
        "breadcrumb": [
            {"label": dutch("Betalingen"), "url": reverse("disbursement:betaling-list")},
            {"label": str(betaling), "url": back},
            {"label": dutch("Euro’s vastleggen")},
        ],
    }


def is_charge_known(betaling: Betaling) -> bool:
    """Whether somebody wrote down what the bank charged."""
    return bool(_standing(betaling, BoekingKind.TERMIJN_BETAALD))


def charged(betaling: Betaling) -> list[dict[str, Any]]:
    """What the dollars cost in euros, and what came back of that; else how to write it down."""
    items = [_item(betaling, dutch("In euro"), BoekingKind.TERMIJN_BETAALD, dutch("rekende"))]
    if betaling.has_come_back:
        kind = BoekingKind.TERMIJN_TERUGGEKOMEN
        items.append(_item(betaling, dutch("Terug in euro"), kind, dutch("teruggaf")))
    return items


def euro_rows(betalingen: Iterable[Betaling]) -> list[dict[str, Any]]:
    """The payments of which the euros are missing, each with what to do and where."""
    return [
        {
            "url": reverse("disbursement:betaling-charge", args=[betaling.pk]),
            "words": dutch(
                "{deal}, termijn {nummer}: leg vast wat de bank in euro {wat}",
                deal=betaling.termijn.uitkering.deal,
                nummer=betaling.termijn.number,
                wat=_verb(betaling),
            ),
        }
        for betaling in betalingen
    ]


def _verb(betaling: Betaling) -> str:
    return dutch("teruggaf") if betaling.has_come_back else dutch("rekende")


def _item(betaling: Betaling, label: str, kind: BoekingKind, verb: str) -> dict[str, Any]:
    if cents := _standing(betaling, kind):
        return {"label": label, "value": format_amount(cents, "EUR", decimals="always")}
    url = reverse("disbursement:betaling-charge", args=[betaling.pk])
    return {"label": label, "value": dutch("Leg vast wat de bank {wat}", wat=verb), "url": url}


def _standing(betaling: Betaling, kind: BoekingKind) -> int:
    """The euros of one kind that were booked and not taken back."""
    rows = euro_entries(betaling)
    return sum(row.amount_cents for row in rows if row.kind == kind and not row.is_undone)
