"""Mandates: who may sign for which minister, for how much, and when; and who sends the letter."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q

from regiodeals.common.period import PeriodQuerySet, ends_after_it_begins


class MandaatQuerySet(PeriodQuerySet["Mandaat"]):
    """Mandates by day and amount."""

    def covering(self, *, day: date, amount_cents: int) -> "MandaatQuerySet":
        """Mandates that hold on `day` for at least `amount_cents`."""
        return self.valid_on(day).filter(ceiling_cents__gte=amount_cents)


class Mandaat(models.Model):
    """The power to sign on behalf of a minister (Awb 10:3, 10:10)."""

    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="mandaten", verbose_name="houder"
    )
    office = models.CharField("functie", max_length=150)
    minister = models.CharField("namens", max_length=150)
    ceiling_cents = models.BigIntegerField("tot en met, in eurocenten")
    valid_from = models.DateField("geldig vanaf")
    valid_until = models.DateField("geldig tot en met", null=True, blank=True)
    source = models.CharField("besluit", max_length=200, blank=True)
    is_example = models.BooleanField("voorbeeld", default=False)

    objects = MandaatQuerySet.as_manager()

    class Meta:
        verbose_name = "mandaat"
        verbose_name_plural = "mandaten"
        ordering = ["holder", "-valid_from"]
        constraints = [
            models.CheckConstraint(condition=Q(ceiling_cents__gt=0), name="mandaat_has_amount"),
            ends_after_it_begins("mandaat_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return f"{self.holder}, {self.office}"


class Afzender(models.Model):
    """Who sends the letters during a period, and where somebody objects to them.

    Ministries change their name and address; a letter prints what held on its own date.
    """

    organisation = models.CharField("organisatie", max_length=150)
    unit = models.CharField("onderdeel", max_length=150)
    return_address = models.CharField("retouradres", max_length=150)
    phone = models.CharField("telefoon", max_length=40)
    email = models.EmailField("e-mail")
    objection_address = models.CharField("adres voor bezwaar", max_length=200)
    objection_email = models.EmailField("e-mail voor bezwaar", blank=True)
    court_address = models.CharField("adres van het gerecht (BES)", max_length=200, blank=True)
    valid_from = models.DateField("geldig vanaf")
    valid_until = models.DateField("geldig tot en met", null=True, blank=True)
    is_example = models.BooleanField("voorbeeld", default=False)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = "afzender"
        verbose_name_plural = "afzenders"
        ordering = ["-valid_from"]
        constraints = [ends_after_it_begins("afzender_ends_after_it_begins")]

    def __str__(self) -> str:
        return self.organisation
