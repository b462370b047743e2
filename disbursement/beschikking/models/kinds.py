"""What a beschikking may be, and the phases of its life."""

from django.db import models
from django.db.models import Q

from regiodeals.common.words import dutch
from regiodeals.legal.decisions import DecisionKind
from regiodeals.legal.electronic import Route


class BeschikkingKind(models.TextChoices):
    """What is decided; the kinds of the law, as the choices of a column."""

    VERLENING = DecisionKind.VERLENING, dutch("verlening")
    WIJZIGING = DecisionKind.WIJZIGING, dutch("wijziging")
    VERLENGING = DecisionKind.VERLENGING, dutch("verlenging van de bestedingsperiode")
    VASTSTELLING = DecisionKind.VASTSTELLING, dutch("vaststelling")
    LAGERE_VASTSTELLING = DecisionKind.LAGERE_VASTSTELLING, dutch("lagere vaststelling")
    TERUGVORDERING = DecisionKind.TERUGVORDERING, dutch("terugvordering")
    INTREKKING = DecisionKind.INTREKKING, dutch("intrekking")
    AFWIJZING = DecisionKind.AFWIJZING, dutch("afwijzing van een verzoek")


# Either of these settles the uitkering; there is one of them.
SETTLEMENTS = [BeschikkingKind.VASTSTELLING, BeschikkingKind.LAGERE_VASTSTELLING]


class BeschikkingStatus(models.TextChoices):
    """The life of a beschikking."""

    CONCEPT = "concept", dutch("concept")
    TER_TOETSING = "ter_toetsing", dutch("ter toetsing")
    GETOETST = "getoetst", dutch("getoetst")
    ONDERTEKEND = "ondertekend", dutch("ondertekend")
    BEKENDGEMAAKT = "bekendgemaakt", dutch("bekendgemaakt")
    ONHERROEPELIJK = "onherroepelijk", dutch("onherroepelijk")
    VERVALLEN = "vervallen", dutch("vervallen")


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
# The step is done and the letter lies ready, but it must go by post and did not (Awb 3:41).
# `bekendmaking` is of a room above this one: the database knows its rows.
LIES_READY = Q(bekendmaking__route=Route.POST.value, bekendmaking__posted_on__isnull=True)
LIES_READY_WORDS = dutch("ligt klaar, nog niet verzonden")
# What replaces or withdraws it was sent.
OVERTAKEN = Q(replaced_by__announced_on__isnull=False) & ~Q(
    replaced_by__bekendmaking__route=Route.POST.value,
    replaced_by__bekendmaking__posted_on__isnull=True,
)
NEVER_SENT_WORDS = dutch("nooit verzonden")
