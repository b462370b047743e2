"""What a region may ask, the phases of a request, and what moves its clock."""

from django.db import models

from regiodeals.legal.decisions import DecisionKind


class VerzoekKind(models.TextChoices):
    """More time, or a change of the programme."""

    VERLENGING = "verlenging", "verlenging van de bestedingsperiode"
    HERVERDELING = "herverdeling", "herverdeling tussen programmalijnen"
    ACTIVITEITEN = "activiteiten", "andere activiteiten"
    TERMIJNEN = "termijnen", "andere termijnen"

    @property
    def granted_by(self) -> DecisionKind:
        """The decision that says yes."""
        if self is VerzoekKind.VERLENGING:
            return DecisionKind.VERLENGING
        return DecisionKind.WIJZIGING


WITH_LINES = [VerzoekKind.HERVERDELING, VerzoekKind.TERMIJNEN]


class VerzoekStatus(models.TextChoices):
    """The life of a request."""

    ONTVANGEN = "ontvangen", "ontvangen"
    IN_ADVIES = "in_advies", "in advies"
    GEADVISEERD = "geadviseerd", "geadviseerd"
    IN_VOORBEREIDING = "in_voorbereiding", "besluit in voorbereiding"
    BESLOTEN = "besloten", "besloten"
    INGETROKKEN = "ingetrokken", "ingetrokken"


ENDED = [VerzoekStatus.BESLOTEN, VerzoekStatus.INGETROKKEN]
OPEN = [status for status in VerzoekStatus if status not in ENDED]
ADVISED = [VerzoekStatus.GEADVISEERD, VerzoekStatus.IN_VOORBEREIDING, VerzoekStatus.BESLOTEN]


class EventKind(models.TextChoices):
    """What moves the last day to decide."""

    MEDEDELING = "mededeling", "later besluit meegedeeld"
    OPSCHORTING = "opschorting", "opgeschort om aan te vullen"
    HERVATTING = "hervatting", "aangevuld, de termijn loopt weer"
