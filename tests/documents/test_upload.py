"""What a file is follows from its bytes; a picture is drawn anew, and what it hid is gone."""

from io import BytesIO

import pytest
from PIL import Image

from regiodeals.common.errors import InvalidInput
from regiodeals.documents import upload
from regiodeals.documents.upload import judged
from tests.monitoring.bijlage.world import PDF, office, photo, zipped

WORD = upload.OFFICE["word/"][1]
OPEN_TEXT = "application/vnd.oasis.opendocument.text"


def with_place() -> bytes:
    """A photo that lies on its side and says where and with what it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Camera van Eva"
    exif.get_ifd(0x8825)[1] = "N"
    return photo(exif=exif, comment=b"geheim")


@pytest.mark.parametrize(
    ("name", "content", "kept", "content_type"),
    [
        ("a.jpg", photo(), "a.jpg", "image/jpeg"),
        ("C:\\foto's\\b.JPEG", photo("PNG"), "b.png", "image/png"),
        ("plan.exe", PDF, "plan.pdf", "application/pdf"),
        ("x.zip", office(), "x.docx", WORD),
        ("x", office("xl/workbook.xml"), "x.xlsx", upload.OFFICE["xl/"][1]),
        ("..", office("ppt/a.xml"), "bestand.pptx", upload.OFFICE["ppt/"][1]),
        ("y.odt", zipped({"mimetype": OPEN_TEXT, "content.xml": "x"}), "y.odt", OPEN_TEXT),
    ],
)
def test_a_file_is_named_after_what_it_is(name, content, kept, content_type):
    found = judged(name, content)
    assert (found.filename, found.content_type) == (kept, content_type)
    assert found.is_picture == content_type.startswith("image/")


def test_of_a_photo_only_the_pixels_are_kept_and_it_stands_upright():
    content = with_place()
    assert b"Camera van Eva" in content
    kept = judged("a.jpg", content).content
    for secret in (b"Camera van Eva", b"geheim", b"Exif"):
        assert secret not in kept
    with Image.open(BytesIO(kept)) as picture:
        assert picture.size == (40, 60)
        assert not picture.getexif()


def test_what_hides_behind_a_photo_is_gone():
    content = photo("PNG") + b"<script>alert(1)</script>"
    assert b"script" not in judged("a.png", content).content


def test_a_large_photo_is_made_smaller():
    with Image.open(BytesIO(judged("a.png", photo("PNG", (5_000, 10))).content)) as picture:
        assert picture.size[0] == upload.KEPT_PIXELS[0]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "leeg"),
        (b"MZ\x90\x00" + b"x" * 100, "Dit soort bestand"),
        (b"\x7fELF" + b"x" * 100, "Dit soort bestand"),
        (b"<html><script>alert(1)</script></html>", "Dit soort bestand"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Dit soort bestand"),
        (b"gewone tekst", "Dit soort bestand"),
        (photo("GIF"), "Dit soort bestand"),
        (zipped({"a.exe": "MZ"}), "Dit soort bestand"),
        (zipped({"word/document.xml": "x"}), "Dit soort bestand"),
        (office(more={"xl/workbook.xml": b"x"}), "Dit soort bestand"),
        (b"PK\x03\x04 half een zip", "Dit soort bestand"),
        (office(more={"word/vbaProject.bin": b"x"}), "macro’s"),
        (b"\xff\xd8\xff\xe0 geen foto", "beschadigd"),
        (b"MZ" + photo(), "Dit soort bestand"),
        (PDF + b"<script>", "niet heel"),
        (photo("PNG", (12_001, 1)), "12.000 beeldpunten"),
    ],
)
def test_what_is_not_taken_hears_why(content, says):
    with pytest.raises(InvalidInput, match=says):
        judged("foto.jpg", content)


def test_a_file_is_refused_by_its_size_before_it_is_read():
    upload.require_size(upload.MOST_BYTES)
    with pytest.raises(InvalidInput, match="groter dan 25 MB"):
        upload.require_size(upload.MOST_BYTES + 1)


def test_a_zip_with_too_many_parts_is_not_looked_through(monkeypatch):
    monkeypatch.setattr(upload, "MOST_ENTRIES", 1)
    with pytest.raises(InvalidInput, match="Dit soort bestand"):
        judged("x.docx", office())
