"""The file for the bank: valid, the same each time, and right for each currency."""

from pathlib import Path

import pytest
import sepaxml
from lxml import etree

from disbursement.betaling import running, services
from disbursement.betaling.models import BatchStatus, Betaalbatch
from disbursement.betaling.rendering.pain_file import (
    InvalidFile,
    bank_text,
    payment_file,
    require_valid,
)
from regiodeals.documents import store
from tests.disbursement.betaling.world import IBAN, PAYER, rekening_of

pytestmark = pytest.mark.django_db

NS = {"p": "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"}
SCHEMA = Path(sepaxml.__file__).parent / "schemas" / "pain.001.001.09.xsd"


def texts(content: bytes, path: str) -> list[str]:
    return [str(node.text) for node in etree.fromstring(content).findall(path, NS)]


def file_of(batch: Betaalbatch) -> bytes:
    return payment_file(Betaalbatch.objects.get(pk=batch.pk))


def test_a_batch_in_euros_is_a_european_payment_that_fits_the_schema(office):
    betaling = office.confirmed()
    content = file_of(office.closed_batch())
    assert etree.XMLSchema(etree.parse(SCHEMA)).validate(etree.fromstring(content))
    assert texts(content, ".//p:SvcLvl/p:Cd") == ["SEPA"]
    assert texts(content, ".//p:ChrgBr") == ["SLEV"]
    assert texts(content, ".//p:EndToEndId") == [betaling.end_to_end_id]
    assert texts(content, ".//p:CdtrAcct/p:Id/p:IBAN") == [IBAN]
    assert texts(content, ".//p:DbtrAcct/p:Id/p:IBAN") == [PAYER]
    assert texts(content, ".//p:InstdAmt") == ["5000000.00"]
    assert texts(content, ".//p:ReqdExctnDt/p:Dt") == ["2024-11-19"]


def test_it_is_booked_one_by_one_so_that_each_line_names_its_payment(office):
    office.confirmed()
    assert texts(file_of(office.closed_batch()), ".//p:BtchBookg") == ["false"]


def test_a_batch_in_dollars_has_no_european_service_and_shares_the_charges(office):
    office.confirmed(office.payable_in_dollars())
    content = file_of(office.closed_batch("USD"))
    assert etree.XMLSchema(etree.parse(SCHEMA)).validate(etree.fromstring(content))
    assert texts(content, ".//p:SvcLvl/p:Cd") == []
    assert texts(content, ".//p:ChrgBr") == ["SHAR"]
    assert texts(content, ".//p:CdtrAcct/p:Id/p:Othr/p:Id") == ["00123456"]
    assert texts(content, ".//p:CdtrAcct/p:Id/p:IBAN") == []
    assert texts(content, ".//p:CdtrAgt/p:FinInstnId/p:BICFI") == ["EXMPBQBN"]
    assert texts(content, ".//p:CdtrAgt/p:FinInstnId/p:Nm") == ["Voorbeeldbank"]
    assert texts(content, ".//p:Cdtr/p:PstlAdr/p:Ctry") == ["BQ"]
    assert texts(content, ".//p:Cdtr/p:PstlAdr/p:TwnNm") == ["The Bottom"]
    assert texts(content, ".//p:DbtrAcct/p:Ccy") == ["USD"]
    (amount,) = etree.fromstring(content).findall(".//p:InstdAmt", NS)
    assert amount.get("Ccy") == "USD"


def test_currencies_never_share_a_batch(office):
    euros, dollars = office.confirmed(), office.confirmed(office.payable_in_dollars())
    batch = office.closed_batch("EUR")
    assert list(batch.betalingen.all()) == [euros]
    assert list(office.closed_batch("USD").betalingen.all()) == [dollars]


def test_the_same_batch_gives_the_same_bytes(office):
    office.confirmed()
    batch = office.closed_batch()
    assert file_of(batch) == file_of(batch)


def test_the_sums_in_its_head_are_those_of_the_payments(office):
    office.confirmed()
    office.confirmed(office.payable())
    content = file_of(office.closed_batch())
    assert texts(content, ".//p:GrpHdr/p:NbOfTxs") == ["2"]
    assert texts(content, ".//p:GrpHdr/p:CtrlSum") == ["10000000.00"]
    assert texts(content, ".//p:PmtInf/p:CtrlSum") == ["10000000.00"]


def test_the_file_is_stored_once_under_its_hash(office):
    office.confirmed()
    batch = office.closed_batch()
    assert running.make_file(batch.pk)
    assert not running.make_file(batch.pk)
    made = Betaalbatch.objects.get(pk=batch.pk)
    assert made.status == BatchStatus.BESTAND_GEMAAKT
    assert made.document
    assert store.get(made.document.sha256) == file_of(batch)
    assert made.document.content_type == "application/xml"


def test_what_does_not_fit_the_schema_is_never_stored(office, monkeypatch):
    office.confirmed()
    batch = office.closed_batch()
    monkeypatch.setattr(Betaalbatch, "message_id", "X" * 36)
    assert not running.make_file(batch.pk)
    batch = Betaalbatch.objects.select_related("document").get(pk=batch.pk)
    assert batch.status == BatchStatus.BEVESTIGD
    assert batch.document
    assert batch.document.last_error.startswith("InvalidFile")
    assert IBAN not in batch.document.last_error


def test_a_file_that_was_given_up_can_be_asked_again(office, monkeypatch):
    office.confirmed()
    batch = office.closed_batch()
    with monkeypatch.context() as broken:
        broken.setattr(Betaalbatch, "message_id", "X" * 36)
        for _ in range(5):
            running.make_file(batch.pk)
    assert not running.make_file(batch.pk)
    services.retry_file(batch_id=batch.pk, actor=office.first)
    assert running.make_file(batch.pk)


def test_a_refusal_of_the_schema_does_not_quote_the_file():
    with pytest.raises(InvalidFile) as refused:
        require_valid(b"<Document><IBAN>NL33EXMP0000000001</IBAN></Document>")
    assert "NL33" not in str(refused.value)


def test_names_are_written_in_the_signs_that_every_bank_takes(office):
    row = office.announced()
    rekening_of(row, office, holder="Súdwest-Fryslân & Ölandsgemeente “Zuid”")
    office.confirmed(row.uitkering.termijnen.get(number=1))
    content = file_of(office.closed_batch())
    assert texts(content, ".//p:Cdtr/p:Nm") == ["Sudwest-Fryslan Olandsgemeente Zuid"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [("a" * 80, "a" * 70), ("één\ttwee\n", "een twee"), ("A&B <c>", "A B c"), ("", "")],
)
def test_text_for_a_bank_is_plain_and_short(given, expected):
    assert bank_text(given, 70) == expected
