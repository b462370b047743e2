"""A picture that comes in is judged, drawn anew, and only then kept."""

import struct
import zlib

import pytest
from django.db import transaction

from regiodeals.common.errors import InvalidInput
from regiodeals.documents import store
from regiodeals.documents.models import Document, Kind
from regiodeals.documents.picture import (
    KEPT,
    LARGE,
    MOST_BYTES,
    NO_PICTURE,
    SMALL,
    for_print,
    keep_picture,
    redrawn,
    require_size,
)
from tests import builders
from tests.documents.pictures import opened, picture

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def colour_at(image, x: int) -> tuple[int, int, int]:
    red, green, blue = image.getpixel((x, 100))
    return red, green, blue


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_what_is_kept_is_a_png_on_white(kind):
    kept = opened(redrawn(picture(kind=kind, mode="RGBA" if kind == "PNG" else "RGB")))
    assert (kept.format, kept.mode, kept.size) == ("PNG", "RGB", (600, 200))
    if kind == "PNG":
        assert colour_at(kept, 599) == (255, 255, 255)
    red, _green, blue = colour_at(kept, 10)
    assert blue > red


def test_what_was_hidden_beside_the_pixels_is_gone():
    given = picture(text="geheim")
    assert b"geheim" in given
    assert b"geheim" not in redrawn(given)


def test_the_same_picture_is_kept_as_the_same_bytes():
    assert redrawn(picture()) == redrawn(picture())


def test_more_than_paper_shows_is_left_out():
    width, height = opened(redrawn(picture(3_000, 1_000))).size
    assert width <= KEPT[0]
    assert height <= KEPT[1]
    assert width == pytest.approx(3 * height, abs=3)


def test_forty_megabytes_are_refused_by_their_size_alone():
    with pytest.raises(InvalidInput, match="De afbeelding is 40,0 MB; hoogstens 1 MB mag"):
        require_size(40 * MOST_BYTES)


def test_nothing_is_no_picture():
    with pytest.raises(InvalidInput, match="Het bestand is leeg"):
        redrawn(b"")


@pytest.mark.parametrize(
    "content",
    [
        SVG,
        b"MZ\x90\x00 a program",
        b"%PDF-1.7 a letter",
        picture()[:200],
        picture() + b"MZ a program behind it",
        picture(kind="GIF", mode="P"),
    ],
    ids=["svg", "program", "pdf", "cut off", "with a tail", "another format"],
)
def test_what_is_no_whole_picture_is_refused(content):
    with pytest.raises(InvalidInput) as refusal:
        redrawn(content)
    assert str(refusal.value) == NO_PICTURE


def test_a_picture_that_is_huge_when_unpacked_is_refused_before_it_is_unpacked():
    head = b"IHDR" + struct.pack(">IIBBBBB", 60_000, 60_000, 8, 6, 0, 0, 0)
    chunk = struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    with pytest.raises(InvalidInput) as refusal:
        redrawn(b"\x89PNG\r\n\x1a\n" + chunk + b"\x00" * 40)
    assert str(refusal.value) in (LARGE, NO_PICTURE)


@pytest.mark.parametrize(("size", "why"), [((300, 99), SMALL), ((4_001, 200), LARGE)])
def test_its_sides_have_limits(size, why):
    with pytest.raises(InvalidInput) as refusal:
        redrawn(picture(*size))
    assert str(refusal.value) == why


@pytest.mark.django_db
def test_it_is_kept_under_its_hash_or_not_at_all():
    person = builders.beheerder()
    kept = keep_picture(kind=Kind.BEELDMERK, name="beeldmerk.png", content=picture(), by=person)
    assert store.get(kept.sha256) == redrawn(picture())
    assert (kept.is_stored, kept.ordered_by, kept.content_type) == (True, person, "image/png")
    with pytest.raises(InvalidInput), transaction.atomic():
        keep_picture(kind=Kind.BEELDMERK, name="beeldmerk.png", content=SVG, by=person)
    assert Document.objects.count() == 1


# ---- for a document ------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_document_gets_no_more_of_a_picture_than_a_page_shows(kind):
    mode = "RGBA" if kind == "PNG" else "RGB"
    content = picture(3000, 1000, kind=kind, mode=mode)
    shown = opened(for_print(content))
    assert (shown.format, shown.size) == (kind, (1300, 433))
    assert for_print(content) == for_print(content)
    small = opened(for_print(picture(60, 40, kind=kind, mode=mode)))
    assert small.size == (60, 40)
