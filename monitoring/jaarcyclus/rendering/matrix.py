"""All deals by all years."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse

from monitoring.jaarcyclus.models import Jaarcyclus
from monitoring.jaarcyclus.rendering.year import standing_of
from monitoring.jaarcyclus.selectors.years import Duties
from regiodeals.deal.models import Deal


def matrix_rows(
    deals: Iterable[Deal], years: Sequence[int], found: Iterable[Jaarcyclus], duties: Duties
) -> list[dict[str, Any]]:
    """A row per deal with a cell per year; None where the deal has no such year."""
    cycles = {(cyclus.deal_id, cyclus.year): cyclus for cyclus in found}
    return [
        {
            "name": deal.name,
            "url": reverse("regiodeals:deal-detail", args=[deal.pk]) + "#jaarcyclus",
            "cells": [
                {
                    "year": year,
                    "standing": standing_of(cycles[deal.pk, year], duties)
                    if (deal.pk, year) in cycles
                    else None,
                }
                for year in years
            ],
        }
        for deal in deals
    ]
