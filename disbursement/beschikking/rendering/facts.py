"""From the record to the facts of a letter; the only place that reads the database for a letter."""

import hashlib
from datetime import date
from zoneinfo import ZoneInfo

from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.rendering import blocks
from disbursement.beschikking.rendering.budget import budget_of_letter
from disbursement.beschikking.rendering.examples import example_paths
from disbursement.beschikking.rendering.letter import canonical_json
from disbursement.beschikking.rendering.letter_facts import (
    NO_KENMERK,
    SCHEMA,
    DossierStand,
    Geldbedrag,
    LetterFacts,
    Uitvoeringskosten,
    Valuta,
)
from disbursement.mandaat.models import Bevoegdheid
from disbursement.mandaat.selectors import afzender_on
from disbursement.uitkering.models import Uitkering
from disbursement.uitkering.selectors import findings_for
from regiodeals.audit.selectors import entries_of_dossier
from regiodeals.audit.selectors import fingerprint as audit_fingerprint
from regiodeals.common.clock import AMSTERDAM, KRALENDIJK
from regiodeals.common.errors import RequirementsUnmet
from regiodeals.legal.grant_rules import GrantRules, Instrument
from regiodeals.legal.remedies import Remedy, remedy_for

TEMPLATE_VERSION = "verlening@1"


def legal_zone(uitkering: Uitkering) -> ZoneInfo:
    """The zone whose day counts: that of the addressee."""
    return KRALENDIJK if uitkering.is_bijzonder else AMSTERDAM


def remedy_of(uitkering: Uitkering) -> Remedy:
    """How one may object to a decision on this uitkering."""
    return remedy_for(Instrument(uitkering.instrument))


def require_grantable(uitkering: Uitkering, *, granted_on: date) -> None:
    """Raise RequirementsUnmet with a sentence per rule of the Besluit that forbids the grant."""
    reasons = [
        f"{finding.finding} {finding.repair}".strip()
        for finding in findings_for(uitkering, granted_on=granted_on)
        if finding.forbids_granting
    ]
    if reasons:
        raise RequirementsUnmet(reasons)


def fingerprint(beschikking: Beschikking) -> str:
    """SHA-256 of the content that a reviewer approves.

    Left out is what is not the drafter's: day, number and signatory, and the state of the ceiling,
    which moves with other deals.
    """
    facts = letter_facts(beschikking, dated_on=beschikking.drafted_at.date(), mandaat=None)
    facts["kenmerk"] = ""
    facts["motivering"] = [
        reason for reason in facts["motivering"] if reason["voorwaarde"] != blocks.CEILING_TITLE
    ]
    return sha256_of(facts)


def sha256_of(facts: LetterFacts) -> str:
    """Names exactly these facts; the file inside the letter has the same hash."""
    return hashlib.sha256(canonical_json(facts)).hexdigest()


def letter_facts(
    beschikking: Beschikking, *, dated_on: date, mandaat: Bevoegdheid | None
) -> LetterFacts:
    """Everything the letter says if it is dated `dated_on` and signed under `mandaat`.

    Without a mandate the signatory is still to come. Raises RequirementsUnmet when the record
    misses what a letter must say.
    """
    uitkering = beschikking.uitkering
    deal = uitkering.deal
    rules = deal.tranche.rules
    afzender = afzender_on(dated_on)
    if afzender is None:
        raise RequirementsUnmet(
            ["Er zijn geen gegevens van de afzender op deze dag. Vraag de beheerder ze te vullen."]
        )
    budget = budget_of_letter(uitkering)
    remedy = remedy_of(uitkering)
    currency: Valuta = "USD" if uitkering.is_bijzonder else "EUR"
    facts: LetterFacts = {
        "schema": SCHEMA,
        "soort": "verlening",
        "regime": "BU" if uitkering.is_bijzonder else "SPUK",
        "kenmerk": beschikking.kenmerk or NO_KENMERK,
        "uw_kenmerk": uitkering.request_reference or None,
        "datum": dated_on.isoformat(),
        "afzender": blocks.sender(afzender),
        "geadresseerde": blocks.addressee(uitkering.kassier),
        "deal": blocks.deal(uitkering),
        "partijen": blocks.parties(deal),
        "grondslag": blocks.legal_basis(rules, Instrument(uitkering.instrument)),
        "valuta": currency,
        "bedrag": {"cent": uitkering.amount_cents, "valuta": "EUR"},
        "dollar": blocks.dollars(uitkering),
        "besteden": {
            "van": uitkering.spend_from.isoformat(),
            "tot_en_met": uitkering.spend_until.isoformat(),
        },
        "regionaal": {
            "publiek": _amount(budget.total["publiek"], currency),
            "privaat": _amount(budget.total["privaat"], currency),
            "totaal": _amount(budget.total["publiek"] + budget.total["privaat"], currency),
        },
        "uitvoeringskosten": _execution_costs(rules, uitkering.entitlement_cents, currency),
        "programmalijnen": budget.lines,
        "totalen": budget.total,
        "motivering": blocks.reasons(findings_for(uitkering, granted_on=dated_on)),
        "betaling": blocks.payment(uitkering),
        "voortgang": blocks.progress(deal, dated_on),
        "andere_verplichtingen": [],
        "verantwoording": blocks.accountability(uitkering, dated_on),
        "eindverslag_uiterlijk": blocks.two_months_after(uitkering.spend_until),
        "financieel_eindverslag_uiterlijk": blocks.two_months_after(deal.ends_on)
        if uitkering.is_bijzonder and deal.ends_on
        else None,
        "rechtsmiddel": blocks.remedy(remedy, afzender, dated_on),
        "ondertekening": blocks.signature(mandaat),
        "regelversie": rules.version,
        "sjabloonversie": TEMPLATE_VERSION,
        "dossier": None,
        "voorbeeld": [],
    }
    facts["voorbeeld"] = example_paths(facts, uitkering, afzender, mandaat)
    return facts


def dossier_stand(beschikking: Beschikking) -> DossierStand:
    """What the trail of the deal says until now; later lines do not change it."""
    entries = entries_of_dossier(beschikking.dossier_id)
    return {"laatste_regel": entries.order_by("-pk")[0].pk, "sha256": audit_fingerprint(entries)}


def _execution_costs(rules: GrantRules, cents: int, currency: Valuta) -> Uitvoeringskosten:
    """The three percent of the Besluit, article 12 lid 3.

    Raises RequirementsUnmet for a tranche before the fifth: the letter is worded after chapter 2.
    """
    cap = rules.execution_cost_cap_cents(cents)
    if rules.execution_cost_percent is None or cap is None:
        raise RequirementsUnmet(
            [f"Voor tranche {rules.tranche} is er geen modelbrief. Stel de brief zelf op."]
        )
    return {"procent": rules.execution_cost_percent, "maximum": _amount(cap, currency)}


def _amount(cents: int, currency: Valuta) -> Geldbedrag:
    return {"cent": cents, "valuta": currency}
