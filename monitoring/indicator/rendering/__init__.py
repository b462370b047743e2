"""How doelen, series and the register are shown."""

from monitoring.indicator.rendering.pages import (
    deal_breadcrumb,
    goal_lines,
    indicator_page,
    register_rows,
    series_page,
    shared_totals,
)
from monitoring.indicator.rendering.series import definition_now

__all__ = [
    "deal_breadcrumb",
    "definition_now",
    "goal_lines",
    "indicator_page",
    "register_rows",
    "series_page",
    "shared_totals",
]
