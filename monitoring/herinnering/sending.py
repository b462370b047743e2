"""What a reminder says, where it leads, and whether it must still go."""

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import override

from monitoring.herinnering.models import Herinnering
from monitoring.herinnering.rendering import days_words, days_words_en
from monitoring.herinnering.selectors import reminders_of_message, still_right
from regiodeals.common import clock
from regiodeals.common.words import said
from regiodeals.mail.models import Language, Message
from regiodeals.mail.rendering import Content, absolute_url, compose
from regiodeals.mail.wording.in_force import Wordings
from regiodeals.obligations import pages, titles

TEMPLATE = "herinnering"


def content_of(
    rows: Sequence[Herinnering], language: Language, wordings: Wordings | None = None
) -> Content:
    """The mail about one or more reminders; no amount and no name of a person in its subject."""
    with override(language):
        items = [_item(row, language) for row in rows]
        kind = _said(rows[0].obligation.get_kind_display())
    context = {
        "items": items,
        "first": items[0],
        "kind": kind,
        "choice_url": absolute_url(reverse("monitoring:herinnering-choice")),
    }
    return compose(TEMPLATE, context, language=language, wordings=wordings)


def _item(row: Herinnering, language: Language) -> dict[str, Any]:
    """One reminder, in the language that is read now; what a person wrote stays as it is."""
    owed = row.obligation
    days = days_words if language == Language.NL else days_words_en
    return {
        "title": _said(titles.title_of(owed)),
        "owner": _said(titles.owner_of(owed)),
        "due_on": row.due_on,
        "left": days(row.days_left(clock.today(ZoneInfo(owed.zone)))),
        "source": _said(titles.source_of(owed)),
        "is_escalation": row.is_escalation,
        "is_own": row.is_own,
        "instead_of": row.instead_of,
        "url": absolute_url(pages.page_of(owed)),
    }


def _said(words: str) -> str:
    return str.__str__(said(words))


def page_of_message(message: Message) -> str:
    """Where a reminder that did not arrive is dealt with."""
    del message
    return f"{reverse('monitoring:herinnering-list')}#niet-aangekomen"


def is_wanted(message: Message) -> bool:
    """Whether everything in it still is so: who delivered meanwhile gets no reminder.

    What remains of a mail that is not sent for that reason, is ordered anew by the sweep.
    """
    rows = list(reminders_of_message(message))
    return bool(rows) and len(still_right(rows)) == len(rows)
