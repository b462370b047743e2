"""What a bezwaar may be, how it comes in, and how it ends."""

from django.db import models


class RemedyKind(models.TextChoices):
    """Where somebody goes: to the minister again, or to the court."""

    BEZWAAR = "bezwaar", "bezwaar"
    BEROEP = "beroep", "beroep"


class Channel(models.TextChoices):
    """How it came in; only with the post does the day of sending count (Awb 6:9 lid 2)."""

    POST = "post", "per post"
    EMAIL = "e-mail", "per e-mail"
    HANDED = "afgegeven", "afgegeven"
    COURT = "gerecht", "bericht van het gerecht"


class BezwaarStatus(models.TextChoices):
    """The life of a bezwaar; a beroep goes from the first to the last."""

    ONTVANGEN = "ontvangen", "ontvangen"
    IN_BEHANDELING = "in_behandeling", "in behandeling"
    HOORZITTING = "hoorzitting", "hoorzitting gepland"
    GEREED = "gereed", "gereed voor beslissing"
    BESLIST = "beslist", "beslist"
    INGETROKKEN = "ingetrokken", "ingetrokken"
    VERVALLEN = "vervallen", "ten onrechte vastgelegd"


ENDED = [BezwaarStatus.BESLIST, BezwaarStatus.INGETROKKEN, BezwaarStatus.VERVALLEN]


class Outcome(models.TextChoices):
    """How it was decided (Awb 7:11; 8:70)."""

    NIET_ONTVANKELIJK = "niet-ontvankelijk", "niet-ontvankelijk"
    ONGEGROND = "ongegrond", "ongegrond"
    GEGROND = "gegrond", "gegrond"


class WaiverGround(models.TextChoices):
    """Why nobody need be heard (Awb 7:3)."""

    INADMISSIBLE = "a", "het bezwaar is kennelijk niet-ontvankelijk (7:3 onder a)"
    UNFOUNDED = "b", "het bezwaar is kennelijk ongegrond (7:3 onder b)"
    NOT_WANTED = "c", "de indiener wil niet worden gehoord (7:3 onder c)"
    NO_ANSWER = "d", "de indiener liet niet op tijd weten te willen worden gehoord (7:3 onder d)"
    GRANTED = "e", "aan het bezwaar komen wij helemaal tegemoet (7:3 onder e)"


class EventKind(models.TextChoices):
    """What moves the clock."""

    VERDAGING = "verdaging", "verdaagd"
    UITSTEL = "uitstel", "verder uitgesteld"
    OPSCHORTING = "opschorting", "opgeschort om te herstellen"
    HERVATTING = "hervatting", "hersteld, de termijn loopt weer"


class DelayGround(models.TextChoices):
    """When further delay is possible (Awb 7:10 lid 4)."""

    ALL_AGREE = "a", "alle belanghebbenden stemmen in (onder a)"
    OBJECTOR_AGREES = "b", "de indiener stemt in en anderen worden niet geschaad (onder b)"
    PROCEDURE = "c", "het is nodig om wettelijke procedureregels na te leven (onder c)"
