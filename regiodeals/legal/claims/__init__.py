"""A claim to pay back: until when, with what interest, and when it is gone (Awb, title 4.4)."""

from regiodeals.legal.claims.deadlines import (
    AANMANINGSTERMIJN,
    ISLANDS,
    VERJARINGSTERMIJN,
    Interruption,
    InterruptionGround,
    NoRuleForIslands,
    TooLateToInterrupt,
    default_since,
    pay_by,
    prescription_last_day,
    recovery_after_settlement_last_day,
    reminder_pay_by,
)
from regiodeals.legal.claims.interest import (
    SMALLEST_CENTS,
    Account,
    Attribution,
    InterestLine,
    PaidTooMuch,
    Payment,
    account_on,
)
from regiodeals.legal.claims.rates import KNOWN_UNTIL, RATES, Rate, UnknownRate, rate_on

__all__ = [
    "AANMANINGSTERMIJN",
    "ISLANDS",
    "KNOWN_UNTIL",
    "RATES",
    "SMALLEST_CENTS",
    "VERJARINGSTERMIJN",
    "Account",
    "Attribution",
    "InterestLine",
    "Interruption",
    "InterruptionGround",
    "NoRuleForIslands",
    "PaidTooMuch",
    "Payment",
    "Rate",
    "TooLateToInterrupt",
    "UnknownRate",
    "account_on",
    "default_since",
    "pay_by",
    "prescription_last_day",
    "rate_on",
    "recovery_after_settlement_last_day",
    "reminder_pay_by",
]
