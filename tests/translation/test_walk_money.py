"""Accounts, claims and every euro of a deal as its region reads them in English."""

from datetime import timedelta

import pytest

from disbursement.verantwoording.models import Verantwoording
from tests import builders
from tests.disbursement.beschikking import issued
from tests.disbursement.vaststelling import world as money
from tests.disbursement.verantwoording import world as accounts
from tests.translation.walking import left_on

pytestmark = pytest.mark.django_db
MONEY = {
    "disbursement:geld",
    "disbursement:verantwoording-detail",
    "disbursement:verantwoording-list",
    "disbursement:verantwoording-paper",
    "disbursement:vordering-detail",
    "disbursement:vordering-list",
}


@pytest.fixture
def quick_letters(monkeypatch):
    """What stands in a letter is not the matter here."""
    issued.with_quick_letters(monkeypatch)


def reader_of(grant):
    return builders.member(grant.kassier, name="Eva", last_name="Jansen")


@pytest.mark.parametrize(
    ("paid", "content"),
    [(money.paid, {}), (money.paid_island, {"pay_by": money.DAY + timedelta(weeks=6)})],
)
@pytest.mark.usefixtures("quick_letters")
def test_no_claim_holds_a_dutch_word_of_ours(client, cast, monkeypatch, paid, content):
    grant = paid(cast)
    claim = money.recovered(cast, grant, **content)
    money.receive(claim, 1_000, builders.controller())
    reader = reader_of(grant)
    left = [
        left_on(client, reader, monkeypatch, f"disbursement:{page}", *about)
        for page, about in (
            ("vordering-list", []),
            ("vordering-detail", [claim.pk]),
            ("geld", [grant.deal_id]),
            ("beschikking-detail", [claim.beschikking_id]),
        )
    ]
    left.append(left_on(client, reader, monkeypatch, "regiodeals:deal-detail", grant.deal_id))
    assert left == [[]] * 5


def test_nor_does_an_account_from_expected_to_judged(client, cast, monkeypatch, still_clock):
    still_clock.set(accounts.SUMMER)
    [grant] = accounts.granted(1, cast)
    reader, about = reader_of(grant), [grant.deal_id, accounts.YEAR]
    page = "disbursement:verantwoording-detail"
    left = [left_on(client, reader, monkeypatch, page, *about)]
    # Late, more than was granted and more than may go to supervision: every check has something.
    paper = accounts.delivered(
        grant,
        cast,
        accounts.versie(),
        besteding=20_000_000,
        cumulatief=20_000_000,
        uitvoeringskosten=1_000_000,
    )
    left.append(left_on(client, reader, monkeypatch, page, *about))
    accounts.judged(paper, cast, "terug", remark="Waaruit is het verschil betaald?")
    left.append(left_on(client, reader, monkeypatch, page, *about))
    left.append(
        left_on(client, reader, monkeypatch, "disbursement:verantwoording-list", accounts.YEAR)
    )
    assert left == [[]] * 4


def test_nor_does_a_paper_at_the_end(client, cast, monkeypatch, still_clock):
    still_clock.set(accounts.SUMMER)
    [grant] = accounts.granted(1, cast)
    paper = Verantwoording.objects.exclude(paper="sisa").filter(uitkering=grant)[0]
    page = "disbursement:verantwoording-paper"
    assert left_on(client, reader_of(grant), monkeypatch, page, paper.pk) == []
