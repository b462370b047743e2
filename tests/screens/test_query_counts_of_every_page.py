"""Every page asks at most fifteen questions, and as many among five hundred deals as among fifty.

Each address of the site that can be looked at: as the least privileged person who gets in there,
and as a case officer of the ministry, who may do most. A file is counted like a page.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from django.core.paginator import Page
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from demo.bench.sizes import count_rows
from monitoring.kamer.models import Kamerrapportage
from tests import builders
from tests.builders import Cast
from tests.disbursement.beschikking.issued import with_quick_letters
from tests.exports.world import World, world
from tests.screens import many_deals, much_money
from tests.screens.every_address import FILES, LEADS_ON, LOOKED_AT, whole_site
from tests.screens.further_rows import Look

FEW, MANY = 50, 500
AT_MOST, AT_MOST_OF_A_LIST = 15, 12
# The start page of a case officer asks each room that has work for its people, once; of a deal that
# is settled, once for the deals and once for the proposals.
AT_MOST_OF_OFFICER = {"my-work": 28}
# The first time writes down that somebody was there, which is a question more.
NOTES_THE_FIRST_TIME = {"my-work", "disbursement:beschikking-letter"}
# A page of rows that do not grow with the deals of a region; what grows them has its own test.
OTHER_LISTS = {
    "componenten",
    "disbursement:geld",
    "disbursement:rekening-list",
    "regiodeals:deal-history",
    "regiodeals:export-list",
}


@dataclass(frozen=True)
class Answer:
    """What came back, how many rows it is a page of, and what was asked for it."""

    status: int
    kind: str
    rows: int | None
    sql: tuple[str, ...]


Counted = dict[str, tuple[Answer, Answer]]


@pytest.fixture(scope="module")
def counted(kept_rows: None) -> Iterator[dict[str, Counted]]:
    """By who looks and where, the answers among few deals and among many."""
    del kept_rows
    with pytest.MonkeyPatch.context() as monkeypatch:
        with_quick_letters(monkeypatch)
        many, lists = built()
        grow(many, FEW)
        for looks in lists.values():
            for name in NOTES_THE_FIRST_TIME:
                asked(looks[name])
        few = {who: {name: asked(looks[name]) for name in looks} for who, looks in lists.items()}
        grow(many, MANY - FEW)
        yield {
            who: {name: (few[who][name], asked(looks[name])) for name in looks}
            for who, looks in lists.items()
        }


def built() -> tuple[World, dict[str, dict[str, Look]]]:
    """Everything once and nothing in great numbers, and by whom it is looked at."""
    cast = Cast()
    beschikking = cast.announced()
    builders.in_preparation(cast.drafter)
    cast.submitted()
    many = world(cast, builders.region_of(beschikking.uitkering.deal))
    site = whole_site(beschikking, cast)
    for name, number in (
        ("disbursement:betaalbatch-detail", many.batch.pk),
        ("disbursement:aanlevering-detail", many.afschrift.aanlevering_id),
        ("disbursement:verantwoording-list", much_money.YEAR),
    ):
        site.looks[name] = replace(site.looks[name], url=reverse(name, args=[number]))
    return many, {"least": site.looks, "officer": site.as_officer(cast.drafter)}


def grow(many: World, number: int) -> None:
    """So many deals that are paid, and some that are to be paid or wait for their grant."""
    many.grow(number)
    much_money.granted(number // 5, region=many.region, cast=many.cast)
    many_deals.concluded_deals(number // 5, region=many.region, officer=many.cast.drafter)
    count_rows()


def asked(look: Look) -> Answer:
    """What one look asks, session and person included."""
    browser = Client()
    if look.person is not None:
        browser.force_login(look.person)
    if look.first:
        browser.get(look.first)
    url = look.url
    if look.name == "monitoring:kamer-detail":
        # The newest has a row for each deal.
        url = reverse(look.name, args=[Kamerrapportage.objects.latest("pk").pk])
    with CaptureQueriesContext(connection) as found:
        answer: Any = browser.get(url)
        if answer.streaming:
            b"".join(answer.streaming_content)
    page = (answer.context or {}).get("page")
    rows = page.paginator.count if isinstance(page, Page) else None
    kind = answer.get("Content-Type", "").partition(";")[0]
    sql = tuple(one["sql"] for one in found.captured_queries)
    return Answer(answer.status_code, kind, rows, sql)


def test_it_looks_at_every_address_and_gets_what_stands_there(counted):
    found = {name: many for name, (_, many) in counted["least"].items()}
    assert set(found) == LOOKED_AT
    assert {name: answer.status for name, answer in found.items() if answer.status != 200} == (
        dict.fromkeys(LEADS_ON, 302)
    )
    pages = {name for name, answer in found.items() if answer.kind == "text/html"}
    assert LOOKED_AT - pages == FILES


@pytest.mark.parametrize("who", ["least", "officer"])
def test_a_list_holds_all_that_grew_and_asks_at_most_twelve_questions(counted, who):
    found = {name: many for name, (_, many) in counted[who].items() if many.rows is not None}
    lists = {name: many for name, many in found.items() if name not in OTHER_LISTS}
    assert {name: many.rows for name, many in lists.items() if (many.rows or 0) < MANY} == {}
    assert {n: many.sql for n, many in found.items() if len(many.sql) > AT_MOST_OF_A_LIST} == {}


@pytest.mark.parametrize("who", ["least", "officer"])
def test_a_page_asks_as_much_at_five_hundred_deals_as_at_fifty(counted, who):
    different = {
        name: (len(few.sql), len(many.sql), set(many.sql) - set(few.sql))
        for name, (few, many) in counted[who].items()
        if len(few.sql) != len(many.sql)
    }
    assert different == {}


def test_a_page_asks_the_least_privileged_at_most_fifteen_questions(counted):
    too_many = {n: many.sql for n, (_, many) in counted["least"].items() if len(many.sql) > AT_MOST}
    assert too_many == {}


def test_and_a_case_officer_no_more_than_that(counted):
    too_many = {
        name: many.sql
        for name, (_, many) in counted["officer"].items()
        if len(many.sql) > AT_MOST_OF_OFFICER.get(name, AT_MOST)
    }
    assert too_many == {}
