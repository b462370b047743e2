"""Pages of the board of a tranche."""

from regiodeals.board.views.page import board

__all__ = ["board"]
