"""What a kassier did not hand in by its last day is a task of who handles the deal."""

from datetime import date

import pytest

from disbursement.vaststelling.panels import work_for
from disbursement.verantwoording.models import Verantwoording
from regiodeals.obligations import services as obligations
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.pages import page_of
from tests import builders
from tests.disbursement.vaststelling import world

pytestmark = pytest.mark.django_db

LAST, AFTER, YEAR_AFTER = date(2025, 7, 15), date(2025, 7, 16), date(2026, 7, 16)


@pytest.fixture
def deal(cast):
    return cast.announced().uitkering.deal


def tasks(user, still_clock, day):
    still_clock.set(world.at(day))
    return [item for item in work_for(user) if "niet kwam" in item.title]


def test_on_the_last_day_there_is_still_nothing_to_ask_for(deal, cast, still_clock):
    assert tasks(cast.drafter, still_clock, LAST) == []


def test_the_day_after_it_names_the_deal_and_what_did_not_come(deal, cast, still_clock):
    [item] = tasks(cast.drafter, still_clock, AFTER)
    assert item.title == f"{deal.name}: vraag op wat niet kwam (SiSa-verantwoording)"
    assert item.due_on == LAST
    assert "Zonder dit stuk kunt u niets vaststellen." in item.if_you_wait
    owed = Obligation.objects.get(kind=ObligationKind.SISA, due_on=LAST)
    assert item.url == page_of(owed)


def test_more_of_one_deal_are_one_task(deal, cast, still_clock):
    [item] = tasks(cast.drafter, still_clock, YEAR_AFTER)
    assert item.title == f"{deal.name}: vraag op wat niet kwam (2 stukken)"
    assert item.due_on == LAST


def test_a_colleague_who_does_not_handle_the_deal_has_no_such_task(deal, cast, still_clock):
    for user in (builders.behandelaar(), cast.reviewer, cast.signer):
        assert tasks(user, still_clock, AFTER) == []


def test_once_it_came_nothing_is_asked_for(deal, cast, still_clock):
    paper = Verantwoording.objects.get(uitkering__deal=deal, year=2024, paper="sisa")
    owed = Obligation.objects.get(kind=ObligationKind.SISA, subject_id=paper.pk)
    still_clock.set(world.at(AFTER))
    obligations.meet(obligation_id=owed.pk, on=AFTER, how="Ontvangen.", actor=cast.drafter)
    assert tasks(cast.drafter, still_clock, AFTER) == []
