"""The pictures in the manuals: which page each one shows, to whom, and what its caption names."""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from tests.architecture.sources import ROOT
from tests.browser.conftest import World

MANUALS = ROOT / "docs" / "handleiding"
FOLDER = MANUALS / "beelden"
# A caption names what stands on the page between these quotes.
IN_MANUAL = re.compile(r"!\[([^\]]*)\]\(\.\./beelden/([\w-]+)\.png\)")
NAMED = re.compile("“(.+?)”")
SIZE = {"width": 1280, "height": 800}
COLOURS = 48
MOST_BYTES, MOST_BYTES_TOGETHER = 80_000, 1_500_000


@dataclass(frozen=True)
class Picture:
    """One page in the world of the tests, as one of its people sees it."""

    name: str
    who: str
    path: Callable[[World], str]
    language: str = "nl"

    @property
    def file(self) -> Path:
        """Where it is kept."""
        return FOLDER / f"{self.name}.png"


PICTURES = [
    Picture("werk-behandelaar", "officer", lambda _world: "/"),
    Picture("dossier", "officer", lambda world: f"/deals/{world.announced}/"),
    Picture("werk-toetser", "reviewer", lambda _world: "/"),
    Picture("toetsing", "reviewer", lambda world: f"/beschikkingen/{world.submitted}/"),
    Picture("werk-tekenbevoegde", "signer", lambda _world: "/"),
    Picture("betalingen", "controller", lambda _world: "/betalingen/"),
    Picture("werk-regio", "coordinator", lambda _world: "/"),
    Picture("werk-regio-en", "coordinator", lambda _world: "/", "en"),
    Picture("werk-medeondertekenaar", "reader", lambda _world: "/"),
    Picture("beheer", "beheerder", lambda _world: "/beheer/"),
]


def captions() -> dict[str, str]:
    """The caption of each picture that a manual shows, by the name of the picture."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(MANUALS.glob("*/README*.md"))]
    return {name: caption for text in texts for caption, name in IN_MANUAL.findall(text)}


def named_in(caption: str) -> list[str]:
    """What the caption says that the page shows."""
    return [" ".join(words.split()) for words in NAMED.findall(caption)]


def small(screenshot: bytes) -> bytes:
    """The same picture with few colours: a page has flat ones, and a manual is read over a line."""
    with Image.open(io.BytesIO(screenshot)) as picture:
        flat = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    kept = io.BytesIO()
    flat.save(kept, "PNG", optimize=True)
    return kept.getvalue()
