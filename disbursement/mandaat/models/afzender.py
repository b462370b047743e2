"""Who sends the letters, and where somebody objects to them."""

from django.db import models

from regiodeals.common.period import PeriodQuerySet, ends_after_it_begins
from regiodeals.documents.models import Document


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
    logo = models.ForeignKey(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="beeldmerk",
        help_text="Een brief is ook zonder beeldmerk compleet.",
    )
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
