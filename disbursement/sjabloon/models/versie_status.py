"""The phases of a version of a template."""

from django.db import models


class VersieStatus(models.TextChoices):
    """The life of a version; a published one holds during its period."""

    CONCEPT = "concept", "concept"
    TER_PUBLICATIE = "ter_publicatie", "ter publicatie"
    GEPUBLICEERD = "gepubliceerd", "gepubliceerd"
    INGETROKKEN = "ingetrokken", "ingetrokken"


# A version that is still being made; there is one per template.
UNPUBLISHED = [VersieStatus.CONCEPT, VersieStatus.TER_PUBLICATIE]
