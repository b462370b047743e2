"""A round of a day, and each reminder that it found: written before anything is sent."""

from datetime import date

import pgtrigger
from django.db import models
from django.db.models import F, Q

from regiodeals.accounts.models import User
from regiodeals.common.words import dutch
from regiodeals.mail.models import Message
from regiodeals.obligations.models import Obligation
from regiodeals.obligations.state import Zone


class Ronde(models.Model):
    """That the reminders of one legal day were planned; once a day in each zone."""

    zone = models.CharField(dutch("tijdzone"), max_length=40, choices=Zone)
    day = models.DateField(dutch("dag"))
    since = models.DateField(dutch("vorige dag"))
    at = models.DateTimeField(dutch("gepland op"))
    without_recipient = models.PositiveIntegerField(
        dutch("zonder iemand om te herinneren"), default=0
    )

    class Meta:
        verbose_name = dutch("ronde van herinneringen")
        verbose_name_plural = dutch("rondes van herinneringen")
        ordering = ["-day", "zone"]
        constraints = [
            models.UniqueConstraint(fields=["zone", "day"], name="one_round_per_zone_and_day"),
            models.CheckConstraint(condition=Q(zone__in=Zone.values), name="round_zone_is_known"),
            models.CheckConstraint(condition=Q(since__lt=F("day")), name="round_goes_forward"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="round_is_frozen", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day:%d-%m-%Y}, {self.get_zone_display()}"


# Neither on its way nor given up as no longer needed.
TO_ORDER = Q(dropped_at__isnull=True) & (
    Q(message__isnull=True) | Q(message__withdrawn_at__isnull=False)
)


class Herinnering(models.Model):
    """One reminder of one obligation to one recipient about one day.

    `due_on` is the last day that it speaks of: when that moves, it is not sent any more, and the
    new day has reminders of its own. `instead_of` names who could not be reached.
    """

    ronde = models.ForeignKey(
        Ronde, models.PROTECT, related_name="herinneringen", verbose_name=dutch("ronde")
    )
    obligation = models.ForeignKey(
        Obligation, models.PROTECT, related_name="+", verbose_name=dutch("verplichting")
    )
    day = models.DateField(dutch("dag van de herinnering"))
    due_on = models.DateField(dutch("laatste dag waarover zij gaat"))
    is_escalation = models.BooleanField(dutch("aan accounthouder en hoofd"), default=False)
    recipient_type = models.CharField(dutch("soort ontvanger"), max_length=80)
    recipient_id = models.BigIntegerField(dutch("nummer van de ontvanger"))
    recipient_name = models.CharField(dutch("aan"), max_length=200)
    instead_of = models.CharField(dutch("in plaats van"), max_length=200, blank=True)
    goes_along = models.BooleanField(dutch("in één mail per dag"), default=False)
    message = models.ForeignKey(
        Message,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("bericht"),
    )
    dropped_at = models.DateTimeField(dutch("niet meer nodig sinds"), null=True, blank=True)

    class Meta:
        verbose_name = dutch("herinnering")
        verbose_name_plural = dutch("herinneringen")
        ordering = ["-day", "-pk"]
        indexes = [
            models.Index(
                fields=["ronde"], condition=Q(dropped_at__isnull=True), name="reminders_not_dropped"
            ),
            models.Index(fields=["-day", "-id"], name="reminders_latest_first"),
            models.Index(fields=["message"], name="reminders_of_message"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["obligation", "is_escalation", "recipient_type", "recipient_id", "day"],
                name="reminder_once_per_recipient_and_day",
            ),
            models.CheckConstraint(
                condition=~Q(recipient_name=""), name="reminder_goes_to_somebody"
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="reminder_stays_on_record", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="planned_reminder_is_frozen",
                fields=[
                    "ronde",
                    "obligation",
                    "day",
                    "due_on",
                    "is_escalation",
                    "recipient_type",
                    "recipient_id",
                    "recipient_name",
                    "instead_of",
                ],
            ),
        ]

    def __str__(self) -> str:
        return dutch(
            "{verplichting} aan {wie}", verplichting=str(self.obligation), wie=self.recipient_name
        )

    @property
    def dossier_id(self) -> int | None:
        """Number of the deal, for the trail."""
        return self.obligation.dossier

    @property
    def is_own(self) -> bool:
        """Whether it goes to who owes it, and so over nobody's head: the accounthouder himself."""
        of_person = self.recipient_type == User._meta.label_lower
        return of_person and self.recipient_id == self.obligation.owner_user_id

    @property
    def is_wanted(self) -> bool:
        """Whether it still says what is so: not done, not lapsed, and the day has not moved."""
        return not self.obligation.is_closed and self.obligation.due_on == self.due_on

    def days_left(self, today: date) -> int:
        """How many days until the last day; under zero when it has passed."""
        return (self.due_on - today).days
