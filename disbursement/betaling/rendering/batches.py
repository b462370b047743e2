"""A batch and its payments, as the page shows them."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from disbursement.betaling import policies
from disbursement.betaling.models import BatchStatus, Betaalbatch, Betaling, BetalingStatus
from disbursement.betaling.rendering.page import BATCH_MEANING, MEANING, breadcrumb
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit.selectors import entries_about
from regiodeals.common.bank_numbers import last_four
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.money import format_amount
from regiodeals.common.words import dutch

KINDS = {"confirm": "primary", "offer": "primary", "dissolve": "subtle", "reject": "primary"}
STEPS = ["confirm", "offer", "dissolve"]
LEADS = {
    BatchStatus.SAMENGESTELD: dutch(
        "Een ander dan wie haar samenstelde, controleert en bevestigt haar."
    ),
    BatchStatus.BEVESTIGD: dutch("Het bestand wordt gemaakt. Dat duurt meestal een paar seconden."),
    BatchStatus.BESTAND_GEMAAKT: dutch("Haal het bestand op en bied het aan bij de bank."),
    BatchStatus.AANGEBODEN: dutch("Lees het afschrift in zodra de bank heeft betaald."),
    BatchStatus.VERWERKT: dutch("De bank heeft elke betaling gemeld."),
    BatchStatus.AFGEWEZEN: dutch("De betalingen zijn vervallen. Geef de termijnen opnieuw vrij."),
    BatchStatus.ONTBONDEN: dutch("De betalingen zijn vrij en kunnen in een andere batch."),
}


def batch_page(batch: Betaalbatch, user: User) -> dict[str, Any]:
    """Who did what, the sum, the file, and what can be done now."""
    status = BatchStatus(batch.status)
    document = batch.document
    return {
        "batch": batch,
        "meaning": BATCH_MEANING[status],
        "lead": _lead(batch),
        "items": _items(batch),
        "buttons": [
            {
                "verb": button.verb,
                "label": button.label,
                "reasons": button.reasons,
                "kind": KINDS[button.verb],
                "url": reverse("disbursement:betaalbatch-transition", args=[batch.pk, button.verb]),
            }
            for button in workflow.buttons(batch, _steps_of(batch), user)
        ],
        "ask": _ask(batch, user),
        "onward": _onward(batch),
        "document": document,
        "file_url": reverse("disbursement:betaalbatch-file", args=[batch.pk])
        if policies.is_controller(batch, user)
        else "",
        "retry_url": reverse("disbursement:betaalbatch-transition", args=[batch.pk, "retry"]),
        "is_moving": status == BatchStatus.BEVESTIGD
        and document is not None
        and not document.is_given_up,
        "history": list(entries_about(batch)),
        "breadcrumb": breadcrumb(str(batch)),
    }


def _lead(batch: Betaalbatch) -> str:
    if batch.reject_asked_by is not None and workflow.exists_now(batch.reject):
        return dutch(
            "Volgens {wie} wees de bank dit bestand af: {reden}",
            wie=batch.reject_asked_by,
            reden=batch.reject_reason,
        )
    return LEADS[BatchStatus(batch.status)]


def _steps_of(batch: Betaalbatch) -> list[str]:
    """That the bank refused it is confirmed once somebody wrote it down."""
    return [*STEPS, "reject"] if batch.reject_asked_by_id is not None else STEPS


def _ask(batch: Betaalbatch, user: User) -> dict[str, Any]:
    """The way to write down that the bank refused the file, or to take that back."""
    if not workflow.exists_now(batch.reject):
        return {}
    is_asked = batch.reject_asked_by_id is not None
    verb = "keep" if is_asked else "ask_rejection"
    refused = [] if policies.may_drop(batch, user) else [policies.is_controller.sentence]  # type: ignore[attr-defined]
    return {
        "label": dutch("Toch niet afgewezen") if is_asked else dutch("Afgewezen door de bank"),
        "url": reverse("disbursement:betaalbatch-transition", args=[batch.pk, verb]),
        "reasons": refused,
        "remark": "" if is_asked else "required",
    }


def _onward(batch: Betaalbatch) -> dict[str, str]:
    """Where the next act is: what the bank reported is read in, or what is free is found again."""
    if batch.status == BatchStatus.AANGEBODEN:
        return {"label": "Naar Bank", "url": reverse("disbursement:aanlevering-list") + "#inlezen"}
    if batch.status in (BatchStatus.AFGEWEZEN, BatchStatus.ONTBONDEN):
        return {"label": "Naar Betalingen", "url": reverse("disbursement:betaling-list")}
    return {}


def _items(batch: Betaalbatch) -> list[dict[str, Any]]:
    number, cents = batch.number, batch.cents or 0  # type: ignore[attr-defined]
    confirmed = str(batch.confirmed_by) if batch.confirmed_by else dutch("nog niemand")
    service = (
        dutch("Europese overschrijving (SEPA)")
        if batch.currency == "EUR"
        else dutch("Buiten SEPA, in dollars")
    )
    return [
        {"label": dutch("Betalingen"), "value": str(number)},
        {"label": dutch("Samen"), "value": format_amount(cents, batch.currency, decimals="always")},
        {"label": dutch("Soort"), "value": service},
        {
            "label": dutch("Van rekening"),
            "value": f"{batch.payer.name}, {last_four(batch.payer.iban)}",
        },
        {"label": dutch("Uit te voeren op"), "value": long_date(batch.execute_on)},
        {"label": dutch("Samengesteld door"), "value": str(batch.composed_by)},
        {"label": dutch("Bevestigd door"), "value": confirmed},
    ]


def payment_rows(betalingen: Iterable[Betaling]) -> list[dict[str, Any]]:
    """The payments of a batch."""
    return [
        {
            "betaling": betaling,
            "url": reverse("disbursement:betaling-detail", args=[betaling.pk]),
            "deal": str(betaling.termijn.uitkering.deal),
            "kassier": str(betaling.termijn.uitkering.kassier),
            "amount": format_amount(betaling.amount_cents, betaling.currency, decimals="always"),
            "account": last_four(betaling.rekening.number),
            "meaning": MEANING[BetalingStatus(betaling.status)],
            "day": betaling.returned_on or betaling.paid_on,
        }
        for betaling in betalingen
    ]
