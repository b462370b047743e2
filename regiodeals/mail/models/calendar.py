"""What a message asks of the calendar of its reader; laid down with the message, never changed."""

import pgtrigger
from django.db import models
from django.db.models import Q

from regiodeals.common.words import dutch
from regiodeals.mail.models.guards import before_the_first_attempt
from regiodeals.mail.models.message import Message


class Method(models.TextChoices):
    """What the calendar of the reader does with it (RFC 5546)."""

    REQUEST = "REQUEST", dutch("uitnodigen of bijwerken")
    CANCEL = "CANCEL", dutch("afzeggen")


class CalendarPart(models.Model):
    """One calendar object with one message, word for word as it goes over the line."""

    message = models.OneToOneField(
        Message, models.PROTECT, related_name="calendar", verbose_name=dutch("bericht")
    )
    method = models.CharField(dutch("wat de agenda doet"), max_length=10, choices=Method)
    text = models.TextField(dutch("iCalendar"))

    class Meta:
        verbose_name = dutch("agenda-afspraak in een bericht")
        verbose_name_plural = dutch("agenda-afspraken in berichten")
        constraints = [
            models.CheckConstraint(
                condition=Q(method__in=Method.values), name="calendar_method_is_known"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="calendar_part_is_frozen", operation=pgtrigger.Update | pgtrigger.Delete
            ),
            before_the_first_attempt("calendar_part_comes_before_the_first_attempt"),
        ]

    def __str__(self) -> str:
        return self.get_method_display()
