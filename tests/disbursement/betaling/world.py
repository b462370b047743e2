"""Kassiers with accounts, termijnen that can be paid, and what a bank says of them."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from disbursement.beschikking.models import Beschikking
from disbursement.betaling import running, services
from disbursement.betaling.models import (
    Aanlevering,
    Betaalbatch,
    Betaalrekening,
    Betaling,
    Rekening,
)
from disbursement.uitkering.models import Termijn, Uitkering
from regiodeals.common import clock
from regiodeals.documents.models import Document
from tests import builders
from tests.builders import Cast

IBAN = "NL33EXMP0000000001"
OTHER_IBAN = "NL06EXMP0000000002"
PAYER, DOLLAR_PAYER = "NL76EXMP0000000003", "NL49EXMP0000000004"
ISLAND_BIC = "EXMPBQBN"
YESTERDAY = datetime(2024, 11, 15, 9, 0, tzinfo=UTC)
PAY_DAY = date(2024, 11, 19)
OPENING = 1_000_000_000_000
_numbers = count(1)


class Office(Cast):
    """The people around a beschikking, and the three controllers who pay it."""

    def __init__(self) -> None:
        super().__init__()
        self.first = builders.controller(name="Els", last_name="Eerste")
        self.second = builders.controller(name="Theo", last_name="Tweede")
        self.third = builders.controller(name="Dirk", last_name="Derde")
        for currency, iban in (("EUR", PAYER), ("USD", DOLLAR_PAYER)):
            Betaalrekening.objects.create(
                currency=currency,
                iban=iban,
                bic="EXMPNL2A",
                name="Ministerie van Volkshuisvesting en Ruimtelijke Ordening",
                town="Den Haag",
                valid_from=builders.LONG_AGO,
            )

    def with_letter(self, grant: Uitkering | None = None, **fields: Any) -> Beschikking:
        """Ondertekend, with a letter that nobody made: here it is never read."""
        row = self.signed(grant, **fields)
        Document.objects.filter(beschikking=row).update(
            stored_at=clock.now(), sha256=f"{row.pk:064x}", size=1
        )
        return Beschikking.objects.get(pk=row.pk)

    def payable(self, grant: Uitkering | None = None, **fields: Any) -> Termijn:
        """The first termijn of a beschikking that was made known, with a usable account."""
        row = self.announced(grant, **fields)
        rekening_of(row, self)
        return first_termijn(row)

    def payable_in_dollars(self) -> Termijn:
        """The same for an island."""
        return self.payable(builders.saba(self.drafter))

    def released(self, termijn: Termijn | None = None) -> Betaling:
        """Released by the first controller."""
        termijn = termijn or self.payable()
        rekening = usable(termijn)
        return services.release_termijn(
            termijn_id=termijn.pk, rekening_id=rekening.pk, actor=self.first
        )

    def confirmed(self, termijn: Termijn | None = None) -> Betaling:
        """Released by the first, confirmed by the second controller."""
        betaling = self.released(termijn)
        return services.confirm_betaling(betaling_id=betaling.pk, actor=self.second)

    def batch(self, currency: str = "EUR") -> Betaalbatch:
        """A batch of everything that was confirmed, composed by the first controller."""
        return services.compose_batch(currency=currency, execute_on=PAY_DAY, actor=self.first)

    def closed_batch(self, currency: str = "EUR") -> Betaalbatch:
        """The same, confirmed by the second controller; the file is ordered."""
        batch = self.batch(currency)
        return services.confirm_batch(batch_id=batch.pk, actor=self.second)

    def sent(self, termijn: Termijn | None = None, currency: str = "EUR") -> Betaling:
        """A payment in a batch of which the file was made."""
        betaling = self.confirmed(termijn)
        batch = self.closed_batch(currency)
        assert running.make_file(batch.pk)
        return Betaling.objects.get(pk=betaling.pk)

    def paid(self, termijn: Termijn | None = None) -> Betaling:
        """A payment that the bank reported."""
        betaling = self.sent(termijn)
        self.delivered(entry(betaling))
        return Betaling.objects.get(pk=betaling.pk)

    def delivered(self, *entries: str, **fields: Any) -> Aanlevering:
        """A statement with these entries, handed in and read."""
        return self.read(statement(*entries, **fields))

    def read(self, content: bytes) -> Aanlevering:
        """A file, handed in and read by a worker."""
        found = services.deliver_file(content=content, filename="dag.xml", actor=self.first)
        running.read_delivery(found.pk)
        return Aanlevering.objects.get(pk=found.pk)


def first_termijn(row: Beschikking) -> Termijn:
    """The first termijn of what a beschikking grants."""
    return Termijn.objects.get(uitkering=row.uitkering_id, number=1)


def usable(termijn: Termijn) -> Rekening:
    """The account of the kassier that holds today."""
    uitkering = termijn.uitkering
    found = Rekening.objects.usable_on(clock.today()).filter(
        organisation=uitkering.kassier_id, currency=uitkering.currency
    )
    return found[0]


def details(currency: str = "EUR", **fields: Any) -> services.AccountDetails:
    """What a kassier gave."""
    values: dict[str, Any] = {
        "currency": currency,
        "number": IBAN,
        "holder": "gemeente Voorbeeld",
        "source": "Brief van de kassier, VB-1",
    }
    if currency == "USD":
        values |= {
            "number": "00123456",
            "bic": ISLAND_BIC,
            "bank_name": "Voorbeeldbank",
            "street": "Voorbeeldweg 1",
            "town": "The Bottom",
        }
    return services.AccountDetails(**(values | fields))


def rekening_of(row: Beschikking, office: Office, **fields: Any) -> Rekening:
    """An account of the kassier of a beschikking, usable since yesterday."""
    uitkering = row.uitkering
    given = details(uitkering.currency, **fields)
    return Rekening.objects.create(
        organisation=uitkering.kassier,
        currency=given.currency,
        number=given.number,
        holder=given.holder,
        source=given.source,
        bic=given.bic,
        bank_name=given.bank_name,
        street=given.street,
        town=given.town,
        country="BQ" if given.town else "",
        proposed_by=office.third,
        proposed_at=YESTERDAY,
        confirmed_by=office.second,
        confirmed_at=YESTERDAY,
        usable_from=YESTERDAY.date() + timedelta(days=1),
    )


def entry(betaling: Betaling | None = None, **fields: Any) -> str:
    """An entry of a statement: of this payment, unless said otherwise."""
    values: dict[str, Any] = {
        "name": betaling.end_to_end_id if betaling else "",
        "cents": betaling.amount_cents if betaling else 100_00,
        "currency": betaling.currency if betaling else "EUR",
        "sign": "DBIT",
        "status": "BOOK",
        "booked": "2024-11-18",
        "valued": "2024-11-18",
        "reference": f"REF{next(_numbers)}",
        "reason": "",
    } | fields
    cents = int(values["cents"])
    amount = f"{cents // 100}.{cents % 100:02d}"
    reason = values["reason"]
    returned = f"<RtrInf><Rsn><Cd>{reason}</Cd></Rsn></RtrInf>" if reason else ""
    name = f"<Refs><EndToEndId>{values['name']}</EndToEndId></Refs>" if values["name"] else ""
    return (
        f'<Ntry><Amt Ccy="{values["currency"]}">{amount}</Amt>'
        f"<CdtDbtInd>{values['sign']}</CdtDbtInd><Sts><Cd>{values['status']}</Cd></Sts>"
        f"<BookgDt><Dt>{values['booked']}</Dt></BookgDt>"
        f"<ValDt><Dt>{values['valued']}</Dt></ValDt>"
        f"<AcctSvcrRef>{values['reference']}</AcctSvcrRef>"
        f"<NtryDtls><TxDtls>{name}<RltdPties><Cdtr><Pty><Nm>gemeente Voorbeeld</Nm></Pty></Cdtr>"
        f"</RltdPties>{returned}</TxDtls></NtryDtls></Ntry>"
    )


def returned(betaling: Betaling, **fields: Any) -> str:
    """The entry that says that a payment came back."""
    return entry(betaling, **({"sign": "CRDT", "reason": "AC04"} | fields))


def _booked(entry: str) -> int:
    """What an entry does to the balance."""
    found = re.search(r"<Amt[^>]*>(\d+)\.(\d\d)</Amt><CdtDbtInd>(\w+).*?<Cd>BOOK", entry)
    if found is None:
        return 0
    cents = int(found[1] + found[2])
    return -cents if found[3] == "DBIT" else cents


def statement(
    *entries: str,
    number: str = "",
    iban: str = PAYER,
    kind: str = "053",
    balances: Iterable[int] | None = None,
) -> bytes:
    """A camt.053 or camt.054 with these entries; a statement adds up, unless said otherwise."""
    if balances is None:
        balances = (OPENING, OPENING + sum(map(_booked, entries))) if kind == "053" else ()
    outer, inner = {
        "053": ("BkToCstmrStmt", "Stmt"),
        "054": ("BkToCstmrDbtCdtNtfctn", "Ntfctn"),
    }[kind]
    number = number or f"AFSCHRIFT-{next(_numbers)}"
    saldi = "".join(
        f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>"
        f'<Amt Ccy="EUR">{cents // 100}.{cents % 100:02d}</Amt>'
        "<CdtDbtInd>CRDT</CdtDbtInd></Bal>"
        for code, cents in zip(("OPBD", "CLBD"), balances, strict=False)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.{kind}.001.08"><{outer}>'
        f"<GrpHdr><MsgId>M-{number}</MsgId></GrpHdr>"
        f"<{inner}><Id>{number}</Id><Acct><Id><IBAN>{iban}</IBAN></Id></Acct>"
        f"{saldi}{''.join(entries)}</{inner}></{outer}></Document>"
    ).encode()
