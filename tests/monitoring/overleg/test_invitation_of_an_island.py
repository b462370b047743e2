"""The invitation for an island: in English, with the clock of the island and that of The Hague."""

from datetime import UTC, date, datetime, time

import pytest

from monitoring.overleg import sending, services
from monitoring.overleg.models import Overleg
from monitoring.overleg.services import Hours
from regiodeals.common.clock import KRALENDIJK
from regiodeals.mail.models import Message
from tests import builders
from tests.mail.conftest import office
from tests.monitoring.overleg.meeting import (
    calendar_text,
    coordinator_of,
    deliver,
    event_in,
    guest,
    invited,
    plain_text,
    planned,
)

__all__ = ["office"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(db):
    return builders.behandelaar(name="Anouk", last_name="Bos", email="anouk@rijk.example")


def test_the_zone_is_that_of_the_island_where_it_is_held(office, officer):
    overleg = Overleg.objects.create(deal=builders.saba_deal(officer), year=2025)
    guest(overleg, officer)
    planned(overleg, officer, hours=Hours(time(9), time(11), KRALENDIJK))
    services.take_step(overleg_id=overleg.pk, verb="invite", actor=officer)
    (mail,) = deliver(office)
    assert "DTSTART;TZID=America/Kralendijk:20250612T090000" in calendar_text(mail)
    assert event_in(mail).dtstart.value == datetime(2025, 6, 12, 13, tzinfo=UTC)
    text = plain_text(mail)
    assert "09:00 tot 11:00 uur (Caribisch Nederland; 15:00 tot 17:00 uur in Nederland)" in text


def test_an_organisation_that_reads_english_gets_english(office, overleg, officer):
    coordinator_of(overleg)
    services.add_everybody(overleg_id=overleg.pk, actor=officer)
    organisation = builders.region_of(overleg.deal)
    type(organisation).objects.filter(pk=organisation.pk).update(mail_language="en")
    invited(overleg, officer)
    (mail,) = [one for one in deliver(office) if "bart@" in one["To"]]
    assert mail["Subject"].startswith("Invitation: yearly meeting 2025")
    text = plain_text(mail)
    assert "Thursday 12 June 2025, 10:00 to 12:00 Netherlands time" in text
    assert event_in(mail).summary.value == f"State and region meeting 2025, {overleg.deal}"


def test_in_english_the_evening_of_an_island_is_another_day_in_the_netherlands(office, officer):
    deal = builders.saba_deal(officer)
    overleg = Overleg.objects.create(deal=deal, year=2025)
    coordinator_of(overleg)
    services.add_everybody(overleg_id=overleg.pk, actor=officer)
    organisation = builders.region_of(deal)
    type(organisation).objects.filter(pk=organisation.pk).update(mail_language="en")
    planned(overleg, officer, hours=Hours(time(19), time(21), KRALENDIJK))
    services.take_step(overleg_id=overleg.pk, verb="invite", actor=officer)
    (mail,) = [one for one in deliver(office) if "bart@" in one["To"]]
    when = (
        "Thursday 12 June 2025, 19:00 to 21:00 island time;"
        " Friday 13 June 2025, 01:00 to 03:00 Netherlands time"
    )
    assert when in " ".join(plain_text(mail).split())


def test_who_reads_english_is_told_in_english_when_it_was(office, officer):
    overleg = Overleg.objects.create(deal=builders.saba_deal(officer), year=2025)
    coordinator_of(overleg)
    services.add_everybody(overleg_id=overleg.pk, actor=officer)
    organisation = builders.region_of(overleg.deal)
    type(organisation).objects.filter(pk=organisation.pk).update(mail_language="en")
    invited(overleg, officer)
    deliver(office)
    services.move_overleg(
        overleg_id=overleg.pk,
        planned_on=date(2025, 6, 19),
        location="Stadhuis",
        reason="De zaal is bezet.",
        actor=officer,
    )
    mails = {mail["Subject"].partition(":")[0]: plain_text(mail) for mail in deliver(office)}
    was = "Thursday 12 June 2025, 10:00 to 12:00 Netherlands time; 04:00 to 06:00 island time"
    assert f"It was: {was}." in " ".join(mails["Moved"].split())
    assert "Het was: donderdag 12 juni 2025, 10:00 tot 12:00 uur" in mails["Verzet"]


def test_whether_an_island_takes_part_is_asked_once_for_all(overleg, officer, monkeypatch):
    for name in ("Gea Gast", "Hans Gast", "Ina Gast"):
        guest(overleg, officer, name)
    planned(overleg, officer)
    asked = []

    def is_island(deal):
        asked.append(deal)
        return False

    monkeypatch.setattr(sending, "is_kassier_an_island", is_island)
    services.take_step(overleg_id=overleg.pk, verb="invite", actor=officer)
    assert asked == [overleg.deal]
    assert Message.objects.count() == 3
