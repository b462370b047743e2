"""The facts of yearly accounts as the law wants them, for many in a fixed number of questions."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Prefetch, Sum

from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.selectors import granted_cents_on
from disbursement.uitkering.models import Uitkering
from disbursement.verantwoording.models import (
    HANDED_IN,
    YEARLY_KINDS,
    Levering,
    Verantwoording,
)
from disbursement.verantwoording.selectors.rows import obligations_of_papers
from regiodeals.deal.models import Financieringsbron
from regiodeals.legal.accountability import (
    AccountFacts,
    EarlierAccount,
    check_account,
    yearly_paper,
)
from regiodeals.legal.grant_rules import Finding, Instrument


def findings_of(
    papers: Sequence[Verantwoording], *, day: date | None = None
) -> dict[int, tuple[Finding, ...]]:
    """What the checks find in each yearly account, by the number of the paper."""
    facts = account_facts(papers, day=day)
    return {number: check_account(found) for number, found in facts.items()}


def account_facts(
    papers: Sequence[Verantwoording], *, day: date | None = None
) -> dict[int, AccountFacts]:
    """The facts of each yearly account, by the number of the paper; other papers have none.

    A paper whose `current` was set to a delivery that is not stored yet, is judged by that one.
    """
    yearly = [paper for paper in papers if paper.is_yearly]
    uitkeringen = _with_decisions(yearly)
    owed = obligations_of_papers(yearly)
    others = _others(yearly)
    region = _region_pays(yearly)
    found = {}
    for paper in yearly:
        uitkering = uitkeringen[paper.uitkering_id]
        due = owed.get(paper.pk)
        instrument = paper.instrument
        found[paper.pk] = AccountFacts(
            rules=paper.uitkering.deal.tranche.rules,
            instrument=instrument,
            year=paper.year,
            first_year=uitkering.spend_from.year,
            today=day or paper.today,
            due_on=due.due_on if due else yearly_paper(instrument, paper.year).due_on,
            granted_cents=granted_cents_on(uitkering, day or paper.today),
            # What the region pays is known in euros, and is never compared with dollars.
            cofinancing_cents=None
            if instrument is Instrument.BU
            else region.get(uitkering.deal_id, 0),
            kenmerken=[
                row.kenmerk
                for row in uitkering.beschikkingen.all()
                if row.kenmerk and row.announced_on
            ],
            others=tuple(row for row in others[paper.uitkering_id] if row.year != paper.year),
            **_as_delivered(paper.current),
        )
    return found


def _as_delivered(delivery: Levering | None) -> dict[str, Any]:
    if delivery is None:
        return {}
    tolerance = None
    if delivery.versie is not None and delivery.spent_cents is not None:
        tolerance = delivery.versie.tolerance_cents(delivery.spent_cents)
    return {
        "received_on": delivery.received_on,
        "kenmerk": delivery.kenmerk,
        "spent_cents": delivery.spent_cents,
        "cumulative_cents": delivery.cumulative_cents,
        "cofinanced_cents": delivery.cofinanced_cents,
        "execution_cents": delivery.execution_cents,
        "errors_cents": delivery.errors_cents,
        "tolerance_cents": tolerance,
        "is_final": delivery.is_final,
    }


def _with_decisions(papers: Iterable[Verantwoording]) -> dict[int, Uitkering]:
    """The uitkeringen with their decisions that were made known."""
    ids = {paper.uitkering_id for paper in papers}
    decisions = Beschikking.objects.filter(announced_on__isnull=False).defer("facts", "reasons")
    rows = Uitkering.objects.filter(pk__in=ids).prefetch_related(
        Prefetch("beschikkingen", queryset=decisions)
    )
    return {row.pk: row for row in rows}


def _others(papers: Iterable[Verantwoording]) -> dict[int, list[EarlierAccount]]:
    """What was handed in over each year, and not sent back, by uitkering."""
    ids = {paper.uitkering_id for paper in papers}
    rows = Verantwoording.objects.filter(
        uitkering__in=ids, paper__in=YEARLY_KINDS, status__in=HANDED_IN
    ).select_related("current")
    found: dict[int, list[EarlierAccount]] = defaultdict(list)
    for row in rows:
        if row.current is not None:
            found[row.uitkering_id].append(
                EarlierAccount(
                    year=row.year,
                    cumulative_cents=row.current.cumulative_cents or 0,
                    execution_cents=row.current.execution_cents,
                    is_final=bool(row.current.is_final),
                )
            )
    return found


def _region_pays(papers: Iterable[Verantwoording]) -> dict[int, int]:
    """What the region puts in, by deal; money of the Rijk does not count (Besluit, article 1)."""
    ids = {paper.uitkering.deal_id for paper in papers}
    sums = (
        Financieringsbron.objects.filter(activiteit__programmalijn__deal__in=ids)
        .exclude(is_from_rijk=True)
        .order_by()
        .values_list("activiteit__programmalijn__deal")
        .annotate(cents=Sum("amount_cents"))
    )
    return dict(sums)
