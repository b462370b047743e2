"""Grants that were made known with their papers, the form of a year, and filled-in files."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any

import xlsxwriter

from disbursement.beschikking.models import Beschikking
from disbursement.uitkering.models import Uitkering
from disbursement.verantwoording import services
from disbursement.verantwoording.models import (
    Control,
    Inlezing,
    Meaning,
    PaperKind,
    SisaVersie,
    Verantwoording,
    read_value,
)
from disbursement.verantwoording.models.layout import FIRST_ROW, KASSIER, SHEET, columns_of
from disbursement.verantwoording.models.sisa import KIND_OF_MEANING
from disbursement.verantwoording.running import read_inlezing
from disbursement.verantwoording.services.receive import Figures, Handed
from regiodeals.accounts.models import User
from regiodeals.documents.incoming import Cell
from regiodeals.documents.incoming.cells import NO_CELL
from regiodeals.obligations.models import Obligation
from regiodeals.party.models import Organisation
from tests import builders
from tests.builders import Cast
from tests.remembering import remembered
from tests.screens.many_deals import granted_deals

MILLION = 100_000_000
# A Monday in the summer in which the year 2025 is accounted for.
SUMMER = datetime(2026, 7, 6, 9, 0, tzinfo=UTC)
YEAR = 2025
LABELS = {
    Meaning.BESCHIKKINGSNUMMER: "Beschikkingsnummer",
    Meaning.BESTEDING: "Besteding (jaar T)",
    Meaning.COFINANCIERING: "Waarvan cofinanciering (jaar T)",
    Meaning.UITVOERINGSKOSTEN: "Waarvan voorbereiding, administratie en toezicht (jaar T)",
    Meaning.CUMULATIEF: "Cumulatieve besteding (t/m jaar T)",
    Meaning.BEVINDINGEN: "Fouten en onzekerheden",
    Meaning.EINDVERANTWOORDING: "Eindverantwoording (Ja/Nee)",
}
OPTIONAL = {Meaning.COFINANCIERING, Meaning.UITVOERINGSKOSTEN, Meaning.BEVINDINGEN}
PDF = b"%PDF-1.7\n% voorbeeld\n"


@remembered
def versie(year: int = YEAR, number: int = 1, **fields: Any) -> SisaVersie:
    """An invented edition of the form with every meaning."""
    values = {
        "tranche": builders.tranche(),
        "code": "X99",
        "valid_from": date(year, 1, 1),
        "tolerance_percent": 1,
        "source": "verzonnen voor de test",
        "is_example": True,
    }
    row = SisaVersie.objects.create(year=year, number=number, **(values | fields))
    for place, (meaning, label) in enumerate(LABELS.items(), start=1):
        row.indicatoren.create(
            number=place,
            key=meaning.value,
            label=label,
            kind=KIND_OF_MEANING[meaning],
            control=Control.RECHTMATIGHEID,
            meaning=meaning,
            is_required=meaning not in OPTIONAL,
        )
    return row


@remembered
def granted(number: int, cast: Cast, region: Organisation | None = None) -> list[Uitkering]:
    """Grants of ten million each, made known, with their papers; past most of the services."""
    region = region or builders.organisation()
    deals = granted_deals(number, region=region, cast=cast)
    grants = list(Uitkering.objects.filter(deal__in=deals).order_by("pk"))
    for grant in grants:
        open_papers(grant, cast.drafter)
    return grants


@remembered
def open_papers(grant: Uitkering, actor: User) -> Any:
    """What the bekendmaking does."""
    decision = grant.beschikkingen.order_by("-number")[0]
    return services.open_papers(uitkering_id=grant.pk, decision=decision, actor=actor)


def account(grant: Uitkering, year: int = YEAR, paper: str = PaperKind.SISA) -> Verantwoording:
    """One yearly account."""
    return Verantwoording.objects.select_related(
        "current", "uitkering__deal__tranche", "uitkering__kassier"
    ).get(uitkering=grant, paper=paper, year=year)


def kenmerk_of(grant: Uitkering) -> str:
    """The number of its first decision."""
    return str(Beschikking.objects.filter(uitkering=grant).order_by("number")[0].kenmerk)


def line(grant: Uitkering, **values: Any) -> list[Any]:
    """A row of the template about a grant: a million spent, half of it by the region."""
    filled = {
        Meaning.BESCHIKKINGSNUMMER: kenmerk_of(grant),
        Meaning.BESTEDING: 1_000_000,
        Meaning.COFINANCIERING: 500_000,
        Meaning.UITVOERINGSKOSTEN: 10_000,
        Meaning.CUMULATIEF: 1_000_000,
        Meaning.BEVINDINGEN: 0,
        Meaning.EINDVERANTWOORDING: "Nee",
    } | {Meaning(name): value for name, value in values.items()}
    return [grant.kassier.name, *(filled[meaning] for meaning in LABELS)]


def table(edition: SisaVersie, lines: Iterable[Sequence[Any]], **changes: Any) -> list[list[Any]]:
    """The rows of the template with these lines filled in."""
    columns = columns_of(edition)
    return [
        ["Sjabloon", changes.get("stamp", edition.stamp)],
        [KASSIER, *(column.indicator.full_number for column in columns)],
        ["Naam", *(column.indicator.label for column in columns)],
        *map(list, lines),
    ]


def workbook(rows: Iterable[Sequence[Any]], *, sheet: str = SHEET, merge: str = "") -> bytes:
    """The rows as a workbook; a text that begins with = becomes a formula."""
    output = io.BytesIO()
    with xlsxwriter.Workbook(output, {"in_memory": True}) as book:
        page = book.add_worksheet(sheet)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
        if merge:
            page.merge_range(merge, "samen")
    return output.getvalue()


@remembered
def brought(
    edition: SisaVersie,
    content: bytes,
    actor: User,
    *,
    name: str = "sisa.xlsx",
    received_on: date = date(2026, 7, 3),
) -> Inlezing:
    """A file that was brought and read."""
    inlezing = services.bring_file(
        versie_id=edition.pk,
        name=name,
        content=content,
        received_on=received_on,
        delivered_by="CBS",
        actor=actor,
    )
    assert read_inlezing(inlezing.pk)
    return Inlezing.objects.get(pk=inlezing.pk)


@remembered
def delivered(grant: Uitkering, cast: Cast, edition: SisaVersie, **values: Any) -> Verantwoording:
    """A grant whose account came in by a file that was confirmed."""
    content = workbook(table(edition, [line(grant, **values)]))
    inlezing = brought(edition, content, cast.drafter)
    assert inlezing.errors == []
    services.confirm_file(inlezing_id=inlezing.pk, actor=cast.drafter)
    return account(grant, edition.year)


@remembered
def judged(paper: Verantwoording, cast: Cast, outcome: str = "in_orde", **fields: Any) -> Any:
    """Judged by the reviewer."""
    return services.judge_paper(
        paper_id=paper.pk,
        delivery_id=int(paper.current_id or 0),
        outcome=outcome,
        actor=cast.reviewer,
        **fields,
    )


def handed(**fields: Any) -> Handed:
    """A paper in PDF."""
    values: dict[str, Any] = {
        "name": "stuk.pdf",
        "content": PDF,
        "received_on": date(2026, 7, 3),
        "delivered_by": "Cft",
    }
    return Handed(**(values | fields))


def figures(grant: Uitkering, **fields: Any) -> Figures:
    """The figures of a year in which a million was spent."""
    values: dict[str, Any] = {
        "kenmerk": kenmerk_of(grant),
        "spent_cents": MILLION,
        "cumulative_cents": MILLION,
        "cofinanced_cents": 0,
        "execution_cents": 0,
        "errors_cents": 0,
        "is_final": False,
    }
    return Figures(**(values | fields))


def cell(number: int, meaning: Meaning) -> str:
    """'C4': where a meaning stands in a row of the table."""
    letter = "ABCDEFGHIJ"[1 + list(LABELS).index(meaning)]
    return f"{letter}{number + FIRST_ROW - 1}"


def owed_about(paper: Verantwoording) -> Obligation:
    """The obligation about a paper."""
    return Obligation.objects.get(subject_id=paper.pk, kind=paper.paper)


def sheet_of(content: bytes) -> bytes:
    """The XML of the first sheet."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return book.read("xl/worksheets/sheet1.xml")


def read_cell(kind: str, found: Cell) -> Any:
    """The value of a cell that must be filled in."""
    return read_value(kind, found, is_required=True)


def read_empty(kind: str) -> Any:
    """What an empty cell says that must be filled in."""
    return read_cell(kind, NO_CELL)
