"""Pages of the payments."""

from disbursement.betaling.views.accounts import (
    account_act,
    kassier_detail,
    kassier_list,
    propose,
)
from disbursement.betaling.views.bank import (
    delivery_detail,
    delivery_list,
    line_act,
    line_detail,
)
from disbursement.betaling.views.batches import batch_detail, batch_file, batch_step, compose
from disbursement.betaling.views.payments import (
    betaling_detail,
    charge,
    release,
    step,
    worklist,
)

__all__ = [
    "account_act",
    "batch_detail",
    "batch_file",
    "batch_step",
    "betaling_detail",
    "charge",
    "compose",
    "delivery_detail",
    "delivery_list",
    "kassier_detail",
    "kassier_list",
    "line_act",
    "line_detail",
    "propose",
    "release",
    "step",
    "worklist",
]
