"""The phases of a version of a template."""

from django.db import models

from regiodeals.common.words import dutch


class VersieStatus(models.TextChoices):
    """The life of a version; a published one holds during its period."""

    CONCEPT = "concept", dutch("concept")
    TER_PUBLICATIE = "ter_publicatie", dutch("ter publicatie")
    GEPUBLICEERD = "gepubliceerd", dutch("gepubliceerd")
    INGETROKKEN = "ingetrokken", dutch("ingetrokken")


# A version that is still being made; there is one per template.
UNPUBLISHED = [VersieStatus.CONCEPT, VersieStatus.TER_PUBLICATIE]
