"""Pages of the verantwoording."""

from disbursement.verantwoording.views.acts import (
    ask_postponement,
    decide_postponement,
    judge,
    receive,
)
from disbursement.verantwoording.views.files import (
    bring,
    confirm,
    drop,
    file_detail,
    file_itself,
    template,
)
from disbursement.verantwoording.views.pages import (
    delivered_file,
    index,
    paper_detail,
    paper_list,
    year_detail,
)

__all__ = [
    "ask_postponement",
    "bring",
    "confirm",
    "decide_postponement",
    "delivered_file",
    "drop",
    "file_detail",
    "file_itself",
    "index",
    "judge",
    "paper_detail",
    "paper_list",
    "receive",
    "template",
    "year_detail",
]
