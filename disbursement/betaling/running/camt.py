"""Reads a camt.053 or camt.054 of a bank, strictly: what is doubtful is refused with a sentence.

No rules of ours stand here, and nothing is stored: bytes in, statements with their lines out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from disbursement.betaling.models.kinds import Direction, MessageKind
from disbursement.betaling.running.refusals import (
    HAS_DOCTYPE,
    MOST_BYTES,
    MOST_LINES,
    NOT_CAMT,
    NOT_UTF8,
    NOT_XML,
    TOO_LARGE,
    TOO_MANY,
    UnreadableStatement,
    without,
)
from regiodeals.common.words import dutch

NAMESPACE = re.compile(r"\{(urn:iso:std:iso:20022:tech:xsd:(camt\.05[34])\.001\.\d\d)\}Document")
DECLARED = re.compile(r"\A\s*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)[\"']", re.IGNORECASE)
AMOUNT = re.compile(r"\d{1,15}(?:\.\d{1,5})?", re.ASCII)
BOM = b"\xef\xbb\xbf"
PLACES = {
    MessageKind.STATEMENT: ("BkToCstmrStmt", "Stmt"),
    MessageKind.NOTIFICATION: ("BkToCstmrDbtCdtNtfctn", "Ntfctn"),
}
# What the account held at the beginning: of this statement, or at the end of the one before.
OPENING, CLOSING = ("OPBD", "PRCD"), "CLBD"
SIGNS = {"DBIT": Direction.DEBIT, "CRDT": Direction.CREDIT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One movement on an account."""

    direction: Direction
    currency: str
    amount_cents: int
    booked_on: date
    valued_on: date | None
    is_booked: bool
    end_to_end_id: str
    reference: str
    counterparty: str
    description: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of one account."""

    number: str
    iban: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Delivery:
    """Everything in one file."""

    kind: MessageKind
    statements: tuple[Statement, ...]


def read(content: bytes) -> Delivery:
    """The statements of a file; raises UnreadableStatement, and then nothing of it counts."""
    root = _parsed(require_harmless(content))
    found = NAMESPACE.fullmatch(root.tag)
    if found is None:
        raise UnreadableStatement(NOT_CAMT)
    kind = MessageKind(found[2])
    reader = _Reader(found[1], kind)
    statements = tuple(reader.statements(root))
    if not statements:
        raise without(dutch("het afschrift zelf"))
    if sum(len(statement.lines) for statement in statements) > MOST_LINES:
        raise UnreadableStatement(TOO_MANY)
    return Delivery(kind, statements)


def require_harmless(content: bytes) -> bytes:
    """The bytes without mark in front; refuses what must not reach a parser."""
    if len(content) > MOST_BYTES:
        raise UnreadableStatement(TOO_LARGE)
    bare = content.removeprefix(BOM)
    try:
        text = bare.decode()
    except UnicodeDecodeError:
        raise UnreadableStatement(NOT_UTF8) from None
    declared = DECLARED.match(text)
    if "\0" in text or (declared and declared[1].lower() not in {"utf-8", "us-ascii"}):
        raise UnreadableStatement(NOT_UTF8)
    if re.search(r"<!\s*(doctype|entity)", text, re.IGNORECASE):
        raise UnreadableStatement(HAS_DOCTYPE)
    return bare


def _parsed(content: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, encoding="utf-8"
    )
    try:
        return etree.fromstring(content.strip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        raise UnreadableStatement(NOT_XML) from None


class _Reader:
    """Finds its way in one version of the message."""

    def __init__(self, namespace: str, kind: MessageKind) -> None:
        self._namespace, self._kind = namespace, kind

    def statements(self, root: Any) -> Iterator[Statement]:
        """Each statement, in the order of the file."""
        outer, inner = PLACES[self._kind]
        for node in self._all(root, f"{outer}/{inner}"):
            number = self._required(node, "Id", dutch("het kenmerk"))[:35]
            iban = self._required(node, "Acct/Id/IBAN", dutch("het IBAN van de rekening"))
            entries = self._all(node, "Ntry")
            self._require_balance(node, entries, number)
            lines = tuple(line for entry in entries for line in self._lines(entry))
            yield Statement(number, iban, lines)

    def _lines(self, entry: Any) -> Iterator[Line]:
        """The transactions of an entry; the entry itself where they do not make it up."""
        parts = self._all(entry, "NtryDtls/TxDtls")
        if len(parts) <= 1:
            yield self._line(entry, parts[0] if parts else None)
            return
        currency, total = self._amount(entry, "Amt")
        amounts = [self._part_amount(part) for part in parts]
        if {given for given, _cents in amounts} != {currency} or total != sum(
            cents for _given, cents in amounts
        ):
            yield self._line(entry, None)
            return
        for part, (_currency, cents) in zip(parts, amounts, strict=True):
            yield self._line(entry, part, cents)

    def _line(self, entry: Any, part: Any | None, cents: int | None = None) -> Line:
        currency, total = self._amount(entry, "Amt")
        direction = SIGNS.get(self._required(entry, "CdtDbtInd", dutch("af of bij")))
        booked_on = self._day(entry, "BookgDt")
        if direction is None or booked_on is None:
            raise without(dutch("de boekdatum of af of bij"))
        return Line(
            direction=direction,
            currency=currency,
            amount_cents=total if cents is None else cents,
            booked_on=booked_on,
            valued_on=self._day(entry, "ValDt"),
            is_booked=(self._text(entry, "Sts/Cd") or self._text(entry, "Sts")) == "BOOK",
            end_to_end_id=self._of_part(part, "Refs/EndToEndId")[:35],
            reference=(
                self._of_part(part, "Refs/AcctSvcrRef")
                or ("" if cents is not None else self._text(entry, "AcctSvcrRef"))
            )[:35],
            counterparty=self._counterparty(part, direction)[:140],
            description=self._description(entry, part)[:500],
        )

    def _counterparty(self, part: Any | None, direction: Direction) -> str:
        who = "Cdtr" if direction is Direction.DEBIT else "Dbtr"
        return self._of_part(part, f"RltdPties/{who}/Nm") or self._of_part(
            part, f"RltdPties/{who}/Pty/Nm"
        )

    def _description(self, entry: Any, part: Any | None) -> str:
        said = [
            self._of_part(part, "RtrInf/Rsn/Cd"),
            self._of_part(part, "RtrInf/AddtlInf"),
            self._of_part(part, "RmtInf/Ustrd"),
            self._text(entry, "AddtlNtryInf"),
        ]
        return " ".join(text for text in said if text)

    def _require_balance(self, node: Any, entries: list[Any], number: str) -> None:
        """A day statement adds up; one with an entry less or twice does not.

        Without its balances nobody could tell, and what it says would be booked all the same.
        """
        if self._kind is not MessageKind.STATEMENT:
            return
        balances = [
            (self._text(balance, "Tp/CdOrPrtry/Cd"), self._signed(balance))
            for balance in self._all(node, "Bal")
        ]
        opening = [cents for code, cents in balances if code in OPENING]
        closing = [cents for code, cents in balances if code == CLOSING]
        if not opening or len(closing) != 1:
            raise UnreadableStatement(
                dutch(
                    "Afschrift {nummer} heeft geen begin- en eindsaldo, dus niemand kan zien of het"
                    " volledig is. Vraag de bank om een camt.053 van de hele dag met beide saldi.",
                    nummer=number,
                )
            )
        booked = [
            entry
            for entry in entries
            if (self._text(entry, "Sts/Cd") or self._text(entry, "Sts")) == "BOOK"
        ]
        if opening[0] + sum(self._signed(entry) for entry in booked) != closing[0]:
            raise UnreadableStatement(
                dutch(
                    "Afschrift {nummer} telt niet op: beginsaldo en regels samen zijn niet het"
                    " eindsaldo. Haal het bestand opnieuw op bij de bank.",
                    nummer=number,
                )
            )

    def _signed(self, node: Any) -> int:
        _currency, cents = self._amount(node, "Amt")
        return -cents if self._text(node, "CdtDbtInd") == "DBIT" else cents

    def _part_amount(self, part: Any) -> tuple[str, int]:
        for path in ("Amt", "AmtDtls/TxAmt/Amt"):
            if self._first(part, path) is not None:
                return self._amount(part, path)
        return "", 0

    def _amount(self, node: Any, path: str) -> tuple[str, int]:
        found = self._first(node, path)
        text = (found.text or "").strip() if found is not None else ""
        if found is None or AMOUNT.fullmatch(text) is None:
            raise without(dutch("een bedrag"))
        cents = Decimal(text) * 100
        if cents != int(cents):
            raise UnreadableStatement(
                dutch(
                    "Een bedrag heeft meer dan twee cijfers achter de punt. Vraag de bank wat dat"
                    " is."
                )
            )
        currency = found.get("Ccy", "")
        if re.fullmatch(r"[A-Z]{3}", currency, re.ASCII) is None:
            raise without(dutch("de valuta van een bedrag"))
        return currency, int(cents)

    def _day(self, node: Any, path: str) -> date | None:
        text = self._text(node, f"{path}/Dt") or self._text(node, f"{path}/DtTm")[:10]
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise without(dutch("een leesbare dag")) from None

    def _required(self, node: Any, path: str, what: str) -> str:
        text = self._text(node, path)
        if not text:
            raise without(what)
        return text

    def _of_part(self, part: Any | None, path: str) -> str:
        return "" if part is None else self._text(part, path)

    def _text(self, node: Any, path: str) -> str:
        found = self._first(node, path)
        return "" if found is None else (found.text or "").strip()

    def _first(self, node: Any, path: str) -> Any | None:
        return next(iter(self._all(node, path)), None)

    def _all(self, node: Any, path: str) -> list[Any]:
        steps = "/".join(f"{{{self._namespace}}}{step}" for step in path.split("/"))
        found: list[Any] = node.findall(steps)
        return found
