"""What a message asks of the calendar of its reader; laid down with the message, never changed."""

import pgtrigger
from django.db import models
from django.db.models import Q

from regiodeals.mail.models.message import Message


class Method(models.TextChoices):
    """What the calendar of the reader does with it (RFC 5546)."""

    REQUEST = "REQUEST", "uitnodigen of bijwerken"
    CANCEL = "CANCEL", "afzeggen"


class CalendarPart(models.Model):
    """One calendar object with one message, word for word as it goes over the line."""

    message = models.OneToOneField(
        Message, models.PROTECT, related_name="calendar", verbose_name="bericht"
    )
    method = models.CharField("wat de agenda doet", max_length=10, choices=Method)
    text = models.TextField("iCalendar")

    class Meta:
        verbose_name = "agenda-afspraak in een bericht"
        verbose_name_plural = "agenda-afspraken in berichten"
        constraints = [
            models.CheckConstraint(
                condition=Q(method__in=Method.values), name="calendar_method_is_known"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="calendar_part_is_frozen", operation=pgtrigger.Update | pgtrigger.Delete
            ),
            pgtrigger.Trigger(
                name="calendar_part_comes_before_the_first_attempt",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=f"PERFORM 1 FROM {Message._meta.db_table}"
                " WHERE id = NEW.message_id AND attempts = 0 AND failed_at IS NULL"
                " AND handed_over_at IS NULL FOR NO KEY UPDATE;"
                " IF NOT FOUND THEN"
                " RAISE EXCEPTION 'nothing is added to a message that may have left'"
                " USING ERRCODE = 'check_violation',"
                " CONSTRAINT = 'calendar_part_comes_before_the_first_attempt';"
                " END IF; RETURN NEW;",
            ),
        ]

    def __str__(self) -> str:
        return self.get_method_display()
