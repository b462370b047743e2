"""The tables that are printed, with what is to be reached and whether it was."""

from collections.abc import Sequence

from demo.bench.letters import Result
from demo.bench.pages import SIZES, Page
from demo.results import table

LEAST_RATIO = 1.8
MOST_MS = 170
MOST_GROWTH = 1.3
MEBIBYTE = 1024 * 1024


def letters(one: Result, two: Result) -> str:
    """Letters a second, the gain of the second process, time and memory."""
    gain = two.per_second / one.per_second
    return table(
        ("Brieven, beide regimes", "Gemeten", "Te halen", ""),
        [
            ("Brieven per seconde, één proces", _number(one.per_second), "", ""),
            ("Brieven per seconde, twee processen", _number(two.per_second), "", ""),
            (
                "Twee processen tegen één",
                f"{_number(gain)} x",
                f"minstens {_number(LEAST_RATIO)} x",
                _verdict(gain >= LEAST_RATIO),
            ),
            (
                "Brief opmaken, warm proces (mediaan)",
                f"{one.rendered_ms:.0f} ms",
                f"hoogstens {MOST_MS} ms",
                _verdict(one.rendered_ms <= MOST_MS),
            ),
            ("Brief verzegelen (mediaan)", f"{one.sealed_ms:.0f} ms", "", ""),
            (
                "Geheugen van een proces (piek)",
                f"{max(one.peak_bytes, two.peak_bytes) / MEBIBYTE:.0f} MiB",
                "",
                "",
            ),
        ],
    )


def pages(found: Sequence[Page]) -> str:
    """The median of each page at each size, and how much it grows."""
    rows = [
        (
            page.name,
            *(f"{page.median_ms(size):.1f} ms" for size in SIZES),
            f"{_number(page.growth)} x",
            f"hoogstens {_number(MOST_GROWTH)} x",
            _verdict(page.growth <= MOST_GROWTH),
        )
        for page in found
    ]
    sizes = [f"bij {size:,}".replace(",", ".") for size in SIZES]
    return table(("Lijst, als regiocoördinator", *sizes, "Groei", "Te halen", ""), rows)


def _number(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")


def _verdict(is_reached: bool) -> str:
    return "gehaald" if is_reached else "niet gehaald"
