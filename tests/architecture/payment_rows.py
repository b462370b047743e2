"""Rows of a payment past the services, to look at from every side."""

from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from disbursement.betaling.models import (
    Aanlevering,
    Afschrift,
    Bankregel,
    Betaalbatch,
    Betaalrekening,
    Betaling,
    Direction,
    Finding,
    MessageKind,
    Rekening,
)
from regiodeals.documents.models import Document, Kind
from tests.builders import LONG_AGO, NOW

EARLIER = NOW - timedelta(days=3)


def line_about(beschikking: Any, betaling: Betaling | None = None) -> Bankregel:
    """An open line of the bank that seems to be about a payment of this beschikking."""
    betaling = betaling or payment_of(beschikking)
    content = f"bestand {betaling.pk}".encode()
    document = Document.objects.create(
        kind=Kind.BANKBESTAND, filename="bank.xml", ordered_at=NOW, ordered_by=beschikking.reviewer
    )
    delivery = Aanlevering.objects.create(
        document=document,
        sha256=sha256(content).hexdigest(),
        filename="bank.xml",
        delivered_by=beschikking.reviewer,
        delivered_at=NOW,
    )
    afschrift = Afschrift.objects.create(
        aanlevering=delivery, payer=payer(), kind=MessageKind.STATEMENT, number=f"A{betaling.pk}"
    )
    return Bankregel.objects.create(
        afschrift=afschrift,
        position=1,
        direction=Direction.DEBIT,
        currency="EUR",
        amount_cents=100,
        booked_on=NOW.date(),
        finding=Finding.PARTLY,
        betaling=betaling,
    )


def payment_of(beschikking: Any, currency: str = "EUR") -> Betaling:
    """A payment of the first termijn, confirmed and in a batch."""
    uitkering = beschikking.uitkering
    termijn = uitkering.termijnen.get(number=1)
    rekening = Rekening.objects.create(
        organisation=uitkering.kassier,
        currency=currency,
        number="NL33EXMP0000000001",
        holder="gemeente Voorbeeld",
        bic="EXMPNL2A",
        bank_name="Voorbeeldbank",
        town="Voorbeeldstad",
        source="Brief",
        proposed_by=beschikking.reviewer,
        proposed_at=EARLIER,
        confirmed_by=beschikking.signer,
        confirmed_at=EARLIER,
        usable_from=EARLIER.date() + timedelta(days=1),
    )
    batch = Betaalbatch.objects.create(
        currency=currency,
        payer=payer(currency),
        execute_on=date(2024, 11, 19),
        composed_by=beschikking.reviewer,
        composed_at=NOW,
    )
    return Betaling.objects.create(
        termijn=termijn,
        rekening=rekening,
        currency=currency,
        amount_cents=termijn.amount_cents,
        end_to_end_id=f"RD-{termijn.pk}-1",
        description="Voorbeeld",
        released_by=beschikking.reviewer,
        released_at=NOW,
        confirmed_by=beschikking.signer,
        confirmed_at=NOW,
        status="vrijgegeven",
        batch=batch,
    )


def payer(currency: str = "EUR") -> Betaalrekening:
    """The account of the State."""
    found, _ = Betaalrekening.objects.get_or_create(
        currency=currency,
        valid_from=LONG_AGO,
        defaults={
            "iban": "NL76EXMP0000000003",
            "bic": "EXMPNL2A",
            "name": "Ministerie",
            "town": "Den Haag",
        },
    )
    return found
