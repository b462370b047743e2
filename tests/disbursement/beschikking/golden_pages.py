"""What stands where on the pages of a letter, to compare with what was agreed to be right.

After a change that is meant: `.venv/bin/python -m tests.disbursement.beschikking.golden_pages`
writes the pages anew; look at the difference before you commit it.
"""

import os
import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import django

FOLDER = Path(__file__).parent / "golden"
POINTS_PER_MM = 72 / 25.4
XHTML = "{http://www.w3.org/1999/xhtml}"


def lines_of(content: bytes) -> str:
    """Each line of text with its page and its place on it in millimetres, from top to bottom."""
    command = ["pdftotext", "-bbox-layout", "-", "-"]
    output = subprocess.run(command, input=content, capture_output=True, check=True).stdout
    document = ElementTree.fromstring(output)  # noqa: S314
    return "\n".join(_lines(document)) + "\n"


def _lines(document: ElementTree.Element) -> Iterator[str]:
    for number, page in enumerate(document.iter(f"{XHTML}page"), start=1):
        found = [
            (_mm(line, "yMin"), _mm(line, "xMin"), _text(line))
            for line in page.iter(f"{XHTML}line")
        ]
        for top, left, text in sorted(found):
            yield f"{number} {left:3} {top:3} {text}"


def _text(line: ElementTree.Element) -> str:
    return " ".join(unescape(word.text or "") for word in line.iter(f"{XHTML}word"))


def _mm(line: ElementTree.Element, side: str) -> int:
    return round(float(line.attrib[side]) / POINTS_PER_MM)


def agreed(name: str) -> str:
    """The pages as they were agreed to be right."""
    return (FOLDER / f"{name}.txt").read_text()


def letters() -> dict[str, Callable[[], bytes]]:
    """Every kind of letter under both laws."""
    from disbursement.beschikking.rendering.letter import render_letter
    from tests.disbursement.beschikking.later_samples import EVERY_LETTER, REGIMES, later_sample
    from tests.disbursement.beschikking.letter_samples import sample

    found: dict[str, Callable[[], bytes]] = {
        f"verlening-{regime}": partial(render_letter, sample(name))
        for regime, name in REGIMES.items()
    }
    for kind, regime in EVERY_LETTER:
        name = f"{kind.replace(' ', '-')}-{regime}"
        found[name] = partial(render_letter, later_sample(kind, regime))
    return found


def write_all() -> None:
    """Agree to the pages as they are now."""
    FOLDER.mkdir(exist_ok=True)
    for name, render in letters().items():
        (FOLDER / f"{name}.txt").write_text(lines_of(render()))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regiodeals.settings.test")
    django.setup()
    write_all()
