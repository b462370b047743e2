"""What is booked in the ledger, and how a mistake is put right."""

from disbursement.grootboek.services.booking import (
    Entry,
    OutOfBalance,
    book,
    book_together,
    correct_entry,
    undone,
)
from disbursement.grootboek.services.decisions import Granted, book_granted
from disbursement.grootboek.services.exchange import book_euro_value, book_euros_back
from disbursement.grootboek.services.owed import count_payments_anew, owe_payments
from disbursement.grootboek.services.schedule import Decided, lay_down, plan_termijnen
from disbursement.grootboek.services.termijnen import (
    declare_condition_met,
    impose_condition,
)

__all__ = [
    "Decided",
    "Entry",
    "Granted",
    "OutOfBalance",
    "book",
    "book_euro_value",
    "book_euros_back",
    "book_granted",
    "book_together",
    "correct_entry",
    "count_payments_anew",
    "declare_condition_met",
    "impose_condition",
    "lay_down",
    "owe_payments",
    "plan_termijnen",
    "undone",
]
