"""One row of everything about settling and recovering, on a deal of its own."""

from datetime import timedelta
from typing import Any

from disbursement.vaststelling.models import Aanmaning, Ontvangst, Rentebesluit, Stuiting
from disbursement.vaststelling.models.kinds import StuitingGrond
from regiodeals.legal.claims import SMALLEST_CENTS
from tests import builders
from tests.builders import Cast
from tests.disbursement.vaststelling import world


def settled_and_recovered(cast: Cast) -> None:
    """A settlement that followed its proposal, and a claim to which everything happened."""
    settled = world.paid(cast)
    world.account(settled, settled.amount_cents)
    world.settled(settled, cast)
    claim = world.recovered(cast, world.paid(cast))
    known: dict[str, Any] = {
        "vordering": claim,
        "number": 1,
        "reference": "een",
        "recorded_by": cast.drafter,
        "recorded_at": builders.NOW,
    }
    Ontvangst.objects.create(**known, received_on=world.DAY, amount_cents=1)
    later = world.DAY + timedelta(days=14)
    Aanmaning.objects.create(**known, sent_on=world.DAY, pay_by=later)
    Stuiting.objects.create(**known, on=world.DAY, ground=StuitingGrond.ERKENNING)
    Rentebesluit.objects.create(
        **known, until=world.DAY, decided_on=later, amount_cents=SMALLEST_CENTS
    )
