"""A crowd of deals in a database of its own, with one reader who sees all of them.

The rows are written in bulk: here they are only looked at, and the services would take an hour.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.test import Client

from demo.bench import letters
from demo.bench.dues import add_dues
from demo.bench.learning import add_learning
from demo.bench.sizes import count_rows
from disbursement.beschikking.models import Beschikking, BeschikkingStatus
from disbursement.mandaat.models import Ambt, Ambtsdrager, Mandaat
from disbursement.uitkering.models import Uitkering
from monitoring.indicator.models import Definitie, Direction, Indicator, Rule, Theme
from monitoring.overleg.models import Overleg
from regiodeals.accounts.models import Role, RoleAssignment, User
from regiodeals.deal.models import Deal, DealParty, DealStatus, PartyRole
from regiodeals.documents.models import Document
from regiodeals.legal.grant_rules import Instrument, OrganisationKind
from regiodeals.party.models import Membership, Organisation
from regiodeals.tranche.models import Tranche

PREFIX = "bench_"
TRANCHE = 5
DEAL_NAME = "Voorbeeldregio"
INDICATOR = "VOORBEELD-1"
CENTS = 1_000_000_000
# So many letters have amounts of their own; after that they begin again.
DIFFERENT = 500
SINCE = date(2024, 1, 1)
CONCLUDED, ANNOUNCED = date(2024, 9, 24), date(2024, 12, 5)
MOMENT = datetime(2024, 12, 5, 9, 0, tzinfo=UTC)


@contextmanager
def own_database() -> Iterator[str]:
    """A database beside the one of the site, dropped at the end; yields the name of the other."""
    own, creation = connection.settings_dict, connection.creation
    name = str(own["NAME"])
    own["TEST"]["NAME"] = PREFIX + name
    # No pool, which would hold on to the database before; no limit to the time of a statement, as
    # making and dropping a database may take longer than a page may wait.
    own["OPTIONS"] = {}
    # Left over from a measurement that was killed: nobody else uses this name.
    creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        yield name
    finally:
        _connect_to(PREFIX + name)
        creation.destroy_test_db(name, verbosity=0)


@contextmanager
def own_databases(sizes: Sequence[int]) -> Iterator[Callable[[int], Client]]:
    """A database for each size; all are dropped at the end.

    Yields a function that goes to the database of a size and gives a browser of the reader there.
    """
    creation = connection.creation
    copies: dict[int, str] = {}
    with own_database() as name:
        crowd, client = Crowd(), Client(SERVER_NAME="127.0.0.1")
        client.force_login(crowd.reader, backend=settings.AUTHENTICATION_BACKENDS[-1])

        def go_to(size: int) -> Client:
            _connect_to(copies[size])
            return client

        try:
            for size in sizes:
                crowd.grow_to(size)
                creation.clone_test_db(str(size), verbosity=0)
                copies[size] = creation.get_test_db_clone_settings(str(size))["NAME"]
            yield go_to
        finally:
            _connect_to(PREFIX + name)
            for size in copies:
                creation.destroy_test_db(suffix=str(size), verbosity=0)


def _connect_to(database: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = database


class Crowd:
    """Grows to the size that is asked; the reader is regiocoördinator of a party to every deal.

    The least that a person may be, and the most that such a person can see: with fewer deals to
    see a page would only be faster.
    """

    def __init__(self) -> None:
        """The people and bodies around the deals, and the facts of a letter."""
        self._facts = letters.facts(0)
        self._tranche = Tranche.objects.create(number=TRANCHE, proposals_received=29)
        self._region = Organisation.objects.create(
            name="provincie Voorbeeld", kind=OrganisationKind.PROVINCIE.value, is_example=True
        )
        self._officer, self._reviewer, self._signer, self.reader = (
            User.objects.create(username=name, first_name=name, last_name="Voorbeeld")
            for name in ("opsteller", "toetser", "tekenaar", "lezer")
        )
        office = Ambt.objects.create(
            name="directeur Voorbeeld", minister="de Minister van Voorbeelden", valid_from=SINCE
        )
        Ambtsdrager.objects.create(ambt=office, holder=self._signer, valid_from=SINCE)
        self._mandaat = Mandaat.objects.create(
            ambt=office,
            kinds=["verlening", "terugvordering"],
            ceiling_cents=CENTS,
            valid_from=SINCE,
        )
        RoleAssignment.objects.create(
            user=self.reader, role=Role.REGIOCOORDINATOR, valid_from=SINCE
        )
        Membership.objects.create(user=self.reader, organisation=self._region, valid_from=SINCE)

        self._add_indicator()

    def _add_indicator(self) -> None:
        """The register of indicators does not grow with the deals; it shows one."""
        Definitie.objects.create(
            indicator=Indicator.objects.create(code=INDICATOR),
            tranche=self._tranche,
            number=1,
            from_year=SINCE.year,
            name="Voorbeelden",
            unit="stuks",
            direction=Direction.HOGER,
            rule=Rule.SOM,
            source="voorbeeld",
            theme=Theme.WONEN,
            at=MOMENT,
            by=self._officer,
        )

    def grow_to(self, size: int) -> None:
        """Add deals with an announced beschikking and a planned overleg, until there are `size`."""
        numbers = range(Deal.objects.count(), size)
        with transaction.atomic():
            grants = self._grants(numbers)
            files = Document.objects.bulk_create(self._letter(number) for number in numbers)
            Beschikking.objects.bulk_create(
                self._announced(number, grant, file)
                for number, grant, file in zip(numbers, grants, files, strict=True)
            )
            add_dues(grants, self._officer, MOMENT)
            add_learning(grants, self._officer, MOMENT)
            Overleg.objects.bulk_create(
                Overleg(
                    deal=grant.deal, year=2025, planned_on=_spread(number), location="Voorbeeld"
                )
                for number, grant in zip(numbers, grants, strict=True)
            )
        count_rows()

    def order_letters(self, count: int) -> list[int]:
        """Add signed beschikkingen whose letters are still to be made; their ids."""
        numbers = range(Deal.objects.count(), Deal.objects.count() + count)
        with transaction.atomic():
            grants = self._grants(numbers)
            files = Document.objects.bulk_create(self._order(number) for number in numbers)
            rows = Beschikking.objects.bulk_create(
                self._signed(number, grant, file, facts=letters.facts(number % DIFFERENT))
                for number, grant, file in zip(numbers, grants, files, strict=True)
            )
        return [row.pk for row in rows]

    def _grants(self, numbers: Sequence[int]) -> list[Uitkering]:
        deals = Deal.objects.bulk_create(self._deal(number) for number in numbers)
        DealParty.objects.bulk_create(
            DealParty(deal=deal, organisation=self._region, role=PartyRole.REGIOPARTIJ)
            for deal in deals
        )
        return Uitkering.objects.bulk_create(self._uitkering(deal) for deal in deals)

    def _deal(self, number: int) -> Deal:
        return Deal(
            tranche=self._tranche,
            name=f"{DEAL_NAME} {number:05d}",
            region="Voorbeeldstreek",
            rijksbijdrage_cents=CENTS,
            accounthouder=self._officer,
            concluded_on=CONCLUDED,
            granted_on=ANNOUNCED,
            ends_on=date(2028, 12, 31),
            status=DealStatus.BESCHIKT,
        )

    def _uitkering(self, deal: Deal) -> Uitkering:
        return Uitkering(
            deal=deal,
            kassier=self._region,
            instrument=Instrument.SPUK.value,
            amount_cents=CENTS,
            spend_from=CONCLUDED,
            spend_until=date(2028, 12, 31),
            account_number="NL00 EXMP 0000 0000 00",
            account_name="provincie Voorbeeld",
        )

    def _order(self, number: int) -> Document:
        return Document(
            kind="beschikking", filename=f"SPUK-2024-{number:05d}.pdf", ordered_at=MOMENT
        )

    def _letter(self, number: int) -> Document:
        document = self._order(number)
        document.stored_at, document.sha256, document.size = MOMENT, f"{number:064x}", 50_000
        return document

    def _signed(
        self, number: int, grant: Uitkering, letter: Document, **columns: Any
    ) -> Beschikking:
        people: dict[str, Any] = {
            "drafter": self._officer,
            "reviewer": self._reviewer,
            "signer": self._signer,
        }
        return Beschikking(
            uitkering=grant,
            kenmerk=f"SPUK-2024-{number:05d}",
            drafted_at=MOMENT + timedelta(minutes=number),
            submitted_at=MOMENT,
            reviewed_at=MOMENT,
            signed_at=MOMENT,
            mandaat=self._mandaat,
            document=letter,
            **people,
            **{"status": BeschikkingStatus.ONDERTEKEND} | columns,
        )

    def _announced(self, number: int, grant: Uitkering, letter: Document) -> Beschikking:
        return self._signed(
            number,
            grant,
            letter,
            facts=self._facts,
            announced_at=MOMENT,
            announced_on=ANNOUNCED,
            announced_zone="Europe/Amsterdam",
            remedy_last_day=date(2025, 1, 16),
            status=BeschikkingStatus.BEKENDGEMAAKT,
        )


def _spread(number: int) -> date:
    return date(2025, 2, 1) + timedelta(days=number % 300)
