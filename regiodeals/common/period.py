"""Rows that hold for a period: both ends included, an open end holds for ever."""

from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q

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
