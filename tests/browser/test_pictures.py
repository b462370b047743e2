"""The manuals show the pages as they are: a picture whose page lost what it names, is found here.

`make pictures` makes them anew.
"""

import os
from pathlib import Path

from django.conf import settings
from PIL import Image

from regiodeals.accounts.models import User
from tests.browser.beside import Beside
from tests.browser.conftest import World
from tests.browser.manuals import (
    FOLDER,
    MOST_BYTES,
    MOST_BYTES_TOGETHER,
    PICTURES,
    SIZE,
    Picture,
    captions,
    named_in,
    small,
)
from tests.browser.visitor import Visitor

ARE_MADE_ANEW = bool(os.environ.get("HANDLEIDING_BEELDEN"))


def test_each_page_shows_what_the_caption_of_its_picture_names(
    visitor: Visitor, world: World, beside: Beside
) -> None:
    # The disk of the documents is looked at by the page of the beheerder.
    Path(settings.DOCUMENTS_ROOT).mkdir(parents=True, exist_ok=True)
    said = captions()
    missing = {}
    for picture in PICTURES:
        reads_in(beside, world, picture, picture.language)
        missing[picture.name] = _missing(visitor, world, picture, said)
        reads_in(beside, world, picture, "")
    assert {name: words for name, words in missing.items() if words} == {}


def reads_in(beside: Beside, world: World, picture: Picture, language: str) -> None:
    """Let who is in the picture choose a language, or none."""
    reader = User.objects.filter(pk=getattr(world, picture.who).pk)
    beside(lambda: reader.update(language=language))


def _missing(visitor: Visitor, world: World, picture: Picture, said: dict[str, str]) -> list[str]:
    """What the caption names and the page does not show; the picture is made when that is asked."""
    page = visitor.page
    page.context.clear_cookies()
    page.set_viewport_size(SIZE)  # type: ignore[arg-type]
    page.emulate_media(color_scheme="light")
    visitor.log_in(getattr(world, picture.who).username)
    assert visitor.open(picture.path(world)).status == 200
    if ARE_MADE_ANEW:
        FOLDER.mkdir(exist_ok=True)
        picture.file.write_bytes(small(page.screenshot()))
    shown = " ".join(page.locator("body").inner_text().split()).casefold()
    return [words for words in named_in(said[picture.name]) if words.casefold() not in shown]


def test_every_picture_in_a_manual_is_made_here_and_names_something():
    said = captions()
    assert set(said) == {picture.name for picture in PICTURES}
    assert [name for name, caption in said.items() if not named_in(caption)] == []


def test_pictures_are_small_and_as_wide_as_a_window():
    files = sorted(FOLDER.glob("*.png"))
    assert files == sorted(picture.file for picture in PICTURES)
    sizes = {path.name: path.stat().st_size for path in files}
    assert {name: size for name, size in sizes.items() if size > MOST_BYTES} == {}
    assert sum(sizes.values()) <= MOST_BYTES_TOGETHER
    for path in files:
        with Image.open(path) as picture:
            assert (picture.width, picture.mode) == (SIZE["width"], "P")
