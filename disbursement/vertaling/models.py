"""A courtesy translation: which letter it follows, and the document in which it is stored."""

import pgtrigger
from django.db import models

from disbursement.beschikking.models import Beschikking
from regiodeals.common.words import dutch
from regiodeals.documents.models import Document


class Vertaling(models.Model):
    """One per letter of a bijzondere uitkering, promised with the signature.

    How far it is, is for its document to say. The Dutch text is the decision: nothing waits for
    this row, and nothing follows from it.
    """

    beschikking = models.OneToOneField(
        Beschikking, models.PROTECT, related_name="vertaling", verbose_name=dutch("beschikking")
    )
    document = models.OneToOneField(
        Document, models.PROTECT, related_name="vertaling", verbose_name=dutch("document")
    )

    class Meta:
        verbose_name = dutch("vertaling")
        verbose_name_plural = dutch("vertalingen")
        ordering = ["-pk"]
        triggers = [
            pgtrigger.Protect(
                name="vertaling_stays_with_its_letter",
                operation=pgtrigger.Update | pgtrigger.Delete,
            )
        ]

    def __str__(self) -> str:
        return dutch("vertaling van {beschikking}", beschikking=str(self.beschikking))

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return self.beschikking.dossier_id
