"""The way a decision went, and the moments that no column of the beschikking holds."""

from datetime import date

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from disbursement.beschikking.models import Beschikking
from regiodeals.common.words import dutch
from regiodeals.legal.electronic import Route, sent_on


class Bekendmaking(models.Model):
    """One per beschikking, made when it is made known; each part of it is written once.

    Accepted by the mail server and come back are moments of the message (regiodeals.mail); drafted,
    signed and available in the portal are columns of the beschikking itself.
    """

    beschikking = models.OneToOneField(
        Beschikking, models.PROTECT, related_name="bekendmaking", verbose_name=dutch("beschikking")
    )
    route = models.CharField(
        dutch("weg"), max_length=20, choices=[(route.value, route.words) for route in Route]
    )
    posted_on = models.DateField(dutch("per post verzonden op"), null=True, blank=True)
    posting_recorded_at = models.DateTimeField(
        dutch("verzending vastgelegd op"), null=True, blank=True
    )
    posting_recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("verzending vastgelegd door"),
    )
    posting_corrections = models.PositiveSmallIntegerField(
        dutch("aantal keren verbeterd"), default=0
    )
    posting_corrected_because = models.TextField(dutch("waarom verbeterd"), blank=True)
    opened_at = models.DateTimeField(dutch("geopend op"), null=True, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("geopend door"),
    )

    class Meta:
        verbose_name = dutch("bekendmaking")
        verbose_name_plural = dutch("bekendmakingen")
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["beschikking"],
                condition=Q(route=Route.POST.value, posted_on__isnull=True),
                name="bekendmaking_to_be_posted",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(route__in=[route.value for route in Route]),
                name="bekendmaking_route_is_known",
            ),
            models.CheckConstraint(
                condition=Q(
                    posted_on__isnull=True,
                    posting_recorded_at__isnull=True,
                    posting_recorded_by__isnull=True,
                )
                | Q(
                    posted_on__isnull=False,
                    posting_recorded_at__isnull=False,
                    posting_recorded_by__isnull=False,
                ),
                name="posting_says_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(opened_at__isnull=True, opened_by__isnull=True)
                | Q(opened_at__isnull=False, opened_by__isnull=False),
                name="opening_says_who_and_when",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="bekendmaking_stays_on_record", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="route_is_frozen", fields=["beschikking", "route"]),
            pgtrigger.Protect(
                name="posting_is_not_changed_in_silence",
                operation=pgtrigger.Update,
                # A correction has a number and a reason of its own; the trail has the former day.
                condition=pgtrigger.Condition(
                    "OLD.posted_on IS NOT NULL AND"
                    " ROW(OLD.posted_on, OLD.posting_recorded_at, OLD.posting_recorded_by_id)"
                    " IS DISTINCT FROM"
                    " ROW(NEW.posted_on, NEW.posting_recorded_at, NEW.posting_recorded_by_id)"
                    " AND (NEW.posted_on IS NULL OR NEW.posting_corrected_because = ''"
                    " OR NEW.posting_corrections <> OLD.posting_corrections + 1)"
                    " OR NEW.posting_corrections < OLD.posting_corrections"
                ),
            ),
            pgtrigger.Protect(
                name="opening_is_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.opened_at IS NOT NULL AND ROW(OLD.opened_at, OLD.opened_by_id)"
                    " IS DISTINCT FROM ROW(NEW.opened_at, NEW.opened_by_id)"
                ),
            ),
        ]

    def __str__(self) -> str:
        return dutch("bekendmaking van {beschikking}", beschikking=str(self.beschikking))

    @property
    def sent_on(self) -> date | None:
        """The day that counts for the law; None as long as there is none."""
        available_on = self.beschikking.announced_on
        if available_on is None:
            return None
        return sent_on(Route(self.route), available_on=available_on, posted_on=self.posted_on)
