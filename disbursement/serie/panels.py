"""What the series add: tasks on the start page, their list as a file, and an act on a board."""

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse

from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.policies import may_sign
from disbursement.mandaat.selectors import bevoegdheden_of
from disbursement.serie.policies import may_make_serie, may_sign_serie
from disbursement.serie.rendering import export
from disbursement.serie.selectors import series_with_counts, to_sign_in_series
from regiodeals.accounts.models import User
from regiodeals.board.selectors import BoardAct
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.words import dutch
from regiodeals.deal.rendering import grant_by
from regiodeals.dossier import WorkItem
from regiodeals.exports.definition import Export


def work_for(user: User) -> Iterator[WorkItem]:
    """The series with letters to sign, for who may; one letter is a task of its own."""
    if not (user.is_ministry and may_sign_serie(None, user)):
        return
    for number, rows in _to_sign(user).items():
        to_start = rows[0].to_start  # type: ignore[attr-defined]
        if to_start is not None:
            yield _to_start(number, to_start, rows)
        elif len(rows) > 1:
            yield _signing(number, rows)


def _to_sign(user: User) -> dict[int, list[Beschikking]]:
    """Per serie what this person may sign now; a decision belongs to the latest of its series."""
    found: dict[int, list[Beschikking]] = {}
    waiting = list(to_sign_in_series(user))
    powers = bevoegdheden_of(user) if waiting else []
    for row in waiting:
        row.known_powers = powers
        if may_sign(row, user):
            found.setdefault(row.serie_number, []).append(row)  # type: ignore[attr-defined]
    return found


def _signing(number: int, rows: Collection[Beschikking]) -> WorkItem:
    unseen = sum(not row.is_seen for row in rows)  # type: ignore[attr-defined]
    why = dutch("u bent tekenbevoegd; u bekeek ze allemaal.")
    if unseen:
        why = dutch("u bent tekenbevoegd; u bekijkt er eerst nog {aantal}.", aantal=unseen)
    return WorkItem(
        title=dutch(
            "Serie {nummer}: onderteken {aantal} beschikkingen", nummer=number, aantal=len(rows)
        ),
        url=reverse("disbursement:serie-detail", args=[number]),
        verb=dutch("Openen"),
        why_you=why,
        if_you_wait=_if_you_wait(rows),
        due_on=_first_day(rows)[0],
        takes_along=_pages(rows),
    )


def _first_day(rows: Collection[Beschikking]) -> tuple[date | None, str]:
    """When the first of their terms ends, and of which deal; no day where none is known."""
    deals = [row.uitkering.deal for row in rows]
    days = [(day, deal.name) for deal in deals if (day := grant_by(deal)) is not None]
    return min(days, default=(None, ""))


def _pages(rows: Collection[Beschikking]) -> frozenset[str]:
    return frozenset(reverse("disbursement:beschikking-detail", args=[row.pk]) for row in rows)


def _to_start(number: int, opdracht: int, rows: Collection[Beschikking]) -> WorkItem:
    return WorkItem(
        title=dutch("Serie {nummer}: start het ondertekenen", nummer=number),
        url=reverse("disbursement:serie-opdracht", args=[opdracht]),
        verb=dutch("Openen"),
        why_you=dutch("u vroeg hierom, de controle is klaar, en alleen u kunt het starten."),
        if_you_wait=_if_you_wait(rows),
        due_on=_first_day(rows)[0],
        takes_along=_pages(rows),
    )


def _if_you_wait(rows: Collection[Beschikking]) -> str:
    last, name = _first_day(rows)
    if last is None:
        return dutch("er loopt geen termijn.")
    first = {"naam": name, "dag": long_date(last)}
    if last < clock.today():
        return dutch(
            "de wettelijke termijn van twaalf weken eindigde het eerst voor {naam}, op {dag}.",
            **first,
        )
    return dutch(
        "de wettelijke termijn van twaalf weken eindigt het eerst voor {naam}, op {dag}.", **first
    )


EXPORTS = (
    Export(
        name="series",
        title=dutch("Series"),
        page="disbursement:serie-list",
        columns=export.COLUMNS,
        rows=lambda user, _chosen: series_with_counts(user),
        cells=export.cells,
    ),
)

BOARD_ACT = BoardAct(
    label=dutch("Samen behandelen: eerst controleren"),
    url=lambda number: f"{reverse('disbursement:serie-new', args=[number])}?keuze=1",
    is_open_to=lambda user: may_make_serie(None, user),
)
