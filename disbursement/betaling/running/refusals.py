"""Why nothing of a file of the bank is taken over."""

from decimal import Decimal

from regiodeals.common.errors import DomainError
from regiodeals.common.number_field import format_number
from regiodeals.common.words import dutch

MOST_BYTES = 10 * 1024 * 1024
MOST_LINES = 20_000

TOO_LARGE = dutch(
    "Dit bestand is groter dan 10 MB. Vraag de bank om een bestand per dag, en lever die apart aan."
)
TOO_MANY = dutch(
    "Dit bestand heeft meer dan {aantal} regels. Lever het per dag aan.",
    aantal=format_number(Decimal(MOST_LINES)),
)
NOT_UTF8 = dutch(
    "Dit bestand staat niet in UTF-8. Haal het opnieuw op bij de bank en wijzig het daarna niet."
)
HAS_DOCTYPE = dutch(
    "Dit bestand bevat een DOCTYPE. Een bankbestand heeft dat nooit. Lever het niet opnieuw aan, en"
    " meld het de beheerder."
)
NOT_XML = dutch("Dit bestand is geen leesbare XML. Haal het opnieuw op bij de bank.")
NOT_CAMT = dutch("Dit is geen camt.053 of camt.054. Kies bij de bank een van die twee berichten.")


class UnreadableStatement(DomainError):
    """Nothing of the file was taken over."""


def without(what: str) -> UnreadableStatement:
    """The refusal of a statement that lacks something."""
    return UnreadableStatement(
        dutch(
            "In een afschrift ontbreekt {wat}. Haal het bestand opnieuw op bij de bank.", wat=what
        )
    )
