"""What a regiokassier must account for, by which day, and whether the figures are right."""

from regiodeals.legal.accountability.checks import check_account
from regiodeals.legal.accountability.days import (
    POSTPONEMENT_TERM,
    OwedPaper,
    is_postponement_in_time,
    last_day_to_ask,
    papers_owed,
    warning_about,
    yearly_paper,
)
from regiodeals.legal.accountability.facts import AccountFacts, EarlierAccount
from regiodeals.legal.accountability.papers import YEARLY, Paper

__all__ = [
    "POSTPONEMENT_TERM",
    "YEARLY",
    "AccountFacts",
    "EarlierAccount",
    "OwedPaper",
    "Paper",
    "check_account",
    "is_postponement_in_time",
    "last_day_to_ask",
    "papers_owed",
    "warning_about",
    "yearly_paper",
]
