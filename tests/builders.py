"""Builds a small world through the services: people with roles, and deals in any state."""

from datetime import UTC, date, datetime
from decimal import Decimal
from importlib import import_module
from itertools import count
from typing import Any

from django.apps import apps

from disbursement.beschikking import services as beschikkingen
from disbursement.beschikking.models import Beschikking, BeschikkingKind
from disbursement.beschikking.rendering.make import make_letter
from disbursement.mandaat.models import (
    KINDS,
    Afzender,
    Ambt,
    Ambtsdrager,
    Bevoegdheid,
    Mandaat,
    Vervanging,
)
from disbursement.mandaat.selectors import bevoegdheden_of
from disbursement.uitkering import services as uitkeringen
from disbursement.uitkering.models import Uitkering
from disbursement.uitkering.selectors import judged_findings
from disbursement.uitkering.services import DollarRate, UitkeringTerms
from regiodeals import workflow
from regiodeals.accounts.models import Role, RoleAssignment, User
from regiodeals.common import clock
from regiodeals.convenant import services as convenanten
from regiodeals.convenant.models import Convenant
from regiodeals.deal import services as deals
from regiodeals.deal.models import Deal, DealParty, Financieringsbron, PartyRole, Programmalijn
from regiodeals.legal.grant_rules import OrganisationKind
from regiodeals.party.models import Membership, Organisation
from regiodeals.tranche.models import Tranche

# The clock of the tests: a Monday on which the deal of 24 September still has 29 days.
NOW = datetime(2024, 11, 18, 9, 0, tzinfo=UTC)
SIGNED_ON = date(2024, 9, 24)
LONG_AGO = date(2020, 1, 1)
ALL_KINDS = [kind for kind, _words in KINDS]
PASSWORD = "een-lang-wachtwoord"
RIJK = ("VRO", "BZK", "EZ")

_numbers = count(1)


def user(*roles: str, name: str = "", **fields: Any) -> User:
    """A person who holds `roles` since long ago."""
    number = next(_numbers)
    person = User.objects.create_user(
        username=fields.pop("username", f"persoon-{number}"),
        password=PASSWORD,
        first_name=name or "Persoon",
        last_name=fields.pop("last_name", str(number)),
        **fields,
    )
    for role in roles:
        RoleAssignment.objects.create(user=person, role=role, valid_from=LONG_AGO)
    return person


def behandelaar(**fields: Any) -> User:
    """A case officer."""
    return user(Role.BEHANDELAAR, **fields)


def toetser(**fields: Any) -> User:
    """A reviewer."""
    return user(Role.TOETSER, **fields)


def tekenbevoegde(*, ceiling_cents: int = 5_000_000_000, **fields: Any) -> User:
    """A signer with an office and its mandate for every kind of decision."""
    person = user(Role.TEKENBEVOEGDE, **fields)
    mandaat(office_of(person), ceiling_cents=ceiling_cents)
    return person


def office_of(holder: User | None, name: str = "directeur Regio Deals", **fields: Any) -> Ambt:
    """An office, and who holds it since long ago."""
    values = {
        "minister": "de Minister van Volkshuisvesting en Ruimtelijke Ordening",
        "valid_from": LONG_AGO,
    }
    ambt = Ambt.objects.create(name=name, **(values | fields))
    if holder is not None:
        Ambtsdrager.objects.create(ambt=ambt, holder=holder, valid_from=LONG_AGO)
    return ambt


def mandaat(ambt: Ambt, **fields: Any) -> Mandaat:
    """A mandate for every kind of decision, since long ago, unless said otherwise."""
    values = {"kinds": ALL_KINDS, "ceiling_cents": 5_000_000_000, "valid_from": LONG_AGO}
    return Mandaat.objects.create(ambt=ambt, **(values | fields))


def bevoegdheid_of(person: User) -> Bevoegdheid:
    """The one power of a person."""
    (found,) = bevoegdheden_of(person)
    return found


def vervanging(holder: User, deputy: User | None = None, **fields: Any) -> Vervanging:
    """A deputy for the holder of an office, for as long as the tests last."""
    values = {
        "kinds": ALL_KINDS,
        "ceiling_cents": 5_000_000_000,
        "valid_from": LONG_AGO,
        "valid_until": date(2026, 12, 31),
        "reason": "vakantie",
        "granted_at": NOW,
    }
    return Vervanging.objects.create(
        ambtsdrager=Ambtsdrager.objects.filter(holder=holder).latest("valid_from"),
        deputy=deputy or user(Role.TEKENBEVOEGDE),
        granted_by=fields.pop("granted_by", None) or beheerder(),
        **(values | fields),
    )


def beheerder(**fields: Any) -> User:
    """A functional administrator."""
    return user(Role.BEHEERDER, is_staff=True, is_superuser=True, **fields)


def member(organisation: Organisation, role: str = Role.REGIOCOORDINATOR, **fields: Any) -> User:
    """A person who acts for an organisation: a regiocoördinator unless said otherwise."""
    person = user(role, **fields)
    Membership.objects.create(user=person, organisation=organisation, valid_from=LONG_AGO)
    return person


def organisation(
    name: str = "", kind: OrganisationKind = OrganisationKind.GEMEENTE, **fields: Any
) -> Organisation:
    """A public body with an address, which consents in mail."""
    fields.setdefault("address", "Voorbeeldstraat 1\n1234 XX  VOORBEELDSTAD")
    fields.setdefault("email", "bestuur@voorbeeld.example")
    fields.setdefault("email_consent_on", LONG_AGO)
    return Organisation.objects.create(
        name=name or f"gemeente Voorbeeld {next(_numbers)}", kind=kind.value, **fields
    )


def ministry(abbreviation: str) -> Organisation:
    """A ministry, made once."""
    return Organisation.objects.get_or_create(
        name=f"ministerie {abbreviation}",
        defaults={"kind": OrganisationKind.MINISTERIE.value, "abbreviation": abbreviation},
    )[0]


def tranche(number: int = 5) -> Tranche:
    """A tranche, made once."""
    return Tranche.objects.get_or_create(
        number=number,
        defaults={
            "proposals_received": 29,
            "proposals_due_on": date(2023, 10, 31),
            "selected_in": "februari 2024",
        },
    )[0]


def afzender() -> Afzender:
    """The sender of letters, made once."""
    return Afzender.objects.get_or_create(
        organisation="Ministerie van Volkshuisvesting en Ruimtelijke Ordening",
        defaults={
            "unit": "Programma Regio Deals",
            "return_address": "Postbus 00000, 2500 XX Den Haag",
            "phone": "070 000 00 00",
            "email": "regiodeals@example.org",
            "objection_address": "Postbus 00000, 2500 XX Den Haag",
            "objection_email": "bezwaar@example.org",
            "court_address": "Voorbeeldplein 1, Saba",
            "valid_from": LONG_AGO,
        },
    )[0]


def model_letters() -> None:
    """The wording that comes with the program; a test with real transactions empties the tables."""
    import_module("disbursement.migrations.0008_model_letters").load(apps, None)


def proposal(name: str = "", *, amount_cents: int = 1_000_000_000, **fields: Any) -> Deal:
    """A deal that is still a proposal."""
    return Deal.objects.create(
        tranche=fields.pop("tranche", None) or tranche(),
        name=name or f"Voorbeeldregio {next(_numbers)}",
        rijksbijdrage_cents=amount_cents,
        ends_on=fields.pop("ends_on", date(2028, 12, 31)),
        **fields,
    )


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


def concluded(
    officer: User, *, signed_on: date = SIGNED_ON, with_kassier: bool = True, **fields: Any
) -> Deal:
    """A deal whose convenant is concluded; the regional party is kassier."""
    deal = in_preparation(officer, **fields)
    convenant = Convenant.objects.get(deal=deal)
    for slot in convenant.ondertekeningen.all():
        convenanten.register_signature(ondertekening_id=slot.pk, signed_on=signed_on, actor=officer)
    convenanten.conclude_convenant(convenant_id=convenant.pk, actor=officer)
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


def uitkering(officer: User, deal: Deal | None = None, **fields: Any) -> Uitkering:
    """A deal with its uitkering opened."""
    deal = deal or concluded(officer, **fields)
    return uitkeringen.open_uitkering(
        deal_id=deal.pk, terms=terms(deal.rijksbijdrage_cents), actor=officer
    )


def saba_deal(officer: User, **fields: Any) -> Deal:
    """A concluded deal of a vulnerable island with little money of its own."""
    island = organisation(
        f"openbaar lichaam Voorbeeldeiland {next(_numbers)}",
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


def saba(officer: User, **fields: Any) -> Uitkering:
    """Its bijzondere uitkering, with the judgement that the deviation may be."""
    deal = saba_deal(officer, **fields)
    grant = uitkeringen.open_uitkering(
        deal_id=deal.pk, terms=dollar_terms(500_000_000), actor=officer
    )
    judge(grant, officer)
    return grant


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


def in_final_account(deal: Deal, officer: User) -> None:
    """Bring a granted deal that has reached its end to its final account."""
    deals.take_step(deal_id=deal.pk, verb="start_execution", actor=officer)
    deals.take_step(deal_id=deal.pk, verb="await_final_account", actor=officer)


class Cast:
    """The people around one beschikking: three different persons, as the law wants it."""

    def __init__(self) -> None:
        afzender()
        model_letters()
        self.drafter = behandelaar(name="Sanne", last_name="Opsteller")
        self.reviewer = toetser(name="Farid", last_name="Toetser")
        self.signer = tekenbevoegde(name="Marit", last_name="Tekenaar")

    def draft(self, grant: Uitkering | None = None, **fields: Any) -> Beschikking:
        """A concept."""
        grant = grant or uitkering(self.drafter, **fields)
        return beschikkingen.draft_beschikking(uitkering_id=grant.pk, actor=self.drafter)

    def decided(self, kind: str, granted: Beschikking, **content: Any) -> Beschikking:
        """A concept of a decision that follows on an announced one."""
        return beschikkingen.draft_decision(
            uitkering_id=granted.uitkering_id,
            kind=kind,
            replaces_id=content.pop("replaces_id", None),
            content=beschikkingen.DecisionContent(**(content_of(kind) | content)),
            actor=self.drafter,
        )

    def submitted(self, grant: Uitkering | None = None, **fields: Any) -> Beschikking:
        """Ter toetsing."""
        row = self.draft(grant, **fields)
        return beschikkingen.submit_beschikking(beschikking_id=row.pk, actor=self.drafter)

    def approved(self, grant: Uitkering | None = None, **fields: Any) -> Beschikking:
        """Getoetst."""
        row = self.submitted(grant, **fields)
        return beschikkingen.approve_beschikking(beschikking_id=row.pk, actor=self.reviewer)

    def signed(self, grant: Uitkering | None = None, **fields: Any) -> Beschikking:
        """Ondertekend; the letter is ordered but not made."""
        row = self.approved(grant, **fields)
        return beschikkingen.sign_beschikking(beschikking_id=row.pk, actor=self.signer)

    def with_letter(self, grant: Uitkering | None = None, **fields: Any) -> Beschikking:
        """Ondertekend, and the letter is stored."""
        row = self.signed(grant, **fields)
        assert make_letter(row.pk)
        return Beschikking.objects.get(pk=row.pk)

    def announced(self, grant: Uitkering | None = None, **fields: Any) -> Beschikking:
        """Bekendgemaakt."""
        row = self.with_letter(grant, **fields)
        return beschikkingen.announce_beschikking(beschikking_id=row.pk, actor=self.drafter)


def perform_as_system(bound: Any) -> None:
    """Take a step that the law makes happen by itself."""
    workflow.perform(bound, actor=None)
