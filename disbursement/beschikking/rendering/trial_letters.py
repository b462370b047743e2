"""Letters with invented facts, to try a wording out: an ordinary one, the longest, the shortest.

The longest uses every sentence that can be printed and values as long as a record can hold; the
shortest leaves out all that may be unknown. Where sentences exclude each other there are more.
"""

import json
from collections.abc import Mapping
from copy import deepcopy
from functools import cache, partial
from io import BytesIO
from typing import Any

from django.conf import settings

from disbursement.beschikking.rendering.later.trial_changes import LATER_CHANGES
from disbursement.beschikking.rendering.letter import letter_blocks, letter_html, print_letter
from disbursement.beschikking.rendering.trial_changes import VERLENING, Change
from disbursement.sjabloon.rendering.trial import Maker, TrialLetter
from disbursement.sjabloon.rendering.wording import Wording
from regiodeals.legal.decisions import DecisionKind
from regiodeals.legal.grant_rules import Instrument

WATERMARK = "CONCEPT"
CHANGES: Mapping[str, Mapping[str, Change]] = {DecisionKind.VERLENING: VERLENING, **LATER_CHANGES}


def makers(kind: str, instrument: str, wording: Wording) -> dict[str, Maker]:
    """The trial letters of a kind of decision, for one instrument."""
    regime = Instrument(instrument).name
    return {
        name: partial(_made, partial(facts_of, kind, regime, change), wording)
        for name, change in CHANGES[kind].items()
    }


def facts_of(kind: str, regime: str, change: Change) -> Any:
    """The invented facts of a letter, after a change."""
    facts = deepcopy(_sample(kind, regime))
    change(facts)
    return facts


def _made(invented: Any, wording: Wording) -> TrialLetter:
    # Reads what was made; web processes that make no trial letter go without.
    import pikepdf  # noqa: PLC0415

    facts = invented()
    texts = letter_blocks(facts, watermark=WATERMARK, wording=wording)
    html = letter_html(facts, texts)
    pdf = print_letter(facts, html, watermark=WATERMARK)
    with pikepdf.open(BytesIO(pdf)) as opened:
        return TrialLetter(pdf, len(opened.pages), html, texts["tekst"])


def _sample(kind: str, regime: str) -> Any:
    """Loosely typed, because the variants take it apart."""
    if kind == DecisionKind.VERLENING:
        return _read(f"verlening-{regime.lower()}")
    later = _read(f"na-verlening-{regime.lower()}")
    of_kind = {"soort": kind, "sjabloonversie": f"{kind}@1"}
    return {**later["elke_brief"], **later["soorten"][kind], **of_kind}


@cache
def _read(name: str) -> Any:
    path = settings.BASE_DIR / "fixtures" / "proefbrieven" / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8"))
