"""The papers of a year as rows of a file, each with what the checks find."""

from collections.abc import Iterator, Sequence
from typing import Any

from disbursement.verantwoording.models import Verantwoording
from disbursement.verantwoording.rendering.rows import paper_row
from disbursement.verantwoording.selectors import findings_of, obligations_of_papers
from regiodeals.common.export import CellType, Column
from regiodeals.common.words import dutch, joined
from regiodeals.legal.grant_rules import Finding, Outcome

AMOUNT, DAY = CellType.AMOUNT, CellType.DAY
COLUMNS = (
    Column(dutch("Jaar"), CellType.NUMBER, 8),
    Column(dutch("Tranche"), CellType.NUMBER, 8),
    Column(dutch("Deal"), width=32),
    Column(dutch("Regiokassier"), width=32),
    Column(dutch("Stuk"), width=28),
    Column(dutch("Stand"), width=16),
    Column(dutch("Uiterste dag"), DAY),
    Column(dutch("Ontvangen op"), DAY),
    Column(dutch("Beschikkingsnummer"), width=20),
    Column(dutch("Besteed in het jaar"), AMOUNT, 20),
    Column(dutch("Tot en met het jaar"), AMOUNT, 20),
    Column(dutch("Waarvan cofinanciering"), AMOUNT, 20),
    Column(dutch("Waarvan uitvoeringskosten"), AMOUNT, 20),
    Column(dutch("Fouten en onzekerheden"), AMOUNT, 20),
    Column(dutch("Munt"), width=8),
    Column(dutch("Eindverantwoording"), width=18),
    Column(dutch("Voldoet niet"), CellType.NUMBER),
    Column(dutch("Ter beoordeling"), CellType.NUMBER),
    Column(dutch("Wat de controles vinden"), width=80),
)


def cells(papers: Sequence[Verantwoording]) -> Iterator[Sequence[Any]]:
    """Each paper with its last day, its figures, and what does not comply."""
    owed, findings = obligations_of_papers(papers), findings_of(papers)
    for paper in papers:
        found = findings.get(paper.pk, ()) if paper.current else ()
        row = paper_row(paper, owed.get(paper.pk))
        yield (
            paper.year,
            row["deal"].tranche.number,
            row["deal"].name,
            row["kassier"].name,
            str(paper),
            row["word"],
            row["due_on"],
            *_figures(paper),
            *_checks(found),
        )


def _figures(paper: Verantwoording) -> Sequence[Any]:
    """What was delivered; nothing of it is known before."""
    delivery = paper.current
    currency = paper.uitkering.currency
    if delivery is None:
        return (*(None,) * 7, currency, None)
    return (
        delivery.received_on,
        delivery.kenmerk,
        delivery.spent_cents,
        delivery.cumulative_cents,
        delivery.cofinanced_cents,
        delivery.execution_cents,
        delivery.errors_cents,
        currency,
        {True: dutch("ja"), False: dutch("nee"), None: None}[delivery.is_final],
    )


def _checks(findings: Sequence[Finding]) -> Sequence[Any]:
    """How many checks ended badly, and what each of them says."""
    if not findings:
        return (None, None, None)
    wrong = [row for row in findings if row.outcome is Outcome.VOLDOET_NIET]
    open_ = [row for row in findings if row.outcome is Outcome.TER_BEOORDELING]
    said = [joined(": ", (row.title, row.finding)) for row in (*wrong, *open_)]
    return (len(wrong), len(open_), joined("; ", said))
