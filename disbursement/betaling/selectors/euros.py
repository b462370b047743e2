"""The euros of payments in dollars: what was written down, and what is missing."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat

from disbursement.betaling.models import Betaling, BetalingStatus
from disbursement.betaling.models.kinds import DOLLAR, EURO
from disbursement.grootboek.models import Boeking, BoekingKind
from disbursement.uitkering.models import Uitkering


def euro_entries(betaling: Betaling) -> list[Any]:
    """What was booked in euros for a payment in dollars, also what was taken back again."""
    rows = Boeking.objects.filter(
        uitkering_id=betaling.termijn.uitkering_id,
        source_key__startswith=f"{euro_key(betaling.end_to_end_id)}:",
    )
    return list(rows.annotate(is_undone=Exists(Boeking.objects.filter(corrects=OuterRef("pk")))))


def euro_key(end_to_end_id: str) -> str:
    """How the ledger names the euros of a payment in dollars; a number follows."""
    return f"betaling:{end_to_end_id}:euro"


def without_euros(rows: QuerySet[Betaling]) -> QuerySet[Betaling]:
    """Those in dollars of which the euros are missing, charged or given back; the oldest first."""
    name = Concat(Value("betaling:"), OuterRef("end_to_end_id"), Value(":euro:"))
    standing = Boeking.objects.filter(
        ~Exists(Boeking.objects.filter(corrects=OuterRef("pk"))),
        termijn=OuterRef("termijn"),
        currency=EURO,
        source_key__startswith=name,
    )
    charged = Exists(standing.filter(kind=BoekingKind.TERMIJN_BETAALD))
    back = Exists(standing.filter(kind=BoekingKind.TERMIJN_TERUGGEKOMEN))
    paid = Q(status=BetalingStatus.BETAALD) & ~charged
    returned = Q(status=BetalingStatus.TERUGGEKOMEN) & ~(charged & back)
    return rows.filter(paid | returned, currency=DOLLAR).order_by("paid_on", "pk")


def has_euros_missing(uitkering: Uitkering) -> bool:
    """Whether the euros of dollars that were paid or came back are still to be written down."""
    return without_euros(Betaling.objects.filter(termijn__uitkering=uitkering)).exists()
