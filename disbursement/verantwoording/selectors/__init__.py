"""Questions about papers, always asked by somebody, and what follows from their figures."""

from disbursement.verantwoording.selectors.checks import (
    account_facts,
    findings_of,
)
from disbursement.verantwoording.selectors.effect import Effect, effects_of, moves
from disbursement.verantwoording.selectors.rows import (
    by_paper,
    ids_to_read,
    inlezingen_to_end,
    inlezingen_visible_to,
    obligations_of_papers,
    papers_for_page,
    papers_matching,
    papers_visible_to,
    requests_of,
    sent_back_to,
    versies_of,
    works_for_kassier,
    years_of,
)

__all__ = [
    "Effect",
    "account_facts",
    "by_paper",
    "effects_of",
    "findings_of",
    "ids_to_read",
    "inlezingen_to_end",
    "inlezingen_visible_to",
    "moves",
    "obligations_of_papers",
    "papers_for_page",
    "papers_matching",
    "papers_visible_to",
    "requests_of",
    "sent_back_to",
    "versies_of",
    "works_for_kassier",
    "years_of",
]
