"""The tables of the pages that were measured, with what is to be reached."""

from collections.abc import Sequence

from demo.bench.pages import HOME, QUICK, SIZES, Page, Questions
from demo.bench.report import MOST_ON_THE_START_PAGE, MOST_QUESTIONS, count, number, verdict
from demo.results import table

MOST_GROWTH = 1.3
MOST_QUICK_MS = 100


def most_questions(name: str) -> int:
    """How many questions this page may ask the database."""
    return MOST_ON_THE_START_PAGE if name == HOME else MOST_QUESTIONS


def questions(found: Questions) -> str:
    """How many questions a page asks; at most so many, and as many among all sizes."""
    rows = [
        (
            name,
            *(str(asked[size]) for size in SIZES),
            f"hoogstens {most_questions(name)}",
            verdict(max(asked.values()) <= most_questions(name)),
        )
        for name, asked in found.asked.items()
    ]
    return table(("Vragen aan de database", *_sizes(), "Te halen", ""), rows)


def pages(found: Sequence[Page]) -> str:
    """The median of each page at each size, and how much it grows."""
    rows = [
        (
            page.name,
            *(f"{page.median_ms(size):.1f} ms" for size in SIZES),
            f"{number(page.growth)} x",
            f"hoogstens {number(MOST_GROWTH)} x",
            verdict(page.growth <= MOST_GROWTH),
        )
        for page in found
    ]
    return table(("Pagina, als regiocoördinator", *_sizes(), "Groei", "Te halen", ""), rows)


def quick(found: Sequence[Page], *, slowness: float) -> str:
    """The pages that people open all day, among the most deals; judged on the maatmachine."""
    rows = []
    for page in found:
        if page.name in QUICK:
            here_ms = page.median_ms(SIZES[-1])
            there_ms = here_ms / slowness
            rows.append(
                (
                    page.name,
                    f"{here_ms:.0f} ms",
                    f"{there_ms:.0f} ms",
                    f"hoogstens {MOST_QUICK_MS} ms",
                    verdict(there_ms <= MOST_QUICK_MS),
                )
            )
    of_many = f"Bij {count(SIZES[-1])} deals, als regiocoördinator"
    return table((of_many, "Gemeten", "Op de maatmachine", "Te halen", ""), rows)


def _sizes() -> list[str]:
    return [f"bij {count(size)}" for size in SIZES]
