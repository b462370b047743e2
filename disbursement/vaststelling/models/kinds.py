"""The phases of a proposal and of a claim, and what they name."""

from django.db import models

from regiodeals.common.words import dutch
from regiodeals.legal.claims import InterruptionGround
from regiodeals.legal.settlement import Execution


class VoorstelStatus(models.TextChoices):
    """The life of a proposal."""

    VOORGESTELD = "voorgesteld", dutch("voorgesteld")
    GEVOLGD = "gevolgd", dutch("besluit genomen")
    INGETROKKEN = "ingetrokken", dutch("ingetrokken")


class BesluitRol(models.TextChoices):
    """What a beschikking does with a proposal."""

    VASTSTELLING = "vaststelling", dutch("vaststelling")
    TERUGVORDERING = "terugvordering", dutch("terugvordering")


class Uitvoering(models.TextChoices):
    """Whether the activities took place; the words of the law, as the choices of a column."""

    HELEMAAL = Execution.COMPLETE.value, dutch("helemaal uitgevoerd")
    NIET_HELEMAAL = Execution.INCOMPLETE.value, dutch("niet of niet helemaal uitgevoerd")


class VorderingStatus(models.TextChoices):
    """The life of a claim."""

    OPEN = "open", dutch("open")
    AANGEMAAND = "aangemaand", dutch("aangemaand")
    VOLDAAN = "voldaan", dutch("voldaan")
    VERVALLEN = "vervallen", dutch("vervallen")


OUTSTANDING = [VorderingStatus.OPEN, VorderingStatus.AANGEMAAND]


class StuitingGrond(models.TextChoices):
    """What interrupts the prescription, as the choices of a column."""

    AANMANING = InterruptionGround.AANMANING.value, dutch("aanmaning")
    RECHTSVERVOLGING = InterruptionGround.RECHTSVERVOLGING.value, dutch("daad van rechtsvervolging")
    ERKENNING = InterruptionGround.ERKENNING.value, dutch("erkenning door de schuldenaar")
    VERREKENING = InterruptionGround.VERREKENING.value, dutch("beschikking tot verrekening")
    DWANGBEVEL = InterruptionGround.DWANGBEVEL.value, dutch("dwangbevel of de uitvoering daarvan")
