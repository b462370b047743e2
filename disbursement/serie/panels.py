"""The list of the series as a file."""

from disbursement.serie.rendering import export
from disbursement.serie.selectors import series_with_counts
from regiodeals.exports.definition import Export

EXPORTS = (
    Export(
        name="series",
        title="Series",
        page="disbursement:serie-list",
        columns=export.COLUMNS,
        rows=lambda user, _chosen: series_with_counts(user),
        cells=export.cells,
    ),
)
