"""`manage.py simulate_reminders` prints what would go, and sends nothing."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from monitoring.herinnering.models import Ronde
from regiodeals.mail.models import Message
from tests.monitoring.herinnering.conftest import in_days

pytestmark = pytest.mark.django_db


def simulate(*arguments):
    out = StringIO()
    call_command("simulate_reminders", *arguments, stdout=out)
    return out.getvalue().splitlines()


def test_each_reminder_is_a_line_by_day(owed, coordinator):
    row = owed(in_days(3))
    lines = simulate("--from", "2024-11-18", "--to", "2024-11-28")
    assert lines == [
        f"maandag 18 november 2024: {coordinator}: {row.title} (3 dagen ervoor, uiterlijk"
        " donderdag 21 november 2024)",
        f"donderdag 21 november 2024: {coordinator}: {row.title} (op de laatste dag, uiterlijk"
        " donderdag 21 november 2024)",
        f"donderdag 28 november 2024: {coordinator}: {row.title} (7 dagen erna, uiterlijk"
        " donderdag 21 november 2024)",
        "3 herinneringen; er is niets verstuurd.",
    ]
    assert not Ronde.objects.exists()
    assert not Message.objects.exists()


def test_one_deal_can_be_asked_for(owed, coordinator, deal):
    owed(in_days(3))
    period = ("--from", "2024-11-18", "--to", "2024-11-20")
    assert len(simulate(*period, "--deal", str(deal.pk))) == 2
    assert simulate(*period, "--deal", "0") == ["0 herinneringen; er is niets verstuurd."]


def test_what_reaches_nobody_is_said(owed, kassier, accounthouder):
    kassier.email, kassier.email_consent_on, accounthouder.email = "", None, ""
    kassier.save()
    accounthouder.save()
    owed(in_days(3))
    lines = simulate("--from", "2024-11-18", "--to", "2024-11-18")
    assert "niemand (geen adres bekend)" in lines[0]
    assert lines[-1].startswith("0 herinneringen")


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        ("2024-02-30", "2024-03-01", "2024-02-30 is geen dag"),
        ("2024-03-02", "2024-03-01", "ligt vóór de eerste"),
    ],
)
def test_days_that_cannot_be_get_a_sentence(first, last, sentence):
    with pytest.raises(CommandError, match=sentence):
        simulate("--from", first, "--to", last)
