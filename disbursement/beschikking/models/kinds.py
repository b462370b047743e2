"""What a beschikking may be, and the phases of its life."""

from django.db import models

from regiodeals.legal.decisions import DecisionKind


class BeschikkingKind(models.TextChoices):
    """What is decided; the kinds of the law, as the choices of a column."""

    VERLENING = DecisionKind.VERLENING, "verlening"
    WIJZIGING = DecisionKind.WIJZIGING, "wijziging"
    VERLENGING = DecisionKind.VERLENGING, "verlenging van de bestedingsperiode"
    VASTSTELLING = DecisionKind.VASTSTELLING, "vaststelling"
    LAGERE_VASTSTELLING = DecisionKind.LAGERE_VASTSTELLING, "lagere vaststelling"
    TERUGVORDERING = DecisionKind.TERUGVORDERING, "terugvordering"
    INTREKKING = DecisionKind.INTREKKING, "intrekking"
    AFWIJZING = DecisionKind.AFWIJZING, "afwijzing van een verzoek"


# Either of these settles the uitkering; there is one of them.
SETTLEMENTS = [BeschikkingKind.VASTSTELLING, BeschikkingKind.LAGERE_VASTSTELLING]


class BeschikkingStatus(models.TextChoices):
    """The life of a beschikking."""

    CONCEPT = "concept", "concept"
    TER_TOETSING = "ter_toetsing", "ter toetsing"
    GETOETST = "getoetst", "getoetst"
    ONDERTEKEND = "ondertekend", "ondertekend"
    BEKENDGEMAAKT = "bekendgemaakt", "bekendgemaakt"
    ONHERROEPELIJK = "onherroepelijk", "onherroepelijk"
    VERVALLEN = "vervallen", "vervallen"


# A decision that is still being made; there is one of a kind at a time.
UNSIGNED = [
    BeschikkingStatus.CONCEPT,
    BeschikkingStatus.TER_TOETSING,
    BeschikkingStatus.GETOETST,
]
# Made known to whom it is about: from here on others than the ministry see it.
ANNOUNCED = [BeschikkingStatus.BEKENDGEMAAKT, BeschikkingStatus.ONHERROEPELIJK]
# Nobody at the ministry has to do anything with it any more.
DONE_WITH = [*ANNOUNCED, BeschikkingStatus.VERVALLEN]
SIGNED = [BeschikkingStatus.ONDERTEKEND, *DONE_WITH]
REVIEWED = [BeschikkingStatus.GETOETST, *SIGNED]
