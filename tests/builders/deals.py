"""Deals in any state, with their convenant, budget and uitkering."""

from datetime import date
from decimal import Decimal
from typing import Any

from disbursement.beschikking.models import BeschikkingKind
from disbursement.uitkering import services as uitkeringen
from disbursement.uitkering.models import Uitkering
from disbursement.uitkering.selectors import judged_findings
from disbursement.uitkering.services import DollarRate, UitkeringTerms
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.convenant import services as convenanten
from regiodeals.convenant.conditions import outside_window
from regiodeals.convenant.models import Convenant
from regiodeals.deal import services as deals
from regiodeals.deal.models import Deal, DealParty, Financieringsbron, PartyRole, Programmalijn
from regiodeals.legal.grant_rules import OrganisationKind
from regiodeals.party.models import Organisation
from tests.builders.people import (
    NOW,
    RIJK,
    SIGNED_ON,
    ministry,
    organisation,
    tranche,
)
from tests.remembering import numbers, remembered


@remembered
def proposal(name: str = "", *, amount_cents: int = 1_000_000_000, **fields: Any) -> Deal:
    """A deal that is still a proposal."""
    return Deal.objects.create(
        tranche=fields.pop("tranche", None) or tranche(),
        name=name or f"Voorbeeldregio {next(numbers)}",
        rijksbijdrage_cents=amount_cents,
        ends_on=fields.pop("ends_on", date(2028, 12, 31)),
        **fields,
    )


@remembered
def budget(deal: Deal, *, private_cents: int = 0, from_rijk_cents: int = 0) -> None:
    """One programmalijn with two activities; the region puts in as much as the Rijk."""
    line = Programmalijn.objects.create(deal=deal, order=1, name="Leefbare gemeenschappen")
    half = deal.rijksbijdrage_cents // 2
    first = line.activiteiten.create(order=1, name="Zorg dichtbij huis", rijk_cents=half)
    line.activiteiten.create(
        order=2, name="Vervoer in de kernen", rijk_cents=deal.rijksbijdrage_cents - half
    )
    public = deal.rijksbijdrage_cents - private_cents - from_rijk_cents
    first.bronnen.create(origin="publiek", amount_cents=public)
    if private_cents:
        first.bronnen.create(origin="privaat", amount_cents=private_cents)
    if from_rijk_cents:
        first.bronnen.create(origin="publiek", amount_cents=from_rijk_cents, is_from_rijk=True)


def sources_of(deal: Deal) -> list[Financieringsbron]:
    """What the region puts in."""
    return list(Financieringsbron.objects.filter(activiteit__programmalijn__deal=deal))


@remembered
def in_preparation(
    officer: User,
    *,
    region: Organisation | None = None,
    with_budget: bool = True,
    **fields: Any,
) -> Deal:
    """A deal whose convenant is being prepared: three ministries and one regional party."""
    deal = proposal(**fields)
    deals.take_step(deal_id=deal.pk, verb="select", actor=officer)
    deals.assign_accounthouder(deal_id=deal.pk, accounthouder=officer, actor=officer)
    deals.take_step(deal_id=deal.pk, verb="prepare_convenant", actor=officer)
    for abbreviation in RIJK:
        deals.add_party(
            deal_id=deal.pk,
            organisation=ministry(abbreviation),
            role=PartyRole.RIJKSPARTIJ,
            coordinating=abbreviation == RIJK[0],
            actor=officer,
        )
    deals.add_party(
        deal_id=deal.pk,
        organisation=region or organisation(),
        role=PartyRole.REGIOPARTIJ,
        actor=officer,
    )
    if with_budget:
        budget(deal)
    ask_signatures(deal, officer)
    return Deal.objects.get(pk=deal.pk)


@remembered
def ask_signatures(deal: Deal, officer: User) -> None:
    """One signature per signing party."""
    convenant = Convenant.objects.get(deal=deal)
    for party in DealParty.objects.filter(deal=deal).exclude(role=PartyRole.KASSIER):
        convenanten.ask_signature(
            convenant_id=convenant.pk,
            organisation=party.organisation,
            office=f"Bestuurder van {party.organisation}",
            actor=officer,
        )


@remembered
def concluded(
    officer: User, *, signed_on: date = SIGNED_ON, with_kassier: bool = True, **fields: Any
) -> Deal:
    """A deal whose convenant is concluded; the regional party is kassier."""
    deal = in_preparation(officer, **fields)
    convenant = Convenant.objects.get(deal=deal)
    why = "Zo is er getekend." if outside_window(deal, signed_on) else ""
    for slot in convenant.ondertekeningen.all():
        convenanten.register_signature(
            ondertekening_id=slot.pk, signed_on=signed_on, actor=officer, reason=why
        )
    convenanten.conclude_convenant(convenant_id=convenant.pk, actor=officer, remark=why)
    if with_kassier:
        deals.appoint_kassier(deal_id=deal.pk, organisation=region_of(deal), actor=officer)
    return Deal.objects.get(pk=deal.pk)


def region_of(deal: Deal) -> Organisation:
    """The regional party of a built deal."""
    return DealParty.objects.get(deal=deal, role=PartyRole.REGIOPARTIJ).organisation


def terms(total_cents: int, **fields: Any) -> UitkeringTerms:
    """Terms with two equal instalments that add up to `total_cents` less the BCF part."""
    net = total_cents - int(fields.get("bcf_cents", 0))
    values: dict[str, Any] = {
        "spend_from": SIGNED_ON,
        "spend_until": date(2028, 12, 31),
        "account_number": "NL00 EXMP 0000 0000 00",
        "account_name": "gemeente Voorbeeld",
        "instalments": ((net - net // 2, None), (net // 2, date(2026, 2, 27))),
        "request_received_on": date(2024, 10, 8),
        "request_reference": "VB-1",
    }
    return UitkeringTerms(**(values | fields))


def dollar_terms(euro_cents: int, rate: str = "1.0550") -> UitkeringTerms:
    """Terms for a bijzondere uitkering."""
    dollar_rate = DollarRate(rate=Decimal(rate), on=date(2024, 11, 15), source="voorbeeldbron")
    return terms(int(euro_cents * Decimal(rate)), dollar_rate=dollar_rate)


@remembered
def uitkering(officer: User, deal: Deal | None = None, **fields: Any) -> Uitkering:
    """A deal with its uitkering opened."""
    deal = deal or concluded(officer, **fields)
    return uitkeringen.open_uitkering(
        deal_id=deal.pk, terms=terms(deal.rijksbijdrage_cents), actor=officer
    )


@remembered
def saba_deal(officer: User, **fields: Any) -> Deal:
    """A concluded deal of a vulnerable island with little money of its own."""
    island = organisation(
        f"openbaar lichaam Voorbeeldeiland {next(numbers)}",
        OrganisationKind.OPENBAAR_LICHAAM_BES,
        board="Bestuurscollege",
    )
    deal = concluded(
        officer,
        region=island,
        with_budget=False,
        amount_cents=500_000_000,
        is_vulnerable_region=True,
        vulnerable_reason="Een klein eiland heeft weinig eigen middelen.",
        **fields,
    )
    line = Programmalijn.objects.create(deal=deal, order=1, name="Onderwijs en ontwikkeling")
    activity = line.activiteiten.create(order=1, name="Bouw", rijk_cents=500_000_000)
    activity.bronnen.create(origin="publiek", amount_cents=50_000_000)
    return deal


@remembered
def saba(officer: User, **fields: Any) -> Uitkering:
    """Its bijzondere uitkering, with the judgement that the deviation may be."""
    deal = saba_deal(officer, **fields)
    grant = uitkeringen.open_uitkering(
        deal_id=deal.pk, terms=dollar_terms(500_000_000), actor=officer
    )
    judge(grant, officer)
    return grant


@remembered
def judge(grant: Uitkering, officer: User, *, allows: bool = True) -> None:
    """Decide on everything in the test of an uitkering that asks for somebody's judgement."""
    for rule in judged_findings(grant, granted_on=clock.today()):
        if rule.finding.needs_judgement:
            uitkeringen.judge_finding(
                uitkering_id=grant.pk,
                rule_key=rule.finding.key,
                fingerprint=rule.finding.fingerprint,
                allows=allows,
                reason="De regio heeft dit gemotiveerd gevraagd.",
                actor=officer,
            )


# What the builders fill in for each kind that may follow on a grant of ten million.
LATER_CONTENT: dict[str, dict[str, Any]] = {
    BeschikkingKind.WIJZIGING: {
        "subject": "De naam van de regiokassier",
        "legal_ground": "artikel 9 van het convenant",
    },
    BeschikkingKind.VERLENGING: {
        "spend_until": date(2029, 12, 31),
        "request_received_on": NOW.date(),
        "request_reference": "VB-2",
    },
    BeschikkingKind.VASTSTELLING: {
        "amount_cents": 1_000_000_000,
        "account_received_on": NOW.date(),
    },
    BeschikkingKind.LAGERE_VASTSTELLING: {
        "amount_cents": 900_000_000,
        "account_received_on": NOW.date(),
        "legal_ground": "artikel 15 lid 3, onder a",
    },
    BeschikkingKind.TERUGVORDERING: {
        "amount_cents": 100_000_000,
        "account_received_on": NOW.date(),
    },
    BeschikkingKind.INTREKKING: {"legal_ground": "artikel 9 van het convenant"},
    BeschikkingKind.AFWIJZING: {
        "subject": "Verlenging van de bestedingsperiode",
        "request_received_on": NOW.date(),
    },
}


def content_of(kind: str) -> dict[str, Any]:
    """The content of a decision of this kind that complies with its rules."""
    return {"reasons": "De regiokassier schreef waarom."} | LATER_CONTENT[kind]


@remembered
def in_final_account(deal: Deal, officer: User) -> None:
    """Bring a granted deal that has reached its end to its final account."""
    deals.take_step(deal_id=deal.pk, verb="start_execution", actor=officer)
    deals.take_step(deal_id=deal.pk, verb="await_final_account", actor=officer)
