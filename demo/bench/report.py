"""The tables that are printed, with what is to be reached and whether it was."""

from demo.bench.faults import Faults
from demo.bench.ledger import Ledger
from demo.bench.letters import Result, gain
from demo.bench.payments import Payments
from demo.bench.reminders import Planning
from demo.bench.series import MANY, Series
from demo.bench.sisa import Import
from demo.bench.years import Round
from demo.results import table

LEAST_RATIO = 1.9
MOST_RENDERING_MS, MOST_SEALING_MS = 170, 40
MOST_TRANCHE_SECONDS = 4
MOST_PAYMENT_SECONDS = 3
MOST_SISA_SECONDS, SISA_MEMORY_UNDER = 5, 300
MOST_LEDGER_MS = 60
MOST_PLANNING_SECONDS = 10
MEMORY_UNDER = 250
MOST_QUESTIONS = 12
# The start page gathers what waits in every room.
MOST_ON_THE_START_PAGE = 15
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
            ("Brieven per seconde, één proces", number(one.per_second), "", ""),
            ("Brieven per seconde, twee processen", number(two.per_second), "", ""),
            (
                "Twee processen tegen één",
                f"{number(more)} x",
                f"minstens {number(LEAST_RATIO)} x",
                verdict(more >= LEAST_RATIO),
            ),
            ("Brief opmaken, warm proces (mediaan)", f"{one.rendered_ms:.0f} ms", "", ""),
            ("  daarvan rekentijd van de processor", f"{one.rendered_cpu_ms:.0f} ms", "", ""),
            (
                "  opmaken op de maatmachine",
                f"{there_ms:.0f} ms",
                f"hoogstens {MOST_RENDERING_MS} ms",
                verdict(there_ms <= MOST_RENDERING_MS),
            ),
            ("Brief verzegelen (mediaan)", f"{one.sealed_ms:.0f} ms", "", ""),
            (
                "  verzegelen op de maatmachine",
                f"{sealed_there_ms:.0f} ms",
                f"hoogstens {MOST_SEALING_MS} ms",
                verdict(sealed_there_ms <= MOST_SEALING_MS),
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
    under = verdict(found.peak_bytes < MEMORY_UNDER * MEBIBYTE)
    return table(
        ("Opmaken, verzegelen en opslaan, twee workers", "Gemeten", "Te halen", ""),
        [
            (f"{found.tranche} brieven", f"{number(found.tranche_seconds)} s", "", ""),
            (
                f"  {found.tranche} brieven op de maatmachine",
                f"{number(there)} s",
                f"hoogstens {MOST_TRANCHE_SECONDS} s",
                verdict(there <= MOST_TRANCHE_SECONDS),
            ),
            (f"Daarna {count(found.many)} brieven", f"{found.many_seconds:.0f} s", "", ""),
            (
                "Geheugen van een worker (piek)",
                _mebibytes(found.peak_bytes),
                f"minder dan {MEMORY_UNDER} MiB na {count(MANY)} brieven",
                under if found.many >= MANY else "te kort gemeten",
            ),
        ],
    )


def machine(slowness: float) -> str:
    """How this machine compares with the one where the bars were set (`demo.bench.yardstick`)."""
    return (
        f"Deze machine doet {number(slowness)} maal zo lang over hetzelfde werk als de"
        " maatmachine, waarop de tijden zijn bepaald die te halen zijn."
    )


def payments(found: Payments) -> str:
    """A batch from composing to its stored file, held against the schema."""
    return table(
        ("Betaalbatch, tot en met het bestand", "Gemeten", "Te halen", ""),
        [
            (
                f"{count(found.number)} betalingen",
                f"{number(found.seconds)} s",
                f"hoogstens {MOST_PAYMENT_SECONDS} s",
                verdict(found.seconds <= MOST_PAYMENT_SECONDS),
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
            (f"Bij {count(found.number)} boekingen", f"{found.seconds * 1_000:.0f} ms", "", ""),
            (
                "  op de maatmachine",
                f"{there_ms:.0f} ms",
                f"hoogstens {MOST_LEDGER_MS} ms",
                verdict(there_ms <= MOST_LEDGER_MS),
            ),
            (
                "Vragen aan de database",
                str(found.questions),
                f"hoogstens {MOST_QUESTIONS}",
                verdict(found.questions <= MOST_QUESTIONS),
            ),
        ],
    )


def planning(found: Planning, *, slowness: float) -> str:
    """The reminders of a day among very many obligations."""
    there = found.seconds / slowness
    among = f"{count(found.reminders)} onder {count(found.obligations)} verplichtingen"
    return table(
        ("Herinneringen van een dag", "Gemeten", "Te halen", ""),
        [
            (among, f"{number(found.seconds)} s", "", ""),
            (
                "  op de maatmachine",
                f"{number(there)} s",
                f"hoogstens {MOST_PLANNING_SECONDS} s",
                verdict(there <= MOST_PLANNING_SECONDS),
            ),
            (
                "Zonder alle verplichtingen te lezen",
                "ja" if found.uses_index else "nee",
                "ja",
                verdict(found.uses_index),
            ),
        ],
    )


def years(found: Round, *, slowness: float) -> str:
    """The daily round of years on a day on which nothing is to be done."""
    there = found.seconds / slowness
    return table(
        ("Jaren bijhouden, elke dag", "Gemeten", "Te halen", ""),
        [
            (f"Ronde langs {count(found.deals)} deals", f"{number(found.seconds)} s", "", ""),
            (
                "  op de maatmachine",
                f"{number(there)} s",
                f"hoogstens {MOST_PLANNING_SECONDS} s",
                verdict(there <= MOST_PLANNING_SECONDS),
            ),
            ("Vragen aan de database", count(found.questions), "", ""),
        ],
    )


def faults(found: Faults) -> str:
    """What arrived although workers were killed: all of it, repeats under the same Message-ID."""
    return table(
        (f"Na {count(found.kills)} gedode workers", "Geteld", "Te halen", ""),
        [
            (
                "Herinneringen aangekomen",
                count(found.arrived),
                count(found.reminders),
                verdict(found.arrived == found.reminders),
            ),
            (
                "Herhaald, met hetzelfde Message-ID",
                count(found.repeats),
                f"hoogstens {count(found.kills)}",
                verdict(found.repeats <= found.kills),
            ),
        ],
    )


def sisa(found: Import, *, slowness: float) -> str:
    """A file with many accounts, from bringing it to the last one stored."""
    there = found.seconds / slowness
    return table(
        ("Verantwoordingen inlezen", "Gemeten", "Te halen", ""),
        [
            (f"{count(found.number)} verantwoordingen", f"{number(found.seconds)} s", "", ""),
            (
                "  op de maatmachine",
                f"{number(there)} s",
                f"hoogstens {MOST_SISA_SECONDS} s",
                verdict(there <= MOST_SISA_SECONDS),
            ),
            (
                "Geheugen van een proces (piek)",
                _mebibytes(found.peak),
                f"minder dan {SISA_MEMORY_UNDER} MiB",
                verdict(found.peak < SISA_MEMORY_UNDER * MEBIBYTE),
            ),
        ],
    )


def count(number: int) -> str:
    """A number as the Dutch write it."""
    return f"{number:,}".replace(",", ".")


def _mebibytes(size: int) -> str:
    return f"{size / MEBIBYTE:.0f} MiB"


def number(value: float) -> str:
    """With two decimals, as the Dutch write it."""
    return f"{value:.2f}".replace(".", ",")


def verdict(is_reached: bool) -> str:
    """Whether a figure is what it must be."""
    return "gehaald" if is_reached else "niet gehaald"
