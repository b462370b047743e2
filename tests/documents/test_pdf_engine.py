"""One file that is PDF/A-3a and PDF/UA-1, with its attachment inside, the same each time."""

import subprocess
import sys
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.conf import settings

from regiodeals.documents.pdf import engine as engine_module
from regiodeals.documents.pdf.engine import PdfEngine, shared_engine
from regiodeals.documents.pdf.finisher import EmbeddedFile
from tests.verapdf.check import verdicts

CREATED = datetime(2024, 12, 5, tzinfo=UTC)
STYLE = "asset:css/beschikking.css"
FACTS = EmbeddedFile("gegevens.json", b'{"bedrag":1}', "De gegevens")
HTML_TEXT = (
    '<!DOCTYPE html><html lang="nl"><head><title>Proef</title><meta name="author" content="Ik"/>'
    '</head><body><h1 data-kenmerk="1">Proef</h1><p>Eén &amp; twee, “€ 5”</p>'
    '<table><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td>1</td></tr></tbody>'
    "</table></body></html>"
)
WATERMARKS = [None, "TEST", "CONCEPT", "DEMO"]


@pytest.fixture(scope="module")
def engine() -> PdfEngine:
    return PdfEngine(settings.BASE_DIR / "templates" / "documents")


def render(engine: PdfEngine, html: str = HTML_TEXT, **options: Any) -> bytes:
    options.setdefault("attachments", [FACTS])
    return engine.render(html, stylesheets=[STYLE], created=CREATED, **options)


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(content))


def test_verapdf_accepts_both_profiles_with_and_without_watermark(engine, tmp_path):
    paths = []
    for watermark in WATERMARKS:
        path = tmp_path / f"{watermark}.pdf"
        path.write_bytes(render(engine, watermark=watermark))
        paths.append(path)
    found = verdicts(*paths)
    assert len(found) == 2 * len(WATERMARKS)
    assert [verdict for verdict in found if verdict.failures] == []


def test_verapdf_refuses_what_is_no_archive_document(tmp_path):
    """The validator itself: without this, a validator that likes everything would pass."""
    plain = tmp_path / "plain.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(plain)
    assert all(verdict.failures for verdict in verdicts(plain))


def test_the_same_input_gives_the_same_bytes(engine):
    assert render(engine) == render(engine)


def test_a_fresh_engine_gives_the_same_bytes(engine):
    assert render(PdfEngine(settings.BASE_DIR / "templates" / "documents")) == render(engine)


def test_other_content_gives_another_identifier(engine):
    identifiers = {
        bytes(opened(render(engine, html)).trailer.ID[0])
        for html in (HTML_TEXT, HTML_TEXT.replace("twee", "drie"))
    }
    assert len(identifiers) == 2


def test_the_strict_reader_gives_what_the_lenient_one_gives(engine, monkeypatch):
    from weasyprint import HTML

    strict = render(engine)

    def lenient(html: str, *, base_url: str, fetcher: Any, base_style: Any) -> HTML:
        del base_style
        return HTML(string=html, base_url=base_url, url_fetcher=fetcher)

    monkeypatch.setattr(engine_module, "well_formed", lenient)
    assert render(engine) == strict


def test_line_breaks_between_blocks_leave_no_trace(engine):
    assert render(engine, HTML_TEXT.replace("><", ">\n  <")) == render(engine)


def test_a_space_between_words_stays(engine, tmp_path):
    path = tmp_path / "words.pdf"
    words = "<p><b>een</b> <i>twee</i></p><ul> <li><b>drie</b> <i>vier</i></li> </ul>"
    path.write_bytes(render(engine, HTML_TEXT.replace("<table>", f"{words}<table>")))
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True)
    assert "een twee" in text.stdout
    assert "drie vier" in text.stdout


def test_the_file_is_sound(engine):
    with opened(render(engine)) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_the_metadata_claim_both_standards_in_plain_sight(engine):
    content = render(engine)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in content
    with opened(content) as pdf, pdf.open_metadata() as metadata:
        assert metadata["pdfaid:part"] == "3"
        assert metadata["pdfaid:conformance"] == "A"
        assert metadata["dc:title"] == "Proef"
        assert metadata["xmp:CreateDate"] == "2024-12-05T00:00:00+00:00"


def test_the_moment_of_making_is_the_moment_that_was_given(engine):
    with opened(render(engine)) as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == "D:20241205000000+00'00"
        assert pdf.docinfo["/CreationDate"] == pdf.docinfo["/ModDate"]


def test_the_attachment_comes_out_as_it_went_in(engine):
    with opened(render(engine)) as pdf:
        assert list(pdf.attachments) == [FACTS.name]
        specification = pdf.attachments[FACTS.name]
        assert specification.get_file().read_bytes() == FACTS.content
        assert specification.description == FACTS.description
        assert specification.obj.AFRelationship == "/Data"


def test_the_attachment_belongs_to_the_document_once(engine):
    with opened(render(engine)) as pdf:
        assert len(pdf.Root.AF) == 1


def test_without_attachment_there_is_none(engine):
    with opened(render(engine, attachments=[])) as pdf:
        assert list(pdf.attachments) == []
        assert "/AF" not in pdf.Root


def test_only_our_own_fonts_are_inside(engine):
    with opened(render(engine)) as pdf:
        names = {
            str(item.BaseFont).rpartition("+")[2]
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"
        }
    assert names
    assert all(name.startswith("Fira-Brief") for name in names)


def test_a_watermark_changes_the_pages_and_nothing_that_is_read(engine):
    with opened(render(engine)) as plain, opened(render(engine, watermark="TEST")) as marked:
        assert len(plain.pages) == len(marked.pages)
        assert plain.Root.StructTreeRoot.K[0].K[0].S == marked.Root.StructTreeRoot.K[0].K[0].S
        assert plain.pages[0].Contents.read_bytes() != marked.pages[0].Contents.read_bytes()


def test_there_is_one_engine_in_a_process():
    assert shared_engine() is shared_engine()


def test_a_web_process_does_not_load_the_engine():
    """WeasyPrint costs a second and 60 MB; only the first letter of a worker pays for it."""
    script = (
        "import sys, django; django.setup();"
        "import disbursement.beschikking.rendering.letter;"
        "print(*{'weasyprint', 'fontTools'} & set(sys.modules))"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], cwd=settings.BASE_DIR, capture_output=True, text=True
    )
    assert (result.returncode, result.stdout.strip()) == (0, "")
