"""The file for the bank, pain.001.001.09, from a batch and from nothing else.

The library writes the structure of a European payment and carries the schema. What it draws by
chance (names of the message, the clock) and what it does not know (an account without IBAN,
charges that are shared) is put in its place afterwards, so that the same batch gives the same
bytes, and the result is held against the schema.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from disbursement.betaling.models import Betaalbatch, Betaling
from disbursement.betaling.models.kinds import EURO
from regiodeals.common.clock import AMSTERDAM
from regiodeals.common.errors import DomainError
from regiodeals.common.words import dutch

SCHEMA = "pain.001.001.09"
NAMESPACE = f"urn:iso:std:iso:20022:tech:xsd:{SCHEMA}"
LONGEST_NAME, LONGEST_TEXT = 70, 140
# What every bank in the European scheme takes (EPC217-08); the rest becomes a space.
NOT_FOR_A_BANK = re.compile(r"[^A-Za-z0-9/\-?:().,'+ ]+")


class InvalidFile(DomainError):
    """The file would not be taken by a bank; says nothing of what stands in it."""


def payment_file(batch: Betaalbatch) -> bytes:
    """The bytes of a confirmed batch; raises InvalidFile when they do not fit the schema."""
    rows = batch.betalingen.select_related("rekening").order_by("pk")
    return build_file(batch, list(rows))


def build_file(batch: Betaalbatch, betalingen: Sequence[Betaling]) -> bytes:
    """The same, of these payments."""
    from sepaxml import SepaTransfer

    transfer = SepaTransfer(_payer(batch), schema=SCHEMA, clean=False)
    for betaling in betalingen:
        transfer.add_payment(_payment(betaling, batch))
    content = _finished(transfer.export(validate=False), batch, betalingen)
    require_valid(content)
    return content


def require_valid(content: bytes) -> None:
    """Hold a file against the schema of the library; raises InvalidFile."""
    from lxml import etree

    document = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    if not _schema().validate(document):
        # What is wrong is quoted in the log of the schema: an account has no place in ours.
        lines = sorted({error.line for error in _schema().error_log})
        raise InvalidFile(
            dutch(
                "Het betaalbestand past niet in {schema}, regel {regels}.",
                schema=SCHEMA,
                regels=lines[:5],
            )
        )


def bank_text(text: str, length: int) -> str:
    """Text in the signs that every bank takes, cut to what fits."""
    from text_unidecode import unidecode

    plain = NOT_FOR_A_BANK.sub(" ", unidecode(text))
    return " ".join(plain.split())[:length].strip()


@cache
def _schema() -> Any:
    import sepaxml
    from lxml import etree

    folder = Path(sepaxml.__file__).parent / "schemas"
    return etree.XMLSchema(etree.parse(folder / f"{SCHEMA}.xsd"))


def _payer(batch: Betaalbatch) -> dict[str, Any]:
    payer = batch.payer
    return {
        "name": bank_text(payer.name, LONGEST_NAME),
        "IBAN": payer.iban,
        "BIC": payer.bic,
        "batch": True,
        "currency": batch.currency,
        # "Domestic" is how the library calls a payment outside the European scheme.
        "domestic": batch.currency != EURO,
        "address": {"town": bank_text(payer.town, 35), "country": payer.country},
    }


def _payment(betaling: Betaling, batch: Betaalbatch) -> dict[str, Any]:
    rekening = betaling.rekening
    payment = {
        "name": bank_text(rekening.holder, LONGEST_NAME),
        "IBAN": rekening.number,
        "amount": betaling.amount_cents,
        "execution_date": batch.execute_on,
        "description": bank_text(betaling.description, LONGEST_TEXT),
        "endtoend_id": betaling.end_to_end_id,
    }
    if rekening.bic:
        payment["BIC"] = rekening.bic
    if rekening.town:
        payment["address"] = {
            "street_name": bank_text(rekening.street, LONGEST_NAME),
            "town": bank_text(rekening.town, 35),
            "country": rekening.country,
        }
    return payment


def _finished(content: bytes, batch: Betaalbatch, betalingen: Iterable[Betaling]) -> bytes:
    from lxml import etree

    if batch.confirmed_at is None:
        raise InvalidFile(dutch("Alleen een bevestigde batch heeft een bestand."))
    document = etree.fromstring(content)
    _set(document, "GrpHdr/MsgId", batch.message_id)
    moment = batch.confirmed_at.astimezone(AMSTERDAM)
    _set(document, "GrpHdr/CreDtTm", moment.strftime("%Y-%m-%dT%H:%M:%S"))
    _set(document, "PmtInf/PmtInfId", f"{batch.message_id}-1")
    # Booked one by one, so that each line of the statement names its payment.
    _set(document, "PmtInf/BtchBookg", "false")
    if batch.currency != EURO:
        _outside_europe(document, batch, betalingen)
    return bytes(etree.tostring(document, xml_declaration=True, encoding="UTF-8"))


def _outside_europe(document: Any, batch: Betaalbatch, betalingen: Iterable[Betaling]) -> None:
    """No level of service, shared charges, and accounts that are known by a number and a bank."""
    _set(document, "PmtInf/ChrgBr", "SHAR")
    _add(_only(document, "PmtInf/DbtrAcct"), "Ccy", batch.currency)
    for transaction, betaling in zip(_all(document, "PmtInf/CdtTrfTxInf"), betalingen, strict=True):
        account = _inside(transaction, "CdtrAcct/Id")
        account.remove(account[0])
        _add(_add(account, "Othr"), "Id", betaling.rekening.number)
        bank = _inside(transaction, "CdtrAgt/FinInstnId")
        _add(bank, "Nm", bank_text(betaling.rekening.bank_name, LONGEST_NAME))


def _all(document: Any, path: str) -> list[Any]:
    steps = "/".join(f"{{{NAMESPACE}}}{step}" for step in f"CstmrCdtTrfInitn/{path}".split("/"))
    found: list[Any] = document.findall(steps)
    return found


def _only(document: Any, path: str) -> Any:
    (found,) = _all(document, path)
    return found


def _inside(node: Any, path: str) -> Any:
    return node.find("/".join(f"{{{NAMESPACE}}}{step}" for step in path.split("/")))


def _set(document: Any, path: str, text: str) -> None:
    _only(document, path).text = text


def _add(parent: Any, name: str, text: str | None = None) -> Any:
    from lxml import etree

    node = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")
    node.text = text
    return node
