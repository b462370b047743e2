"""What was confirmed and can go in a batch, as the worklist shows it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from disbursement.betaling import policies
from disbursement.betaling.models import Betaling
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.dutch_dates import short_date
from regiodeals.common.money import format_amount
from regiodeals.common.words import joined
from regiodeals.legal.calendar import UnknownCalendarYear, is_free_day


def sum_rows(
    sums: Iterable[dict[str, Any]],
    payments: Sequence[Betaling],
    user: User,
    *,
    refused: Mapping[str, str],
) -> list[dict[str, Any]]:
    """Per currency what can go in a batch now; `refused` has the day that was typed wrong.

    Of `payments` the first are named.
    """
    return [
        {
            **_named([one for one in payments if one.currency == row["currency"]], row["number"]),
            "currency": row["currency"],
            "number": row["number"],
            "amount": format_amount(row["cents"], row["currency"], decimals="always"),
            "day": refused.get(row["currency"]) or short_date(next_bank_day(clock.today())),
            "may": policies.is_controller(None, user),
        }
        for row in sums
    ]


def _named(payments: Sequence[Betaling], number: int) -> dict[str, Any]:
    """The payments that are named, each with its page, and how many are not."""
    return {
        "payments": [
            {
                "url": reverse("disbursement:betaling-detail", args=[one.pk]),
                "words": joined(", ", (str(one.termijn.uitkering.deal), str(one.termijn))),
                "amount": format_amount(one.amount_cents, one.currency, decimals="always"),
            }
            for one in payments
        ],
        "more": number - len(payments),
    }


def next_bank_day(day: date) -> date:
    """The first day after `day` on which a bank pays, as far as the calendar is known."""
    following = day + timedelta(days=1)
    try:
        while is_free_day(following):
            following += timedelta(days=1)
    except UnknownCalendarYear:
        return following
    return following
