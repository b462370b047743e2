"""What a beschikking may be, and the phases of its life."""

from django.db import models


class BeschikkingKind(models.TextChoices):
    """What is decided."""

    VERLENING = "verlening", "verlening"


class BeschikkingStatus(models.TextChoices):
    """The life of a beschikking."""

    CONCEPT = "concept", "concept"
    TER_TOETSING = "ter_toetsing", "ter toetsing"
    GETOETST = "getoetst", "getoetst"
    ONDERTEKEND = "ondertekend", "ondertekend"
    BEKENDGEMAAKT = "bekendgemaakt", "bekendgemaakt"


REVIEWED = [
    BeschikkingStatus.GETOETST,
    BeschikkingStatus.ONDERTEKEND,
    BeschikkingStatus.BEKENDGEMAAKT,
]
SIGNED = [BeschikkingStatus.ONDERTEKEND, BeschikkingStatus.BEKENDGEMAAKT]
