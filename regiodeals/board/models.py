"""What a person keeps on a board: the deals picked for an act, and ways to look at it; and what the
map of every board is drawn with.
"""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal

LONGEST_NAME, LONGEST_QUERY, LONGEST_SOURCE = 40, 1_000, 200
CURRENT = Q(removed_at__isnull=True)


class ChosenDeal(models.Model):
    """A deal that a person picked; the picks in one tranche are the choice for the next act.

    It stays when he filters, turns the page or logs out, until he takes it back.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=dutch("wie")
    )
    deal = models.ForeignKey(Deal, models.PROTECT, related_name="+")
    at = models.DateTimeField(dutch("gekozen op"))

    class Meta:
        verbose_name = dutch("gekozen deal")
        verbose_name_plural = dutch("gekozen deals")
        ordering = ["person", "deal"]
        constraints = [
            models.UniqueConstraint(fields=["person", "deal"], name="deal_chosen_once_by_a_person")
        ]

    def __str__(self) -> str:
        return f"{self.deal}, gekozen door {self.person}"


class SavedView(models.Model):
    """A filter, an order and columns under a name of one's own; nobody else sees it.

    `query` is the address that the filter made of itself; it is read as any address is.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=dutch("van wie")
    )
    name = models.CharField(dutch("naam"), max_length=LONGEST_NAME)
    query = models.CharField(
        dutch("filter, volgorde en kolommen"), max_length=LONGEST_QUERY, blank=True
    )
    is_default = models.BooleanField(dutch("zo opent het bord"), default=False)
    saved_at = models.DateTimeField(dutch("bewaard op"))

    class Meta:
        verbose_name = dutch("weergave van een bord")
        verbose_name_plural = dutch("weergaven van borden")
        ordering = ["person", "name"]
        constraints = [
            models.UniqueConstraint("person", Lower("name"), name="view_named_once_by_a_person"),
            models.UniqueConstraint(
                fields=["person"], condition=Q(is_default=True), name="one_default_view_of_a_person"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="view_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Boundaries(models.Model):
    """Outlines of the areas, from a file of the operator's own, for the map of every board.

    `outlines` has for each area by its code the `d` of an SVG path and the place of its word, in
    units of the picture (`places`). What was loaded never changes; what replaced it is a new row.
    """

    source = models.CharField(dutch("van wie de grenzen zijn"), max_length=LONGEST_SOURCE)
    sha256 = models.CharField(dutch("SHA-256 van het bestand"), max_length=64)
    outlines = models.JSONField(dutch("omtrekken"))
    loaded_at = models.DateTimeField(dutch("geladen op"))
    loaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=dutch("geladen door"),
    )
    removed_at = models.DateTimeField(dutch("weggehaald op"), null=True, blank=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("weggehaald door"),
    )

    class Meta:
        verbose_name = dutch("grenzen op de kaart")
        verbose_name_plural = dutch("grenzen op de kaart")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["removed_at"],
                condition=CURRENT,
                nulls_distinct=False,
                name="one_set_of_boundaries_is_on_the_map",
            ),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True, removed_by__isnull=True)
                | Q(removed_at__isnull=False, removed_by__isnull=False),
                name="removed_boundaries_say_when_and_by_whom",
            ),
            models.CheckConstraint(condition=~Q(source=""), name="boundaries_say_whose_they_are"),
        ]
        triggers = [
            pgtrigger.Protect(name="boundaries_stay_on_record", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="loaded_boundaries_are_frozen",
                fields=["source", "sha256", "outlines", "loaded_at", "loaded_by"],
            ),
            pgtrigger.Protect(
                name="removed_boundaries_are_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__removed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.source
