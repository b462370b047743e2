"""A beschikking that has been made known, quickly, and the days on which its term ends."""

from datetime import UTC, date, datetime
from typing import Any

from disbursement.beschikking import services as beschikkingen
from disbursement.beschikking.models import Beschikking
from regiodeals.documents import services as documents
from tests import builders
from tests.builders import Cast

# Made known on Monday 18 November 2024: until Monday 30 December, by post until 6 January.
LAST_DAY = date(2024, 12, 30)
FINAL_FROM = date(2024, 12, 31)
LAST_POST_DAY = date(2025, 1, 6)
DAY_OF_THE_JOB = date(2025, 1, 7)


def at(day: date, hour: int = 11) -> datetime:
    """A moment of that day, in the morning on every clock of the Kingdom unless said otherwise."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def announced(cast: Cast, grant: Any = None) -> Beschikking:
    """Bekendgemaakt; what stands in the letter is not the matter here."""
    return announce(cast.signed(grant), cast)


def announce(row: Beschikking, cast: Cast) -> Beschikking:
    """Make known what has been signed."""
    assert row.document_id is not None
    assert documents.fulfil(row.document_id, lambda: b"%PDF-1.7 " + str(row.pk).encode())
    return beschikkingen.announce_beschikking(beschikking_id=row.pk, actor=cast.drafter)


def announced_on_saba(cast: Cast) -> Beschikking:
    """The same for an island."""
    return announced(cast, builders.saba(cast.drafter))


def fresh(row: Any) -> Any:
    """The row as the database has it."""
    return type(row).objects.get(pk=row.pk)
