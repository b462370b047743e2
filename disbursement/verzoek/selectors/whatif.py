"""What granting a request would change, on top of the requests that come before it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from disbursement.beschikking.selectors import moves_of, spending_until_on
from disbursement.verzoek.models import Verzoek, VerzoekKind
from disbursement.verzoek.selectors.duties import DutyRow, duties_of
from disbursement.verzoek.selectors.programme import (
    Part,
    programme_after,
    programme_on,
    schedule_now,
    schedule_of,
)
from regiodeals.common.words import dutch

PERIOD = dutch("Einde van de bestedingsperiode")
NOTHING_LEFT = dutch(
    "Wordt een eerder verzoek toegekend, dan is de gevraagde laatste dag niet later meer. Dan"
    " valt er niets te verlengen."
)
BEYOND_THE_DEAL = dutch(
    "De gevraagde laatste dag ligt na het einde van de Regio Deal zelf. Dat einde staat in het"
    " convenant en verandert niet door dit besluit. Beoordeel of dat klopt."
)


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day now, after the earlier requests, and after this one; None where it is not owed."""

    what: str
    now: date | None
    between: date | None
    after: date | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PartRow:
    """An amount, with its day for a termijn: now, after the earlier requests, after this one."""

    what: str
    now: Part | None
    between: Part | None
    after: Part | None
    is_termijn: bool = False

    @property
    def difference(self) -> int:
        """What this request adds to what the earlier ones leave."""
        before = self.between.cents if self.between else 0
        return (self.after.cents if self.after else 0) - before


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything that would move; `earlier` are the open requests that are decided first.

    `duties` are all open obligations of the deal, also those that stay.
    """

    days: tuple[DayRow, ...] = ()
    parts: tuple[PartRow, ...] = ()
    duties: tuple[DutyRow, ...] = ()
    earlier: tuple[Verzoek, ...] = ()
    notes: tuple[str, ...] = ()


def preview_of(verzoek: Verzoek, day: date) -> Preview:
    """What would change if the request were granted on a day; changes nothing itself.

    Computed anew each time: what an earlier request changed, or would change, comes first.
    """
    earlier = [row for row in verzoek.earlier_open if row.kind == verzoek.kind]
    first, duties = tuple(verzoek.earlier_open), duties_of(verzoek)
    if verzoek.kind == VerzoekKind.VERLENGING:
        days, notes = _days(verzoek, earlier, day)
        return Preview(days=days, notes=notes, earlier=first, duties=duties)
    parts = _parts(verzoek, earlier, day)
    return Preview(parts=parts, earlier=first, duties=duties)


def _days(
    verzoek: Verzoek, earlier: Sequence[Verzoek], day: date
) -> tuple[tuple[DayRow, ...], tuple[str, ...]]:
    uitkering, wished = verzoek.uitkering, verzoek.spend_until
    now = spending_until_on(uitkering, day)
    if now is None or wished is None:
        return (), ()
    between = max([now, *(row.spend_until for row in earlier if row.spend_until)])
    moved = {move.what: move for move in moves_of(uitkering, spend_until=wished)}
    first = {move.what: move for move in moves_of(uitkering, spend_until=between)}
    rows = [
        DayRow(
            what,
            move.before,
            first[what].after if what in first else move.before,
            moved[what].after if what in moved else move.before,
            move.note,
        )
        for what, move in (first | moved).items()
    ]
    notes = [NOTHING_LEFT] if wished <= between else []
    if uitkering.deal.ends_on is not None and wished > uitkering.deal.ends_on:
        notes.append(BEYOND_THE_DEAL)
    period = DayRow(PERIOD, now, between, wished)
    return (period, *sorted(rows, key=_by_day)), tuple(notes)


def _by_day(row: DayRow) -> date:
    return row.after or row.between or row.now or date.max


def _parts(verzoek: Verzoek, earlier: Sequence[Verzoek], day: date) -> tuple[PartRow, ...]:
    uitkering = verzoek.uitkering
    stands: Callable[..., list[Part]]
    if verzoek.kind == VerzoekKind.HERVERDELING:
        now = programme_on(uitkering, day)
        stands = programme_after
    elif verzoek.kind == VerzoekKind.TERMIJNEN:
        now = schedule_now(uitkering)
        stands = _schedule_after
    else:
        return ()
    between = now
    for row in earlier:
        between = stands(between, row)
    after = stands(between, verzoek)
    columns = [{part.key: part for part in parts} for parts in (now, between, after)]
    names = {key: part.name for column in columns for key, part in column.items()}
    is_termijn = verzoek.kind == VerzoekKind.TERMIJNEN
    return tuple(
        PartRow(
            name,
            now=columns[0].get(key),
            between=columns[1].get(key),
            after=columns[2].get(key),
            is_termijn=is_termijn,
        )
        for key, name in names.items()
    )


def _schedule_after(_parts_before: list[Part], verzoek: Verzoek) -> list[Part]:
    """Another schedule takes the place of the whole of the former one."""
    return schedule_of(verzoek)
