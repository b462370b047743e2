"""The closed table of assets, and the fonts in it."""

import string

import pytest
from django.conf import settings
from fontTools.ttLib import TTFont

from regiodeals.documents.pdf.assets import AssetTable

FOLDER = settings.BASE_DIR / "templates" / "documents"
FONTS = sorted((FOLDER / "fonts").glob("FiraBrief-*.ttf"))


@pytest.fixture(scope="module")
def assets() -> AssetTable:
    return AssetTable(FOLDER)


def test_styles_drawings_and_fonts_are_published(assets):
    assert "asset:css/beschikking.css" in assets
    assert assets.content_type("asset:watermarks/test.svg") == "image/svg+xml"
    assert assets.content("asset:watermarks/test.svg").startswith(b"<svg")


@pytest.mark.parametrize(
    "address",
    [
        "asset:beschikking_verlening.html",
        "asset:fonts/OFL.txt",
        "asset:../documents/css/beschikking.css",
        "asset:css//beschikking.css",
        "asset:CSS/beschikking.css",
        "css/beschikking.css",
        "file:css/beschikking.css",
        "",
    ],
)
def test_anything_else_does_not_exist(assets, address):
    assert address not in assets


def test_a_link_to_elsewhere_is_not_published(tmp_path):
    (tmp_path / "own.css").write_text("p{}")
    (tmp_path / "other.css").symlink_to("/etc/hostname")
    assets = AssetTable(tmp_path)
    assert "asset:own.css" in assets
    assert "asset:other.css" not in assets


def test_the_fonts_print_dutch_and_the_names_of_europe(assets):
    text = string.printable.replace("\x0b", "").replace("\x0c", "").replace("\r", "")
    assert set(text + "éëïüÉ’“”–€°×−…•ŁőşžŸ\u00a0\u202f\u2011") <= assets.printable


def test_the_fonts_do_not_print_what_hides_or_turns_text(assets):
    assert not set("\u200b\u200e\u202e\u2066\ufeff\x00\x1b") & assets.printable


@pytest.mark.parametrize("path", FONTS, ids=[path.name for path in FONTS])
def test_all_figures_are_equally_wide(path):
    font = TTFont(path)
    names = [font.getBestCmap()[ord(figure)] for figure in string.digits]
    assert len({font["hmtx"][name][0] for name in names}) == 1


def test_the_licence_lies_beside_the_fonts():
    assert "SIL Open Font License, Version 1.1" in (FOLDER / "fonts" / "OFL.txt").read_text()
