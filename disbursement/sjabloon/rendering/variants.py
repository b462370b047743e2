"""The texts of an earlier tranche: they replace some blocks of a template, the others are its own.

The register has one wording per kind and instrument, that of chapter 2 of the Besluit. What another
rule makes untrue of it stands here, by tranche: which rule, on what it rests, who granted. As with
the model letters, what came with the program is frozen; a change is another number.
"""

import json
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from django.conf import settings

from disbursement.sjabloon.rendering.wording import Wording
from regiodeals.common.errors import WrongState
from regiodeals.common.words import dutch


@dataclass(frozen=True)
class Variant:
    """The blocks that a tranche words in its own way, by kind of decision."""

    tranche: int
    number: int
    texts: dict[str, dict[str, str]]

    @property
    def name(self) -> str:
        """'tranche-4@1': what a letter pins."""
        return f"tranche-{self.tranche}@{self.number}"


@cache
def all_variants() -> tuple[Variant, ...]:
    """Every variant that came with the program, the latest number of a tranche last."""
    folder: Path = settings.BASE_DIR / "fixtures" / "tekstvarianten"
    found = (json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json"))
    rows = [Variant(data["tranche"], data["nummer"], data["teksten"]) for data in found]
    return tuple(sorted(rows, key=lambda row: (row.tranche, row.number)))


def variant_for(tranche: int, kind: str) -> Variant | None:
    """What a letter of today pins; None for a tranche that is worded as the register has it."""
    rows = [row for row in all_variants() if row.tranche == tranche and kind in row.texts]
    return rows[-1] if rows else None


def varied(wording: Wording, kind: str, name: str) -> Wording:
    """The wording with the blocks of the variant that a letter pins.

    Raises WrongState for a variant that did not come with this program.
    """
    for row in all_variants():
        if row.name == name and kind in row.texts:
            return replace(wording, texts={**wording.texts, **row.texts[kind]})
    raise WrongState(
        dutch("De tekst van ‘{naam}’ voor de {soort} is er niet.", naam=name, soort=kind)
    )
