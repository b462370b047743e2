"""How the pages of a letter look, small and grey, to compare with what was agreed to be right.

After a change that is meant: `.venv/bin/python -m tests.disbursement.beschikking.golden_pictures`
draws the pictures anew; look at them before you commit them.
"""

import os
import subprocess
import tempfile
from pathlib import Path

import django
from PIL import Image, ImageChops

from tests.disbursement.beschikking.golden_pages import FOLDER, letters

DOTS_PER_INCH = 20
# Another version of the reader draws the edge of a letter a little lighter or darker.
NOTICED = 16
MOST_NOTICED = 0.002


def picture_of(content: bytes) -> Image.Image:
    """The pages beside each other."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["pdftoppm", "-gray", "-png", "-r", str(DOTS_PER_INCH), "-", f"{folder}/page"]
        subprocess.run(command, input=content, capture_output=True, check=True)
        pages = [Image.open(path).convert("L") for path in sorted(Path(folder).iterdir())]
    strip = Image.new("L", (sum(page.width for page in pages), max(p.height for p in pages)))
    left = 0
    for page in pages:
        strip.paste(page, (left, 0))
        left += page.width
    return strip


def difference(one: Image.Image, other: Image.Image) -> float:
    """The share of the dots that clearly differ; all of them when the pages are not as many."""
    if one.size != other.size:
        return 1.0
    counts = ImageChops.difference(one, other).histogram()
    return sum(counts[NOTICED:]) / (one.width * one.height)


def agreed_picture(name: str) -> Image.Image:
    """The pages as they were agreed to look."""
    return Image.open(FOLDER / f"{name}.png")


def main() -> None:
    """Draw every letter anew."""
    for name, letter in letters().items():
        picture_of(letter()).save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regiodeals.settings.test")
    django.setup()
    main()
