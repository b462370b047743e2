"""Acts after the payment: the files go to the bank, and its statements of the day come back."""

import hashlib
import time
from collections.abc import Iterator
from datetime import date
from xml.sax.saxutils import escape

from demo.inventions import moment
from demo.story import record
from demo.story.betaling import CONFIRMER, EXECUTE_ON, LOOK_AGAIN_SECONDS, RELEASER, batches
from demo.story.scenes import Scene, StoryStuck
from disbursement.betaling import services
from disbursement.betaling.models import (
    Aanlevering,
    BatchStatus,
    Betaalbatch,
    Betaling,
)

# Longer than the sweep takes to send a message again that was lost.
READING_PATIENCE_SECONDS = 90
# Invented, and more than any batch takes.
OPENING_CENTS = 100_000_000_000
NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"


def scenes() -> Iterator[Scene]:
    """The same Monday for the bank, and the Wednesday on which its statements are there."""
    steps = (
        ("2024-12-16 12:00", "bestanden aangeboden", _are_offered, _offer),
        ("2024-12-18 09:00", "afschriften aangeleverd", _are_delivered, _deliver),
        ("2024-12-18 09:01", "afschriften ingelezen", _are_read, await_reading),
    )
    for start, title, is_done, act in steps:
        yield Scene(moment(start), f"Bank: {title}", is_done, act)


def statement(batch: Betaalbatch) -> bytes:
    """What the bank says of a batch, invented: each payment was credited on the day it was asked.

    The same batch gives the same bytes, so that the file is taken once, however often it is tried.
    """
    rows = batch.betalingen.select_related("rekening").order_by("pk")
    entries = "".join(_entry(row, EXECUTE_ON) for row in rows)
    left = OPENING_CENTS - sum(row.amount_cents for row in rows)
    saldi = "".join(
        f'<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy="{batch.currency}">'
        f"{cents // 100}.{cents % 100:02d}</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>"
        for code, cents in (("OPBD", OPENING_CENTS), ("CLBD", left))
    )
    number = f"{EXECUTE_ON:%Y%m%d}-{batch.currency}"
    iban = batch.payer.iban
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<Document xmlns="{NAMESPACE}"><BkToCstmrStmt>'
        f"<GrpHdr><MsgId>{number}</MsgId></GrpHdr>"
        f"<Stmt><Id>{number}</Id><Acct><Id><IBAN>{iban}</IBAN></Id></Acct>{saldi}{entries}</Stmt>"
        "</BkToCstmrStmt></Document>"
    ).encode()


def _entry(betaling: Betaling, day: date) -> str:
    euros, cents = divmod(betaling.amount_cents, 100)
    name = betaling.end_to_end_id
    return (
        f'<Ntry><Amt Ccy="{betaling.currency}">{euros}.{cents:02d}</Amt>'
        "<CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>"
        f"<BookgDt><Dt>{day}</Dt></BookgDt><ValDt><Dt>{day}</Dt></ValDt>"
        f"<AcctSvcrRef>VB-{name}</AcctSvcrRef>"
        f"<NtryDtls><TxDtls><Refs><EndToEndId>{name}</EndToEndId></Refs>"
        f"<RltdPties><Cdtr><Pty><Nm>{escape(betaling.rekening.holder)}</Nm></Pty></Cdtr>"
        "</RltdPties></TxDtls></NtryDtls></Ntry>"
    )


def _are_offered() -> bool:
    return all(batch.status != BatchStatus.BESTAND_GEMAAKT for batch in batches())


def _offer() -> None:
    for batch in batches():
        if batch.status == BatchStatus.BESTAND_GEMAAKT:
            services.offer_batch(batch_id=batch.pk, actor=record.account(CONFIRMER))


def _undelivered() -> dict[str, bytes]:
    """The statements that were not handed in, by currency."""
    known = set(Aanlevering.objects.values_list("sha256", flat=True))
    made = {batch.currency: statement(batch) for batch in batches()}
    return {
        currency: content
        for currency, content in made.items()
        if hashlib.sha256(content).hexdigest() not in known
    }


def _are_delivered() -> bool:
    return not _undelivered()


def _deliver() -> None:
    for currency, content in _undelivered().items():
        services.deliver_file(
            content=content,
            filename=f"afschrift-{EXECUTE_ON:%Y%m%d}-{currency}.xml",
            actor=record.account(RELEASER),
        )


def _are_read() -> bool:
    return not Aanlevering.objects.waiting().exists()


def await_reading() -> None:
    """Wait for the worker. Raises StoryStuck when it does not read the statements."""
    deadline = time.monotonic() + READING_PATIENCE_SECONDS
    while not _are_read():
        if time.monotonic() > deadline:
            raise StoryStuck(
                "De afschriften zijn nog niet ingelezen. Kijk in var/demo/worker.log wat er"
                " misgaat, en draai make demo opnieuw: wat er al is, blijft."
            )
        time.sleep(LOOK_AGAIN_SECONDS)
