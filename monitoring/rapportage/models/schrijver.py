"""Who wrote in each answer, whoever saved it last."""

import pgtrigger
from django.conf import settings
from django.db import models

from monitoring.rapportage.models.antwoord import Antwoord
from regiodeals.common.words import dutch, joined


class Schrijver(models.Model):
    """One person who wrote in one answer; the database adds the row at the first saving."""

    antwoord = models.ForeignKey(
        Antwoord, models.PROTECT, related_name="schrijvers", verbose_name=dutch("antwoord")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=dutch("schrijver")
    )
    at = models.DateTimeField(dutch("schreef het eerst op"))

    class Meta:
        verbose_name = dutch("schrijver van een antwoord")
        verbose_name_plural = dutch("schrijvers van antwoorden")
        ordering = ["antwoord", "at"]
        constraints = [
            models.UniqueConstraint(
                fields=["antwoord", "by"], name="one_schrijver_row_per_person_and_antwoord"
            )
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return joined(": ", (str(self.by), str(self.antwoord)))

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return self.antwoord.dossier_id
