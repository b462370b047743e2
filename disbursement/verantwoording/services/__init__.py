"""What can be done with accounts: each function is one thing a person or the law does."""

from disbursement.verantwoording.services.bring import bring_file, confirm_file, drop_file
from disbursement.verantwoording.services.judge import judge_paper
from disbursement.verantwoording.services.owed import follow_decision, open_papers
from disbursement.verantwoording.services.postpone import decide_postponement, record_postponement
from disbursement.verantwoording.services.receive import Handed, receive_paper

__all__ = [
    "Handed",
    "bring_file",
    "confirm_file",
    "decide_postponement",
    "drop_file",
    "follow_decision",
    "judge_paper",
    "open_papers",
    "receive_paper",
    "record_postponement",
]
