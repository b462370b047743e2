"""What is owed, how it stands, and what the columns of a delivery mean."""

from django.db import models

from regiodeals.common.words import dutch
from regiodeals.legal.accountability import Paper


class PaperKind(models.TextChoices):
    """The papers of the law, as the choices of a column; an obligation has the same kind."""

    SISA = "sisa", dutch("SiSa-verantwoording")
    JAARSTUKKEN = "jaarstukken", dutch("jaarrekening en jaarverslag")
    EINDVERSLAG = "eindverslag", dutch("eindverslag")
    FINANCIEEL_EINDVERSLAG = "financieel", dutch("financieel eindverslag")
    ACCOUNTANTSCONTROLE = "accountantscontrole", dutch("accountantscontrole")

    @classmethod
    def of(cls, paper: Paper) -> "PaperKind":
        """The choice for a paper of the law."""
        return next(kind for kind in cls if kind.label == paper.value)


YEARLY_KINDS = [PaperKind.SISA, PaperKind.JAARSTUKKEN]


class Status(models.TextChoices):
    """The life of a paper."""

    VERWACHT = "verwacht", dutch("verwacht")
    ONTVANGEN = "ontvangen", dutch("ontvangen")
    IN_ORDE = "in_orde", dutch("in orde")
    TERUG = "terug", dutch("terug met vragen")
    VERVALLEN = "vervallen", dutch("vervallen")


# What was handed in and not sent back: it counts in the sums of other years.
HANDED_IN = [Status.ONTVANGEN, Status.IN_ORDE]


class Outcome(models.TextChoices):
    """What the judgement of a delivery is."""

    IN_ORDE = "in_orde", dutch("in orde")
    TERUG = "terug", dutch("terug met vragen")


class Meaning(models.TextChoices):
    """What an indicator says to us, whatever its number and label are in a year."""

    BESCHIKKINGSNUMMER = "beschikkingsnummer", dutch("beschikkingsnummer")
    BESTEDING = "besteding", dutch("besteding in het jaar")
    CUMULATIEF = "cumulatief", dutch("cumulatieve besteding tot en met het jaar")
    COFINANCIERING = "cofinanciering", dutch("waarvan cofinanciering")
    UITVOERINGSKOSTEN = (
        "uitvoeringskosten",
        dutch("waarvan voorbereiding, administratie en toezicht"),
    )
    BEVINDINGEN = "bevindingen", dutch("fouten en onzekerheden")
    EINDVERANTWOORDING = "eindverantwoording", dutch("eindverantwoording")
    OVERIG = "overig", dutch("overig: wordt bewaard, niet gecontroleerd")


class Control(models.TextChoices):
    """The "aard controle" of an indicator in the SiSa annex."""

    RECHTMATIGHEID = "R", dutch("R: rechtmatigheid")
    DEUGDELIJKHEID_1 = "D1", dutch("D1: deugdelijkheid")
    DEUGDELIJKHEID_2 = "D2", dutch("D2: deugdelijkheid")
    GEEN = "n.v.t.", dutch("n.v.t.")


class PostponementOutcome(models.TextChoices):
    """What was decided on a request for postponement."""

    TOEGEWEZEN = "toegewezen", dutch("toegewezen")
    AFGEWEZEN = "afgewezen", dutch("afgewezen")
