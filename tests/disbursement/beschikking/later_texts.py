"""The words of every letter after the verlening, in each of its variations, to compare with those
that were agreed.

After a change that is meant: `.venv/bin/python -m tests.disbursement.beschikking.later_texts`
writes the texts anew; look at the difference before you commit it. A letter of version 1 of its
wording never changes: letters were issued with it.
"""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import django

FOLDER = Path(__file__).parent / "letters" / "later"
PRINTED = ("h1", "h2", "p")
# Hard spaces stay: an amount or a date must not break over two lines.
WHITE_SPACE = re.compile(r"[ \t\n]+")
EARLIER = [
    {"soort": "wijziging", "kenmerk": "VB-1", "datum": "2025-03-03"},
    {"soort": "verlenging", "kenmerk": "VB-2", "datum": "2026-04-07"},
]
LATER_DECISION = {"soort": "verlenging", "kenmerk": "VB-2028-0001", "datum": "2028-03-01"}
TWO_TERMIJNEN = [
    {"datum": "2028-09-01", "bedrag": 100_000_000},
    {"datum": "2028-12-01", "bedrag": 50_000_050},
]
NOT_THE_PERIOD: dict[str, Any] = {"besteden": None, "eindverslag_uiterlijk": None}
NOT_THE_AMOUNT: dict[str, Any] = {"bedrag": None, "verschil": None, "betalen_uiterlijk": None}
Change = Callable[[Any], Any]


def _changed(**values: Any) -> Change:
    """The facts with other values; a name with `__` goes one step down."""

    def change(facts: Any) -> Any:
        for name, value in values.items():
            *above, last = name.split("__")
            place = facts
            for step in above:
                place = place[step]
            place[last] = value
        return facts

    return change


def _lower(facts: Any) -> Any:
    granted = facts["verleend"]["bedrag"]
    return facts | {
        "bedrag": granted | {"cent": granted["cent"] - 100},
        "verschil": granted | {"cent": -100},
        "betalen_uiterlijk": None,
    }


def _recovered_before(facts: Any) -> Any:
    facts["eerder_teruggevorderd"] = facts["bedrag"] | {"cent": 10_000_000}
    facts["bedrag"]["cent"] -= 10_000_000
    return facts


COMMON: dict[str, Change] = {
    "zoals altijd": _changed(),
    "na eerdere wijzigingen": _changed(verleend__gewijzigd=EARLIER),
    "in de plaats van een ander": _changed(vervangt=LATER_DECISION),
    "met een rechtsgrond": _changed(rechtsgrond="artikel 14 & 15 van het <Besluit>"),
    "met een e-mailadres": _changed(rechtsmiddel__email="bezwaar@example.org"),
    "zonder e-mailadres": _changed(rechtsmiddel__email=None),
    "met voorbeeldwaarden": _changed(
        voorbeeld=["kenmerk", "datum", "verleend.besluit.datum", "rechtsmiddel.adres"]
    ),
}
OF_KIND: dict[str, dict[str, Change]] = {
    "wijziging": {
        "minder geld": _lower,
        "alleen de periode": _changed(**NOT_THE_AMOUNT),
        "alleen het bedrag": _changed(**NOT_THE_PERIOD),
        "alleen woorden": _changed(**NOT_THE_AMOUNT, **NOT_THE_PERIOD),
        "uit eigen beweging": _changed(verzoek__ontvangen=None),
        "op een verzoek met kenmerk": _changed(verzoek__kenmerk="VB-9"),
        "zonder rekening": _changed(rekening=None),
    },
    "verlenging": {"op een verzoek zonder kenmerk": _changed(verzoek__kenmerk=None)},
    "vaststelling": {
        "zonder dag van ontvangst": _changed(verantwoording_ontvangen=None),
        "met termijnen": _changed(nog_te_betalen=TWO_TERMIJNEN),
        "met een termijn": _changed(nog_te_betalen=TWO_TERMIJNEN[:1]),
    },
    "lagere vaststelling": {
        "zonder dag van ontvangst": _changed(
            verantwoording_ontvangen=None, mededeling_uiterlijk=None
        ),
        "met termijnen": _changed(nog_te_betalen=TWO_TERMIJNEN),
        "zonder rechtsgrond": _changed(rechtsgrond=None),
    },
    "terugvordering": {
        "na een eerdere": _recovered_before,
        "zonder vaststelling": _changed(vastgesteld=None),
        "op een vaste dag": _changed(betalen__uiterlijk="2028-09-01", betalen__weken=None),
        "met een betaalverzoek": _changed(betalen__rekening=None, betalen__tenaamstelling=None),
        "zonder verantwoording": _changed(verantwoording_ontvangen=None, mededeling_uiterlijk=None),
    },
    "intrekking": {
        "van een later besluit": _changed(bedrag=None, vervangt=LATER_DECISION),
        "zonder termijnen": _changed(nog_te_betalen=[]),
    },
    "afwijzing": {"op een verzoek zonder kenmerk": _changed(verzoek__kenmerk=None)},
}
# Only a bijzondere uitkering is also recovered without an account (Besluit, article 17 lid 6).
IMPOSSIBLE = [("terugvordering", "SPUK", "zonder verantwoording")]


def variations(kind: str, regime: str) -> dict[str, Any]:
    """The facts of each variation of one letter."""
    from tests.disbursement.beschikking.later_samples import later_sample

    return {
        name: change(later_sample(kind, regime))
        for name, change in (COMMON | OF_KIND[kind]).items()
        if (kind, regime, name) not in IMPOSSIBLE
    }


def words_of(facts: Any) -> list[str]:
    """Every heading and paragraph of a letter, in order."""
    from disbursement.beschikking.rendering.letter import letter_blocks, letter_html

    html = letter_html(facts, letter_blocks(facts))
    document = ElementTree.fromstring(html.partition("<!DOCTYPE html>")[2])  # noqa: S314
    return [_text(place) for place in document.iter() if place.tag in PRINTED]


def written(kind: str, regime: str) -> str:
    """The words of every variation; of all but the first only what is not in the first."""
    return "\n".join(_sections(kind, regime)) + "\n"


def _sections(kind: str, regime: str) -> Iterator[str]:
    first: list[str] = []
    for name, facts in variations(kind, regime).items():
        words = words_of(facts)
        yield f"== {name}"
        yield from _difference(first, words) if first else words
        first = first or words


def _difference(first: list[str], words: list[str]) -> Iterator[str]:
    """The paragraphs that differ, with the number of their place."""
    from difflib import SequenceMatcher

    for tag, start, end, begin, stop in SequenceMatcher(
        None, first, words, autojunk=False
    ).get_opcodes():
        if tag != "equal":
            yield from (f"{start + index} - {text}" for index, text in enumerate(first[start:end]))
            yield from (f"{begin + index} + {text}" for index, text in enumerate(words[begin:stop]))


def _text(place: ElementTree.Element) -> str:
    return WHITE_SPACE.sub(" ", "".join(place.itertext())).strip(" ")


def path_of(kind: str, regime: str) -> Path:
    """Where the words stand that were agreed."""
    return FOLDER / f"{kind.replace(' ', '-')}-{regime}.txt"


def write_all() -> None:
    """Agree to the words as they are now."""
    from tests.disbursement.beschikking.later_samples import EVERY_LETTER

    FOLDER.mkdir(exist_ok=True)
    for kind, regime in EVERY_LETTER:
        path_of(kind, regime).write_text(written(kind, regime))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regiodeals.settings.test")
    django.setup()
    write_all()
