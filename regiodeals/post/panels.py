"""The log of outgoing mail as a file."""

from django.db.models import QuerySet

from regiodeals.accounts.models import User
from regiodeals.common.words import dutch
from regiodeals.exports.definition import Export, Filters
from regiodeals.mail.models import Message
from regiodeals.post import rendering
from regiodeals.post.forms import MessageFilter
from regiodeals.post.selectors import messages_matching


def _rows(user: User, typed: Filters) -> QuerySet[Message]:
    """What the page finds with these filters; what cannot be one filters nothing there either."""
    chosen = MessageFilter(typed).chosen()
    return messages_matching(
        user,
        text=chosen.get("zoek", ""),
        phase=chosen.get("stand", ""),
        kind=chosen.get("soort", ""),
    )


EXPORTS = (
    Export(
        name="post",
        title=dutch("Uitgaande post"),
        page="regiodeals:message-list",
        columns=rendering.COLUMNS,
        rows=_rows,
        cells=rendering.cells,
        filters=tuple(MessageFilter.base_fields),
    ),
)
