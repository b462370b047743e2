"""Every list that can become a file, filled; and what stands in a file."""

import csv
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from demo.bench.sizes import count_rows
from disbursement.betaling.models import Aanlevering, Afschrift, Bankregel, Betaalbatch, Rekening
from monitoring.kamer.models import Kamerrapportage
from regiodeals.accounts.models import User
from regiodeals.documents.models import Document, Kind
from regiodeals.exports import running, services
from regiodeals.exports.definition import export_named
from regiodeals.exports.models import ExportOrder
from regiodeals.party.models import Organisation
from tests import builders
from tests.builders import Cast
from tests.remembering import remembered
from tests.screens import much_else, much_learning, much_money

# Each list with what must be said of it, and whether a region may open its page.
LISTS: dict[str, tuple[dict[str, Any], bool]] = {
    "bankregels": ({}, False),
    "batch": ({}, False),
    "batches": ({}, False),
    "beschikkingen": ({}, True),
    "betalingen": ({}, False),
    "bezwaren": ({}, False),
    "deals": ({}, True),
    "herinneringen": ({}, False),
    "indicatoren": ({}, True),
    "jaarcyclus": ({}, True),
    "kalender": ({"wie": "alles", "soort": "verlening"}, True),
    "kamercijfers": ({}, False),
    "kamerrapportages": ({}, False),
    "lessen": ({}, True),
    "overleggen": ({}, True),
    "post": ({}, False),
    "rapportages": ({}, True),
    "rekeningen": ({}, False),
    "series": ({}, False),
    "termijnen": ({}, True),
    "tranche": ({"tranche": 5}, True),
    "uitwisselingen": ({}, True),
    "verantwoording": ({"jaar": much_money.YEAR}, True),
    "verzoeken": ({}, False),
    "vorderingen": ({}, True),
}

# Of no deal and of no region: what it says is the same for all.
OF_ALL = {"indicatoren", "lessen", "uitwisselingen"}


@dataclass
class World:
    """A region with money in every list, and the people who look at it."""

    cast: Cast
    region: Organisation
    rekening: Rekening
    batch: Betaalbatch
    afschrift: Afschrift

    def grow(self, number: int) -> None:
        """So many more rows in each list."""
        grants = much_money.granted(number, region=self.region, cast=self.cast)
        much_money.payments(grants, self.rekening, self.batch)
        much_money.accounts(grants, self.cast.drafter)
        much_money.claims(grants, self.cast)
        much_money.requests(grants, self.cast.drafter)
        much_else.objections(grants, self.cast.drafter)
        much_else.series(grants, self.cast.drafter)
        much_else.reports(grants, self.cast.drafter)
        much_else.indicators(number, grants, self.cast.drafter)
        much_else.reminders(grants, self.cast.drafter)
        much_else.mail(grants)
        much_learning.meetings(number, self.cast.drafter)
        much_learning.lessons(grants, self.cast.drafter)
        much_learning.parliament(number, self.cast.drafter)
        first = self.afschrift.regels.count()
        Bankregel.objects.bulk_create(
            Bankregel(
                afschrift=self.afschrift,
                position=first + place,
                direction="af",
                currency="EUR",
                amount_cents=1_234_56,
                booked_on=much_money.DAY,
                counterparty="@gemeente",
                finding="onbekend",
            )
            for place in range(number)
        )
        count_rows()

    def about(self, name: str) -> dict[str, Any]:
        """What must be said of a list."""
        if name == "kamercijfers":
            newest = Kamerrapportage.objects.order_by("-pk")[0]
            return {"rapportage": newest.pk}
        return {"batch": self.batch.pk} if name == "batch" else LISTS[name][0]


@remembered
def world(cast: Cast, region: Organisation | None = None) -> World:
    """The people, an account, a batch and a statement; nothing in the lists yet."""
    region = region or builders.organisation()
    rekening = much_money.account_of(region, builders.controller(), builders.controller())
    batch = much_money.batch(rekening.proposed_by)
    document = Document.objects.create(
        kind=Kind.VERZOEK, filename="dag.xml", ordered_at=builders.NOW
    )
    delivery = Aanlevering.objects.create(
        document=document,
        sha256="0" * 64,
        filename="dag.xml",
        delivered_by=rekening.proposed_by,
        delivered_at=builders.NOW,
        read_at=builders.NOW,
    )
    afschrift = Afschrift.objects.create(
        aanlevering=delivery, payer=batch.payer, kind="camt.053", number="AFSCHRIFT-1"
    )
    return World(cast, region, rekening, batch, afschrift)


def browser(person: User) -> Client:
    """Somebody who is logged in."""
    client = Client()
    client.force_login(person)
    return client


def fetch(person: User, name: str, form: str = "csv", **query: Any) -> Any:
    """The answer to asking for a file."""
    return browser(person).get(reverse("regiodeals:export", args=[name, form]), query)


def body_of(response: Any) -> bytes:
    """The bytes, of a file that streams too."""
    return b"".join(response.streaming_content) if response.streaming else response.content


def csv_rows(content: bytes) -> list[dict[str, str]]:
    """The rows as a Dutch Excel reads them, by the names of the columns."""
    text = content.decode("utf-8")
    assert text.startswith("\ufeff")
    head, *rows = csv.reader(StringIO(text[1:], newline=""), delimiter=";")
    return [dict(zip(head, row, strict=True)) for row in rows]


def xlsx_rows(content: bytes) -> list[dict[str, Any]]:
    """The cells of the first sheet, by the names of the columns."""
    head, *rows = load_workbook(BytesIO(content)).active.iter_rows()
    names = [cell.value for cell in head]
    return [dict(zip(names, row, strict=True)) for row in rows]


def rows_of(person: User, name: str, **query: Any) -> list[dict[str, str]]:
    """What stands in the CSV of a list."""
    response = fetch(person, name, **query)
    assert response.status_code == 200
    assert response["Content-Disposition"] == f'attachment; filename="{name}.csv"'
    return csv_rows(body_of(response))


def questions(person: User, name: str, form: str, **query: Any) -> int:
    """How many questions the file takes, session and person included."""
    client = browser(person)
    with CaptureQueriesContext(connection) as asked:
        body_of(client.get(reverse("regiodeals:export", args=[name, form]), query))
    return len(asked)


@remembered
def ordered(person: User, name: str = "deals", form: str = "csv", **filters: str) -> ExportOrder:
    """What somebody asked for."""
    export = export_named(name)
    assert export is not None
    return services.order_export(export=export, form=form, filters=filters, actor=person)


@remembered
def made(person: User, **fields: str) -> ExportOrder:
    """The same, made by a worker."""
    order = ordered(person, **fields)
    assert running.make_file(order.pk)
    return ExportOrder.objects.get(pk=order.pk)
