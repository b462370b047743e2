"""What a region may ask, the phases of a request, and what moves its clock."""

from django.db import models

from regiodeals.common.words import dutch
from regiodeals.legal.decisions import DecisionKind


class VerzoekKind(models.TextChoices):
    """More time, or a change of the programme."""

    VERLENGING = "verlenging", dutch("verlenging van de bestedingsperiode")
    HERVERDELING = "herverdeling", dutch("herverdeling tussen programmalijnen")
    ACTIVITEITEN = "activiteiten", dutch("andere activiteiten")
    TERMIJNEN = "termijnen", dutch("andere termijnen")

    @property
    def granted_by(self) -> DecisionKind:
        """The decision that says yes."""
        if self is VerzoekKind.VERLENGING:
            return DecisionKind.VERLENGING
        return DecisionKind.WIJZIGING


# What is asked, as it is kept for the decision; other activities are in the words of the region.
EXTENSION = dutch("Verlenging van de bestedingsperiode tot en met {dag}")
REDIVISION = dutch("Een andere verdeling van het geld over de programmalijnen")
OTHER_TERMIJNEN = dutch("Andere termijnen van het voorschot")
SUBJECTS = (EXTENSION, REDIVISION, OTHER_TERMIJNEN)
WITH_LINES = [VerzoekKind.HERVERDELING, VerzoekKind.TERMIJNEN]


class VerzoekStatus(models.TextChoices):
    """The life of a request."""

    ONTVANGEN = "ontvangen", dutch("ontvangen")
    IN_ADVIES = "in_advies", dutch("in advies")
    GEADVISEERD = "geadviseerd", dutch("geadviseerd")
    IN_VOORBEREIDING = "in_voorbereiding", dutch("besluit in voorbereiding")
    BESLOTEN = "besloten", dutch("besloten")
    INGETROKKEN = "ingetrokken", dutch("ingetrokken")


ENDED = [VerzoekStatus.BESLOTEN, VerzoekStatus.INGETROKKEN]
OPEN = [status for status in VerzoekStatus if status not in ENDED]
ADVISED = [VerzoekStatus.GEADVISEERD, VerzoekStatus.IN_VOORBEREIDING, VerzoekStatus.BESLOTEN]


class EventKind(models.TextChoices):
    """What moves the last day to decide."""

    MEDEDELING = "mededeling", dutch("later besluit meegedeeld")
    OPSCHORTING = "opschorting", dutch("opgeschort om aan te vullen")
    HERVATTING = "hervatting", dutch("aangevuld, de termijn loopt weer")
