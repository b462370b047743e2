"""What a payment in dollars cost in euros, and the form in which that is written down."""

from typing import Any

from django.urls import reverse

from disbursement.betaling.models import Betaling
from disbursement.betaling.selectors import euro_entries
from disbursement.grootboek.models import BoekingKind
from regiodeals.common.money import format_amount


def charge_page(betaling: Betaling) -> dict[str, Any]:
    """The form in which the euros of a payment in dollars are written down."""
    back = reverse("disbursement:betaling-detail", args=[betaling.pk])
    amount = format_amount(betaling.amount_cents, betaling.currency, decimals="always")
    return {
        "heading": "Euro’s vastleggen",
        "lead": f"{betaling}, {amount}. Het koersverschil volgt uit wat u invult.",
        "back_url": back,
        "breadcrumb": [
            {"label": "Betalingen", "url": reverse("disbursement:betaling-list")},
            {"label": str(betaling), "url": back},
            {"label": "Euro’s vastleggen"},
        ],
    }


def charged(betaling: Betaling) -> dict[str, Any]:
    """What the dollars cost in euros; where that is not known, the way to write it down."""
    charged = sum(
        row.amount_cents
        for row in euro_entries(betaling)
        if row.kind == BoekingKind.TERMIJN_BETAALD and not row.is_undone
    )
    if charged:
        return {"label": "In euro", "value": format_amount(charged, "EUR", decimals="always")}
    url = reverse("disbursement:betaling-charge", args=[betaling.pk])
    return {"label": "In euro", "value": "Leg vast wat de bank rekende", "url": url}
