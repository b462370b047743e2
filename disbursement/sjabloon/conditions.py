"""What must be true of a version of a template before a step."""

from typing import Any

from regiodeals.common import clock
from regiodeals.common.words import dutch
from regiodeals.workflow import requirement


@requirement(dutch("Er is geen dag vanaf wanneer de tekst geldt. Vul die eerst in."))
def has_first_day(versie: Any) -> bool:
    """A letter takes the version that holds on its own day."""
    return versie.valid_from is not None


@requirement(dutch("De toelichting ontbreekt. Schrijf op wat er anders is, en waarom."))
def has_explanation(versie: Any) -> bool:
    """Who publishes must know what changed; so must who looks back in a year."""
    return bool(versie.explanation.strip())


@requirement(dutch("De proefbrieven van precies deze tekst zijn nog niet gemaakt of niet goed."))
def has_passed_test(versie: Any) -> bool:
    """What was never rendered is not published: a letter may not fail half-way a decision."""
    return bool(versie.tested_fingerprint and versie.tested_fingerprint == versie.fingerprint)


@requirement(
    dutch("De tekst gaat op zijn vroegst morgen in: vandaag kunnen al brieven zijn gemaakt.")
)
def begins_after_today(versie: Any) -> bool:
    """The version of a day never changes during that day."""
    return versie.valid_from is None or versie.valid_from > clock.today()


@requirement(
    dutch("Deze tekst geldt al. U kunt wel een laatste dag kiezen, of een nieuwe versie maken.")
)
def is_still_to_come(versie: Any) -> bool:
    """With a text that held, letters may have been made."""
    return versie.valid_from is not None and versie.valid_from > clock.today()
