"""Which version of the wording a letter gets, and that wording filled in."""

from datetime import date

from disbursement.beschikking.rendering.letter_facts import LetterFacts
from disbursement.beschikking.rendering.merge_values import left_out, values_of
from disbursement.beschikking.rendering.shared_texts import Texts
from disbursement.sjabloon.rendering.of_version import pinned_wording
from disbursement.sjabloon.rendering.variants import varied
from disbursement.sjabloon.rendering.wording import Wording
from disbursement.sjabloon.selectors import version_for
from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.errors import RequirementsUnmet
from regiodeals.common.words import dutch
from regiodeals.legal.grant_rules import Instrument


def pin_for(kind: str, instrument: str, day: date) -> str:
    """'verlening@2': the version that a letter of `day` is made with, for its facts.

    Raises RequirementsUnmet when no version holds on that day.
    """
    version = version_for(kind, instrument, day)
    if version is None:
        raise RequirementsUnmet(
            [
                dutch(
                    "Op {dag} geldt er geen sjabloon voor de {soort} van een {uitkering}. Laat"
                    " eerst een tekst publiceren.",
                    dag=plain_date(day),
                    soort=kind,
                    uitkering=instrument,
                )
            ]
        )
    return f"{kind}@{version.number}"


def wording_of(facts: LetterFacts) -> Wording:
    """The wording that these facts pin.

    Raises WrongState when the register does not know the version.
    """
    number = int(facts["sjabloonversie"].rpartition("@")[2])
    wording = pinned_wording(facts["soort"], Instrument[facts["regime"]].value, number)
    variant = facts.get("tekstvariant")
    return varied(wording, facts["soort"], variant) if variant else wording


def with_wording(texts: Texts, kind: str, wording: Wording) -> Texts:
    """The texts of a letter with its blocks as `tekst`.

    Raises UnfilledBlock, which names the block and the value, when one cannot be filled.
    """
    blocks = wording.filled(values_of(kind, texts), left_out=left_out(kind, texts))
    return {**texts, "tekst": blocks}
