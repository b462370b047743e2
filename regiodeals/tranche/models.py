"""A tranche: one call for proposals, under one version of the rules."""

from django.db import models
from django.db.models import Q

from regiodeals.common.english import english_of_day
from regiodeals.common.words import Words, dutch
from regiodeals.legal.grant_rules import GrantRules, UnknownRules, rules_for_tranche


class Tranche(models.Model):
    """A call. Its ceiling, window and limits are law and come from its rule version."""

    number = models.PositiveSmallIntegerField(dutch("nummer"), unique=True)
    proposals_received = models.PositiveSmallIntegerField(
        dutch("ingediende voorstellen"), null=True
    )
    proposals_due_on = models.DateField(dutch("voorstellen uiterlijk"), null=True, blank=True)
    selected_in = models.CharField(dutch("geselecteerd in"), max_length=40, blank=True)
    source = models.CharField(dutch("bron"), max_length=200, blank=True)

    class Meta:
        verbose_name = dutch("tranche")
        verbose_name_plural = dutch("tranches")
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(condition=Q(number__gte=1), name="tranche_number_positive")
        ]

    def __str__(self) -> str:
        return f"Tranche {self.number}"

    @property
    def selected_when(self) -> str:
        """When it was selected, mostly a month; empty when not known."""
        month = english_of_day(self.selected_in)
        return Words(self.selected_in, lambda: month) if month else self.selected_in

    @property
    def rules(self) -> GrantRules:
        """The rule version that holds for this tranche (Stb. 2024, 219 for the fifth).

        Raises UnknownRules, a DomainError, when it is not recorded.
        """
        return rules_for_tranche(self.number)

    @property
    def known_rules(self) -> GrantRules | None:
        """The same for a page, which says "onbekend" where a service refuses."""
        try:
            return self.rules
        except UnknownRules:
            return None
