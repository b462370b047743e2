"""The first visit to a page is light, nothing jumps, and nobody else hears of it.

Counted with an empty cache, without pictures. The application sends its pages uncompressed: its
style sheets and scripts are compressed when it is put in place (whitenoise), its pages by the
proxy in front of it. So this adds up what `gzip -6` makes of each thing that Chromium loaded,
asked once more: the browser does not keep all of it to be looked at.
"""

import gzip
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Response

from regiodeals.accounts.models import User
from tests import builders
from tests.browser.conftest import World
from tests.browser.visitor import NARROW, WIDE, Visitor
from tests.screens import many_deals

AT_MOST_BYTES = 150_000
PICTURES = {"image"}
# More deals than fit on one page of the board.
MANY = 500


@pytest.fixture
def crowd(world: World) -> User:
    """The officer of `world`, with five hundred deals more."""
    many_deals.concluded_deals(MANY, region=builders.organisation(), officer=world.officer)
    return world.officer


def loaded(visitor: Visitor, path: str) -> list[Response]:
    """All that a browser that knows nothing yet fetches for a page."""
    found: list[Response] = []

    def hear(response: Response) -> None:
        found.append(response)

    devtools = visitor.page.context.new_cdp_session(visitor.page)
    devtools.send("Network.clearBrowserCache")
    visitor.page.on("response", hear)
    assert visitor.open(path).status == 200
    visitor.page.wait_for_load_state("networkidle")
    visitor.page.remove_listener("response", hear)
    return found


def compressed(content: bytes) -> int:
    """How many bytes travel."""
    return len(gzip.compress(content, compresslevel=6))


def test_the_first_load_is_light_and_asks_no_other_party(
    crowd: User, world: World, visitor: Visitor
) -> None:
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(urlsplit(request.url).netloc))
    visitor.log_in(crowd.username)
    for path in ("/", "/tranches/5/", f"/deals/{world.announced}/"):
        found = loaded(visitor, path)
        kinds = {one.request.resource_type for one in found}
        assert {"document", "stylesheet", "script"} <= kinds, path
        sizes = {
            one.url: compressed(visitor.page.request.get(one.url).body())
            for one in found
            if one.request.resource_type not in PICTURES
        }
        assert sum(sizes.values()) <= AT_MOST_BYTES, sizes
    assert set(asked) == {urlsplit(visitor.page.url).netloc}


JUMPS = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((seen) => { for (const shift of seen.getEntries()) sum += shift.value; })
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
})"""


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_nothing_moves_while_a_page_loads(
    crowd: User, world: World, visitor: Visitor, size: dict[str, int]
) -> None:
    visitor.page.set_viewport_size(size)  # type: ignore[arg-type]
    visitor.log_in(crowd.username)
    deal = f"/deals/{world.announced}/"
    for path in ("/", "/tranches/5/", deal, "/zoeken/", "/kalender/", "/termijnen/"):
        visitor.open(path)
        visitor.page.wait_for_load_state("networkidle")
        assert visitor.page.evaluate(JUMPS) == 0, path
