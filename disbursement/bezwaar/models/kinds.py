"""What a bezwaar may be, how it comes in, and how it ends."""

from django.db import models

from regiodeals.common.words import dutch


class RemedyKind(models.TextChoices):
    """Where somebody goes: to the minister again, or to the court."""

    BEZWAAR = "bezwaar", dutch("bezwaar")
    BEROEP = "beroep", dutch("beroep")


class Channel(models.TextChoices):
    """How it came in; only with the post does the day of sending count (Awb 6:9 lid 2)."""

    POST = "post", dutch("per post")
    EMAIL = "e-mail", dutch("per e-mail")
    HANDED = "afgegeven", dutch("afgegeven")
    COURT = "gerecht", dutch("bericht van het gerecht")


class BezwaarStatus(models.TextChoices):
    """The life of a bezwaar; a beroep goes from the first to the last."""

    ONTVANGEN = "ontvangen", dutch("ontvangen")
    IN_BEHANDELING = "in_behandeling", dutch("in behandeling")
    HOORZITTING = "hoorzitting", dutch("hoorzitting gepland")
    GEREED = "gereed", dutch("gereed voor beslissing")
    BESLIST = "beslist", dutch("beslist")
    INGETROKKEN = "ingetrokken", dutch("ingetrokken")
    VERVALLEN = "vervallen", dutch("ten onrechte vastgelegd")


ENDED = [BezwaarStatus.BESLIST, BezwaarStatus.INGETROKKEN, BezwaarStatus.VERVALLEN]


class Outcome(models.TextChoices):
    """How it was decided (Awb 7:11; 8:70)."""

    NIET_ONTVANKELIJK = "niet-ontvankelijk", dutch("niet-ontvankelijk")
    ONGEGROND = "ongegrond", dutch("ongegrond")
    GEGROND = "gegrond", dutch("gegrond")


class WaiverGround(models.TextChoices):
    """Why nobody need be heard (Awb 7:3)."""

    INADMISSIBLE = "a", dutch("het bezwaar is kennelijk niet-ontvankelijk (7:3 onder a)")
    UNFOUNDED = "b", dutch("het bezwaar is kennelijk ongegrond (7:3 onder b)")
    NOT_WANTED = "c", dutch("de indiener wil niet worden gehoord (7:3 onder c)")
    NO_ANSWER = (
        "d",
        dutch("de indiener liet niet op tijd weten te willen worden gehoord (7:3 onder d)"),
    )
    GRANTED = "e", dutch("aan het bezwaar komen wij helemaal tegemoet (7:3 onder e)")


class EventKind(models.TextChoices):
    """What moves the clock."""

    VERDAGING = "verdaging", dutch("verdaagd")
    UITSTEL = "uitstel", dutch("verder uitgesteld")
    OPSCHORTING = "opschorting", dutch("opgeschort om te herstellen")
    HERVATTING = "hervatting", dutch("hersteld, de termijn loopt weer")


class DelayGround(models.TextChoices):
    """When further delay is possible (Awb 7:10 lid 4)."""

    ALL_AGREE = "a", dutch("alle belanghebbenden stemmen in (onder a)")
    OBJECTOR_AGREES = "b", dutch("de indiener stemt in en anderen worden niet geschaad (onder b)")
    PROCEDURE = "c", dutch("het is nodig om wettelijke procedureregels na te leven (onder c)")
