"""Judge what was handed in: in orde, or back with questions. An accepted account is a snapshot."""

import hashlib
import json
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from disbursement.grootboek.models import Boeking, BoekingKind
from disbursement.grootboek.services.booking import Entry, book_together, undone
from disbursement.verantwoording.models import Beoordeling, Levering, Outcome, Verantwoording
from disbursement.verantwoording.selectors import findings_of
from disbursement.verantwoording.services import owed, rows
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput, RequirementsUnmet, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.legal.grant_rules import Finding

AMOUNTS = (
    "spent_cents",
    "cumulative_cents",
    "cofinanced_cents",
    "execution_cents",
    "errors_cents",
)


@in_turn()
@transaction.atomic
def judge_paper(
    *,
    paper_id: int,
    delivery_id: int,
    outcome: str,
    actor: User,
    remark: str = "",
    unlawful_cents: int = 0,
) -> Beoordeling:
    """Judge the delivery that was looked at; raises WrongState when there is a newer one.

    In orde is possible only when no check fails; what is for a person to judge needs a remark.
    """
    paper = rows.locked(paper_id)
    is_accepted = outcome == Outcome.IN_ORDE
    step = paper.accept if is_accepted else paper.send_back
    workflow.check(step, actor=actor)
    delivery = paper.current
    if delivery is None or delivery.pk != delivery_id:
        raise WrongState(dutch("Er is intussen een nieuwe levering. Bekijk die eerst."))
    findings = findings_of([paper]).get(paper.pk, ())
    remark = remark.strip()
    if is_accepted:
        _require_in_order(findings, delivery, remark, unlawful_cents)
    else:
        rows.said(remark, dutch("Schrijf op welke vragen de regiokassier moet beantwoorden."))
    judgement = _freeze(paper, delivery, findings, outcome, remark, unlawful_cents, actor)
    workflow.perform(
        step, actor=actor, remark=remark, levering=delivery.number, sha256=judgement.sha256
    )
    if is_accepted and paper.is_yearly:
        _book(paper, delivery, unlawful_cents, actor)
        (owed.end_after_final if delivery.is_final else owed.expect_next_year)(paper, actor)
    return judgement


def _require_in_order(
    findings: tuple[Finding, ...], delivery: Levering, remark: str, unlawful_cents: int
) -> None:
    failing = [f"{row.finding} {row.repair}".strip() for row in findings if row.forbids_granting]
    if failing:
        raise RequirementsUnmet(failing)
    to_judge = [row for row in findings if row.needs_judgement]
    if to_judge and not remark:
        raise RequirementsUnmet(
            [
                dutch(
                    "{bevinding} Schrijf op waarom dit in orde is, of stuur het terug.",
                    bevinding=to_judge[0].finding,
                )
            ]
        )
    if unlawful_cents < 0 or unlawful_cents > delivery.rijk_cents:
        raise InvalidInput(
            dutch("Ten onrechte besteed kan niet meer zijn dan wat van het Rijk kwam.")
        )
    if unlawful_cents and not remark:
        raise InvalidInput(dutch("Schrijf op waarom dit deel ten onrechte is besteed."))


def _book(paper: Verantwoording, delivery: Levering, unlawful_cents: int, actor: User) -> None:
    """What the Rijk paid of it counts as accounted for; what was booked before is taken back."""
    key = f"verantwoording:{paper.pk}:"
    earlier = Boeking.objects.filter(source_key__startswith=key, corrects__isnull=True)
    day = clock.today()
    entries = [
        undone(row, booked_on=day, source_key=f"{key}{delivery.number}", why="Er is verbeterd.")
        for row in earlier.exclude(pk__in=_taken_back(paper)).select_related("termijn")
    ]
    for kind, cents in (
        (BoekingKind.VERANTWOORD, delivery.rijk_cents),
        (BoekingKind.TEN_ONRECHTE, unlawful_cents),
    ):
        if cents:
            entries.append(
                Entry(
                    kind=kind,
                    currency=paper.uitkering.currency,
                    amount_cents=cents,
                    booked_on=day,
                    source_key=f"{key}{delivery.number}",
                    sentence=f"{paper}, {delivery}",
                    year=paper.year,
                )
            )
    if entries:
        book_together(uitkering_id=paper.uitkering_id, entries=entries, actor=actor)


def _taken_back(paper: Verantwoording) -> QuerySet[Boeking, int | None]:
    """The entries of this uitkering that were taken back already."""
    corrections = Boeking.objects.filter(uitkering=paper.uitkering_id, corrects__isnull=False)
    return corrections.values_list("corrects", flat=True)


def _freeze(
    paper: Verantwoording,
    delivery: Levering,
    findings: tuple[Finding, ...],
    outcome: str,
    remark: str,
    unlawful_cents: int,
    actor: User,
) -> Beoordeling:
    """What was judged, whole, under a hash: later facts change nothing of it."""
    moment = clock.now()
    snapshot: dict[str, Any] = {
        "stuk": str(paper),
        "deal": paper.uitkering.deal.name,
        "regiokassier": paper.uitkering.kassier.name,
        "valuta": paper.uitkering.currency,
        "levering": delivery.number,
        "ontvangen_op": delivery.received_on.isoformat(),
        "bestand_sha256": delivery.document.sha256,
        "beschikkingsnummer": delivery.kenmerk,
        "bedragen_in_centen": {name: getattr(delivery, name) for name in AMOUNTS},
        "eindverantwoording": delivery.is_final,
        "zoals_aangeleverd": delivery.values,
        "controles": [finding.as_record() for finding in findings],
        "uitkomst": outcome,
        "toelichting": remark,
        "ten_onrechte_in_centen": unlawful_cents,
        "vastgelegd_door": str(delivery.recorded_by),
        "beoordeeld_door": str(actor),
        "beoordeeld_op": moment.isoformat(),
    }
    return Beoordeling.objects.create(
        levering=delivery,
        outcome=outcome,
        remark=remark,
        unlawful_cents=unlawful_cents,
        snapshot=snapshot,
        sha256=fingerprint_of(snapshot),
        by=actor,
        at=moment,
    )


def fingerprint_of(snapshot: dict[str, Any]) -> str:
    """The hash of a snapshot, whatever the order in which a database gives its parts back."""
    text = json.dumps(snapshot, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
