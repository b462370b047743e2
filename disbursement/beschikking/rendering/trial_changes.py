"""What makes an invented letter as long, and as short, as it can be."""

from collections.abc import Callable, Mapping
from typing import Any

LONG_NAME = "Voorbeeldgemeenschap aan het Water " * 4
LONG_SENTENCE = "Dit is een bevinding die zo lang is als een behandelaar haar maar schrijft. " * 4
MANY = 40
# Loosely typed: it takes the facts apart, and changes them in place.
Change = Callable[[Any], None]


def as_it_is(_facts: Any) -> None:
    """The ordinary letter."""


def stretch(facts: Any) -> None:
    """The longest names that a record can hold."""
    facts["deal"]["naam"] = f"Regio Deal {LONG_NAME}".strip()
    facts["geadresseerde"] |= {"naam": LONG_NAME.strip(), "regels": [LONG_NAME[:60].strip()] * 5}
    facts["rechtsmiddel"] |= {"adres": LONG_NAME.strip(), "email": f"{'bezwaar.' * 8}a@example.org"}
    facts["ondertekening"] |= {"naam": LONG_NAME[:70].strip(), "functie": LONG_NAME.strip()}


def strip(facts: Any) -> None:
    """Nothing that may be unknown."""
    facts["uw_kenmerk"] = facts["rechtsmiddel"]["email"] = None


def _long_verlening(facts: Any) -> None:
    stretch(facts)
    facts["betaling"]["tenaamstelling"] = LONG_NAME.strip()
    facts["andere_verplichtingen"] = [LONG_SENTENCE.strip()] * 5
    for reason in facts["motivering"]:
        reason |= {"bevinding": LONG_SENTENCE.strip(), "oordeel": "afwijking"}
    line = facts["programmalijnen"][0]
    line["doel"] = LONG_SENTENCE.strip()
    nothing = {"naam": LONG_NAME.strip(), "rijk": 0, "publiek": 0, "privaat": 0, "totaal": 0}
    line["activiteiten"] += [nothing] * MANY
    if facts["regime"] == "SPUK":
        facts["verantwoording"] |= {"sisa_code": "X00", "bcf_buiten_sisa": True}


def _short_verlening(facts: Any) -> None:
    strip(facts)
    facts["voortgang"] = facts["deal"]["verzoek_datum"] = None
    facts["andere_verplichtingen"] = []
    for reason in facts["motivering"]:
        reason["oordeel"] = "voldaan"
    whole = facts["betaling"]["totaal"]
    facts["betaling"] |= {
        "rekening": None,
        "termijnen": [{"datum": None, "bedrag": whole}],
        "bcf": None,
    }
    facts["verantwoording"] |= {"sisa_code": None, "bcf_buiten_sisa": None}


VERLENING: Mapping[str, Change] = {
    "gewoon": as_it_is,
    "lang": _long_verlening,
    "kort": _short_verlening,
}
