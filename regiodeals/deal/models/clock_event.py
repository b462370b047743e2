"""What happened to the clock of a deal, so that it can explain itself."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from regiodeals.common.words import dutch
from regiodeals.deal.models.deal import Deal


class ClockEventKind(models.TextChoices):
    """What may happen to the twelve weeks.

    Nobody applies for a grant, so nothing of Awb 4:15 (completion, consent) can suspend them.
    """

    MEDEDELING = "mededeling", dutch("mededeling dat de beschikking later komt")


class ClockEvent(models.Model):
    """One event on the term to grant, with its reason; written once and never changed."""

    deal = models.ForeignKey(Deal, models.PROTECT, related_name="clock_events")
    kind = models.CharField(dutch("soort"), max_length=20, choices=ClockEventKind)
    day = models.DateField(dutch("verzonden op"))
    weeks = models.PositiveSmallIntegerField(dutch("nieuwe termijn in weken"))
    reason = models.TextField(dutch("reden"))
    source = models.CharField(dutch("artikel"), max_length=200)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=dutch("door")
    )
    at = models.DateTimeField(dutch("vastgelegd op"))

    class Meta:
        verbose_name = dutch("gebeurtenis op de klok")
        verbose_name_plural = dutch("gebeurtenissen op de klok")
        ordering = ["deal", "day", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["deal", "kind", "day"], name="one_clock_event_a_day"),
            models.CheckConstraint(
                condition=Q(kind__in=ClockEventKind.values, weeks__gte=1)
                & ~Q(reason="")
                & ~Q(source=""),
                name="clock_event_says_what_and_why",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.day.isoformat()}"
