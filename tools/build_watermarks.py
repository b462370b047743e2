"""Draw the watermarks of the documents: one word across an A4 page, as vector strokes.

    python tools/build_watermarks.py

Strokes, because a watermark then needs no font and no transparency. All of them in one path, at
their place on the page: WeasyPrint draws it anew on each page, and each element and each transform
costs time.
"""

import math
import re
from collections.abc import Callable
from pathlib import Path

OUTPUT = Path(__file__).resolve().parent.parent / "templates" / "documents" / "watermarks"
WORDS = ("CONCEPT", "DEMO", "TEST")

# Each letter: its width, and its strokes in a field 100 high.
LETTERS = {
    "C": (70, "M70 18C62 6 52 0 40 0C16 0 0 20 0 50C0 80 16 100 40 100C52 100 62 94 70 82"),
    "D": (72, "M0 0V100H26C54 100 72 82 72 50C72 18 54 0 26 0Z"),
    "E": (58, "M58 0H0V100H58M0 48H50"),
    "M": (80, "M0 100V0L40 66L80 0V100"),
    "N": (64, "M0 100V0L64 100V0"),
    "O": (80, "M40 0C16 0 0 20 0 50C0 80 16 100 40 100C64 100 80 80 80 50C80 20 64 0 40 0Z"),
    "P": (64, "M0 100V0H36C54 0 64 11 64 28C64 45 54 56 36 56H0"),
    "S": (
        62,
        "M62 16C54 4 44 0 32 0C14 0 4 10 4 25C4 58 62 40 62 74"
        "C62 91 50 100 32 100C18 100 8 95 0 84",
    ),
    "T": (60, "M0 0H60M30 0V100"),
}
GAP = 26
PAGE_WIDTH, PAGE_HEIGHT = 210, 297
LONGEST_MM, HIGHEST = 190, 0.466
INK, STROKE, ANGLE = "#eceff2", 13, -52

COMMAND = re.compile(r"([A-Z])([^A-Z]*)")

Place = Callable[[float, float], str]


def drawing(word: str) -> str:
    """The SVG of one word, as large as the diagonal of the page allows."""
    width = sum(LETTERS[letter][0] for letter in word) + GAP * (len(word) - 1)
    scale = round(min(LONGEST_MM / width, HIGHEST), 4)
    strokes, left = [], 0
    for letter in word:
        advance, path = LETTERS[letter]
        strokes.append(_placed(path, _place_on_page(scale, left - width / 2)))
        left += advance + GAP
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{PAGE_WIDTH}mm" height="{PAGE_HEIGHT}mm" '
        f'viewBox="0 0 {PAGE_WIDTH} {PAGE_HEIGHT}"><path fill="none" stroke="{INK}" '
        f'stroke-width="{STROKE * scale:.2f}" d="{"".join(strokes)}"/></svg>\n'
    )


def _place_on_page(scale: float, left: float) -> Place:
    """Where a point of a letter is that begins at `left` of the middle of the page."""
    cosine, sine = (scale * turn(math.radians(ANGLE)) for turn in (math.cos, math.sin))

    def place(x: float, y: float) -> str:
        along, below = x + left, y - 50
        across = PAGE_WIDTH / 2 + along * cosine - below * sine
        down = PAGE_HEIGHT / 2 + along * sine + below * cosine
        return f"{across:.2f} {down:.2f}"

    return place


def _placed(path: str, place: Place) -> str:
    """The strokes of a letter on the page, where no line is horizontal or vertical any more."""
    strokes, x, y = [], 0.0, 0.0
    for command, argument in COMMAND.findall(path):
        numbers = [float(number) for number in argument.split()]
        if command == "H":
            numbers = [*numbers, y]
        elif command == "V":
            numbers = [x, *numbers]
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        x, y = points[-1] if points else (x, y)
        name = "L" if command in "HV" else command
        strokes.append(name + " ".join(place(*point) for point in points))
    return "".join(strokes)


def main() -> None:
    """Write every watermark."""
    OUTPUT.mkdir(parents=True, exist_ok=True)
    for word in WORDS:
        (OUTPUT / f"{word.lower()}.svg").write_text(drawing(word))


if __name__ == "__main__":
    main()
