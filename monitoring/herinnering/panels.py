"""The reminders as a file."""

from monitoring.herinnering.rendering import export
from monitoring.herinnering.selectors import reminders_seen_by
from regiodeals.common.words import dutch
from regiodeals.exports.definition import Export

EXPORTS = (
    Export(
        name="herinneringen",
        title=dutch("Herinneringen"),
        page="monitoring:herinnering-list",
        columns=export.COLUMNS,
        rows=lambda user, _chosen: reminders_seen_by(user),
        cells=export.cells,
    ),
)
