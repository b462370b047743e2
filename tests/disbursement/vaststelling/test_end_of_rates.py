"""The table of statutory interest ends; whoever keeps the programme hears it in time."""

from datetime import date

import pytest

from disbursement.vaststelling.panels import work_for
from regiodeals.legal.claims import KNOWN_UNTIL, UnknownRate, rate_on
from regiodeals.legal.terms import ONE_DAY
from tests import builders
from tests.disbursement.vaststelling import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper():
    return builders.beheerder()


def titles(user, still_clock, day):
    still_clock.set(world.at(day))
    return [item.title for item in work_for(user)]


def test_three_months_before_the_end_while_a_claim_is_open(grant, cast, keeper, still_clock):
    world.recovered(cast, grant)
    assert titles(keeper, still_clock, date(2026, 9, 29)) == []
    told = ["De tabel van de wettelijke rente eindigt"]
    assert titles(keeper, still_clock, date(2026, 10, 1)) == told
    assert titles(keeper, still_clock, date(2027, 2, 1)) == told
    [item] = work_for(keeper)
    assert (item.due_on, item.days_left) == (KNOWN_UNTIL, -32)
    assert "nieuwe versie van het programma" in item.why_you


def test_nobody_else_hears_it(grant, cast, still_clock):
    world.recovered(cast, grant)
    assert "wettelijke rente" not in " ".join(titles(cast.drafter, still_clock, date(2026, 12, 1)))


def test_without_an_open_claim_nobody_hears_it(grant, keeper, still_clock):
    assert titles(keeper, still_clock, date(2026, 12, 1)) == []


def test_the_refusal_says_what_the_administrator_does():
    with pytest.raises(UnknownRate, match="De beheerder vraagt daarvoor een nieuwe versie"):
        rate_on(KNOWN_UNTIL + ONE_DAY)
