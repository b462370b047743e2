"""The table of dates in the annex: every day of the letter, in order, with its section."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from disbursement.beschikking.rendering.fact_texts import RING, FactTexts, printed_date
from disbursement.beschikking.rendering.letter_facts import VerleningFacts
from disbursement.beschikking.rendering.letter_parts import TermijnFacts, Verantwoording
from regiodeals.common.dutch_dates import HARD_SPACE, WEEKDAYS

SATURDAY = 5
CONDITIONS = {
    "voortgangsrapportage": "nadat ik uw voortgangsrapportage heb goedgekeurd",
    "verzoek": "nadat ik uw verzoek om betaling heb ontvangen",
}
ORDINALS = ("Eerste", "Tweede", "Derde", "Vierde", "Vijfde", "Zesde")


class _Event(NamedTuple):
    day: date
    what: str
    section: int
    part: str = ""
    ring: str = ""
    is_nominal: bool = False


def schedule_rows(facts: VerleningFacts, texts: FactTexts) -> list[dict[str, str]]:
    """Rows with `datum`, `wat` and `bron`; what falls on one day stands in one row."""
    by_day: dict[date, list[_Event]] = {}
    for event in sorted(_events(facts, texts), key=lambda event: (event.day, event.section)):
        by_day.setdefault(event.day, []).append(event)
    return [_row(day, events) for day, events in by_day.items()]


def instalment_name(index: int) -> str:
    """'Eerste termijn' for index 0."""
    ordinal = ORDINALS[index] if index < len(ORDINALS) else f"{index + 1}e"
    return f"{ordinal} termijn"


def instalment_texts(
    rows: Sequence[TermijnFacts], texts: FactTexts, path: str
) -> list[dict[str, str]]:
    """Name, day, amount, and what else the decision says of each termijn."""
    return [
        {
            "naam": instalment_name(index),
            "datum": texts.date(f"{path}.{index}.datum"),
            "bedrag": texts.cents(f"{path}.{index}.bedrag"),
            "jaar": str(row.get("begrotingsjaar", "")),
            "voorwaarde": _condition(row),
        }
        for index, row in enumerate(rows)
    ]


def _condition(row: TermijnFacts) -> str:
    """'nadat ik uw verzoek om betaling heb ontvangen (artikel 7 van het convenant)'; or nothing."""
    kind = row.get("voorwaarde")
    return f"{CONDITIONS[kind]} ({row['voorwaarde_bron']})" if kind else ""


def _row(day: date, events: list[_Event]) -> dict[str, str]:
    """A day that nobody moved may fall in a weekend; the reader is told so."""
    first, *others = (event.what for event in events)
    what = "; ".join([first, *(text[:1].lower() + text[1:] for text in others)])
    printed = printed_date(day.isoformat())
    if any(event.ring for event in events):
        printed += RING
    if day.weekday() >= SATURDAY and any(event.is_nominal for event in events):
        printed += f" ({WEEKDAYS[day.weekday()]})"
    return {
        "datum": printed,
        "wat": what,
        "bron": _sources(events),
    }


def _sources(events: list[_Event]) -> str:
    """'punt 5 en 10', 'punt 7, onder c'."""
    if len(events) == 1 and events[0].part:
        return f"punt{HARD_SPACE}{events[0].section}, onder{HARD_SPACE}{events[0].part}"
    sections = list(dict.fromkeys(str(event.section) for event in events))
    head, last = sections[:-1], sections[-1]
    return f"punt{HARD_SPACE}" + (f"{', '.join(head)} en {last}" if head else last)


def _events(facts: VerleningFacts, texts: FactTexts) -> Iterator[_Event]:
    yield from _instalments(facts, texts)
    is_bijzonder = facts["regime"] == "BU"
    remedy = "bezwaar of beroep" if is_bijzonder else "bezwaar"
    last_day = facts["rechtsmiddel"]["laatste_dag"]
    ring = texts.ring("rechtsmiddel.laatste_dag")
    yield _Event(_day(last_day), f"Laatste dag voor {remedy}", 10, ring=ring)
    progress = facts["voortgang"]
    if progress is not None and progress["eerste"] is not None:
        yield _Event(
            _day(progress["eerste"]),
            f"Voortgangsrapportage, daarna elk jaar vóór {progress['jaarlijks_voor']}",
            7,
            part="c",
            ring=texts.ring("voortgang.eerste"),
            is_nominal=True,
        )
    yield from _accounts(facts["verantwoording"], is_bijzonder=is_bijzonder)
    yield from _end(facts, texts)


def _instalments(facts: VerleningFacts, texts: FactTexts) -> Iterator[_Event]:
    for index, instalment in enumerate(facts["betaling"]["termijnen"]):
        if instalment["datum"] is not None:
            ring = texts.ring(f"betaling.termijnen.{index}.datum")
            yield _Event(_day(instalment["datum"]), instalment_name(index), 5, ring=ring)


def _accounts(account: Verantwoording, *, is_bijzonder: bool) -> Iterator[_Event]:
    name = "Jaarrekening en jaarverslag" if is_bijzonder else "SiSa"
    first, last = account["eerste_jaar"], account["laatste_jaar"]
    days = {first: account["eerste_datum"], last: account["laatste_datum"]}
    for year, day in days.items():
        rest = ", tevens eindverantwoording" if year == last else ", daarna elk jaar"
        yield _Event(_day(day), f"{name} over {year}{rest}", 8, is_nominal=True)


def _end(facts: VerleningFacts, texts: FactTexts) -> Iterator[_Event]:
    until = facts["besteden"]["tot_en_met"]
    yield _Event(_day(until), "Einde bestedingsperiode", 6, ring=texts.ring("besteden.tot_en_met"))
    yield _Event(
        _day(facts["eindverslag_uiterlijk"]),
        "Eindverslag, als u tot de laatste dag besteedt",
        7,
        part="e",
        ring=texts.ring("eindverslag_uiterlijk"),
        is_nominal=True,
    )
    financial = facts["financieel_eindverslag_uiterlijk"]
    if financial is not None:
        yield _Event(
            _day(financial),
            "Financieel eindverslag en accountantscontrole",
            8,
            ring=texts.ring("financieel_eindverslag_uiterlijk"),
            is_nominal=True,
        )


def _day(iso: str) -> date:
    return date.fromisoformat(iso)
