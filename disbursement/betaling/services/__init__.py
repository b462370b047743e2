"""What a person may do with accounts, payments, batches and statements."""

from disbursement.betaling.services.accounts import (
    AccountDetails,
    block_rekening,
    confirm_rekening,
    propose_rekening,
    refuse_rekening,
)
from disbursement.betaling.services.batches import (
    compose_batch,
    confirm_batch,
    dissolve_batch,
    note_download,
    offer_batch,
    retry_file,
)
from disbursement.betaling.services.charge import IN_EUROS, record_charge, record_return
from disbursement.betaling.services.release import (
    confirm_betaling,
    drop_betaling,
    release_termijn,
)
from disbursement.betaling.services.statements import (
    confirm_link,
    deliver_file,
    drop_link,
    mark_not_ours,
    propose_link,
)
from disbursement.betaling.services.undo import (
    ask_rejection,
    ask_withdrawal,
    keep_batch,
    keep_betaling,
    reject_batch,
    withdraw_betaling,
)

__all__ = [
    "IN_EUROS",
    "AccountDetails",
    "ask_rejection",
    "ask_withdrawal",
    "block_rekening",
    "compose_batch",
    "confirm_batch",
    "confirm_betaling",
    "confirm_link",
    "confirm_rekening",
    "deliver_file",
    "dissolve_batch",
    "drop_betaling",
    "drop_link",
    "keep_batch",
    "keep_betaling",
    "mark_not_ours",
    "note_download",
    "offer_batch",
    "propose_link",
    "propose_rekening",
    "record_charge",
    "record_return",
    "refuse_rekening",
    "reject_batch",
    "release_termijn",
    "retry_file",
    "withdraw_betaling",
]
