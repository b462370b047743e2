"""What a file is follows from its bytes; a picture is drawn anew, and what it hid is gone."""

import struct
import zlib
from contextlib import suppress
from io import BytesIO
from types import SimpleNamespace

import puremagic
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageFile, ImageOps

from regiodeals.common.errors import InvalidInput
from regiodeals.documents import drawer, upload
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


def said_to_be(width: int, height: int) -> bytes:
    """A picture of another size than its header says: who decodes it, finds it broken."""
    content = photo("PNG")
    header = b"IHDR" + struct.pack(">II", width, height) + content[24:29]
    return content[:12] + header + struct.pack(">I", zlib.crc32(header)) + content[33:]


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


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_photo_with_any_odd_byte_is_a_photo_or_a_sentence(odd):
    content = bytearray(with_place())
    for place, value in odd:
        content[place] = value
    drawn = drawer.drawn_anew(bytes(content), "JPEG", upload.MOST_PIXELS, upload.KEPT_SIDE)
    if drawn not in (drawer.BROKEN, drawer.HUGE):
        with Image.open(BytesIO(drawn)) as picture:
            assert picture.format == "JPEG"


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), min_size=1, max_size=8))
def test_an_office_file_with_any_odd_byte_is_one_or_a_sentence(odd):
    content = bytearray(zipped({"mimetype": OPEN_TEXT, "content.xml": "x"}))
    for place, value in odd:
        content[place % len(content)] = value
    with suppress(InvalidInput):
        assert judged("y.odt", bytes(content)).filename


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
        assert picture.size[0] == upload.KEPT_SIDE


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_large_photo_is_small_before_it_is_turned(kind, monkeypatch):
    exif = Image.Exif()
    exif[0x0112] = 6
    content = photo(kind, (5_000, 2_500), exif=exif)
    turned, turn = [], ImageOps.exif_transpose

    def seen(picture):
        turned.append(picture.size)
        return turn(picture)

    monkeypatch.setattr(ImageOps, "exif_transpose", seen)
    drawn = drawer.drawn_anew(content, kind, upload.MOST_PIXELS, upload.KEPT_SIDE)
    with Image.open(BytesIO(drawn)) as picture:
        assert picture.size == (1_200, 2_400)
    assert turned == [(2_400, 1_200)]


@pytest.mark.parametrize("mode", ["P", "1", "L", "LA", "I;16"])
def test_a_png_of_every_kind_of_colour_is_taken(mode):
    written = BytesIO()
    Image.new(mode, (2_500, 4)).save(written, "PNG")
    with Image.open(BytesIO(judged("a.png", written.getvalue()).content)) as picture:
        assert (picture.mode, picture.size) == ("RGBA", (2_400, 4))


@pytest.mark.parametrize("other", [".zip", ".jpeg", ".pdf"])
def test_both_readers_name_the_same_kind(other, monkeypatch):
    monkeypatch.setattr(puremagic, "magic_string", lambda _: [SimpleNamespace(extension=other)])
    with pytest.raises(InvalidInput, match="Dit soort bestand"):
        judged("a.png", photo("PNG"))


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
        (said_to_be(8_000, 5_001), "meer dan 40 miljoen beeldpunten"),
        (said_to_be(20_000, 20_000), "meer dan 40 miljoen beeldpunten"),
        (said_to_be(8_000, 5_000), "beschadigd"),
    ],
)
def test_what_is_not_taken_hears_why(content, says):
    with pytest.raises(InvalidInput, match=says):
        judged("foto.jpg", content)


def test_half_a_picture_is_refused_also_where_others_made_its_reader_forgiving(monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    for half in (said_to_be(8_000, 5_000), photo()[:-200]):
        with pytest.raises(InvalidInput, match="beschadigd"):
            judged("foto.jpg", half)


def test_a_picture_that_takes_too_much_to_draw_is_given_up(monkeypatch):
    content = photo("PNG", (3_000, 3_000))
    assert judged("foto.png", content).is_picture
    monkeypatch.setattr(upload, "DRAWERS_MEMORY", 60 * 1024 * 1024)
    with pytest.raises(InvalidInput, match="beschadigd"):
        judged("foto.png", content)


def test_a_file_is_refused_by_its_size_before_it_is_read():
    upload.require_size(upload.MOST_BYTES)
    with pytest.raises(InvalidInput, match="groter dan 25 MB"):
        upload.require_size(upload.MOST_BYTES + 1)


def test_a_zip_with_too_many_parts_is_not_looked_through(monkeypatch):
    monkeypatch.setattr(upload, "MOST_ENTRIES", 1)
    with pytest.raises(InvalidInput, match="Dit soort bestand"):
        judged("x.docx", office())
