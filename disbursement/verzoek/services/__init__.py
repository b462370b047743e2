"""What a person may do with a request; each function is all or nothing."""

from disbursement.verzoek.services.clock import (
    ask_information,
    notify_delay,
    receive_information,
)
from disbursement.verzoek.services.decide import (
    conclude_request,
    let_request_go,
    prepare_decision,
    withdraw_verzoek,
)
from disbursement.verzoek.services.effect import move_days
from disbursement.verzoek.services.handle import advise, ask_advice
from disbursement.verzoek.services.register import Letter, register_verzoek
from disbursement.verzoek.services.wishes import Wish, WishedLine

__all__ = [
    "Letter",
    "Wish",
    "WishedLine",
    "advise",
    "ask_advice",
    "ask_information",
    "conclude_request",
    "let_request_go",
    "move_days",
    "notify_delay",
    "prepare_decision",
    "receive_information",
    "register_verzoek",
    "withdraw_verzoek",
]
