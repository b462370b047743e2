"""What a reminder says, where it leads, and whether it must still go."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from django.urls import reverse

from monitoring.herinnering.models import Herinnering
from monitoring.herinnering.rendering import days_words, days_words_en
from monitoring.herinnering.selectors import reminders_of_message, still_right
from regiodeals.common import clock
from regiodeals.mail.models import Language, Message
from regiodeals.mail.rendering import Content, absolute_url, compose
from regiodeals.mail.wording.in_force import Wordings
from regiodeals.obligations import pages

TEMPLATE = "herinnering"


def content_of(
    rows: Sequence[Herinnering], language: Language, wordings: Wordings | None = None
) -> Content:
    """The mail about one or more reminders; no amount and no name of a person in its subject."""
    says = days_words if language == Language.NL else days_words_en
    items = [
        {
            "title": row.obligation.title,
            "owner": row.obligation.owner_name,
            "due_on": row.due_on,
            "left": says(row.days_left(clock.today(ZoneInfo(row.obligation.zone)))),
            "source": row.obligation.source,
            "is_escalation": row.is_escalation,
            "instead_of": row.instead_of,
            "url": absolute_url(pages.page_of(row.obligation)),
        }
        for row in rows
    ]
    context = {
        "items": items,
        "first": items[0],
        "kind": rows[0].obligation.get_kind_display(),
        "choice_url": absolute_url(reverse("monitoring:herinnering-choice")),
    }
    return compose(TEMPLATE, context, language=language, wordings=wordings)


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
