"""The secret address at which a program reads the calendar of one person."""

import hashlib
import secrets

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from regiodeals.common.words import dutch

BYTES_OF_SECRET = 32
OPEN = Q(revoked_at__isnull=True)


def new_secret() -> str:
    """What nobody guesses: 43 characters that may stand in an address."""
    return secrets.token_urlsafe(BYTES_OF_SECRET)


def hash_of(secret: str) -> str:
    """By what a link is found again: who reads the table, cannot make the address."""
    return hashlib.sha256(secret.encode()).hexdigest()


class Agendalink(models.Model):
    """One address, that works until it is revoked or replaced; its secret is kept nowhere."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=dutch("gebruiker")
    )
    link_sha256 = models.CharField(dutch("hash van de link"), max_length=64, unique=True)
    made_at = models.DateTimeField(dutch("gemaakt op"))
    last_used_at = models.DateTimeField(dutch("laatst gebruikt op"), null=True, blank=True)
    revoked_at = models.DateTimeField(dutch("ingetrokken op"), null=True, blank=True)

    class Meta:
        verbose_name = dutch("link naar een kalender")
        verbose_name_plural = dutch("links naar kalenders")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=OPEN, name="one_agendalink_per_person"
            ),
            models.CheckConstraint(
                condition=Q(link_sha256__regex=r"^[0-9a-f]{64}$"),
                name="agendalink_keeps_a_hash_only",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True) | Q(revoked_at__gte=F("made_at")),
                name="agendalink_is_revoked_after_it_was_made",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="agendalink_stays_on_record", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="agendalink_is_frozen", fields=["user", "link_sha256", "made_at"]
            ),
            pgtrigger.Protect(
                name="revoked_agendalink_is_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__revoked_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return dutch("agendalink van {wie}", wie=str(self.user))
