"""Who takes part in an overleg: somebody with an account, or a guest with an address."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from monitoring.overleg.models.overleg import Overleg
from regiodeals.common.words import dutch
from regiodeals.mail.address import LONGEST, SHAPE, require_address_of_model
from regiodeals.party.models import Organisation

STILL = Q(removed_at__isnull=True)


class DeelnemerQuerySet(models.QuerySet["Deelnemer"]):
    """Participants by whether they still take part."""

    def present(self) -> "DeelnemerQuerySet":
        """Not removed."""
        return self.filter(STILL)


class Deelnemer(models.Model):
    """One participant. Who is removed stays on record: he may have an invitation to take back."""

    overleg = models.ForeignKey(Overleg, models.PROTECT, related_name="deelnemers")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("gebruiker"),
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("namens"),
    )
    guest_name = models.CharField(dutch("naam van de gast"), max_length=150, blank=True)
    guest_address = models.CharField(
        dutch("e-mailadres van de gast"),
        max_length=LONGEST,
        blank=True,
        validators=[require_address_of_model],
    )
    added_at = models.DateTimeField(dutch("toegevoegd op"))
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=dutch("toegevoegd door"),
    )
    invited_at = models.DateTimeField(dutch("uitgenodigd op"), null=True, blank=True)
    removed_at = models.DateTimeField(dutch("afgemeld op"), null=True, blank=True)

    objects = DeelnemerQuerySet.as_manager()

    class Meta:
        verbose_name = dutch("deelnemer aan een overleg")
        verbose_name_plural = dutch("deelnemers aan overleggen")
        ordering = ["overleg", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["overleg", "user"], condition=STILL, name="person_takes_part_once"
            ),
            models.UniqueConstraint(
                "overleg",
                Lower("guest_address"),
                condition=STILL & ~Q(guest_address=""),
                name="guest_takes_part_once",
            ),
            models.CheckConstraint(
                condition=Q(user__isnull=False, guest_name="", guest_address="")
                | (Q(user__isnull=True, guest_address__regex=SHAPE) & ~Q(guest_name="")),
                name="participant_is_a_person_or_a_guest",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="participant_stays_on_record", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="removed_participant_is_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__removed_at__isnull=False),
            ),
            pgtrigger.ReadOnly(
                name="who_takes_part_is_frozen",
                fields=["overleg", "user", "organisation", "guest_name", "guest_address"],
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return int(self.overleg.deal_id)

    @property
    def name(self) -> str:
        """The name as known today."""
        return str(self.user) if self.user else self.guest_name

    @property
    def address(self) -> str:
        """Where mail goes today; empty when nobody knows."""
        if self.user is None:
            return self.guest_address
        return self.user.email if self.user.is_active else ""
