"""Questions about rapportages: of whom, by whom, and what waits."""

from monitoring.rapportage.selectors.along import (
    comments_on,
    own_comments_on,
    own_lines_of,
    read_along_by,
    to_read_along_by,
)
from monitoring.rapportage.selectors.asked import ALONG, asked_along_with_deal, names_told
from monitoring.rapportage.selectors.owed import (
    last_day,
    obligation_of,
    owed_about,
)
from monitoring.rapportage.selectors.reports import (
    deals_to_report_on,
    deals_written_by,
    in_parts,
    parts_of,
    rapportages_newest_first,
    rapportages_visible_to,
    sees_field,
    whole_rapportage,
    with_answers,
    writes_parts,
    written_in_part_by,
)
from monitoring.rapportage.selectors.rounds import (
    ids_with_pending_receipt,
    ids_with_pending_report,
    indieningen_of,
    last_accepted,
    remarks_on,
    rounds_of,
    stored_receipt_of,
    stored_report_of,
    with_last_data,
)
from monitoring.rapportage.selectors.waiting import (
    lying_with_another,
    signers_of,
    to_review_by,
    waiting_for_region,
)

__all__ = [
    "ALONG",
    "asked_along_with_deal",
    "comments_on",
    "deals_to_report_on",
    "deals_written_by",
    "ids_with_pending_receipt",
    "ids_with_pending_report",
    "in_parts",
    "indieningen_of",
    "last_accepted",
    "last_day",
    "lying_with_another",
    "names_told",
    "obligation_of",
    "owed_about",
    "own_comments_on",
    "own_lines_of",
    "parts_of",
    "rapportages_newest_first",
    "rapportages_visible_to",
    "read_along_by",
    "remarks_on",
    "rounds_of",
    "sees_field",
    "signers_of",
    "stored_receipt_of",
    "stored_report_of",
    "to_read_along_by",
    "to_review_by",
    "waiting_for_region",
    "whole_rapportage",
    "with_answers",
    "with_last_data",
    "writes_parts",
    "written_in_part_by",
]
