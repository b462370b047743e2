"""To propose a settlement, and to take the proposal back."""

import hashlib
import json
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.db.models import Max

from disbursement.beschikking.selectors import standing_of
from disbursement.uitkering.models import Uitkering
from disbursement.vaststelling import policies
from disbursement.vaststelling.models import Uitvoering, Voorstel
from disbursement.vaststelling.selectors.proposals import (
    open_voorstel,
    settlement_facts,
    today_of,
)
from disbursement.vaststelling.services.rows import require, said
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput, RequirementsUnmet, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.legal.settlement import SettlementFacts, SettlementProposal, propose

ALREADY_PROPOSED = dutch("Er is al een voorstel. Trek dat eerst in, of stel het besluit ermee op.")
ALREADY_SETTLED = dutch(
    "De uitkering is al vastgesteld. Na een bezwaar vervangt u de vaststelling bij de besluiten."
)
WHY_LOWER = dutch("Schrijf op waarom het lager wordt, en hoe u aan dit bedrag komt.")


@in_turn()
@transaction.atomic
def propose_settlement(
    *, uitkering_id: int, execution: str, breaches: str, reasons: str, actor: User
) -> Voorstel:
    """Freeze what the ledger and the accounts come to today; a person says what they cannot tell.

    Raises RequirementsUnmet when the final account, or another paper, was not found in order.
    """
    uitkering = locked_uitkering(uitkering_id)
    require(policies.may_propose, None, actor)
    if execution not in Uitvoering.values:
        raise InvalidInput(dutch("Kies of de activiteiten zijn uitgevoerd."))
    _require_open(uitkering)
    facts = settlement_facts(uitkering, execution=execution, breaches=breaches.strip())
    found = propose(facts)
    if found.obstacles:
        raise RequirementsUnmet(found.obstacles)
    if found.ground and not reasons.strip():
        raise InvalidInput(WHY_LOWER)
    voorstel = _stored(uitkering, facts, found, reasons.strip(), actor)
    audit.record(
        voorstel,
        action="disbursement.voorstel.propose",
        sentence=f"Voorgesteld: {found.conclusion}"[:300],
        actor=actor,
        state_after=voorstel.status,
        details={"sha256": voorstel.sha256},
    )
    return voorstel


@in_turn()
@transaction.atomic
def withdraw_proposal(*, voorstel_id: int, reason: str, actor: User) -> Voorstel:
    """Take a proposal back; not while a decision was drafted from it."""
    voorstel = locked_voorstel(voorstel_id)
    workflow.check(voorstel.withdraw, actor=actor)
    if voorstel.besluiten.exists():
        raise WrongState(dutch("Er is al een besluit uit opgesteld. Gooi eerst dat concept weg."))
    voorstel.withdrawn_because = said(reason, dutch("Schrijf op waarom u het voorstel intrekt."))
    workflow.perform(voorstel.withdraw, actor=actor, remark=voorstel.withdrawn_because)
    return voorstel


def locked_uitkering(uitkering_id: int) -> Uitkering:
    """The uitkering, locked: no two propose at once."""
    return (
        Uitkering.objects.select_for_update(of=("self",))
        .select_related("deal__tranche", "kassier")
        .get(pk=uitkering_id)
    )


def locked_voorstel(voorstel_id: int) -> Voorstel:
    """The proposal after its uitkering, both locked, always in this order."""
    found = Voorstel.objects.values_list("uitkering_id", flat=True)
    uitkering = locked_uitkering(found.get(pk=voorstel_id))
    voorstel = Voorstel.objects.select_for_update(of=("self",)).get(pk=voorstel_id)
    voorstel.uitkering = uitkering
    return voorstel


def fingerprint(snapshot: dict[str, Any]) -> str:
    """The hash of what was frozen."""
    text = json.dumps(snapshot, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _require_open(uitkering: Uitkering) -> None:
    if open_voorstel(uitkering) is not None:
        raise WrongState(ALREADY_PROPOSED)
    if standing_of(uitkering, today_of(uitkering)).settlement is not None:
        raise WrongState(ALREADY_SETTLED)


def _stored(
    uitkering: Uitkering,
    facts: SettlementFacts,
    found: SettlementProposal,
    reasons: str,
    actor: User,
) -> Voorstel:
    if facts.account_received_on is None or facts.execution is None:
        raise ValueError("what can be proposed has its account, and says what was carried out")
    last = Voorstel.objects.filter(uitkering=uitkering).aggregate(last=Max("number"))["last"]
    snapshot = {
        "regelversie": facts.rules.version,
        "conclusie": found.conclusion,
        "regels": [asdict(line) for line in found.lines],
        "gronden": [finding.as_record() for finding in found.findings],
    }
    amounts = found.amounts
    return Voorstel.objects.create(
        uitkering=uitkering,
        number=(last or 0) + 1,
        kind=found.kind.value,
        currency=facts.currency,
        granted_cents=amounts.granted,
        vat_cents=amounts.vat,
        spent_cents=amounts.spent,
        unlawful_cents=amounts.unlawful,
        paid_cents=amounts.paid,
        recovered_cents=amounts.recovered,
        settled_cents=amounts.settled,
        unspent_or_unlawful_cents=amounts.unspent_or_unlawful,
        to_recover_cents=amounts.to_recover,
        account_received_on=facts.account_received_on,
        execution=facts.execution.value,
        breaches=facts.breaches,
        reasons=reasons,
        legal_ground=found.ground,
        snapshot=snapshot,
        sha256=fingerprint(snapshot),
        proposed_by=actor,
        proposed_at=clock.now(),
    )
