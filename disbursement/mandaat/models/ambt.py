"""Offices, and who holds them."""

from django.conf import settings
from django.db import models

from disbursement.mandaat.models.kinds import only_its_end_changes, stays_on_record
from regiodeals.common.period import Period, PeriodQuerySet, ends_after_it_begins, never_overlaps
from regiodeals.common.words import dutch, dutch_as

TWO_HOLDERS = dutch(
    "In deze periode heeft dit ambt al een ambtsdrager. Laat die eerst eindigen, of kies een"
    " latere dag."
)


class Ambt(models.Model):
    """An office that acts on behalf of one minister (Awb 10:1); it stays when people leave."""

    name = models.CharField(dutch("ambt"), max_length=150)
    minister = models.CharField(dutch("namens"), max_length=150)
    unit = models.CharField(dutch_as("van een ministerie", "onderdeel"), max_length=150, blank=True)
    valid_from = models.DateField(dutch("geldig vanaf"))
    valid_until = models.DateField(dutch("geldig tot en met"), null=True, blank=True)
    is_example = models.BooleanField(dutch("voorbeeld"), default=False)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = dutch("ambt")
        verbose_name_plural = dutch("ambten")
        ordering = ["name", "pk"]
        constraints = [ends_after_it_begins("ambt_ends_after_it_begins")]
        triggers = [
            only_its_end_changes("only_the_end_of_an_ambt_changes"),
            stays_on_record("ambt_stays_on_record"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def period(self) -> Period:
        """The days on which the office exists."""
        return Period(self.valid_from, self.valid_until)


class Ambtsdrager(models.Model):
    """A person who holds an office during a period; an office has one holder at a time."""

    ambt = models.ForeignKey(
        Ambt, models.PROTECT, related_name="dragers", verbose_name=dutch("ambt")
    )
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="ambten",
        verbose_name=dutch("houder"),
    )
    valid_from = models.DateField(dutch("geldig vanaf"))
    valid_until = models.DateField(dutch("geldig tot en met"), null=True, blank=True)
    is_example = models.BooleanField(dutch("voorbeeld"), default=False)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = dutch("ambtsdrager")
        verbose_name_plural = dutch("ambtsdragers")
        ordering = ["ambt", "-valid_from"]
        constraints = [
            ends_after_it_begins("ambtsdrager_ends_after_it_begins"),
            never_overlaps("one_holder_at_a_time", "ambt", sentence=TWO_HOLDERS),
        ]
        triggers = [
            only_its_end_changes("only_the_end_of_an_ambtsdrager_changes"),
            stays_on_record("ambtsdrager_stays_on_record"),
        ]

    def __str__(self) -> str:
        return f"{self.holder}, {self.ambt}"

    @property
    def period(self) -> Period:
        """The days on which this person holds the office."""
        return Period(self.valid_from, self.valid_until)
