"""Lay down that a paper came in; what came before it stays on record."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from disbursement.verantwoording import policies
from disbursement.verantwoording.models import Inlezing, Levering, SisaVersie, Verantwoording
from disbursement.verantwoording.services import rows
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.errors import InvalidInput
from regiodeals.common.in_turn import in_turn
from regiodeals.documents import services as documents
from regiodeals.documents.incoming import MOST_BYTES, plain_label
from regiodeals.documents.incoming.archive import judge_workbook
from regiodeals.documents.models import Document, Kind
from regiodeals.obligations import services as obligations

PDF, XLSX = ".pdf", ".xlsx"
TYPES = {
    PDF: "application/pdf",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".csv": "text/csv",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The amounts of a yearly account, in cents of the currency of the entitlement."""

    kenmerk: str
    spent_cents: int
    cumulative_cents: int
    is_final: bool
    cofinanced_cents: int | None = None
    execution_cents: int | None = None
    errors_cents: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """A paper as it was handed in: the file, who sent it, and the figures when it has any."""

    name: str
    content: bytes
    received_on: date
    delivered_by: str
    figures: Figures | None = None
    remark: str = ""


@in_turn()
@transaction.atomic
def receive_paper(*, paper_id: int, handed: Handed, actor: User) -> Levering:
    """Keep one paper with its file; after an earlier delivery this is a correction of it.

    Raises InvalidInput when the figures or the file cannot be right.
    """
    paper = rows.locked(paper_id)
    rows.require(policies.may_receive, paper, actor)
    if paper.is_yearly != (handed.figures is not None):
        raise InvalidInput("Vul de bedragen in van een jaar, en alleen daarvan.")
    if paper.current is not None:
        rows.said(handed.remark, "Schrijf op wat er anders is dan in de vorige levering.")
    if handed.figures is not None:
        _require_possible(handed.figures)
    suffix = require_paper(handed.name, handed.content)
    document = documents.keep(
        kind=Kind.VERANTWOORDING,
        filename=f"{paper.paper}-{paper.year}-{paper.pk}{suffix}",
        content_type=TYPES[suffix],
        content=handed.content,
        by=actor,
    )
    figures = handed.figures
    values: dict[str, Any] = {} if figures is None else _values_of(figures)
    return record_delivery(
        paper,
        document=document,
        label=plain_label(handed.name),
        received_on=handed.received_on,
        delivered_by=handed.delivered_by,
        remark=handed.remark,
        typed=values,
        actor=actor,
    )


def record_delivery(
    paper: Verantwoording,
    *,
    document: Document,
    label: str,
    received_on: date,
    delivered_by: str,
    typed: dict[str, Any],
    actor: User,
    remark: str = "",
    values: dict[str, Any] | None = None,
    inlezing: Inlezing | None = None,
    versie: SisaVersie | None = None,
) -> Levering:
    """Write the delivery, take the step and meet the obligation; the paper is locked."""
    rows.require_past_day(received_on, paper.today)
    previous = paper.current
    delivery = Levering.objects.create(
        verantwoording=paper,
        number=previous.number + 1 if previous else 1,
        replaces=previous,
        document=document,
        label=label,
        received_on=received_on,
        delivered_by=rows.said(delivered_by, "Vul in wie dit aanleverde."),
        remark=remark.strip(),
        values=values or {},
        inlezing=inlezing,
        versie=versie,
        recorded_by=actor,
        recorded_at=clock.now(),
        **typed,
    )
    paper.current = delivery
    workflow.perform(
        paper.receive,
        actor=actor,
        remark=delivery.remark,
        levering=delivery.number,
        ontvangen_op=received_on.isoformat(),
        sha256=document.sha256,
    )
    if (owed := rows.outstanding(paper)) is not None:
        how = f"{paper} ontvangen op {long_date(received_on)}."
        obligations.meet(obligation_id=owed.pk, on=received_on, how=how, actor=actor)
    return delivery


def require_paper(name: str, content: bytes) -> str:
    """The ending of a file that may be kept; raises InvalidInput for what is something else."""
    suffix = Path(name).suffix.lower()
    if not content or len(content) > MOST_BYTES:
        raise InvalidInput(
            f"Kies een bestand dat niet leeg is en hoogstens {MOST_BYTES // 1_000_000} MB groot."
        )
    if suffix == PDF and content.startswith(b"%PDF-"):
        return suffix
    if suffix == XLSX:
        judge_workbook(content)
        return suffix
    raise InvalidInput("Kies een PDF (.pdf) of een Excel-werkmap (.xlsx).")


def _require_possible(figures: Figures) -> None:
    for part in (figures.cofinanced_cents, figures.execution_cents):
        if part is not None and part > figures.spent_cents:
            raise InvalidInput("Een deel kan niet meer zijn dan wat in het jaar is besteed.")
    if figures.cumulative_cents < figures.spent_cents:
        raise InvalidInput("Het cumulatieve bedrag telt de besteding van dit jaar mee.")


def _values_of(figures: Figures) -> dict[str, Any]:
    return {name: getattr(figures, name) for name in Figures.__slots__}
