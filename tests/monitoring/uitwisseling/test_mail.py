"""Each participant is told by mail, and his calendar is brought up to date: his entry alone."""

import pytest

from monitoring.uitwisseling import services
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.mail.models import CalendarPart, Language, Message, TemplateVersion
from tests import builders
from tests.mail.conftest import office
from tests.monitoring.overleg.meeting import calendar_in, deliver, event_in, plain_text
from tests.monitoring.uitwisseling import world

__all__ = ["office"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(db):
    return builders.behandelaar(name="Sanne", last_name="Rijk", email="sanne@rijk.example")


def to(mails, name):
    return [mail for mail in mails if mail["To"].startswith(name)]


def test_who_has_a_place_gets_an_entry_of_his_own_for_his_calendar(officer, office):
    world.full(officer, "Els", "Jan")
    els, jan = deliver(office)
    assert els["Subject"] == "U bent aangemeld: Wonen in krimpgebieden"
    assert "U hebt een plaats." in plain_text(els)
    assert "donderdag 20 maart 2025, 13:00 tot 16:00 uur" in plain_text(els)
    entries = [event_in(mail) for mail in (els, jan)]
    assert len({entry.uid.value for entry in entries}) == 2
    assert entries[0].sequence.value == "0"
    assert entries[0].attendee.value == "mailto:els@regio.example"
    assert entries[0].organizer.value == "mailto:sanne@rijk.example"
    assert calendar_in(els)["METHOD"] == "REQUEST"
    assert TemplateVersion.objects.get().name == "uitwisseling"


def test_who_waits_reads_his_number_and_has_nothing_in_his_calendar(officer, office):
    world.full(officer, "Els", "Jan", "Kim")
    (mail,) = to(deliver(office), "Kim")
    assert "wachtlijst, nummer 1" in plain_text(mail)
    assert CalendarPart.objects.count() == 2


def test_who_signs_off_loses_the_entry_and_who_waited_gets_one(officer, office):
    _, rows = world.full(officer, "Els", "Jan", "Kim")
    (first,) = to(deliver(office), "Els")
    services.sign_off(aanmelding_id=rows[0].pk, actor=rows[0].user)
    off, up = deliver(office)
    assert off["Subject"] == "U bent afgemeld: Wonen in krimpgebieden"
    assert calendar_in(off)["METHOD"] == "CANCEL"
    assert event_in(off).uid.value == event_in(first).uid.value
    assert event_in(off).sequence.value == "1"
    # Only his own entry is taken away: the meeting takes place.
    assert not hasattr(event_in(off), "status")
    assert up["Subject"] == "U hebt een plaats: Wonen in krimpgebieden"
    assert calendar_in(up)["METHOD"] == "REQUEST"


def test_who_comes_back_has_another_entry(officer, office):
    meeting, (row,) = world.full(officer, "Els")
    services.sign_off(aanmelding_id=row.pk, actor=row.user)
    world.sign_up(meeting, row.user)
    entries = [
        event_in(mail).uid.value for mail in deliver(office) if "aangemeld" in mail["Subject"]
    ]
    assert len(set(entries)) == len(entries)


def test_another_time_updates_the_same_entry_and_says_why(officer, office):
    meeting, _ = world.full(officer, "Els", "Jan", "Kim")
    (before,) = to(deliver(office), "Els")
    world.changed(meeting, officer, location="Elders", reason="De zaal is te klein.")
    mails = deliver(office)
    assert len(mails) == 3
    (after,) = to(mails, "Els")
    assert "Waarom: De zaal is te klein." in plain_text(after)
    assert event_in(after).uid.value == event_in(before).uid.value
    assert (event_in(after).sequence.value, event_in(after).location.value) == ("1", "Elders")
    assert (
        len([part for part in to(mails, "Kim")[0].walk() if "calendar" in part.get_content_type()])
        == 0
    )


def test_calling_off_takes_every_entry_away_and_says_why(officer, office):
    meeting, _ = world.full(officer, "Els", "Jan", "Kim")
    deliver(office)
    services.call_off(uitwisseling_id=meeting.pk, reason="Te weinig mensen.", actor=officer)
    mails = deliver(office)
    assert [mail["Subject"] for mail in mails] == ["Afgelast: Wonen in krimpgebieden"] * 3
    assert all("Waarom: Te weinig mensen." in plain_text(mail) for mail in mails)
    assert event_in(mails[0]).status.value == "CANCELLED"


def test_what_no_longer_holds_is_not_sent(officer, office):
    meeting, rows = world.full(officer, "Els", "Jan", "Kim")
    services.sign_off(aanmelding_id=rows[0].pk, actor=officer)
    mails = deliver(office)
    # Els signed off before her confirmation left; Kim moved up before his number did.
    assert [mail["Subject"].partition(":")[0] for mail in to(mails, "Els")] == ["U bent afgemeld"]
    assert [mail["Subject"].partition(":")[0] for mail in to(mails, "Kim")] == ["U hebt een plaats"]
    assert meeting.aanmeldingen.with_place().count() == 2


def test_who_comes_for_an_island_is_written_to_in_english(officer, office):
    els = world.person("Els")
    els.memberships.get().organisation.__class__.objects.update(mail_language=Language.EN)
    world.sign_up(world.opened(officer), els)
    (mail,) = deliver(office)
    assert mail["Subject"] == "You have signed up: Wonen in krimpgebieden"
    assert "13:00 to 16:00 Netherlands time" in plain_text(mail)


def test_who_reads_english_is_told_in_english_when_it_was(officer, office):
    els = world.person("Els")
    els.memberships.get().organisation.__class__.objects.update(mail_language=Language.EN)
    meeting = world.opened(officer)
    world.sign_up(meeting, els)
    deliver(office)
    world.changed(meeting, officer, location="Elders", reason="De zaal is te klein.")
    (mail,) = deliver(office)
    assert "It was: Thursday 20 March 2025, 13:00 to 16:00 Netherlands time." in plain_text(mail)


def test_who_has_no_address_has_a_place_all_the_same(officer, office):
    row = world.sign_up(world.opened(officer), world.person("Els", email=""))
    assert row.placed_at is not None
    assert deliver(office) == []


def test_what_came_back_is_sent_again_to_the_address_of_now(officer, office):
    _, (row, other) = world.full(officer, "Els", "Jan")
    deliver(office)
    Message.objects.filter(about_id=row.pk).update(
        bounced_at=clock.now(), bounce="5.1.1 550 No such user"
    )
    with pytest.raises(NotAllowed):
        services.mail_again(aanmelding_id=row.pk, actor=row.user)
    with pytest.raises(WrongState, match="is niet mislukt"):
        services.mail_again(aanmelding_id=other.pk, actor=officer)
    User.objects.filter(pk=row.user_id).update(email="els@nieuw.example")
    services.mail_again(aanmelding_id=row.pk, actor=officer)
    (mail,) = deliver(office)
    assert "els@nieuw.example" in mail["To"]
    User.objects.filter(pk=row.user_id).update(email="")
    with pytest.raises(InvalidInput, match="geen e-mailadres bekend"):
        services.mail_again(aanmelding_id=row.pk, actor=officer)
