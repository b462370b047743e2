"""Letters with invented facts, to try a wording out: an ordinary one, the longest, the shortest.

The longest uses every sentence that can be printed and values as long as a record can hold; the
shortest leaves out all that may be unknown.
"""

import json
from collections.abc import Callable
from copy import deepcopy
from functools import cache, partial
from io import BytesIO
from typing import Any

from django.conf import settings

from disbursement.beschikking.rendering.letter import letter_blocks, letter_html, print_letter
from disbursement.sjabloon.rendering.trial import Maker, TrialLetter
from disbursement.sjabloon.rendering.wording import Wording
from regiodeals.legal.grant_rules import Instrument

WATERMARK = "CONCEPT"
LONG_NAME = "Voorbeeldgemeenschap aan het Water " * 4
LONG_SENTENCE = "Dit is een bevinding die zo lang is als een behandelaar haar maar schrijft. " * 4
MANY = 40


def makers(instrument: str, wording: Wording) -> dict[str, Maker]:
    """The trial letters of the verlening, for one instrument."""
    variants: dict[str, Callable[[Any], None]] = {
        "gewoon": _as_it_is,
        "lang": _stretched,
        "kort": _bare,
    }
    return {
        name: partial(_made, Instrument(instrument).name, wording, change)
        for name, change in variants.items()
    }


def facts_of(regime: str, change: Callable[[Any], None]) -> Any:
    """The invented facts of a regime, after a change."""
    facts = deepcopy(_sample(regime))
    change(facts)
    return facts


def _made(regime: str, wording: Wording, change: Callable[[Any], None]) -> TrialLetter:
    # Reads what was made; web processes that make no trial letter go without.
    import pikepdf  # noqa: PLC0415

    facts = facts_of(regime, change)
    texts = letter_blocks(facts, watermark=WATERMARK, wording=wording)
    html = letter_html(facts, texts)
    pdf = print_letter(facts, html, watermark=WATERMARK)
    with pikepdf.open(BytesIO(pdf)) as opened:
        return TrialLetter(pdf, len(opened.pages), html, texts["tekst"])


@cache
def _sample(regime: str) -> Any:
    """Loosely typed, because the variants take it apart."""
    folder = settings.BASE_DIR / "fixtures" / "proefbrieven"
    return json.loads((folder / f"verlening-{regime.lower()}.json").read_text(encoding="utf-8"))


def _as_it_is(_facts: Any) -> None:
    pass


def _stretched(facts: Any) -> None:
    facts["deal"]["naam"] = f"Regio Deal {LONG_NAME}".strip()
    facts["geadresseerde"] |= {"naam": LONG_NAME.strip(), "regels": [LONG_NAME[:60].strip()] * 5}
    facts["betaling"]["tenaamstelling"] = LONG_NAME.strip()
    facts["rechtsmiddel"] |= {"adres": LONG_NAME.strip(), "email": f"{'bezwaar.' * 8}a@example.org"}
    facts["ondertekening"] |= {"naam": LONG_NAME[:70].strip(), "functie": LONG_NAME.strip()}
    facts["andere_verplichtingen"] = [LONG_SENTENCE.strip()] * 5
    for reason in facts["motivering"]:
        reason |= {"bevinding": LONG_SENTENCE.strip(), "oordeel": "afwijking"}
    line = facts["programmalijnen"][0]
    line["doel"] = LONG_SENTENCE.strip()
    nothing = {"naam": LONG_NAME.strip(), "rijk": 0, "publiek": 0, "privaat": 0, "totaal": 0}
    line["activiteiten"] += [nothing] * MANY
    if facts["regime"] == "SPUK":
        facts["verantwoording"] |= {"sisa_code": "X00", "bcf_buiten_sisa": True}


def _bare(facts: Any) -> None:
    facts["uw_kenmerk"] = facts["voortgang"] = None
    facts["deal"]["verzoek_datum"] = None
    facts["rechtsmiddel"]["email"] = None
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
