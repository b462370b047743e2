"""Deputies: who signs when the holder of an office is away."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from disbursement.mandaat.models.ambt import Ambtsdrager
from disbursement.mandaat.models.kinds import (
    has_known_kinds,
    kinds_field,
    only_its_end_changes,
    stays_on_record,
)
from regiodeals.common.period import Period, PeriodQuerySet, ends_after_it_begins
from regiodeals.common.words import dutch


class Vervanging(models.Model):
    """A person signs for the holder of an office while that person is away (Awb 10:3).

    It hangs on the holder, not on another deputy: so a deputy cannot pass it on, and it ends at
    the latest with the holder. It always has a last day, so that it ends by itself.
    """

    ambtsdrager = models.ForeignKey(
        Ambtsdrager, models.PROTECT, related_name="vervangingen", verbose_name=dutch("voor")
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="vervangingen",
        verbose_name=dutch("vervanger"),
    )
    kinds = kinds_field()
    ceiling_cents = models.BigIntegerField(dutch("tot en met, in eurocenten"))
    valid_from = models.DateField(dutch("geldig vanaf"))
    valid_until = models.DateField(dutch("geldig tot en met"))
    reason = models.CharField(dutch("reden"), max_length=200)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=dutch("verleend door"),
    )
    granted_at = models.DateTimeField(dutch("verleend op"))
    is_example = models.BooleanField(dutch("voorbeeld"), default=False)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = dutch("vervanging")
        verbose_name_plural = dutch("vervangingen")
        ordering = ["ambtsdrager", "-valid_from"]
        constraints = [
            models.CheckConstraint(condition=Q(ceiling_cents__gt=0), name="vervanging_has_amount"),
            ends_after_it_begins("vervanging_ends_after_it_begins"),
            has_known_kinds("vervanging_has_known_kinds"),
            models.CheckConstraint(condition=~Q(reason=""), name="vervanging_says_why"),
            models.CheckConstraint(
                condition=~Q(granted_by=F("deputy")), name="nobody_makes_himself_deputy"
            ),
        ]
        triggers = [
            only_its_end_changes("only_the_end_of_a_vervanging_changes"),
            stays_on_record("vervanging_stays_on_record"),
            pgtrigger.Trigger(
                name="nobody_deputises_himself",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=f"PERFORM 1 FROM {Ambtsdrager._meta.db_table}"
                " WHERE id = NEW.ambtsdrager_id AND holder_id = NEW.deputy_id;"
                " IF FOUND THEN RAISE EXCEPTION 'nobody deputises himself'"
                " USING ERRCODE = 'check_violation', CONSTRAINT = 'nobody_deputises_himself';"
                " END IF; RETURN NEW;",
            ),
        ]

    def __str__(self) -> str:
        return dutch(
            "{vervanger} voor {ambtsdrager}",
            vervanger=str(self.deputy),
            ambtsdrager=str(self.ambtsdrager),
        )

    @property
    def period(self) -> Period:
        """The days on which the deputy may sign."""
        return Period(self.valid_from, self.valid_until)
