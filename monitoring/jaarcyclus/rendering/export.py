"""Years as rows of a file."""

from collections.abc import Iterator, Sequence
from typing import Any

from monitoring.jaarcyclus.models import Jaarcyclus
from monitoring.jaarcyclus.models.jaarcyclus import DAYS
from monitoring.jaarcyclus.rendering.year import standing_of
from monitoring.jaarcyclus.schedule import KINDS, period_of
from monitoring.jaarcyclus.selectors import duties_of
from regiodeals.common.export import CellType, Column
from regiodeals.common.words import dutch

DAY = CellType.DAY
COLUMNS = (
    Column(dutch("Deal"), width=32),
    Column(dutch("Jaar"), CellType.NUMBER, 8),
    Column(dutch("Stand"), width=24),
    Column(dutch("Te laat"), width=10),
    Column(dutch("Rapportage uiterlijk"), DAY),
    Column(dutch("Overleg uiterlijk"), DAY),
    Column(dutch("Rapportage gevraagd"), DAY),
    *(Column(status.label[:1].upper() + status.label[1:], DAY) for _field, status in DAYS),
    Column(dutch("Afgerond of beëindigd"), CellType.MOMENT, 18),
    Column(dutch("Waarom beëindigd"), width=32),
)


def cells(rows: Sequence[Jaarcyclus]) -> Iterator[Sequence[Any]]:
    """Each year with its steps; what is owed is asked once for all of them."""
    duties = duties_of({row.deal_id for row in rows})
    for row in rows:
        owed = [duties.get((row.deal_id, kind, period_of(kind, row.year))) for kind in KINDS]
        yield (
            row.deal.name,
            row.year,
            row.get_status_display(),
            dutch("ja") if standing_of(row, duties).is_late else dutch("nee"),
            *(one.due_on if one else None for one in owed),
            row.opened_on,
            *(getattr(row, field) for field, _status in DAYS),
            row.closed_at,
            row.ended_because,
        )
