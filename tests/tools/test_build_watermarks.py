"""The watermarks that are published are the ones that the tool draws."""

import runpy
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from django.conf import settings

TOOL: dict[str, Any] = runpy.run_path(str(settings.BASE_DIR / "tools" / "build_watermarks.py"))
FOLDER = settings.BASE_DIR / "templates" / "documents" / "watermarks"


@pytest.mark.parametrize("word", TOOL["WORDS"])
def test_a_published_watermark_is_drawn_by_the_tool(word: str) -> None:
    assert (FOLDER / f"{word.lower()}.svg").read_text() == TOOL["drawing"](word)


def test_there_is_no_other_watermark() -> None:
    assert {path.stem.upper() for path in FOLDER.iterdir()} == set(TOOL["WORDS"])


@pytest.mark.parametrize("word", TOOL["WORDS"])
def test_a_watermark_is_one_path_on_the_page(word: str) -> None:
    root = ET.fromstring(TOOL["drawing"](word))  # noqa: S314
    (path,) = root
    points = path.attrib["d"].replace("Z", "").translate(str.maketrans("MLC", "   ")).split()
    numbers = [float(number) for number in points]

    assert all(0 <= across <= 210 for across in numbers[::2])
    assert all(0 <= down <= 297 for down in numbers[1::2])
