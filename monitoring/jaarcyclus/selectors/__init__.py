"""Questions about the years of deals and their schedule."""

from monitoring.jaarcyclus.selectors.schedule import (
    Holding,
    holding_for_deals,
    holding_for_tranche,
    lines_of,
    own_days,
    tranches_with_schedule,
)
from monitoring.jaarcyclus.selectors.years import (
    deals_with_years,
    duties_of,
    owed_before_its_year,
    years_of_deal,
    years_seen_by,
    years_shown,
    years_to_finish,
    years_to_report_on,
    years_with_state,
)

__all__ = [
    "Holding",
    "deals_with_years",
    "duties_of",
    "holding_for_deals",
    "holding_for_tranche",
    "lines_of",
    "owed_before_its_year",
    "own_days",
    "tranches_with_schedule",
    "years_of_deal",
    "years_seen_by",
    "years_shown",
    "years_to_finish",
    "years_to_report_on",
    "years_with_state",
]
