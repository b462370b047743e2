"""Mandates: what an office may sign in the name of its minister."""

from django.db import models
from django.db.models import Q

from disbursement.mandaat.models.ambt import Ambt
from disbursement.mandaat.models.kinds import (
    has_known_kinds,
    in_words,
    kinds_field,
    only_its_end_changes,
    stays_on_record,
)
from regiodeals.common.period import Period, PeriodQuerySet, ends_after_it_begins, never_overlaps
from regiodeals.common.words import dutch, joined
from regiodeals.legal.decisions import DecisionKind


def _one_at_a_time(kind: DecisionKind) -> models.BaseConstraint:
    return never_overlaps(
        f"one_mandaat_at_a_time_{kind.name.lower()}",
        "ambt",
        condition=Q(kinds__contains=[kind.value]),
        sentence=dutch(
            "Dit ambt heeft in deze periode al een mandaat voor {soort}. Laat dat eerst eindigen,"
            " of kies een latere dag.",
            soort=kind.words,
        ),
    )


class Mandaat(models.Model):
    """The power of an office to decide on behalf of the minister (Awb 10:3, 10:10).

    It is given to the office, so it does not lapse when somebody leaves. For one kind of decision
    an office has one mandate at a time: there is never a choice between two ceilings.
    """

    ambt = models.ForeignKey(
        Ambt, models.PROTECT, related_name="mandaten", verbose_name=dutch("ambt")
    )
    kinds = kinds_field()
    ceiling_cents = models.BigIntegerField(dutch("tot en met, in eurocenten"))
    valid_from = models.DateField(dutch("geldig vanaf"))
    valid_until = models.DateField(dutch("geldig tot en met"), null=True, blank=True)
    source = models.CharField(dutch("besluit"), max_length=200, blank=True)
    is_example = models.BooleanField(dutch("voorbeeld"), default=False)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = dutch("mandaat")
        verbose_name_plural = dutch("mandaten")
        ordering = ["ambt", "-valid_from"]
        constraints = [
            models.CheckConstraint(condition=Q(ceiling_cents__gt=0), name="mandaat_has_amount"),
            ends_after_it_begins("mandaat_ends_after_it_begins"),
            has_known_kinds("mandaat_has_known_kinds"),
            *map(_one_at_a_time, DecisionKind),
        ]
        triggers = [
            only_its_end_changes("only_the_end_of_a_mandaat_changes"),
            stays_on_record("mandaat_stays_on_record"),
        ]

    def __str__(self) -> str:
        return joined(": ", (str(self.ambt), in_words(self.kinds)))

    @property
    def period(self) -> Period:
        """The days on which the office has this power."""
        return Period(self.valid_from, self.valid_until)
