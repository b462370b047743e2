"""What the sources do not say of the deals, invented for the demonstration and labelled so.

The JSON files beside this one are the whole set. Amounts are thousands of euros, moments are times
in The Hague, and `voorbeeld` says of a signatory whether it is invented; `bron` names the source of
what is not. Facts live in fixtures/ and nothing here goes there.
"""

import json
from datetime import datetime
from pathlib import Path
from typing import Any, NotRequired, TypedDict

from regiodeals.common.clock import AMSTERDAM

FOLDER = Path(__file__).parent
CENTS = 1_000 * 100


class Person(TypedDict):
    """Somebody with an account, a role, and the organisations he or she acts or signs for.

    Who signs for a kassier (`tekent`) or manages the people of its region (`beheert`) has that role
    in each deal of the kassier; a manager has no other.
    """

    account: str
    voornaam: str
    achternaam: str
    rol: NotRequired[str]
    organisaties: list[str]
    tekent: NotRequired[bool]
    beheert: NotRequired[bool]


class Address(TypedDict):
    """Where a letter to a public body goes: its board is known, the lines are invented.

    Who has no `mail` never consented, and gets its decision by post. `taal`: in which language
    it is written to, Dutch without it.
    """

    organisatie: str
    bestuur: str
    adres: list[str]
    mail: str
    taal: NotRequired[str]


class _Amounts(TypedDict, total=False):
    privaat: int
    natura: int
    van_het_rijk: int


class Activity(_Amounts):
    """What the Rijk and the region put in; what comes from the Rijk by another way never counts."""

    naam: str
    rijk: int
    publiek: int


class ProgrammeLine(TypedDict):
    """A programmalijn with its goal and its activities."""

    naam: str
    doel: str
    activiteiten: list[Activity]


class Signatory(TypedDict):
    """An office that signs; its holder is None when that is not known."""

    organisatie: str
    ambt: str
    naam: str | None
    coordinerend: bool
    voorbeeld: bool


class Signing(TypedDict):
    """Who signs, and the day; both lists are empty where the facts hold the signatures."""

    getekend_op: str
    rijk: list[Signatory]
    regio: list[Signatory]


class Rate(TypedDict):
    """An exchange rate."""

    dollar_per_euro: str
    op: str
    bron: str


class Instalment(TypedDict):
    """A part of the advance; without a day it is paid within six weeks."""

    bedrag: int
    uiterlijk: str | None


class Grant(TypedDict):
    """What the kassier sends in."""

    begroting_ontvangen: str
    kenmerk_kassier: str
    besteden_van: str
    besteden_tot_en_met: str
    rekening: str
    op_naam_van: str
    btw_deel: int
    koers: Rate | None
    termijnen: list[Instalment]


class Meeting(TypedDict):
    """Day and place of the first overleg."""

    op: str
    plaats: str


class Return(TypedDict):
    """The reviewer sends a draft back, and the drafter sends it in again."""

    op: str
    opmerking: str
    opnieuw_op: str


class Course(TypedDict):
    """When each thing happens; after the first None the deal waits."""

    voorbereiding: str
    convenant: str
    uitkering: str
    toetsing: str | None
    teruggestuurd: Return | None
    akkoord: str | None
    handtekening: str | None
    bekendmaking: str | None
    overleg: str | None
    uitnodiging: str | None


class DealInvention(TypedDict):
    """Everything that is added to one deal. `voorbeeldvelden` are the fields that get a label."""

    naam: str
    bron: str | None
    behandelaar: str
    velden: dict[str, Any]
    voorbeeldvelden: list[str]
    programmalijnen: list[ProgrammeLine]
    convenant: Signing
    kassier: str
    uitkering: Grant
    overleg: Meeting | None
    verloop: Course


class Ministry(TypedDict):
    """The sender of the letters and the office of the signatory, by field of their models."""

    afzender: dict[str, str]
    ambt: dict[str, str]
    mandaat: dict[str, Any]
    betaalrekeningen: list[dict[str, Any]]
    bank_buiten_sepa: dict[str, Any]


class Column(TypedDict):
    """A column of the SiSa annex; its kind follows from what it means."""

    meaning: str
    label: str
    control: str
    is_required: bool


class SisaEdition(TypedDict):
    """What the annex asks, the same in each of these years."""

    jaren: list[int]
    code: str
    tolerance_percent: int
    source: str
    indicatoren: list[Column]


def sisa() -> SisaEdition:
    """The SiSa annex, of which code and columns are not known."""
    found: SisaEdition = _read("sisa.json")
    return found


def people() -> list[Person]:
    """Everybody with an account."""
    found: list[Person] = _read("people.json")
    return found


def addresses() -> list[Address]:
    """Where the kassiers have their letters sent."""
    found: list[Address] = _read("addresses.json")
    return found


def ministry() -> Ministry:
    """Sender and mandate."""
    found: Ministry = _read("ministry.json")
    return found


def deals() -> list[DealInvention]:
    """The deals of the story, in the order of their names."""
    found: list[DealInvention] = [
        _read(file.relative_to(FOLDER)) for file in sorted((FOLDER / "deals").glob("*.json"))
    ]
    return found


def played_in_full() -> list[DealInvention]:
    """The deals that the story takes as far as their first overleg."""
    return [deal for deal in deals() if deal["verloop"]["bekendmaking"] is not None]


def moment(text: str) -> datetime:
    """'2024-12-05 10:10' in The Hague as a moment."""
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=AMSTERDAM)


def _read(name: str | Path) -> Any:
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))
