"""A confirmed payment that somebody asked to drop: the question, the step, and where it waits."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from disbursement.betaling import policies
from disbursement.betaling.models import Betaalbatch, Betaling
from regiodeals.accounts.models import User
from regiodeals.common.words import dutch

PAGES: dict[type, str] = {Betaling: "betaling-detail", Betaalbatch: "betaalbatch-detail"}


def lapse_rows(asked: Iterable[Betaling | Betaalbatch]) -> list[dict[str, Any]]:
    """What another asked not to pay, each with its page."""
    return [
        {
            "url": reverse(f"disbursement:{PAGES[type(row)]}", args=[row.pk]),
            "words": dutch("{wie}: bevestigen dat dit niet wordt betaald", wie=str(row)),
        }
        for row in asked
    ]


def stopped_rows(stopped: Iterable[Betaling]) -> list[dict[str, Any]]:
    """What was confirmed to an account that was blocked since, each with its page."""
    return [
        {
            "url": reverse("disbursement:betaling-detail", args=[row.pk]),
            "words": dutch(
                "{deal}, {termijn}: de rekening is geblokkeerd. Deze betaling gaat in geen batch",
                deal=row.termijn.uitkering.deal,
                termijn=str(row.termijn),
            ),
        }
        for row in stopped
    ]


def steps_of(betaling: Betaling) -> list[str]:
    """The step that lets a confirmed payment lapse comes with the question."""
    steps = ["confirm", "drop"]
    return [*steps, "withdraw"] if betaling.drop_asked_by_id is not None else steps


def ask_of(betaling: Betaling, user: User) -> dict[str, Any]:
    """The way to ask that a confirmed payment be dropped, or to take that back."""
    if not betaling.is_under_way or betaling.batch_id is not None:
        return {}
    is_asked = betaling.drop_asked_by_id is not None
    verb = "keep" if is_asked else "ask_withdrawal"
    refused = [] if policies.may_drop(betaling, user) else [policies.is_controller.sentence]  # type: ignore[attr-defined]
    return {
        "label": dutch("Toch betalen") if is_asked else dutch("Niet betalen"),
        "url": reverse("disbursement:betaling-transition", args=[betaling.pk, verb]),
        "reasons": refused,
        "remark": "" if is_asked else "required",
    }
