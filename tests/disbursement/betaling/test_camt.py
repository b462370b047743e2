"""A file of the bank: harmful or doubtful files are refused before anything of them counts."""

import time
from datetime import date

import pytest

from disbursement.betaling.models import Direction, MessageKind
from disbursement.betaling.running import camt, refusals
from tests.disbursement.betaling.world import PAYER, entry, statement

BOMB = b"""<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<Document>&b;</Document>"""
EXTERNAL = b'<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'
PARAMETER = b'<!DoCtYpE x [ <!ENTITY % p SYSTEM "http://example.org/x"> %p; ]><x/>'


def refusal(content: bytes) -> str:
    with pytest.raises(refusals.UnreadableStatement) as refused:
        camt.read(content)
    return str(refused.value)


@pytest.mark.parametrize("content", [BOMB, EXTERNAL, PARAMETER, b"<!  DOCTYPE x><x/>"])
def test_a_doctype_never_reaches_the_parser(content, monkeypatch):
    monkeypatch.setattr(camt, "_parsed", lambda _content: pytest.fail("parsed"))
    assert refusal(content) == refusals.HAS_DOCTYPE


@pytest.mark.parametrize(
    "content",
    [
        BOMB.decode().encode("utf-16"),
        BOMB.decode().encode("utf-16-be"),
        BOMB.decode().encode("utf-32"),
        b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE x+AD4-',
        b"<?xml version='1.0' encoding='ISO-8859-1'?><x>\xe9</x>",
        b'<?xml version="1.0" encoding="utf-16"?><x/>',
        b"<x>\xff\xfe</x>",
        b"<x>\0</x>",
    ],
)
def test_another_encoding_than_utf8_is_refused(content):
    assert refusal(content) == refusals.NOT_UTF8


def test_a_mark_in_front_is_no_obstacle():
    assert camt.read(camt.BOM + statement(entry())).statements[0].iban == PAYER


def test_a_huge_file_is_refused_by_its_size_at_once():
    begin = time.perf_counter()
    assert refusal(b"<" * (refusals.MOST_BYTES + 1)) == refusals.TOO_LARGE
    assert time.perf_counter() - begin < 0.5


def test_too_many_lines_are_refused(monkeypatch):
    monkeypatch.setattr(camt, "MOST_LINES", 2)
    assert refusal(statement(entry(), entry(), entry())) == refusals.TOO_MANY


def test_a_deep_file_is_refused():
    assert refusal(b"<a>" * 100_000 + b"</a>" * 100_000) == refusals.NOT_XML


@pytest.mark.parametrize("content", [b"", b"geen xml", b"<a><b></a>", b"\x89PNG"])
def test_what_is_no_xml_is_refused(content):
    assert refusal(content) in {refusals.NOT_XML, refusals.NOT_UTF8}


@pytest.mark.parametrize(
    "content",
    [
        b"<Document/>",
        b'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.052.001.08"/>',
        b'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"/>',
        b'<x xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"/>',
    ],
)
def test_another_message_is_refused(content):
    assert refusal(content) == refusals.NOT_CAMT


@pytest.mark.parametrize("kind", ["053", "054"])
def test_a_line_says_which_payment_how_much_and_when(kind):
    content = statement(
        entry(name="RD-7-1", cents=123_45, booked="2024-11-15", valued="2024-11-18"), kind=kind
    )
    delivery = camt.read(content)
    assert delivery.kind == MessageKind(f"camt.{kind}")
    (line,) = delivery.statements[0].lines
    assert line.direction == Direction.DEBIT
    assert (line.end_to_end_id, line.amount_cents, line.currency) == ("RD-7-1", 12_345, "EUR")
    assert (line.booked_on, line.valued_on) == (date(2024, 11, 15), date(2024, 11, 18))
    assert line.is_booked
    assert line.counterparty == "gemeente Voorbeeld"


def test_older_versions_write_status_and_names_otherwise():
    content = statement(entry(name="RD-1-1")).decode()
    content = content.replace("camt.053.001.08", "camt.053.001.02")
    content = content.replace("<Sts><Cd>BOOK</Cd></Sts>", "<Sts>BOOK</Sts>")
    content = content.replace("<Pty><Nm>", "<Nm>").replace("</Nm></Pty>", "</Nm>")
    (line,) = camt.read(content.encode()).statements[0].lines
    assert line.is_booked
    assert line.counterparty == "gemeente Voorbeeld"


def collected(*amounts: str, total: str, currency: str = "EUR") -> bytes:
    """One entry with several transactions."""
    parts = "".join(
        f"<TxDtls><Refs><EndToEndId>RD-{number}-1</EndToEndId></Refs>"
        f'<Amt Ccy="{currency}">{amount}</Amt></TxDtls>'
        for number, amount in enumerate(amounts)
    )
    return statement(
        f'<Ntry><Amt Ccy="EUR">{total}</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>'
        f"<BookgDt><Dt>2024-11-18</Dt></BookgDt><NtryDtls>{parts}</NtryDtls></Ntry>"
    )


def test_an_entry_with_several_payments_is_taken_apart():
    lines = camt.read(collected("1.00", "2.50", total="3.50")).statements[0].lines
    assert [(line.end_to_end_id, line.amount_cents) for line in lines] == [
        ("RD-0-1", 100),
        ("RD-1-1", 250),
    ]


@pytest.mark.parametrize(("total", "currency"), [("4.00", "EUR"), ("3.50", "USD")])
def test_payments_that_do_not_make_up_their_entry_stay_one_line_for_a_person(total, currency):
    (line,) = (
        camt.read(collected("1.00", "2.50", total=total, currency=currency)).statements[0].lines
    )
    assert line.end_to_end_id == ""


def test_a_statement_that_adds_up_is_read():
    assert camt.read(statement(entry(cents=100), balances=(500, 400)))


def test_a_statement_that_does_not_add_up_is_refused():
    assert "telt niet op" in refusal(statement(entry(cents=100), balances=(500, 399)))


@pytest.mark.parametrize("balances", [(), (500,)])
def test_a_day_statement_without_both_its_balances_is_refused(balances):
    assert "geen begin- en eindsaldo" in refusal(statement(entry(), balances=balances))


def test_a_notification_has_no_balances_and_is_read():
    assert camt.read(statement(entry(), kind="054")).statements[0].lines


def test_what_is_not_booked_yet_counts_for_no_balance():
    pending = entry(cents=700, status="PDNG")
    assert camt.read(statement(pending, entry(cents=100), balances=(500, 400)))


@pytest.mark.parametrize(
    "old_new",
    [
        ("<Id>A1</Id><Acct>", "<Acct>"),
        (f"<IBAN>{PAYER}</IBAN>", ""),
        ("<CdtDbtInd>DBIT</CdtDbtInd>", ""),
        ("<CdtDbtInd>DBIT</CdtDbtInd>", "<CdtDbtInd>X</CdtDbtInd>"),
        ("<BookgDt><Dt>2024-11-18</Dt></BookgDt>", ""),
        ("<BookgDt><Dt>2024-11-18</Dt></BookgDt>", "<BookgDt><Dt>18-11-2024</Dt></BookgDt>"),
        (">100.00<", ">-100.00<"),
        (">100.00<", ">1.000,00<"),
        (">100.00<", ">1e3<"),
        (">100.00<", ">0.001<"),
        (' Ccy="EUR"', ""),
        (' Ccy="EUR"', ' Ccy="euro"'),
    ],
)
def test_a_doubtful_line_refuses_the_whole_file(old_new):
    content = statement(entry(), number="A1").decode()
    assert old_new[0] in content
    assert refusal(content.replace(*old_new).encode())
