"""Rows that hold for a period: both ends included, an open end holds for ever."""

from dataclasses import dataclass
from datetime import date
from typing import Self, TypeVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

Row = TypeVar("Row", bound=models.Model)


def holds_on(day: date, prefix: str = "") -> Q:
    """The condition that a row's period holds on `day`; `prefix` leads to the row."""
    begun = Q(**{f"{prefix}valid_from__lte": day})
    endless = Q(**{f"{prefix}valid_until__isnull": True})
    return begun & (endless | Q(**{f"{prefix}valid_until__gte": day}))


def ends_after_it_begins(name: str) -> models.CheckConstraint:
    """The constraint that keeps a period from ending before its first day."""
    return models.CheckConstraint(
        condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")), name=name
    )


class PeriodQuerySet(models.QuerySet[Row]):
    """Rows with `valid_from` and `valid_until`."""

    def valid_on(self, day: date) -> Self:
        """Rows that hold on `day`."""
        return self.filter(holds_on(day))


def both_ends_included() -> Func:
    """The period of a row as a range that the database compares."""
    return Func(
        "valid_from",
        "valid_until",
        Value("[]"),
        function="daterange",
        output_field=DateRangeField(),
    )


def never_overlaps(
    name: str, *fields: str, sentence: str, condition: Q | None = None
) -> ExclusionConstraint:
    """The constraint that keeps two rows with the same `fields` from holding on the same day."""
    return ExclusionConstraint(
        name=name,
        expressions=[
            *((field, RangeOperators.EQUAL) for field in fields),
            (both_ends_included(), RangeOperators.OVERLAPS),
        ],
        condition=condition,
        violation_error_message=sentence,
    )


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` up to and including `last`; None is for ever."""

    first: date
    last: date | None

    def holds_on(self, day: date) -> bool:
        """Whether `day` is one of its days."""
        return self.first <= day and (self.last is None or day <= self.last)

    def __and__(self, other: "Period") -> "Period":
        """The days that both have; it holds on no day when they have none in common."""
        ends = [last for last in (self.last, other.last) if last is not None]
        return Period(max(self.first, other.first), min(ends, default=None))
