"""What a request asks in amounts: a part per programmalijn, or a part of the advance."""

import pgtrigger
from django.db import models
from django.db.models import Q

from disbursement.uitkering.models import TermijnCondition
from disbursement.verzoek.models.verzoek import Verzoek
from regiodeals.common.words import dutch
from regiodeals.deal.models import Programmalijn


class VerzoekRegel(models.Model):
    """One line: what a programmalijn would get (euro cents), or one termijn with its day.

    A termijn is in cents of the currency of the entitlement; without a day it is due six weeks
    after the bekendmaking, as in the uitkering itself.
    """

    verzoek = models.ForeignKey(
        Verzoek, models.PROTECT, related_name="regels", verbose_name=dutch("verzoek")
    )
    number = models.PositiveSmallIntegerField(dutch("nummer"))
    programmalijn = models.ForeignKey(
        Programmalijn,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("programmalijn"),
    )
    amount_cents = models.BigIntegerField(dutch("bedrag in centen"))
    pay_by = models.DateField(dutch("betalen uiterlijk"), null=True, blank=True)
    budget_year = models.PositiveSmallIntegerField(dutch("begrotingsjaar"), null=True, blank=True)
    condition = models.CharField(
        dutch("voorwaarde"),
        max_length=24,
        choices=TermijnCondition,
        default=TermijnCondition.GEEN,
        blank=True,
    )
    condition_source = models.CharField(
        dutch("waar de voorwaarde staat"), max_length=200, blank=True
    )

    class Meta:
        verbose_name = dutch("regel van een verzoek")
        verbose_name_plural = dutch("regels van verzoeken")
        ordering = ["verzoek", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["verzoek", "number"], name="lines_of_a_verzoek_are_numbered"
            ),
            models.UniqueConstraint(
                fields=["verzoek", "programmalijn"], name="programmalijn_once_in_a_verzoek"
            ),
            models.CheckConstraint(
                condition=Q(
                    programmalijn__isnull=False,
                    amount_cents__gte=0,
                    pay_by__isnull=True,
                    budget_year__isnull=True,
                    condition="",
                )
                | Q(programmalijn__isnull=True, amount_cents__gt=0),
                name="line_is_of_a_programmalijn_or_a_termijn",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="line_of_a_verzoek_is_frozen",
                operation=pgtrigger.Update | pgtrigger.Delete,
            )
        ]

    def __str__(self) -> str:
        return str(self.programmalijn or dutch("Termijn {nummer}", nummer=self.number))
