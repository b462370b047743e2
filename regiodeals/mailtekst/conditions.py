"""What must be true of a text of a mail before it is published."""

from typing import Any

from regiodeals.common import clock
from regiodeals.common.words import dutch
from regiodeals.workflow import requirement

IS_BEING_MADE = dutch("Er is al een concept van deze mail. Maak dat eerst af, of trek het in.")


@requirement(dutch("Er is geen dag vanaf wanneer de tekst geldt. Vul die eerst in."))
def has_first_day(tekst: Any) -> bool:
    """A mail takes the text that holds on the day it is ordered."""
    return tekst.valid_from is not None


@requirement(dutch("De toelichting ontbreekt. Schrijf op wat er anders is, en waarom."))
def has_explanation(tekst: Any) -> bool:
    """Who publishes must know what changed; so must who looks back in a year."""
    return bool(tekst.explanation.strip())


@requirement(
    dutch("De tekst gaat op zijn vroegst morgen in: vandaag kunnen al mails zijn gemaakt.")
)
def begins_after_today(tekst: Any) -> bool:
    """The text of a day never changes during that day."""
    return tekst.valid_from is None or tekst.valid_from > clock.today()
