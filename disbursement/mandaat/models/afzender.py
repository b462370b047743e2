"""Who sends the letters, and where somebody objects to them."""

from django.db import models

from regiodeals.common.period import PeriodQuerySet, ends_after_it_begins
from regiodeals.common.words import dutch, dutch_as
from regiodeals.documents.models import Document


class Afzender(models.Model):
    """Who sends the letters during a period, and where somebody objects to them.

    Ministries change their name and address; a letter prints what held on its own date.
    """

    organisation = models.CharField(dutch("organisatie"), max_length=150)
    unit = models.CharField(dutch_as("van een ministerie", "onderdeel"), max_length=150)
    return_address = models.CharField(dutch("retouradres"), max_length=150)
    phone = models.CharField(dutch("telefoon"), max_length=40)
    email = models.EmailField(dutch("e-mail"))
    objection_address = models.CharField(dutch("adres voor bezwaar"), max_length=200)
    objection_email = models.EmailField(dutch("e-mail voor bezwaar"), blank=True)
    court_address = models.CharField(
        dutch("adres van het gerecht (BES)"), max_length=200, blank=True
    )
    logo = models.ForeignKey(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("beeldmerk"),
        help_text=dutch("Een brief is ook zonder beeldmerk compleet."),
    )
    valid_from = models.DateField(dutch("geldig vanaf"))
    valid_until = models.DateField(dutch("geldig tot en met"), null=True, blank=True)
    is_example = models.BooleanField(dutch("voorbeeld"), default=False)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = dutch("afzender")
        verbose_name_plural = dutch("afzenders")
        ordering = ["-valid_from"]
        constraints = [ends_after_it_begins("afzender_ends_after_it_begins")]

    def __str__(self) -> str:
        return self.organisation
