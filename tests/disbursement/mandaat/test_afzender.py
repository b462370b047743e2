"""Who sends the letter on which day."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from disbursement.mandaat.models import Afzender
from disbursement.mandaat.selectors import afzender_on

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2024, 10, 1), date(2024, 12, 31)
ONE_DAY = timedelta(days=1)


def send_from(organisation, **fields):
    values = {
        "unit": "Programma",
        "return_address": "Postbus 1",
        "phone": "070",
        "email": "a@example.org",
        "objection_address": "Postbus 2",
        "valid_from": FIRST,
        "valid_until": LAST,
    }
    return Afzender.objects.create(organisation=organisation, **(values | fields))


@pytest.mark.parametrize("day", [FIRST, LAST])
def test_an_afzender_holds_on_its_first_and_its_last_day(day):
    afzender = send_from("Ministerie van Eerst")
    assert afzender_on(day) == afzender


@pytest.mark.parametrize("day", [FIRST - ONE_DAY, LAST + ONE_DAY])
def test_outside_its_period_nobody_sends(day):
    send_from("Ministerie van Eerst")
    assert afzender_on(day) is None


def test_when_a_ministry_changes_its_name_the_newest_sends():
    old = send_from("Ministerie van Eerst", valid_until=None)
    new = send_from("Ministerie van Daarna", valid_from=LAST)
    assert afzender_on(LAST - ONE_DAY) == old
    assert afzender_on(LAST) == new
    assert str(new) == "Ministerie van Daarna"


def test_an_afzender_ends_after_it_begins():
    with pytest.raises(IntegrityError, match="afzender_ends_after_it_begins"), transaction.atomic():
        send_from("Ministerie van Niets", valid_until=FIRST - ONE_DAY)
