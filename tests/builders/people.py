"""Who works in the world of the tests: people, offices, organisations, and who sends letters."""

from datetime import UTC, date, datetime
from importlib import import_module
from typing import Any

from django.apps import apps

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
from regiodeals.accounts.models import Role, RoleAssignment, User
from regiodeals.deal.models import DealParty, DealRole, PartyRole
from regiodeals.legal.grant_rules import OrganisationKind
from regiodeals.party.models import Membership, Organisation
from regiodeals.tranche.models import Tranche
from tests.remembering import numbers, remembered

# The clock of the tests: a Monday on which the deal of 24 September still has 29 days.
NOW = datetime(2024, 11, 18, 9, 0, tzinfo=UTC)
SIGNED_ON = date(2024, 9, 24)
LONG_AGO = date(2020, 1, 1)
ALL_KINDS = [kind for kind, _words in KINDS]
PASSWORD = "een-lang-wachtwoord"
RIJK = ("VRO", "BZK", "EZ")


@remembered
def user(*roles: str, name: str = "", **fields: Any) -> User:
    """A person who holds `roles` since long ago."""
    number = next(numbers)
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


@remembered
def tekenbevoegde(*, ceiling_cents: int = 5_000_000_000, **fields: Any) -> User:
    """A signer with an office and its mandate for every kind of decision."""
    person = user(Role.TEKENBEVOEGDE, **fields)
    mandaat(office_of(person), ceiling_cents=ceiling_cents)
    return person


@remembered
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


@remembered
def mandaat(ambt: Ambt, **fields: Any) -> Mandaat:
    """A mandate for every kind of decision, since long ago, unless said otherwise."""
    values = {"kinds": ALL_KINDS, "ceiling_cents": 5_000_000_000, "valid_from": LONG_AGO}
    return Mandaat.objects.create(ambt=ambt, **(values | fields))


def bevoegdheid_of(person: User) -> Bevoegdheid:
    """The one power of a person."""
    (found,) = bevoegdheden_of(person)
    return found


@remembered
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


def controller(**fields: Any) -> User:
    """Somebody who watches the money."""
    return user(Role.CONTROLLER, **fields)


def beheerder(**fields: Any) -> User:
    """A functional administrator."""
    return user(Role.BEHEERDER, is_staff=True, is_superuser=True, **fields)


@remembered
def member(organisation: Organisation, role: str = Role.REGIOCOORDINATOR, **fields: Any) -> User:
    """A person who acts for an organisation: a regiocoördinator unless said otherwise."""
    person = user(role, **fields)
    Membership.objects.create(user=person, organisation=organisation, valid_from=LONG_AGO)
    return person


def role_in(deal: Any, role: str, person: User | None = None, **fields: Any) -> User:
    """Somebody with a role in one deal, for the kassier of it unless said otherwise."""
    person = person or user()
    kassier = DealParty.objects.filter(deal=deal, role=PartyRole.KASSIER)
    values = {"valid_from": LONG_AGO, "given_at": NOW}
    organisation = fields.pop("organisation", None) or kassier[0].organisation
    DealRole.objects.create(
        user=person, deal=deal, role=role, organisation=organisation, **(values | fields)
    )
    return person


@remembered
def organisation(
    name: str = "", kind: OrganisationKind = OrganisationKind.GEMEENTE, **fields: Any
) -> Organisation:
    """A public body with an address, which consents in mail."""
    fields.setdefault("address", "Voorbeeldstraat 1\n1234 XX  VOORBEELDSTAD")
    fields.setdefault("email", "bestuur@voorbeeld.example")
    fields.setdefault("email_consent_on", LONG_AGO)
    return Organisation.objects.create(
        name=name or f"gemeente Voorbeeld {next(numbers)}", kind=kind.value, **fields
    )


@remembered
def ministry(abbreviation: str) -> Organisation:
    """A ministry, made once."""
    return Organisation.objects.get_or_create(
        name=f"ministerie {abbreviation}",
        defaults={"kind": OrganisationKind.MINISTERIE.value, "abbreviation": abbreviation},
    )[0]


@remembered
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


@remembered
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
    if not apps.get_model("disbursement", "SjabloonVersie").objects.exists():
        import_module("disbursement.migrations.0002_model_letters").load(apps, None)
