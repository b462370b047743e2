"""The list of the series as a file, and what a serie does with the deals picked on a board."""

from django.urls import reverse

from disbursement.serie.policies import may_make_serie
from disbursement.serie.rendering import export
from disbursement.serie.selectors import series_with_counts
from regiodeals.board.selectors import BoardAct
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

BOARD_ACT = BoardAct(
    label="Samen behandelen: eerst controleren",
    url=lambda number: f"{reverse('disbursement:serie-new', args=[number])}?keuze=1",
    is_open_to=lambda user: may_make_serie(None, user),
)
