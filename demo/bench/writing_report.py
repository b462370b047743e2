"""The tables about writing a rapportage: one writer, and two hundred in the last hour."""

from demo.bench.deadline import Hour
from demo.bench.report import count, verdict
from demo.bench.writing import Timed, Writing
from demo.results import table

MOST_SAVING_MS, MOST_SAVING_QUESTIONS = 30, 6
MOST_OPENING_MS, MOST_OPENING_QUESTIONS = 100, 15
MOST_P95_MS = 500


def writing(found: Writing, *, slowness: float) -> str:
    """Opening a rapportage and saving a field of it, held against the speed of the machine."""
    opening = f"Rapportage met {found.indicators} indicatoren openen"
    return table(
        ("Rapportage schrijven, als regiocoördinator", "Gemeten", "Te halen", ""),
        [
            *_timed(opening, found.opening, slowness, MOST_OPENING_MS, MOST_OPENING_QUESTIONS),
            *_timed("Tekst bewaren", found.text, slowness, MOST_SAVING_MS, MOST_SAVING_QUESTIONS),
            *_timed(
                "Bedrag bewaren", found.amount, slowness, MOST_SAVING_MS, MOST_SAVING_QUESTIONS
            ),
        ],
    )


def _timed(
    name: str, found: Timed, slowness: float, most_ms: int, most_questions: int
) -> list[tuple[str, ...]]:
    there_ms = found.seconds * 1_000 / slowness
    return [
        (f"{name} (mediaan)", f"{found.seconds * 1_000:.0f} ms", "", ""),
        (
            "  op de maatmachine",
            f"{there_ms:.0f} ms",
            f"hoogstens {most_ms} ms",
            verdict(there_ms <= most_ms),
        ),
        (
            "  vragen aan de database",
            str(found.questions),
            f"hoogstens {most_questions}",
            verdict(found.questions <= most_questions),
        ),
    ]


def deadline(found: Hour) -> str:
    """What two hundred people met who saved at once; no error, no value lost."""
    return table(
        (f"Laatste uur: {found.coordinators} schrijvers, {found.seconds} s", "Gemeten", "", ""),
        [
            ("Velden bewaard", count(found.saved), "", ""),
            (
                "Bewaren, van de mediaan tot 95 van de 100",
                f"{found.median_ms:.0f} tot {found.p95_ms:.0f} ms",
                f"hoogstens {MOST_P95_MS} ms",
                verdict(found.p95_ms <= MOST_P95_MS),
            ),
            (
                "Zolang nog mensen de pagina openen: 95 van de 100",
                f"{found.coming_in_ms:.0f} ms",
                "",
                "",
            ),
            (
                "Fouten",
                str(sum(error["occurrences"] for error in found.errors)),
                "geen",
                verdict(not found.errors),
            ),
            ("Waarden kwijt", str(found.lost), "geen", verdict(not found.lost)),
        ],
    )
