"""Keep what a person picked and named on a board, and what its map is drawn with."""

from regiodeals.board.services.boundaries import (
    BUSY,
    Loaded,
    load_boundaries,
    remove_boundaries,
)
from regiodeals.board.services.kept import (
    MOST_VIEWS,
    choose_all,
    choose_none,
    choose_shown,
    drop_view,
    save_view,
    set_default,
)

__all__ = [
    "BUSY",
    "MOST_VIEWS",
    "Loaded",
    "choose_all",
    "choose_none",
    "choose_shown",
    "drop_view",
    "load_boundaries",
    "remove_boundaries",
    "save_view",
    "set_default",
]
