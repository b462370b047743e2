"""Lay down that a paper came in; what came before it stays on record."""

from collections.abc import Sequence
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
from regiodeals.common.words import dutch
from regiodeals.documents import services as documents
from regiodeals.documents.incoming import MOST_BYTES, plain_label
from regiodeals.documents.incoming.archive import judge_workbook
from regiodeals.documents.models import Document, Kind
from regiodeals.obligations.together import Met, meet_all

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
        raise InvalidInput(dutch("Vul de bedragen in van een jaar, en alleen daarvan."))
    if paper.current is not None:
        rows.said(handed.remark, dutch("Schrijf op wat er anders is dan in de vorige levering."))
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
    delivery = delivery_of(
        paper,
        document=document,
        label=plain_label(handed.name),
        received_on=handed.received_on,
        delivered_by=handed.delivered_by,
        remark=handed.remark,
        typed=values,
        actor=actor,
    )
    record_deliveries([delivery], actor=actor)
    return delivery


def delivery_of(
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
    """What is to be written about a locked paper; nothing is stored yet."""
    rows.require_past_day(received_on, paper.today)
    previous = paper.current
    return Levering(
        verantwoording=paper,
        number=previous.number + 1 if previous else 1,
        replaces=previous,
        document=document,
        label=label,
        received_on=received_on,
        delivered_by=rows.said(delivered_by, dutch("Vul in wie dit aanleverde.")),
        remark=remark.strip(),
        values=values or {},
        inlezing=inlezing,
        versie=versie,
        recorded_by=actor,
        recorded_at=clock.now(),
        **typed,
    )


def record_deliveries(deliveries: Sequence[Levering], *, actor: User) -> None:
    """Write them, take the steps and meet the obligations; all of it in a few questions."""
    Levering.objects.bulk_create(deliveries)
    papers = [delivery.verantwoording for delivery in deliveries]
    for paper, delivery in zip(papers, deliveries, strict=True):
        paper.current = delivery
    steps = [_step(delivery) for delivery in deliveries]
    workflow.perform_all(steps, fields=["current"], actor=actor)
    owed = rows.all_outstanding(papers)
    met = {
        owed[paper.pk].pk: _as_met(paper, delivery.received_on)
        for paper, delivery in zip(papers, deliveries, strict=True)
        if paper.pk in owed
    }
    meet_all(met, actor=actor)


def _step(delivery: Levering) -> workflow.Step:
    return workflow.Step(
        delivery.verantwoording.receive,
        delivery.remark,
        {
            "levering": delivery.number,
            "ontvangen_op": delivery.received_on.isoformat(),
            "sha256": delivery.document.sha256,
        },
    )


def _as_met(paper: Verantwoording, received_on: date) -> Met:
    return Met(received_on, f"{paper} ontvangen op {long_date(received_on)}.")


def require_paper(name: str, content: bytes) -> str:
    """The ending of a file that may be kept; raises InvalidInput for what is something else."""
    suffix = Path(name).suffix.lower()
    if not content or len(content) > MOST_BYTES:
        raise InvalidInput(
            dutch(
                "Kies een bestand dat niet leeg is en hoogstens {aantal} MB groot.",
                aantal=MOST_BYTES // 1000000,
            )
        )
    if suffix == PDF and content.startswith(b"%PDF-"):
        return suffix
    if suffix == XLSX:
        judge_workbook(content)
        return suffix
    raise InvalidInput(dutch("Kies een PDF (.pdf) of een Excel-werkmap (.xlsx)."))


def _require_possible(figures: Figures) -> None:
    for part in (figures.cofinanced_cents, figures.execution_cents):
        if part is not None and part > figures.spent_cents:
            raise InvalidInput(dutch("Een deel kan niet meer zijn dan wat in het jaar is besteed."))
    if figures.cumulative_cents < figures.spent_cents:
        raise InvalidInput(dutch("Het cumulatieve bedrag telt de besteding van dit jaar mee."))


def _values_of(figures: Figures) -> dict[str, Any]:
    return {name: getattr(figures, name) for name in Figures.__slots__}
