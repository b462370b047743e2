"""Load the boundaries of a file of the operator's own for the map of a board, or take them away."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.board.models import CURRENT, LONGEST_SOURCE, Boundaries
from regiodeals.board.places import ISLANDS, MAINLAND, inside, places
from regiodeals.board.policies import may_keep_boundaries
from regiodeals.borders import Found, Outline, Refused, outlines_of, read
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.party.models import Area

NO_SOURCE = dutch(
    "Noem in ten hoogste {aantal} tekens van wie de grenzen zijn, bijvoorbeeld “CBS, wijk- en"
    " buurtkaart 2024”. Dat staat onder de kaart.",
    aantal=LONGEST_SOURCE,
)
NOTHING_THERE = dutch("Er zijn geen grenzen geladen. De kaart is die van de tegels.")
BUSY = dutch(
    "Iemand anders laadde zojuist grenzen. Er is niets gewijzigd. Kijk eerst wat er nu staat."
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of a file: how many areas, and of how many points how many are left."""

    boundaries: Boundaries
    areas: int
    points_read: int
    points_kept: int
    others: int


@in_turn()
def load_boundaries(*, content: bytes, code_property: str, source: str, actor: User) -> Loaded:
    """Draw the map with the boundaries in a GeoJSON file from now on.

    All provinces must be in it; an island may be left out and keeps its tile. What was loaded
    before is kept on record. Raises NotAllowed, and InvalidInput with what is wrong with the file.
    """
    workflow.require(may_keep_boundaries, None, actor)
    source = " ".join(source.split())
    if not source or len(source) > LONGEST_SOURCE or "\0" in source:
        raise InvalidInput(NO_SOURCE)
    try:
        found = read(content, code_property, places())
    except Refused as error:
        raise InvalidInput(str(error)) from error
    outlines = _outlines(found)
    try:
        boundaries = _replace(content, source, outlines, actor)
    except IntegrityError as error:
        raise WrongState(BUSY) from error
    return Loaded(
        boundaries=boundaries,
        areas=len(outlines),
        points_read=found.positions,
        points_kept=sum(outline.points for outline in outlines.values()),
        others=found.others,
    )


def _outlines(found: Found) -> Mapping[str, Outline]:
    missing = [area.label for area in Area if area not in found.rings and area not in ISLANDS]
    if missing:
        raise InvalidInput(
            dutch(
                "In het bestand ontbreekt: {wat}. Een provincie heeft de code pv20 tot en met"
                " pv31, een eiland col01, col02 of col03.",
                wat=", ".join(map(str, missing)),
            )
        )
    mainland = {code: rings for code, rings in found.rings.items() if code not in ISLANDS}
    drawn = dict(outlines_of(mainland, MAINLAND))
    for area, frame in ISLANDS.items():
        if area in found.rings:
            drawn |= outlines_of({area.value: found.rings[area]}, inside(frame))
    return drawn


@transaction.atomic
def _replace(
    content: bytes, source: str, outlines: Mapping[str, Outline], actor: User
) -> Boundaries:
    before = _take_away(actor)
    boundaries = Boundaries.objects.create(
        source=source,
        sha256=hashlib.sha256(content).hexdigest(),
        outlines={
            code: {"path": one.path, "x": one.x, "y": one.y} for code, one in outlines.items()
        },
        loaded_at=clock.now(),
        loaded_by=actor,
    )
    instead = f", in plaats van {before}" if before else ""
    audit.record(
        boundaries,
        action="regiodeals.boundaries.load",
        sentence=f"Grenzen op de kaart gezet: {boundaries}{instead}",
        actor=actor,
        details={"sha256": boundaries.sha256, "gebieden": sorted(outlines)},
    )
    return boundaries


@in_turn()
@transaction.atomic
def remove_boundaries(*, actor: User) -> Boundaries:
    """Draw the map with tiles again. Raises NotAllowed, and WrongState when it already is."""
    workflow.require(may_keep_boundaries, None, actor)
    boundaries = _take_away(actor)
    if boundaries is None:
        raise WrongState(NOTHING_THERE)
    audit.record(
        boundaries,
        action="regiodeals.boundaries.remove",
        sentence=f"Grenzen van de kaart gehaald: {boundaries}",
        actor=actor,
    )
    return boundaries


def _take_away(actor: User) -> Boundaries | None:
    found = Boundaries.objects.filter(CURRENT).select_for_update().first()
    if found is not None:
        found.removed_at, found.removed_by = clock.now(), actor
        found.save(update_fields=["removed_at", "removed_by"])
    return found
