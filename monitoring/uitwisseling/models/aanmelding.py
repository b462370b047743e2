"""Who signed up for an exchange meeting, whether he has a place, and whether he came."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from monitoring.uitwisseling.models.uitwisseling import Uitwisseling
from regiodeals.common.words import dutch
from regiodeals.party.models import Organisation

STILL = Q(signed_off_at__isnull=True)
# The lock makes it wait for whoever is giving the last place.
NOBODY_BEYOND = (
    "PERFORM 1 FROM monitoring_uitwisseling WHERE id = NEW.uitwisseling_id FOR NO KEY UPDATE;"
    " PERFORM 1 FROM monitoring_uitwisseling m WHERE m.id = NEW.uitwisseling_id"
    " AND m.places <= (SELECT count(*) FROM monitoring_aanmelding a"
    " WHERE a.uitwisseling_id = m.id AND a.id <> NEW.id"
    " AND a.placed_at IS NOT NULL AND a.signed_off_at IS NULL);"
    " IF FOUND THEN RAISE EXCEPTION 'every place is taken'"
    " USING ERRCODE = 'check_violation',"
    " CONSTRAINT = 'nobody_comes_beyond_the_places'; END IF; RETURN NEW;"
)


class AanmeldingQuerySet(models.QuerySet["Aanmelding"]):
    """Sign-ups by how they stand; the waiting list is in order of signing up."""

    def present(self) -> "AanmeldingQuerySet":
        """Not signed off."""
        return self.filter(STILL)

    def with_place(self) -> "AanmeldingQuerySet":
        """Who can come."""
        return self.filter(STILL, placed_at__isnull=False)

    def waiting(self) -> "AanmeldingQuerySet":
        """Who waits for a place, the first one first."""
        return self.filter(STILL, placed_at__isnull=True).order_by("pk")


class Aanmelding(models.Model):
    """One sign-up. Who signs off stays on record; who comes back signs up anew, at the end."""

    uitwisseling = models.ForeignKey(Uitwisseling, models.PROTECT, related_name="aanmeldingen")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=dutch("wie")
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("namens"),
    )
    signed_up_at = models.DateTimeField(dutch("aangemeld op"))
    placed_at = models.DateTimeField(dutch("heeft een plaats sinds"), null=True, blank=True)
    # Of his entry in the calendar; nobody else's changes with it.
    sequence = models.PositiveSmallIntegerField(dutch("versie van de afspraak"), default=0)
    signed_off_at = models.DateTimeField(dutch("afgemeld op"), null=True, blank=True)
    attended = models.BooleanField(dutch("was aanwezig"), null=True, blank=True)

    objects = AanmeldingQuerySet.as_manager()

    class Meta:
        verbose_name = dutch("aanmelding")
        verbose_name_plural = dutch("aanmeldingen")
        ordering = ["uitwisseling", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["uitwisseling", "user"], condition=STILL, name="person_signs_up_once"
            ),
            models.CheckConstraint(
                condition=Q(attended__isnull=True) | (STILL & Q(placed_at__isnull=False)),
                name="only_who_has_a_place_attends",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="sign_up_stays_on_record", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="signed_off_is_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__signed_off_at__isnull=False),
            ),
            pgtrigger.ReadOnly(
                name="who_signed_up_is_frozen",
                fields=["uitwisseling", "user", "organisation", "signed_up_at"],
            ),
            pgtrigger.Trigger(
                name="nobody_comes_beyond_the_places",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                condition=pgtrigger.Q(
                    new__placed_at__isnull=False, new__signed_off_at__isnull=True
                ),
                func=NOBODY_BEYOND,
            ),
        ]

    def __str__(self) -> str:
        return str(self.user)

    @property
    def name(self) -> str:
        """The name as known today."""
        return str(self.user)

    @property
    def address(self) -> str:
        """Where mail goes today; empty when nobody knows."""
        return self.user.email if self.user.is_active else ""
