"""The money of a deal: programmalijnen, their activities, and what the region puts in."""

from django.db import models
from django.db.models import Q

from regiodeals.deal.models.deal import Deal
from regiodeals.party.models import Organisation


class Programmalijn(models.Model):
    """A line of the convenant; its budget is the sum of its activities, never stored twice."""

    deal = models.ForeignKey(Deal, models.PROTECT, related_name="programmalijnen")
    order = models.PositiveSmallIntegerField("volgorde")
    name = models.CharField("naam", max_length=150)
    goal = models.CharField("doel", max_length=300, blank=True)

    class Meta:
        verbose_name = "programmalijn"
        verbose_name_plural = "programmalijnen"
        ordering = ["deal", "order"]
        constraints = [
            models.UniqueConstraint(fields=["deal", "order"], name="programmalijn_order_once"),
            models.UniqueConstraint(fields=["deal", "name"], name="programmalijn_name_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Activiteit(models.Model):
    """An activity with the part of the rijksbijdrage that it gets."""

    programmalijn = models.ForeignKey(
        Programmalijn, models.PROTECT, related_name="activiteiten", verbose_name="programmalijn"
    )
    order = models.PositiveSmallIntegerField("volgorde")
    name = models.CharField("naam", max_length=200)
    rijk_cents = models.BigIntegerField("rijksbijdrage in eurocenten")
    is_example = models.BooleanField("voorbeeld", default=False)

    class Meta:
        verbose_name = "activiteit"
        verbose_name_plural = "activiteiten"
        ordering = ["programmalijn", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["programmalijn", "order"], name="activiteit_order_once"
            ),
            models.CheckConstraint(
                condition=Q(rijk_cents__gte=0), name="activiteit_rijk_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Origin(models.TextChoices):
    """Whose money it is (Besluit art. 1)."""

    PUBLIEK = "publiek", "publiek"
    PRIVAAT = "privaat", "privaat"


class Form(models.TextChoices):
    """In money or in kind; both count (Besluit art. 1)."""

    GELD = "geld", "in geld"
    NATURA = "natura", "in natura"


class Financieringsbron(models.Model):
    """What the region puts into one activity. Money that comes from the Rijk never counts."""

    activiteit = models.ForeignKey(
        Activiteit, models.PROTECT, related_name="bronnen", verbose_name="activiteit"
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="organisatie",
    )
    origin = models.CharField("herkomst", max_length=10, choices=Origin)
    form = models.CharField("vorm", max_length=10, choices=Form, default=Form.GELD)
    is_from_rijk = models.BooleanField("afkomstig van het Rijk (telt niet mee)", default=False)
    amount_cents = models.BigIntegerField("bedrag in eurocenten")
    is_example = models.BooleanField("voorbeeld", default=False)

    class Meta:
        verbose_name = "financieringsbron"
        verbose_name_plural = "financieringsbronnen"
        ordering = ["activiteit", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount_cents__gt=0), name="financiering_is_positive")
        ]

    def __str__(self) -> str:
        return f"{self.get_origin_display()} {self.get_form_display()}"
