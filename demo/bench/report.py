"""The tables that are printed, with what is to be reached and whether it was."""

from collections.abc import Sequence

from demo.bench.deadline import Hour
from demo.bench.faults import Faults
from demo.bench.ledger import Ledger
from demo.bench.letters import Result, gain
from demo.bench.pages import SIZES, Page, Questions
from demo.bench.payments import Payments
from demo.bench.reminders import Planning
from demo.bench.series import MANY, Series
from demo.bench.sisa import Import
from demo.bench.writing import Timed, Writing
from demo.results import table

LEAST_RATIO = 1.9
MOST_RENDERING_MS, MOST_SEALING_MS = 170, 40
MOST_TRANCHE_SECONDS = 4
MOST_PAYMENT_SECONDS = 3
MOST_SISA_SECONDS, SISA_MEMORY_UNDER = 5, 300
MOST_LEDGER_MS = 60
MOST_PLANNING_SECONDS = 10
MEMORY_UNDER = 250
MOST_SAVING_MS, MOST_SAVING_QUESTIONS = 30, 6
MOST_OPENING_MS, MOST_OPENING_QUESTIONS = 100, 15
MOST_P95_MS = 500
MOST_GROWTH = 1.3
MOST_QUESTIONS = 12
MEBIBYTE = 1024 * 1024


def letters(one: Result, two: Result, *, slowness: float) -> str:
    """Letters a second, the gain of the second process, time and memory.

    A time is judged as it would be where the bars were set: a letter by turns with the yardstick,
    the seal over `slowness`.
    """
    more = gain(one, two)
    there_ms, sealed_there_ms = one.there_seconds * 1_000, one.sealed_ms / slowness
    return table(
        ("Brieven, beide regimes", "Gemeten", "Te halen", ""),
        [
            ("Brieven per seconde, één proces", _number(one.per_second), "", ""),
            ("Brieven per seconde, twee processen", _number(two.per_second), "", ""),
            (
                "Twee processen tegen één",
                f"{_number(more)} x",
                f"minstens {_number(LEAST_RATIO)} x",
                _verdict(more >= LEAST_RATIO),
            ),
            ("Brief opmaken, warm proces (mediaan)", f"{one.rendered_ms:.0f} ms", "", ""),
            ("  daarvan rekentijd van de processor", f"{one.rendered_cpu_ms:.0f} ms", "", ""),
            (
                "  opmaken op de maatmachine",
                f"{there_ms:.0f} ms",
                f"hoogstens {MOST_RENDERING_MS} ms",
                _verdict(there_ms <= MOST_RENDERING_MS),
            ),
            ("Brief verzegelen (mediaan)", f"{one.sealed_ms:.0f} ms", "", ""),
            (
                "  verzegelen op de maatmachine",
                f"{sealed_there_ms:.0f} ms",
                f"hoogstens {MOST_SEALING_MS} ms",
                _verdict(sealed_there_ms <= MOST_SEALING_MS),
            ),
            (
                "Geheugen van een proces (piek)",
                _mebibytes(max(one.peak_bytes, two.peak_bytes)),
                "",
                "",
            ),
        ],
    )


def series(found: Series, *, slowness: float) -> str:
    """A tranche of letters and many more, by the real worker; memory counts after many only."""
    there = found.tranche_seconds / slowness
    under = _verdict(found.peak_bytes < MEMORY_UNDER * MEBIBYTE)
    return table(
        ("Opmaken, verzegelen en opslaan, twee workers", "Gemeten", "Te halen", ""),
        [
            (f"{found.tranche} brieven", f"{_number(found.tranche_seconds)} s", "", ""),
            (
                f"  {found.tranche} brieven op de maatmachine",
                f"{_number(there)} s",
                f"hoogstens {MOST_TRANCHE_SECONDS} s",
                _verdict(there <= MOST_TRANCHE_SECONDS),
            ),
            (f"Daarna {_count(found.many)} brieven", f"{found.many_seconds:.0f} s", "", ""),
            (
                "Geheugen van een worker (piek)",
                _mebibytes(found.peak_bytes),
                f"minder dan {MEMORY_UNDER} MiB na {_count(MANY)} brieven",
                under if found.many >= MANY else "te kort gemeten",
            ),
        ],
    )


def machine(slowness: float) -> str:
    """How this machine compares with the one where the bars were set (`demo.bench.yardstick`)."""
    return (
        f"Deze machine doet {_number(slowness)} maal zo lang over hetzelfde werk als de"
        " maatmachine, waarop de tijden zijn bepaald die te halen zijn."
    )


def payments(found: Payments) -> str:
    """A batch from composing to its stored file, held against the schema."""
    return table(
        ("Betaalbatch, tot en met het bestand", "Gemeten", "Te halen", ""),
        [
            (
                f"{_count(found.number)} betalingen",
                f"{_number(found.seconds)} s",
                f"hoogstens {MOST_PAYMENT_SECONDS} s",
                _verdict(found.seconds <= MOST_PAYMENT_SECONDS),
            ),
            ("Bestand voor de bank", f"{found.size // 1024} KiB", "", ""),
        ],
    )


def ledger(found: Ledger, *, slowness: float) -> str:
    """The page of the money among very many entries, as a regiocoördinator."""
    there_ms = found.seconds * 1_000 / slowness
    return table(
        ("Geld van een deal, als regiocoördinator", "Gemeten", "Te halen", ""),
        [
            (f"Bij {_count(found.number)} boekingen", f"{found.seconds * 1_000:.0f} ms", "", ""),
            (
                "  op de maatmachine",
                f"{there_ms:.0f} ms",
                f"hoogstens {MOST_LEDGER_MS} ms",
                _verdict(there_ms <= MOST_LEDGER_MS),
            ),
            (
                "Vragen aan de database",
                str(found.questions),
                f"hoogstens {MOST_QUESTIONS}",
                _verdict(found.questions <= MOST_QUESTIONS),
            ),
        ],
    )


def planning(found: Planning, *, slowness: float) -> str:
    """The reminders of a day among very many obligations."""
    there = found.seconds / slowness
    among = f"{_count(found.reminders)} onder {_count(found.obligations)} verplichtingen"
    return table(
        ("Herinneringen van een dag", "Gemeten", "Te halen", ""),
        [
            (among, f"{_number(found.seconds)} s", "", ""),
            (
                "  op de maatmachine",
                f"{_number(there)} s",
                f"hoogstens {MOST_PLANNING_SECONDS} s",
                _verdict(there <= MOST_PLANNING_SECONDS),
            ),
            (
                "Zonder alle verplichtingen te lezen",
                "ja" if found.uses_index else "nee",
                "ja",
                _verdict(found.uses_index),
            ),
        ],
    )


def faults(found: Faults) -> str:
    """What arrived although workers were killed: all of it, repeats under the same Message-ID."""
    return table(
        (f"Na {_count(found.kills)} gedode workers", "Geteld", "Te halen", ""),
        [
            (
                "Herinneringen aangekomen",
                _count(found.arrived),
                _count(found.reminders),
                _verdict(found.arrived == found.reminders),
            ),
            (
                "Herhaald, met hetzelfde Message-ID",
                _count(found.repeats),
                f"hoogstens {_count(found.kills)}",
                _verdict(found.repeats <= found.kills),
            ),
        ],
    )


def sisa(found: Import, *, slowness: float) -> str:
    """A file with many accounts, from bringing it to the last one stored."""
    there = found.seconds / slowness
    return table(
        ("Verantwoordingen inlezen", "Gemeten", "Te halen", ""),
        [
            (f"{_count(found.number)} verantwoordingen", f"{_number(found.seconds)} s", "", ""),
            (
                "  op de maatmachine",
                f"{_number(there)} s",
                f"hoogstens {MOST_SISA_SECONDS} s",
                _verdict(there <= MOST_SISA_SECONDS),
            ),
            (
                "Geheugen van een proces (piek)",
                _mebibytes(found.peak),
                f"minder dan {SISA_MEMORY_UNDER} MiB",
                _verdict(found.peak < SISA_MEMORY_UNDER * MEBIBYTE),
            ),
        ],
    )


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
            _verdict(there_ms <= most_ms),
        ),
        (
            "  vragen aan de database",
            str(found.questions),
            f"hoogstens {most_questions}",
            _verdict(found.questions <= most_questions),
        ),
    ]


def deadline(found: Hour) -> str:
    """What two hundred people met who saved at once; no error, no value lost."""
    return table(
        (f"Laatste uur: {found.coordinators} schrijvers, {found.seconds} s", "Gemeten", "", ""),
        [
            ("Velden bewaard", _count(found.saved), "", ""),
            (
                "Bewaren, van de mediaan tot 95 van de 100",
                f"{found.median_ms:.0f} tot {found.p95_ms:.0f} ms",
                f"hoogstens {MOST_P95_MS} ms",
                _verdict(found.p95_ms <= MOST_P95_MS),
            ),
            (
                "Fouten",
                str(sum(error["occurrences"] for error in found.errors)),
                "geen",
                _verdict(not found.errors),
            ),
            ("Waarden kwijt", str(found.lost), "geen", _verdict(not found.lost)),
        ],
    )


def questions(found: Questions) -> str:
    """How many questions a page asks; at most so many, and as many among all sizes."""
    rows = [
        (
            name,
            *(str(asked[size]) for size in SIZES),
            f"hoogstens {MOST_QUESTIONS}",
            _verdict(max(asked.values()) <= MOST_QUESTIONS),
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
            f"{_number(page.growth)} x",
            f"hoogstens {_number(MOST_GROWTH)} x",
            _verdict(page.growth <= MOST_GROWTH),
        )
        for page in found
    ]
    return table(("Lijst, als regiocoördinator", *_sizes(), "Groei", "Te halen", ""), rows)


def _sizes() -> list[str]:
    return [f"bij {_count(size)}" for size in SIZES]


def _count(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _mebibytes(size: int) -> str:
    return f"{size / MEBIBYTE:.0f} MiB"


def _number(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")


def _verdict(is_reached: bool) -> str:
    return "gehaald" if is_reached else "niet gehaald"
