"""The log of outgoing mail as a file."""

from regiodeals.exports.definition import Export
from regiodeals.post import rendering
from regiodeals.post.forms import MessageFilter
from regiodeals.post.selectors import messages_matching

EXPORTS = (
    Export(
        name="post",
        title="Uitgaande post",
        page="regiodeals:message-list",
        columns=rendering.COLUMNS,
        rows=lambda user, chosen: messages_matching(
            user,
            text=chosen.get("zoek", ""),
            phase=chosen.get("stand", ""),
            kind=chosen.get("soort", ""),
        ),
        cells=rendering.cells,
        filters=tuple(MessageFilter.base_fields),
    ),
)
