"""A late repayment and a nearing prescription come as work to a behandelaar."""

from datetime import date

import pytest

from disbursement.vaststelling.panels import work_for
from tests import builders
from tests.disbursement.vaststelling import world

pytestmark = pytest.mark.django_db


def tasks(user, still_clock, day):
    still_clock.set(world.at(day))
    return [(item.verb, item.due_on) for item in work_for(user)]


def test_each_comes_when_it_is_time(claim, cast, still_clock):
    assert tasks(cast.drafter, still_clock, world.LAST_DAY_TO_PAY) == []
    late = ("Aanmanen", world.LAST_DAY_TO_PAY)
    assert tasks(cast.drafter, still_clock, world.DEFAULT) == [late]
    gone = ("Stuiten", date(2029, 12, 30))
    assert tasks(cast.drafter, still_clock, date(2029, 10, 1)) == [late, gone]
    assert tasks(builders.toetser(), still_clock, date(2029, 10, 1)) == []
