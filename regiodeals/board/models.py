"""What a person keeps on a board: the deals picked for an act, and ways to look at it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from regiodeals.deal.models import Deal

LONGEST_NAME, LONGEST_QUERY = 40, 1_000


class ChosenDeal(models.Model):
    """A deal that a person picked; the picks in one tranche are the choice for the next act.

    It stays when he filters, turns the page or logs out, until he takes it back.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="wie"
    )
    deal = models.ForeignKey(Deal, models.PROTECT, related_name="+")
    at = models.DateTimeField("gekozen op")

    class Meta:
        verbose_name = "gekozen deal"
        verbose_name_plural = "gekozen deals"
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
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="van wie"
    )
    name = models.CharField("naam", max_length=LONGEST_NAME)
    query = models.CharField("filter, volgorde en kolommen", max_length=LONGEST_QUERY, blank=True)
    is_default = models.BooleanField("zo opent het bord", default=False)
    saved_at = models.DateTimeField("bewaard op")

    class Meta:
        verbose_name = "weergave van een bord"
        verbose_name_plural = "weergaven van borden"
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
