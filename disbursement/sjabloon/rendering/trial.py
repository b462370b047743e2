"""Trial letters: the same engine and layout as the letters that count, with invented facts.

The layout of a letter lives in a room above this one, which registers here how to make its trial
letters, as a panel is registered on the page of a deal.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass

from disbursement.sjabloon.rendering.wording import Wording
from regiodeals.common.errors import DomainError, WrongState
from regiodeals.common.words import dutch

MOST_PAGES = 20
REMEDY = "rechtsmiddel"


@dataclass(frozen=True)
class TrialLetter:
    """A letter made of invented facts: the PDF, and the texts and the HTML that it came from."""

    pdf: bytes
    pages: int
    html: str
    blocks: Mapping[str, str]


@dataclass(frozen=True)
class TrialResult:
    """What came of one trial letter; no problems means that it is good."""

    name: str
    pages: int
    sha256: str
    problems: list[str]


Maker = Callable[[], TrialLetter]
# The instrument and the wording, to trial letters by name.
Makers = Callable[[str, Wording], dict[str, Maker]]
_makers: dict[str, Makers] = {}


def register_letters(kind: str, makers: Makers) -> None:
    """Say how the trial letters of a kind are made; called from AppConfig.ready()."""
    _makers[kind] = makers


def try_out(kind: str, instrument: str, wording: Wording) -> list[TrialResult]:
    """Make every trial letter and judge it."""
    return [_judged(name, make) for name, make in _makers_of(kind)(instrument, wording).items()]


def example(kind: str, instrument: str, wording: Wording) -> bytes:
    """The first trial letter, to look at; raises DomainError when it cannot be made."""
    makers: Iterator[Maker] = iter(_makers_of(kind)(instrument, wording).values())
    return next(makers)().pdf


def passed(results: list[TrialResult]) -> bool:
    """Whether there are letters and all of them are good."""
    return bool(results) and not any(result.problems for result in results)


def as_report(results: list[TrialResult]) -> list[dict[str, object]]:
    """The results as they are kept with the version."""
    return [asdict(result) for result in results]


def _makers_of(kind: str) -> Makers:
    if kind not in _makers:
        raise WrongState(
            dutch(
                "Voor de soort ‘{soort}’ kan het programma nog geen proefbrief maken.", soort=kind
            )
        )
    return _makers[kind]


def _judged(name: str, make: Maker) -> TrialResult:
    try:
        letter = make()
    except DomainError as error:
        return TrialResult(name, pages=0, sha256="", problems=[str(error)])
    digest = hashlib.sha256(letter.pdf).hexdigest()
    return TrialResult(name, letter.pages, digest, list(_problems(letter)))


def _problems(letter: TrialLetter) -> Iterator[str]:
    if letter.pages > MOST_PAGES:
        yield f"De brief heeft {letter.pages} bladzijden; ten hoogste {MOST_PAGES} is goed."
    if not letter.blocks.get(REMEDY):
        yield "De rechtsmiddelenclausule ontbreekt (Awb 3:45; WarBES 16 lid 4)."
    for name, text in letter.blocks.items():
        if text not in letter.html:
            yield f"Het blok ‘{name}’ staat niet in de brief."
    if "{{" in letter.html or "}}" in letter.html:
        yield "Een invulveld is niet ingevuld."
