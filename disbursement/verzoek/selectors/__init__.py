"""Questions about requests, always asked by somebody, and what granting one would change."""

from disbursement.verzoek.selectors.programme import (
    programme_on,
    programme_total,
    schedule_now,
    schedule_of,
    schedule_total,
)
from disbursement.verzoek.selectors.rows import (
    clock_of,
    has_no_request_left_out,
    moved_by,
    verzoek_for_page,
    verzoeken_matching,
    verzoeken_visible_to,
    verzoeken_with_work,
)
from disbursement.verzoek.selectors.whatif import Preview, preview_of

__all__ = [
    "Preview",
    "clock_of",
    "has_no_request_left_out",
    "moved_by",
    "preview_of",
    "programme_on",
    "programme_total",
    "schedule_now",
    "schedule_of",
    "schedule_total",
    "verzoek_for_page",
    "verzoeken_matching",
    "verzoeken_visible_to",
    "verzoeken_with_work",
]
