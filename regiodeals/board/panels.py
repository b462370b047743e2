"""The board as a file."""

from django.db.models import QuerySet
from django.http import QueryDict

from regiodeals.accounts.models import User
from regiodeals.board.forms import NARROWING, BoardFilter
from regiodeals.board.rendering import export
from regiodeals.board.selectors import board_rows, ministries_to_choose, with_parties
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal
from regiodeals.exports.definition import Export, Filters
from regiodeals.tranche.models import Tranche


def _board(user: User, chosen: Filters) -> QuerySet[Deal]:
    tranche = Tranche.objects.filter(number=int(chosen["tranche"])).first()
    data = QueryDict(mutable=True)
    data.update(dict(chosen))
    on = BoardFilter(data, reader=user, ministries=ministries_to_choose())
    return with_parties(board_rows(user, tranche.pk if tranche else 0, on.asked))


EXPORTS = (
    Export(
        name="tranche",
        title=dutch("Deals van een tranche"),
        page="regiodeals:tranche-detail",
        columns=export.COLUMNS,
        rows=_board,
        cells=export.cells,
        filters=(*NARROWING, "sorteer"),
        about="tranche",
    ),
)
