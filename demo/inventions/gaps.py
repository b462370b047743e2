"""Fills the gaps of the record. The only place of the demonstration that writes to models itself.

Everything else goes through the services. What somebody has filled in already stays as it is, and a
deal is filled once: the trail says when.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction

from demo import inventions
from demo.inventions import CENTS, Activity, DealInvention, Person, SisaEdition
from disbursement.betaling.models import Betaalrekening
from disbursement.mandaat.models import KINDS, Afzender, Ambt
from disbursement.verantwoording.models import SisaVersie
from disbursement.verantwoording.models.sisa import KIND_OF_MEANING
from regiodeals.accounts.models import Role, RoleAssignment, User
from regiodeals.audit import services as audit
from regiodeals.audit.models import AuditEntry
from regiodeals.common import clock
from regiodeals.common.language import Language
from regiodeals.deal.models import (
    Activiteit,
    Deal,
    DealParty,
    DealRole,
    Financieringsbron,
    Form,
    Origin,
    Programmalijn,
    RoleInDeal,
)
from regiodeals.party.models import Membership, Organisation
from regiodeals.tranche.models import Tranche

PASSWORD = "regiodeals-demo-2024"  # noqa: S105  (known to all: it opens nothing but the demo)
SINCE = date(2024, 1, 1)
TRANCHE = 5
FILLED = "demo.inventions.fill"


def require_demo() -> None:
    """Raise RuntimeError where no demonstration is played: invented people have no place there."""
    if settings.DEMO_CLOCK_FILE is None:
        raise RuntimeError("Verzonnen gegevens horen alleen in de demonstratie.")


@transaction.atomic
def fill_organisation_of_the_ministry() -> None:
    """People and their mandate, who sends and pays, the addresses of the kassiers, and SiSa."""
    require_demo()
    for person in inventions.people():
        add_account(person)
    for row in inventions.addresses():
        Organisation.objects.filter(name=row["organisatie"], address="").update(
            board=row["bestuur"],
            address="\n".join(row["adres"]),
            mail_language=row.get("taal", Language.NL),
        )
        if row["mail"]:
            Organisation.objects.filter(name=row["organisatie"], email="").update(
                email=row["mail"], email_consent_on=SINCE
            )
    ministry = inventions.ministry()
    if not Afzender.objects.exists():
        Afzender.objects.create(is_example=True, **ministry["afzender"])
    if not Betaalrekening.objects.exists():
        Betaalrekening.objects.bulk_create(
            Betaalrekening(is_example=True, **row) for row in ministry["betaalrekeningen"]
        )
    if not Ambt.objects.exists():
        _office(ministry["ambt"], ministry["mandaat"])
    if not SisaVersie.objects.exists():
        _sisa_editions(inventions.sisa())


def is_filled(deal: Deal) -> bool:
    """Whether the gaps of a deal were filled before."""
    return AuditEntry.objects.filter(dossier=deal.pk, action=FILLED).exists()


@transaction.atomic
def fill_deal(deal: Deal, invention: DealInvention) -> None:
    """Fill what is empty in a deal, name it in `example_fields`, and write down its money."""
    require_demo()
    for field, value in invention["velden"].items():
        if getattr(deal, field) in (None, ""):
            setattr(deal, field, value)
    deal.example_fields = invention["voorbeeldvelden"]
    deal.save()
    kassier = Organisation.objects.get(name=invention["kassier"])
    for order, line in enumerate(invention["programmalijnen"], start=1):
        row, _ = Programmalijn.objects.get_or_create(
            deal=deal, order=order, defaults={"name": line["naam"]}
        )
        row.goal = row.goal or line["doel"]
        row.save(update_fields=["goal"])
        if row.activiteiten.exists():
            continue
        for number, activity in enumerate(line["activiteiten"], start=1):
            _activity(row, number, activity, kassier)
    audit.record(
        deal,
        action=FILLED,
        sentence="Ontbrekende gegevens ingevuld met voorbeelden",
        actor=None,
        details={"velden": invention["voorbeeldvelden"]},
    )


def give_roles(kassier: DealParty, people: Iterable[Person]) -> None:
    """Give who of these people signs for this kassier, or manages its people, that role."""
    require_demo()
    of_kassier = [row for row in people if kassier.organisation.name in row["organisaties"]]
    for person in of_kassier:
        if role := _role_in_deal(person):
            DealRole.objects.create(
                user=User.objects.get(username=person["account"]),
                deal=kassier.deal,
                role=role,
                organisation=kassier.organisation,
                valid_from=clock.today(),
                given_at=clock.now(),
            )


def mark_party(party: DealParty) -> None:
    """Label a party that the demonstration chose."""
    require_demo()
    party.is_example = True
    party.save(update_fields=["is_example"])


def add_account(person: Person) -> None:
    """Somebody with an account, once."""
    require_demo()
    role = person.get("rol")
    is_beheerder = role == Role.BEHEERDER
    user, created = User.objects.get_or_create(
        username=person["account"],
        defaults={
            "first_name": person["voornaam"],
            "last_name": person["achternaam"],
            "email": f"{person['account']}@example.org",
            "is_staff": is_beheerder,
            "is_superuser": is_beheerder,
        },
    )
    if not created:
        return
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])
    if role is None:
        return
    RoleAssignment.objects.create(user=user, role=role, valid_from=SINCE)
    for name in person["organisaties"]:
        organisation = Organisation.objects.get(name=name)
        Membership.objects.create(user=user, organisation=organisation, valid_from=SINCE)


def _role_in_deal(person: Person) -> RoleInDeal | None:
    if person.get("beheert"):
        return RoleInDeal.MANAGER
    return RoleInDeal.SIGNER if person.get("tekent") else None


def _office(ambt: dict[str, Any], mandaat: dict[str, Any]) -> None:
    """The office of the signatory, with its holder and its mandate for every kind."""
    begin = {"valid_from": ambt["valid_from"], "is_example": True}
    office = Ambt.objects.create(
        name=ambt["name"], minister=ambt["minister"], unit=ambt["unit"], **begin
    )
    office.dragers.create(holder=User.objects.get(username=ambt["account"]), **begin)
    office.mandaten.create(kinds=[kind for kind, _words in KINDS], **begin, **mandaat)


def _sisa_editions(edition: SisaEdition) -> None:
    """An edition of the annex per year, for the tranche of the story."""
    tranche = Tranche.objects.get(number=TRANCHE)
    for year in edition["jaren"]:
        versie = SisaVersie.objects.create(
            tranche=tranche,
            year=year,
            number=1,
            code=edition["code"],
            valid_from=SINCE,
            tolerance_percent=edition["tolerance_percent"],
            source=edition["source"],
            is_example=True,
        )
        for number, column in enumerate(edition["indicatoren"], start=1):
            versie.indicatoren.create(
                number=number,
                key=column["meaning"],
                kind=KIND_OF_MEANING[column["meaning"]],
                **column,
            )


def _activity(line: Programmalijn, number: int, activity: Activity, kassier: Organisation) -> None:
    row = Activiteit.objects.create(
        programmalijn=line,
        order=number,
        name=activity["naam"],
        rijk_cents=activity["rijk"] * CENTS,
        is_example=True,
    )
    # What is public passes through the kassier; who the private partners are, is not invented.
    sources = (
        (activity["publiek"], kassier, Origin.PUBLIEK, Form.GELD, False),
        (activity.get("van_het_rijk", 0), kassier, Origin.PUBLIEK, Form.GELD, True),
        (activity.get("privaat", 0), None, Origin.PRIVAAT, Form.GELD, False),
        (activity.get("natura", 0), None, Origin.PRIVAAT, Form.NATURA, False),
    )
    Financieringsbron.objects.bulk_create(
        Financieringsbron(
            activiteit=row,
            organisation=organisation,
            origin=origin,
            form=form,
            is_from_rijk=from_rijk,
            amount_cents=amount * CENTS,
            is_example=True,
        )
        for amount, organisation, origin, form, from_rijk in sources
        if amount
    )
