"""Tables that somebody sends in: judged before they are opened, read within bounds."""

from regiodeals.documents.incoming.cells import Cell, CellKind, Rows, cell_name
from regiodeals.documents.incoming.table import (
    MOST_BYTES,
    MOST_ROWS,
    judge_file,
    plain_label,
    read_table,
)

__all__ = [
    "MOST_BYTES",
    "MOST_ROWS",
    "Cell",
    "CellKind",
    "Rows",
    "cell_name",
    "judge_file",
    "plain_label",
    "read_table",
]
