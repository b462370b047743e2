"""How a deal is shown: rows of a board, the facts on its page, its course, its steps."""

from regiodeals.deal.rendering.board import BoardRow, board_row
from regiodeals.deal.rendering.facts import (
    about_items,
    days_words,
    facts_of,
    meaning_of,
    party_in_role,
)
from regiodeals.deal.rendering.history import HistoryChoices, history_choices
from regiodeals.deal.rendering.life import life_of
from regiodeals.deal.rendering.money import MoneyLine, money_of
from regiodeals.deal.rendering.owed import act_key, change_items, owed_items, owed_row, tasks_owed
from regiodeals.deal.rendering.sentences import deal_lead, number_of, said_after_step, work_lead
from regiodeals.deal.rendering.steps import reason_asked_for, steps_onward, steps_to_an_end
from regiodeals.deal.term import TermState, grant_by, grant_clock, term_state

__all__ = [
    "BoardRow",
    "HistoryChoices",
    "MoneyLine",
    "TermState",
    "about_items",
    "act_key",
    "board_row",
    "change_items",
    "days_words",
    "deal_lead",
    "facts_of",
    "grant_by",
    "grant_clock",
    "history_choices",
    "life_of",
    "meaning_of",
    "money_of",
    "number_of",
    "owed_items",
    "owed_row",
    "party_in_role",
    "reason_asked_for",
    "said_after_step",
    "steps_onward",
    "steps_to_an_end",
    "tasks_owed",
    "term_state",
    "work_lead",
]
