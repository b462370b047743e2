"""The papers of an overleg: what was true when they were ordered, frozen, and the PDF of it."""

import pgtrigger
from django.conf import settings
from django.db import models

from monitoring.overleg.models.overleg import Overleg
from regiodeals.common.words import dutch
from regiodeals.documents.models import Document


class Vergaderstuk(models.Model):
    """One edition of the papers; a later one stands beside it."""

    overleg = models.ForeignKey(Overleg, models.PROTECT, related_name="vergaderstukken")
    number = models.PositiveSmallIntegerField(dutch("volgnummer"))
    data = models.JSONField(dutch("wat erin staat"))
    document = models.OneToOneField(
        Document, models.PROTECT, related_name="+", verbose_name=dutch("document")
    )
    at = models.DateTimeField(dutch("gemaakt op"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=dutch("gemaakt door"),
    )

    class Meta:
        verbose_name = dutch("vergaderstuk van een overleg")
        verbose_name_plural = dutch("vergaderstukken van overleggen")
        ordering = ["overleg", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["overleg", "number"], name="papers_of_an_overleg_are_numbered"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="papers_are_frozen", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        ]

    def __str__(self) -> str:
        return dutch("vergaderstuk {nummer}", nummer=self.number)

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return int(self.overleg.deal_id)
