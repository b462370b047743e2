"""What the database itself holds of a version: four eyes, one text a day, and frozen texts."""

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from disbursement.sjabloon.models.versie_status import UNPUBLISHED, VersieStatus
from regiodeals.common.period import ends_after_it_begins

# Everything but the state and the last day.
FROZEN = (
    "sjabloon_id",
    "number",
    "texts",
    "explanation",
    "source",
    "valid_from",
    "author_id",
    "drafted_at",
    "trial_asked_at",
    "tested_fingerprint",
    "tested_at",
    "test_report",
    "submitted_at",
    "publisher_id",
    "published_at",
)


def _changes(*columns: str) -> str:
    """SQL: whether an update changes one of these columns."""
    old, new = (", ".join(f"{row}.{name}" for name in columns) for row in ("OLD", "NEW"))
    return f"ROW({old}) IS DISTINCT FROM ROW({new})"


class PeriodAsRange(Func):
    """The days of a period, both ends included; an open end holds for ever."""

    function = "DATERANGE"
    output_field = DateRangeField()


class NumberAsRange(Func):
    """A number as a range of itself: ranges compare without an extension of the database."""

    function = "INT8RANGE"


BY_TWO = Q(author__isnull=False, publisher__isnull=False) & ~Q(tested_fingerprint="")
CONSTRAINTS: list[models.BaseConstraint] = [
    models.UniqueConstraint(
        fields=["sjabloon", "number"], name="versions_of_a_sjabloon_are_numbered"
    ),
    models.UniqueConstraint(
        fields=["sjabloon"],
        condition=Q(status__in=UNPUBLISHED),
        name="one_version_is_being_made",
    ),
    models.CheckConstraint(
        condition=Q(status__in=VersieStatus.values), name="versie_status_is_known"
    ),
    models.CheckConstraint(
        condition=Q(publisher__isnull=True) | ~Q(publisher=F("author")),
        name="publisher_is_not_author",
    ),
    # What came with the program has a source in the place of two people and a trial.
    models.CheckConstraint(
        condition=~Q(status=VersieStatus.GEPUBLICEERD)
        | (
            Q(valid_from__isnull=False, published_at__isnull=False)
            & (BY_TWO | (Q(author__isnull=True, publisher__isnull=True, number=1) & ~Q(source="")))
        ),
        name="published_by_two_after_a_trial",
    ),
    models.CheckConstraint(
        condition=~Q(status__in=UNPUBLISHED)
        | Q(publisher__isnull=True, published_at__isnull=True, author__isnull=False),
        name="unpublished_has_author_and_no_publisher",
    ),
    models.CheckConstraint(
        condition=~Q(status=VersieStatus.GEPUBLICEERD) | Q(texts__has_key="rechtsmiddel"),
        name="published_has_a_remedy_clause",
    ),
    ends_after_it_begins("versie_ends_after_it_begins"),
    ExclusionConstraint(
        name="one_version_holds_on_a_day",
        expressions=[
            (
                NumberAsRange(F("sjabloon"), F("sjabloon"), models.Value("[]")),
                RangeOperators.OVERLAPS,
            ),
            (
                PeriodAsRange(F("valid_from"), F("valid_until"), RangeBoundary(True, True)),
                RangeOperators.OVERLAPS,
            ),
        ],
        condition=Q(status=VersieStatus.GEPUBLICEERD),
    ),
]
TRIGGERS = [
    pgtrigger.Protect(
        name="published_wording_is_frozen",
        operation=pgtrigger.Update,
        condition=pgtrigger.Condition(f"OLD.published_at IS NOT NULL AND {_changes(*FROZEN)}"),
    ),
    pgtrigger.Protect(name="versie_stays_on_record", operation=pgtrigger.Delete),
    pgtrigger.Trigger(
        name="other_texts_need_another_trial",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.Condition("OLD.texts IS DISTINCT FROM NEW.texts"),
        func="NEW.tested_fingerprint = ''; NEW.tested_at = NULL; NEW.trial_asked_at = NULL;"
        " NEW.test_report = '[]'::jsonb;"
        " RETURN NEW;",
    ),
]
