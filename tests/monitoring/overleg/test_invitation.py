"""The invitation and its updates, as mail programs and calendars get them."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from monitoring.overleg import services
from monitoring.overleg.models import Overleg, OverlegStatus
from monitoring.overleg.services import Hours
from regiodeals.audit.models import AuditEntry
from regiodeals.common.clock import KRALENDIJK
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.deal import services as deals
from regiodeals.mail.models import Message
from tests import builders
from tests.mail.conftest import office
from tests.monitoring.overleg.meeting import (
    calendar_in,
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

NEXT_WEEK = date(2025, 6, 19)


@pytest.fixture
def officer(db):
    return builders.behandelaar(name="Anouk", last_name="Bos", email="anouk@rijk.example")


def move(overleg, officer, **changes):
    values: dict[str, Any] = {
        "planned_on": NEXT_WEEK,
        "location": "Stadhuis",
        "reason": "De zaal is bezet.",
    }
    return services.move_overleg(overleg_id=overleg.pk, actor=officer, **(values | changes))


# ---- the invitation --------------------------------------------------------------------------


def test_each_participant_gets_an_invitation_that_an_independent_parser_reads(
    office, overleg, officer
):
    coordinator_of(overleg)
    services.add_everybody(overleg_id=overleg.pk, actor=officer)
    guest(overleg, officer)
    invited(overleg, officer)
    mails = deliver(office)
    assert {mail["To"] for mail in mails} == {
        "Anouk Bos <anouk@rijk.example>",
        "Bart Regio <bart@regio.example>",
        "Gea Gast <gea@gast.example>",
    }
    for mail in mails:
        event = event_in(mail)
        assert calendar_in(mail)["method"] == "REQUEST"
        assert event.uid.value == f"overleg-{overleg.pk}-1@rijk.example"
        assert event.sequence.value == "0"
        assert event.status.value == "CONFIRMED"
        assert event.organizer.value == "mailto:anouk@rijk.example"
        assert event.organizer.params["CN"] == ["Anouk Bos"]
        # Nobody learns the address of another from his calendar.
        assert event.attendee.value == f"mailto:{mail['To'].addresses[0].addr_spec}"
        assert event.dtstart.value == datetime(2025, 6, 12, 8, tzinfo=UTC)
        assert event.dtend.value == datetime(2025, 6, 12, 10, tzinfo=UTC)


def test_it_opens_in_a_calendar_and_as_a_file(office, overleg, officer):
    guest(overleg, officer)
    invited(overleg, officer)
    (mail,) = deliver(office)
    alternatives = mail.get_body(("related", "html", "plain"))
    assert alternatives is not None
    parts = [part.get_content_type() for part in mail.walk() if not part.is_multipart()]
    assert parts == ["text/plain", "text/html", "text/calendar", "application/ics"]
    (part,) = [one for one in mail.walk() if one.get_content_type() == "text/calendar"]
    assert part.get_param("method") == "REQUEST"
    (file,) = mail.iter_attachments()
    assert file.get_filename() == "afspraak.ics"
    assert file.get_content().decode().splitlines() == calendar_text(mail).splitlines()
    assert all(len(line.encode()) <= 75 for line in calendar_text(mail).splitlines())


def test_the_mail_says_when_where_and_who_in_words(office, overleg, officer):
    coordinator_of(overleg)
    services.add_everybody(overleg_id=overleg.pk, actor=officer)
    guest(overleg, officer)
    planned(overleg, officer, location="", video_url="https://video.example/zaal")
    services.take_step(overleg_id=overleg.pk, verb="invite", actor=officer)
    mail = deliver(office)[-1]
    text = plain_text(mail)
    assert mail["Subject"] == f"Uitnodiging: rijk-regio overleg 2025, {overleg.deal}"
    for words in ("donderdag 12 juni 2025, 10:00 tot 12:00 uur", "Bart Regio, gemeente", "anouk@"):
        assert words in text
    assert "https://video.example/zaal" in text
    assert "bart@regio.example" not in text
    # A guest has no page to go to.
    assert "portaal" not in text
    assert event_in(mail).url.value == "https://video.example/zaal"


@pytest.mark.parametrize(
    ("day", "begins", "sentence"),
    [
        (date(2025, 3, 30), time(2, 30), "02:30 uur bestaat niet op zondag 30 maart 2025"),
        (date(2025, 10, 26), time(2, 30), "02:30 uur komt twee keer voor op zondag 26 oktober"),
        (date(2025, 6, 12), time(12), "Het einde ligt niet na het begin."),
        (date(2025, 2, 28), time(23, 59), "Het einde ligt niet na het begin."),
    ],
)
def test_an_hour_that_cannot_be_is_refused_with_a_sentence(overleg, officer, day, begins, sentence):
    with pytest.raises(InvalidInput, match=sentence):
        planned(overleg, officer, planned_on=day, hours=Hours(begins, time(12)))
    assert Overleg.objects.get(pk=overleg.pk).planned_on is None


def test_on_an_island_no_hour_is_skipped(overleg, officer):
    hours = Hours(time(2, 30), time(4), KRALENDIJK)
    row = planned(overleg, officer, planned_on=date(2025, 3, 30), hours=hours)
    assert row.begins_at == datetime(2025, 3, 30, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "link", ["http://video.example/", "video", "javascript:alert(1)", "https://" + "x" * 600]
)
def test_a_link_that_is_none_is_refused(overleg, officer, link):
    with pytest.raises(InvalidInput, match="link"):
        planned(overleg, officer, video_url=link)


# ---- moved, removed, called off --------------------------------------------------------------


def test_moved_three_times_everybody_gets_each_update_with_a_higher_sequence(
    office, overleg, officer
):
    guest(overleg, officer)
    guest(overleg, officer, "Hans Gast")
    invited(overleg, officer)
    (first, _other) = deliver(office)
    uid = event_in(first).uid.value
    for number, day in enumerate((19, 20, 26), start=1):
        move(overleg, officer, planned_on=date(2025, 6, day))
        mails = deliver(office)
        assert len(mails) == 2
        for mail in mails:
            event = event_in(mail)
            assert (event.uid.value, event.sequence.value) == (uid, str(number))
            assert calendar_in(mail)["method"] == "REQUEST"
            assert event.dtstart.value.date() == date(2025, 6, day)
            assert "Waarom: De zaal is bezet." in plain_text(mail)
    assert AuditEntry.objects.filter(action="monitoring.overleg.move").count() == 3


def test_an_invitation_that_did_not_leave_before_the_move_is_never_sent(office, overleg, officer):
    guest(overleg, officer)
    invited(overleg, officer)
    move(overleg, officer)
    (mail,) = deliver(office)
    assert event_in(mail).sequence.value == "1"
    assert Message.objects.filter(withdrawn_at__isnull=False).count() == 1


@pytest.mark.parametrize("reason", ["", "  \n", "x" * 301])
def test_without_a_reason_nothing_moves(overleg, officer, reason):
    guest(overleg, officer)
    invited(overleg, officer)
    with pytest.raises(InvalidInput, match="Schrijf op waarom"):
        move(overleg, officer, reason=reason)
    assert Overleg.objects.get(pk=overleg.pk).sequence == 0


def test_a_move_that_changes_nothing_is_none(overleg, officer):
    guest(overleg, officer)
    row = invited(overleg, officer)
    with pytest.raises(InvalidInput, match="Er verandert niets"):
        move(overleg, officer, planned_on=row.planned_on)


def test_only_who_was_removed_gets_a_cancellation(office, overleg, officer):
    gone, _stays = guest(overleg, officer), guest(overleg, officer, "Hans Gast")
    invited(overleg, officer)
    deliver(office)
    services.remove_participant(deelnemer_id=gone.pk, actor=officer)
    (mail,) = deliver(office)
    assert "gea@gast.example" in mail["To"]
    event = event_in(mail)
    assert calendar_in(mail)["method"] == "CANCEL"
    assert event.sequence.value == "1"
    # The meeting itself goes on, so it is not said to be cancelled (RFC 5546, 3.2.5).
    assert "status" not in event.contents
    assert "Het overleg zelf gaat door" in plain_text(mail)


def test_who_was_removed_and_comes_back_gets_a_later_invitation(office, overleg, officer):
    gone, _stays = guest(overleg, officer), guest(overleg, officer, "Hans Gast")
    invited(overleg, officer)
    services.remove_participant(deelnemer_id=gone.pk, actor=officer)
    deliver(office)
    guest(overleg, officer)
    (mail,) = deliver(office)
    assert (event_in(mail).sequence.value, calendar_in(mail)["method"]) == ("1", "REQUEST")


def test_the_last_participant_stays_or_it_is_called_off(overleg, officer):
    last = guest(overleg, officer)
    invited(overleg, officer)
    with pytest.raises(WrongState, match="zeg het overleg af"):
        services.remove_participant(deelnemer_id=last.pk, actor=officer)


def test_called_off_everybody_gets_a_cancellation_and_the_next_is_another_meeting(
    office, overleg, officer
):
    guest(overleg, officer)
    invited(overleg, officer)
    (first,) = deliver(office)
    services.call_off(overleg_id=overleg.pk, actor=officer, reason="De deal verandert.")
    (mail,) = deliver(office)
    event = event_in(mail)
    assert (event.status.value, event.sequence.value) == ("CANCELLED", "1")
    assert event.uid.value == event_in(first).uid.value
    row = Overleg.objects.get(pk=overleg.pk)
    assert (row.status, row.planned_on, row.begins_at) == (OverlegStatus.GEPLAND, None, None)
    invited(overleg, officer)
    (again,) = deliver(office)
    assert event_in(again).uid.value == f"overleg-{overleg.pk}-2@rijk.example"
    assert event_in(again).sequence.value == "0"


def test_an_overleg_of_a_deal_that_is_opgezegd_is_called_off(office, overleg, officer):
    guest(overleg, officer)
    invited(overleg, officer)
    deliver(office)
    deals.take_step(
        deal_id=overleg.deal_id, verb="terminate", actor=officer, remark="In overleg beëindigd."
    )
    (mail,) = deliver(office)
    assert event_in(mail).status.value == "CANCELLED"
    assert "De Regio Deal is opgezegd." in plain_text(mail)
    assert Overleg.objects.get(pk=overleg.pk).status == OverlegStatus.GEPLAND


def test_only_a_behandelaar_moves_or_calls_off(overleg, officer):
    guest(overleg, officer)
    invited(overleg, officer)
    stranger = builders.toetser()
    with pytest.raises(NotAllowed, match="Alleen een behandelaar"):
        move(overleg, stranger)
    with pytest.raises(NotAllowed, match="Alleen een behandelaar"):
        services.call_off(overleg_id=overleg.pk, actor=stranger, reason="Nee.")
    assert Overleg.objects.get(pk=overleg.pk).status == OverlegStatus.UITGENODIGD
