"""The money of a deal: programmalijnen, their activities, and what the region puts in."""

from django.db import models
from django.db.models import Q

from regiodeals.common.words import dutch
from regiodeals.deal.models.deal import Deal
from regiodeals.party.models import Organisation


class Programmalijn(models.Model):
    """A line of the convenant; its budget is the sum of its activities, never stored twice."""

    deal = models.ForeignKey(Deal, models.PROTECT, related_name="programmalijnen")
    order = models.PositiveSmallIntegerField(dutch("volgorde"))
    name = models.CharField(dutch("naam"), max_length=150)
    goal = models.CharField(dutch("doel"), max_length=300, blank=True)

    class Meta:
        verbose_name = dutch("programmalijn")
        verbose_name_plural = dutch("programmalijnen")
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
        Programmalijn,
        models.PROTECT,
        related_name="activiteiten",
        verbose_name=dutch("programmalijn"),
    )
    order = models.PositiveSmallIntegerField(dutch("volgorde"))
    name = models.CharField(dutch("naam"), max_length=200)
    rijk_cents = models.BigIntegerField(dutch("rijksbijdrage in eurocenten"))
    is_example = models.BooleanField(dutch("voorbeeld"), default=False)

    class Meta:
        verbose_name = dutch("activiteit")
        verbose_name_plural = dutch("activiteiten")
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

    PUBLIEK = "publiek", dutch("publiek")
    PRIVAAT = "privaat", dutch("privaat")


class Form(models.TextChoices):
    """In money or in kind; both count (Besluit art. 1)."""

    GELD = "geld", dutch("in geld")
    NATURA = "natura", dutch("in natura")


class Financieringsbron(models.Model):
    """What the region puts into one activity. Money that comes from the Rijk never counts."""

    activiteit = models.ForeignKey(
        Activiteit, models.PROTECT, related_name="bronnen", verbose_name=dutch("activiteit")
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("organisatie"),
    )
    origin = models.CharField(dutch("herkomst"), max_length=10, choices=Origin)
    form = models.CharField(dutch("vorm"), max_length=10, choices=Form, default=Form.GELD)
    is_from_rijk = models.BooleanField(
        dutch("afkomstig van het Rijk (telt niet mee)"), default=False
    )
    amount_cents = models.BigIntegerField(dutch("bedrag in eurocenten"))
    is_example = models.BooleanField(dutch("voorbeeld"), default=False)

    class Meta:
        verbose_name = dutch("financieringsbron")
        verbose_name_plural = dutch("financieringsbronnen")
        ordering = ["activiteit", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount_cents__gt=0), name="financiering_is_positive")
        ]

    def __str__(self) -> str:
        return f"{self.get_origin_display()} {self.get_form_display()}"
