"""The worklist, a termijn, a payment and a batch, as the pages show them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from disbursement.betaling import policies
from disbursement.betaling.models import BatchStatus, Betaalbatch, Betaling, BetalingStatus
from disbursement.betaling.models.kinds import DOLLAR
from disbursement.betaling.rendering.account_notices import differs_from_letter, other_name
from disbursement.betaling.rendering.charge import charged
from disbursement.betaling.rendering.lapse import ask_of, steps_of
from disbursement.betaling.rendering.onward import onward
from disbursement.betaling.selectors import (
    Accounts,
    Waiting,
    draft_of,
    of_the_page,
    usable_accounts,
)
from disbursement.uitkering.models import Termijn, Uitkering
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit.selectors import entries_about
from regiodeals.common import clock
from regiodeals.common.bank_numbers import last_four
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.money import format_amount
from regiodeals.common.words import dutch, joined
from regiodeals.templatetags.dutch import tijdstip

MEANING = {
    BetalingStatus.GEVRAAGD: "review",
    BetalingStatus.VRIJGEGEVEN: "busy",
    BetalingStatus.BETAALD: "ok",
    BetalingStatus.TERUGGEKOMEN: "error",
    BetalingStatus.VERVALLEN: "neutral",
}
BATCH_MEANING = {
    BatchStatus.SAMENGESTELD: "review",
    BatchStatus.BEVESTIGD: "busy",
    BatchStatus.BESTAND_GEMAAKT: "warning",
    BatchStatus.AANGEBODEN: "busy",
    BatchStatus.VERWERKT: "ok",
    BatchStatus.ONTBONDEN: "neutral",
    BatchStatus.AFGEWEZEN: "error",
}


def breadcrumb(here: str) -> list[dict[str, str]]:
    """The way back to the worklist."""
    return [
        {"label": dutch("Betalingen"), "url": reverse("disbursement:betaling-list")},
        {"label": here},
    ]


def worklist_rows(termijnen: Iterable[Termijn]) -> list[dict[str, Any]]:
    """Termijnen with what they wait for; the account that holds today is asked once for all."""
    found = [of_the_page(termijn) for termijn in termijnen]
    accounts = usable_accounts(termijn.uitkering for termijn in found)
    return [_worklist_row(termijn, accounts) for termijn in found]


def _worklist_row(termijn: Termijn, accounts: Accounts) -> dict[str, Any]:
    uitkering = termijn.uitkering
    asked = next((row for row in termijn.betalingen.all() if row.is_live), None)
    line = {
        "title": str(uitkering.deal),
        "termijn": str(termijn),
        "amount": format_amount(termijn.amount_cents, uitkering.currency, decimals="always"),
        "pay_by": pay_by(termijn),
    }
    if asked is not None:
        return line | {
            "url": reverse("disbursement:betaling-detail", args=[asked.pk]),
            "account": last_four(asked.rekening.number),
            "meaning": "review",
            "word": dutch("te bevestigen"),
            "why": dutch("vrijgegeven door {wie}", wie=asked.released_by),
        }
    draft = draft_of(termijn, accounts)
    reasons = workflow.unmet(draft.confirm)
    later = _later_year(termijn)
    return line | {
        "url": reverse("disbursement:betaling-release", args=[termijn.pk]),
        "account": last_four(draft.rekening.number) if draft.rekening_id else None,
        "meaning": "neutral" if reasons or later else "warning",
        "word": dutch("kan nog niet") if reasons else dutch("vrij te geven"),
        # What to do stands on the page of the termijn.
        "why": _first_sentence(reasons[0])
        if reasons
        else later and dutch("gewoonlijk in {jaar}", jaar=later),
    }


def _first_sentence(text: str) -> str:
    return f"{text.partition('. ')[0].rstrip('.')}."


def pay_by(termijn: Termijn) -> date | None:
    """The last day to pay: that of the ledger, or of the letter before it was made known."""
    return termijn.due_on or termijn.pay_by


def elsewhere_rows(waiting: Waiting) -> list[dict[str, Any]]:
    """What waits on the other pages; nothing is not shown."""
    rows = [
        (
            waiting.lines,
            "aanlevering-list",
            dutch("bankregel om af te handelen"),
            dutch("bankregels om af te handelen"),
        ),
        (
            waiting.accounts,
            "rekening-list",
            dutch("rekening om te beoordelen"),
            dutch("rekeningen om te beoordelen"),
        ),
    ]
    return [
        {
            "url": reverse(f"disbursement:{name}"),
            "words": joined(" ", (str(number), one if number == 1 else many)),
        }
        for number, name, one, many in rows
        if number
    ]


def batch_rows(batches: Iterable[Betaalbatch]) -> list[dict[str, Any]]:
    """Batches in a list."""
    return [
        {
            "batch": batch,
            "url": reverse("disbursement:betaalbatch-detail", args=[batch.pk]),
            "meaning": BATCH_MEANING[BatchStatus(batch.status)],
            "number": batch.number,  # type: ignore[attr-defined]
            "amount": _batch_amount(batch),
            "execute_on": batch.execute_on,
        }
        for batch in batches
    ]


def _batch_amount(batch: Betaalbatch) -> str:
    cents = batch.cents or 0  # type: ignore[attr-defined]
    return format_amount(cents, batch.currency, decimals="always")


def release_page(termijn: Termijn, user: User) -> dict[str, Any]:
    """A termijn before it is released: to which account, and what stands in the way."""
    termijn = of_the_page(termijn)
    uitkering = termijn.uitkering
    draft = draft_of(termijn)
    rules = policies.may_release.rules  # type: ignore[attr-defined]
    refused = [rule.sentence for rule in rules if not rule(draft, user)]
    live = next((row for row in termijn.betalingen.all() if row.is_live), None)
    return {
        "heading": dutch("{termijn} vrijgeven", termijn=str(termijn)),
        "lead": f"{uitkering.deal}, {uitkering.kassier}",
        "items": _facts(draft, pay_by(termijn)),
        "rekening": draft.rekening if draft.rekening_id else None,
        "differs": differs_from_letter(draft),
        "other_name": other_name(draft.rekening if draft.rekening_id else None, uitkering.kassier),
        "reasons": refused[:1] + workflow.unmet(draft.confirm),
        "live": live,
        "early": _early(termijn),
        "hidden": {"rekening": draft.rekening_id or ""},
        "accounts_url": reverse("disbursement:rekening-detail", args=[uitkering.kassier_id]),
        "deal_url": _deal_url(uitkering),
        "breadcrumb": breadcrumb(f"{termijn}, {uitkering.deal}"),
    }


def betaling_page(betaling: Betaling, user: User) -> dict[str, Any]:
    """One payment, with what can be done with it."""
    uitkering = betaling.termijn.uitkering
    return {
        "betaling": betaling,
        "heading": f"{betaling.termijn}, {uitkering.deal}",
        "meaning": MEANING[BetalingStatus(betaling.status)],
        "lead": _story(betaling),
        "items": _facts(betaling, pay_by(betaling.termijn)),
        "differs": differs_from_letter(betaling),
        "other_name": other_name(betaling.rekening, uitkering.kassier),
        "buttons": [
            {
                "verb": button.verb,
                "label": button.label,
                "reasons": button.reasons,
                "kind": "primary" if button.verb == "confirm" else "subtle",
                "url": reverse("disbursement:betaling-transition", args=[betaling.pk, button.verb]),
            }
            for button in workflow.buttons(betaling, steps_of(betaling), user)
        ],
        "ask": ask_of(betaling, user),
        "onward": onward(betaling),
        "history": list(entries_about(betaling)),
        "accounts_url": reverse("disbursement:rekening-detail", args=[uitkering.kassier_id]),
        "breadcrumb": breadcrumb(str(betaling)),
    }


STOPPED = dutch(
    "Vrijgegeven en bevestigd, maar de rekening is geblokkeerd: deze betaling gaat in geen batch."
    " Kies Niet betalen, en geef de termijn daarna vrij naar een andere rekening."
)


def _story(betaling: Betaling) -> str:
    """In one sentence how far it is."""
    if betaling.has_come_back and betaling.returned_on:
        day = long_date(betaling.returned_on)
        return dutch("Teruggekomen op {dag}. Geef de termijn opnieuw vrij.", dag=day)
    if betaling.paid_on is not None:
        return dutch(
            "Betaald op {dag}, volgens het afschrift van de bank.", dag=long_date(betaling.paid_on)
        )
    if betaling.status == BetalingStatus.GEVRAAGD:
        return dutch(
            "Vrijgegeven door {wie} op {moment}.",
            wie=betaling.released_by,
            moment=tijdstip(betaling.released_at),
        )
    if betaling.is_under_way and betaling.drop_asked_by is not None:
        return dutch(
            "{wie} vraagt om dit niet te betalen: {reden}",
            wie=betaling.drop_asked_by,
            reden=betaling.remark,
        )
    if betaling.is_under_way and betaling.batch is None and betaling.rekening.is_blocked:
        return STOPPED
    if betaling.is_under_way:
        if betaling.batch is None:
            return dutch("Vrijgegeven en bevestigd, nog in geen batch.")
        return dutch("Vrijgegeven en bevestigd, in {batch}.", batch=betaling.batch)
    why = [f"{betaling.remark.rstrip('.')}."] if betaling.remark else []
    dropped = dutch("Deze vrijgave is vervallen.")
    return joined(" ", (dropped, *why, dutch("U kunt de termijn opnieuw vrijgeven.")))


def _facts(betaling: Betaling, due: date | None) -> list[dict[str, Any]]:
    rekening = betaling.rekening if betaling.rekening_id else None
    amount = format_amount(betaling.amount_cents, betaling.currency, decimals="always")
    items: list[dict[str, Any]] = [
        {"label": dutch("Bedrag"), "value": amount},
        {"label": dutch("Betalen uiterlijk"), "value": long_date(due) if due else None},
        {
            "label": dutch("Rekening"),
            "value": dutch(
                "{nummer}, ten name van {naam}",
                nummer=last_four(rekening.number),
                naam=rekening.holder,
            )
            if rekening
            else dutch("geen te gebruiken rekening"),
        },
    ]
    if betaling.end_to_end_id:
        items.append({"label": dutch("Kenmerk bij de bank"), "value": betaling.end_to_end_id})
    if betaling.batch is not None:
        url = reverse("disbursement:betaalbatch-detail", args=[betaling.batch.pk])
        items.append({"label": dutch("Batch"), "value": str(betaling.batch), "url": url})
    if betaling.currency == DOLLAR and betaling.paid_on is not None:
        items.extend(charged(betaling))
    return items


def _early(termijn: Termijn) -> str:
    """That a termijn belongs to a later year; empty when its year has begun or is unknown."""
    year = _later_year(termijn)
    return (
        dutch("U mag haar nu al vrijgeven. Gewoonlijk gebeurt dat in {jaar}.", jaar=year)
        if year
        else ""
    )


def _later_year(termijn: Termijn) -> int | str:
    """The year to which a termijn belongs, when it has not begun."""
    year = termijn.budget_year
    return "" if year is None or year <= clock.today().year else year


def _deal_url(uitkering: Uitkering) -> str:
    return reverse("regiodeals:deal-detail", args=[uitkering.deal_id])
