"""A hold on the outbox: as long as there is one, no mail leaves."""

import pgtrigger
from django.db import models
from django.db.models import Q

from regiodeals.common.words import dutch


class Hold(models.Model):
    """A period in which nothing is sent, such as after a restore of the database.

    A restored database does not know what left after its backup was made; only the log of the
    mail server does. So the sweep waits until somebody has laid the two side by side.
    """

    held_at = models.DateTimeField(dutch("vastgehouden sinds"))
    reason = models.CharField(dutch("waarom"), max_length=200)
    released_at = models.DateTimeField(dutch("vrijgegeven op"), null=True, blank=True)

    class Meta:
        verbose_name = dutch("verzendstop")
        verbose_name_plural = dutch("verzendstops")
        ordering = ["-held_at"]
        constraints = [
            models.UniqueConstraint(
                models.Value(1), condition=Q(released_at__isnull=True), name="one_hold_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="hold_has_its_reason"),
        ]
        triggers = [
            pgtrigger.Protect(name="hold_stays_on_record", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="released_hold_is_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__released_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.reason
