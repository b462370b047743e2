"""A finished PDF is looked through before its bytes are written."""

from collections.abc import Mapping

import pydyf
import pytest

from regiodeals.documents.pdf.inspection import findings

OUR_FONT = {"Type": "/Font", "BaseFont": b"/ABCDEF+Fira-Brief-Semi-Bold"}


def pdf_with(*parts: Mapping[str, object]) -> pydyf.PDF:
    pdf = pydyf.PDF()
    for part in parts:
        pdf.add_object(pydyf.Dictionary(part))
    return pdf


def file_named(name: str) -> dict[str, object]:
    return {"Type": "/Filespec", "UF": pydyf.String(name)}


def found_in(pdf: pydyf.PDF, names: tuple[str, ...] = ()) -> list[str]:
    return findings(pdf, embedded_names=names, font_families={"Fira Brief"})


def test_a_document_with_its_own_file_and_fonts_is_in_order():
    assert found_in(pdf_with(OUR_FONT, file_named("a.json")), ("a.json",)) == []


@pytest.mark.parametrize(
    ("part", "finding"),
    [
        ({"S": "/JavaScript", "JS": "x"}, "actie /JavaScript"),
        ({"S": "/Launch"}, "actie /Launch"),
        ({"S": "/URI", "URI": "x"}, "actie URI"),
        ({"S": "/SubmitForm"}, "actie /SubmitForm"),
        ({"S": "/ImportData"}, "actie /ImportData"),
        ({"S": "/GoToR"}, "actie /GoToR"),
        ({"Type": "/Catalog", "OpenAction": "x"}, "actie OpenAction"),
        ({"Type": "/Page", "AA": "x"}, "actie AA"),
        ({"Type": "/Annot", "A": {"S": "/Launch"}}, "actie /Launch"),
        ({"XFA": "x"}, "actie XFA"),
        ({"Type": "/Font", "BaseFont": b"/ABCDEF+DejaVu-Sans"}, "font DejaVu-Sans"),
        (file_named("b.exe"), "bestand b.exe"),
    ],
)
def test_what_does_not_belong_is_named(part, finding):
    assert finding in found_in(pdf_with(part))


def test_an_action_inside_a_stream_is_found():
    pdf = pydyf.PDF()
    pdf.add_object(pydyf.Stream([b"x"], {"AA": "x"}))
    assert found_in(pdf) == ["actie AA"]


def test_a_file_that_is_missing_is_named():
    assert found_in(pdf_with(), ("a.json",)) == ["0 bestanden in plaats van 1"]


def test_the_same_file_twice_is_one_too_many():
    pdf = pdf_with(file_named("a.json"), file_named("a.json"))
    assert found_in(pdf, ("a.json",)) == ["2 bestanden in plaats van 1"]
