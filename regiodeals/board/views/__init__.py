"""Pages of the board of a tranche."""

from regiodeals.board.views.acts import change_view, choose, save_view
from regiodeals.board.views.page import board

__all__ = ["board", "change_view", "choose", "save_view"]
