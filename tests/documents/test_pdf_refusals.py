"""Nothing enters a document but published assets, and nothing else comes out of it."""

import gc
from base64 import b64encode
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from django.conf import settings

from regiodeals.documents.pdf.engine import MAX_PAGES, PdfEngine
from regiodeals.documents.pdf.errors import (
    MalformedDocument,
    OutsideResource,
    UnexpectedContent,
    UnprintableCharacters,
)

CREATED = datetime(2024, 12, 5, tzinfo=UTC)
STYLE = "asset:css/beschikking.css"
OUTSIDE = "https://example.org/secret"
HOST_FILE = "file:///etc/hostname"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    f'width="9" height="9"><image width="9" height="9" xlink:href="{HOST_FILE}"/></svg>'
)
SVG_AS_DATA = f"data:image/svg+xml;base64,{b64encode(SVG.encode()).decode()}"

BODIES = {
    "image": f'<img alt="" src="{OUTSIDE}"/>',
    "image of a file": f'<img alt="" src="{HOST_FILE}"/>',
    "image of a neighbour": '<img alt="" src="logo.png"/>',
    "image in data": f'<img alt="" src="{SVG_AS_DATA}"/>',
    "background": f'<p style="background:url({OUTSIDE})">x</p>',
    "background with an SVG in data": f'<p style="background:url({SVG_AS_DATA})">x</p>',
    "bullet": f'<ul><li style="list-style-image:url({OUTSIDE})">x</li></ul>',
    "variable": f'<p style="--a:url({OUTSIDE});background:var(--a)">x</p>',
    "object": f'<object data="{OUTSIDE}"></object>',
    "embed": f'<embed src="{OUTSIDE}"/>',
    "drawing with an image": SVG,
    "attachment of a file": f'<p><a rel="attachment" href="{HOST_FILE}">x</a></p>',
    "attachment in data": '<p><a rel="attachment" href="data:text/plain,x">x</a></p>',
    "asset above the folder": '<img alt="" src="asset:../../manage.py"/>',
    "asset by a detour": '<img alt="" src="asset:css/../watermarks/test.svg"/>',
    "asset with an escape": '<img alt="" src="asset:%2e%2e/manage.py"/>',
    "asset that is no asset": '<img alt="" src="asset:beschikking_verlening.html"/>',
}
HEADS = {
    "style sheet": f'<link rel="stylesheet" href="{OUTSIDE}"/>',
    "content": f"<style>p::before{{content:url({OUTSIDE})}}</style>",
    "import": f"<style>@import url({OUTSIDE});</style>",
    "font": f"<style>@font-face{{font-family:x;src:url({HOST_FILE})}} p{{font-family:x}}</style>",
    "attachment": f'<link rel="attachment" href="{HOST_FILE}"/>',
    "base": '<base href="https://example.org/"/><link rel="stylesheet" href="a.css"/>',
}


@pytest.fixture(scope="module")
def engine() -> PdfEngine:
    return PdfEngine(settings.BASE_DIR / "templates" / "documents")


def page(body: str = "<p>Goedendag</p>", head: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="nl"><head><title>Proef</title>{head}</head>'
        f"<body>{body}</body></html>"
    )


def render(engine: PdfEngine, html: str) -> bytes:
    return engine.render(html, stylesheets=[STYLE], created=CREATED)


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_body_that_reaches_outside_is_refused(engine, body):
    with pytest.raises(OutsideResource):
        render(engine, page(body))


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_a_head_that_reaches_outside_is_refused(engine, head):
    with pytest.raises(OutsideResource):
        render(engine, page(head=head))


def test_a_refusal_names_what_was_asked_for(engine):
    with pytest.raises(OutsideResource, match="buiten de eigen bestanden: https:"):
        render(engine, page(BODIES["image"]))


def test_a_hole_that_the_drawing_would_hide_is_refused_as_well(engine):
    """Inside an SVG WeasyPrint swallows even a fatal error; only the record tells."""
    with pytest.raises(OutsideResource) as refusal:
        render(engine, page(BODIES["drawing with an image"]))
    assert refusal.value.addresses == (HOST_FILE,)


def test_a_refusal_leaves_nothing_behind_for_the_next_document(engine):
    before = render(engine, page())
    with pytest.raises(OutsideResource):
        render(engine, page(BODIES["background"]))
    assert render(engine, page()) == before


def test_an_unknown_watermark_is_refused(engine):
    with pytest.raises(OutsideResource):
        engine.render(page(), stylesheets=[STYLE], watermark="GEHEIM", created=CREATED)


def test_a_published_asset_may_be_used(engine):
    assert render(engine, page('<img alt="proef" src="asset:watermarks/test.svg"/>'))


def test_an_asset_that_is_attached_to_the_document_is_refused(engine):
    with pytest.raises(UnexpectedContent, match="bestand beschikking"):
        render(engine, page(head=f'<link rel="attachment" href="{STYLE}"/>'))


@pytest.mark.parametrize("address", ["https://example.org/", "mailto:a@b.example", "javascript:x"])
def test_a_link_that_leaves_the_document_is_refused(engine, address):
    with pytest.raises(UnexpectedContent, match="actie URI"):
        render(engine, page(f'<p><a href="{address}">x</a></p>'))


@pytest.mark.parametrize(
    ("character", "named"),
    [
        ("\u202e", "U+202E (right-to-left override)"),
        ("\u200b", "U+200B (zero width space)"),
        ("\U0001f600", "U+1F600 (grinning face)"),
        ("\u6f22", "U+6F22 (cjk unified ideograph-6f22)"),
        ("\x00", "U+0000 (stuurteken)"),
    ],
)
def test_a_character_that_the_fonts_lack_is_refused_and_named(engine, character, named):
    with pytest.raises(UnprintableCharacters) as refusal:
        render(engine, page(f"<p>a{character}b</p>"))
    assert named in str(refusal.value)


def test_html_that_is_not_well_formed_is_refused(engine):
    with pytest.raises(MalformedDocument, match="niet welgevormd"):
        render(engine, page("<p>zonder einde"))


def test_a_document_that_declares_entities_is_refused(engine):
    declared = page("<p>&amp;</p>").replace(
        "<!DOCTYPE html>", '<!DOCTYPE html [<!entity a "aa"><!ENTITY b "&a;&a;">]>'
    )
    with pytest.raises(MalformedDocument, match="entiteiten"):
        render(engine, declared)


def test_a_document_that_runs_on_is_refused(engine):
    with pytest.raises(MalformedDocument, match=f"{MAX_PAGES + 1} pagina’s"):
        render(engine, page('<p style="break-after:page">x</p>' * MAX_PAGES + "<p>x</p>"))


@pytest.mark.parametrize("html", [page(), page(BODIES["image"])], ids=["made", "refused"])
def test_the_collector_runs_again_after_a_document(engine, html):
    with suppress(OutsideResource):
        render(engine, html)
    assert gc.isenabled()
