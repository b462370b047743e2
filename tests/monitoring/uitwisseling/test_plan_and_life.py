"""An exchange meeting is prepared, opened, held or called off, by the ministry that organises."""

from datetime import date, datetime, time

import pytest
from django.db import Error, IntegrityError, transaction

from monitoring.overleg.services import Hours
from monitoring.uitwisseling import services
from monitoring.uitwisseling.models import Aanmelding, Uitwisseling, UitwisselingStatus
from regiodeals.accounts.models import Role
from regiodeals.audit.models import AuditEntry
from regiodeals.common.clock import AMSTERDAM, KRALENDIJK
from regiodeals.common.errors import InvalidInput, NotAllowed, RequirementsUnmet, WrongState
from tests import builders
from tests.monitoring.uitwisseling import world
from tests.monitoring.uitwisseling.world import DAY, ON_THE_DAY, changed
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db


def test_it_goes_from_concept_to_gehouden_and_leaves_a_line_each_time(officer, still_clock):
    meeting = world.planned(officer)
    assert (meeting.status, meeting.organised_by) == (UitwisselingStatus.CONCEPT, officer)
    services.take_step(uitwisseling_id=meeting.pk, verb="open", actor=officer)
    still_clock.set(ON_THE_DAY)
    services.take_step(uitwisseling_id=meeting.pk, verb="hold", actor=officer)
    assert Uitwisseling.objects.get().status == UitwisselingStatus.GEHOUDEN
    lines = AuditEntry.objects.filter(object_type="monitoring.uitwisseling").order_by("pk")
    assert [line.action.rpartition(".")[2] for line in lines] == ["plan", "open", "hold"]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.BEHANDELAAR])
def test_only_a_behandelaar_organises(role, officer):
    stranger, meeting = builders.user(role), world.opened(officer)
    for act in (
        lambda: world.planned(stranger),
        lambda: changed(meeting, stranger),
        lambda: services.call_off(uitwisseling_id=meeting.pk, reason="Nee.", actor=stranger),
        lambda: services.record_attendance(uitwisseling_id=meeting.pk, present=[], actor=stranger),
    ):
        with pytest.raises(NotAllowed, match="Alleen een behandelaar"):
            act()


def test_nobody_says_it_was_held_before_its_day_and_no_step_is_taken_twice(officer, still_clock):
    meeting = world.opened(officer)
    with pytest.raises(RequirementsUnmet, match="nog niet geweest"):
        services.take_step(uitwisseling_id=meeting.pk, verb="hold", actor=officer)
    with pytest.raises(WrongState):
        services.take_step(uitwisseling_id=meeting.pk, verb="open", actor=officer)
    with pytest.raises(WrongState, match="bestaat niet"):
        services.take_step(uitwisseling_id=meeting.pk, verb="call_off", actor=officer)


def test_nobody_is_asked_to_sign_up_once_that_is_over(officer, still_clock):
    meeting = world.planned(officer)
    still_clock.set(datetime(2025, 3, 14, 9, tzinfo=AMSTERDAM))
    with pytest.raises(RequirementsUnmet, match="al voorbij"):
        services.take_step(uitwisseling_id=meeting.pk, verb="open", actor=officer)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"title": "  "}, "Geef de bijeenkomst een titel"),
        ({"title": "x" * 101}, "ten hoogste 100 tekens"),
        ({"title": "Wat koop je voor € 5?"}, "Noem geen bedrag"),
        ({"title": "Wonen \U0001f600"}, "niet kan worden afgedrukt"),
        ({"about": "x" * 4_001}, "ten hoogste 4000 tekens"),
        ({"themes": []}, "Kies ten minste één thema"),
        ({"themes": ["bestaat-niet"]}, "Kies ten minste één thema"),
        ({"places": 0}, "Kies 1 tot en met"),
        ({"places": 10_001}, "Kies 1 tot en met"),
        ({"sign_up_until": date(2025, 3, 21)}, "ligt na de bijeenkomst"),
        ({"planned_on": date(2024, 11, 1), "sign_up_until": date(2024, 11, 1)}, "al geweest"),
        ({"location": "", "video_url": ""}, "Vul in waar de bijeenkomst is"),
        ({"video_url": "javascript:alert(1)"}, "Dit is geen link"),
        ({"hours": Hours(time(16), time(13))}, "niet na het begin"),
    ],
)
def test_what_cannot_be_is_refused_in_words(values, sentence, officer):
    with pytest.raises(InvalidInput, match=sentence):
        world.planned(officer, **values)
    assert not Uitwisseling.objects.exists()


def test_on_an_island_its_day_is_that_of_the_island(officer, still_clock):
    meeting = world.opened(officer, hours=Hours(time(20), time(22), KRALENDIJK))
    assert meeting.begins_at.astimezone(KRALENDIJK).hour == 20
    # In the Netherlands it is the day itself; on the island it is still the day before.
    still_clock.set(datetime(2025, 3, 20, 2, tzinfo=AMSTERDAM))
    with pytest.raises(RequirementsUnmet):
        services.take_step(uitwisseling_id=meeting.pk, verb="hold", actor=officer)


def test_another_time_once_it_is_open_needs_a_reason_and_other_words_do_not(officer):
    meeting = world.opened(officer)
    with pytest.raises(InvalidInput, match="Schrijf op waarom"):
        changed(meeting, officer, location="Elders")
    assert changed(meeting, officer, about="Anders.").about == "Anders."
    assert (
        changed(meeting, officer, reason="De zaal is te klein.", location="Elders").location
        == "Elders"
    )


def test_what_was_called_off_or_held_does_not_change(officer, still_clock):
    meeting = world.opened(officer)
    services.call_off(uitwisseling_id=meeting.pk, reason="Te weinig mensen.", actor=officer)
    done = world.held(officer, still_clock)
    for row in (meeting, done):
        with pytest.raises(WrongState, match="verandert niet"):
            changed(row, officer)
        with pytest.raises(WrongState):
            services.call_off(uitwisseling_id=row.pk, reason="Nog eens.", actor=officer)
    with pytest.raises(Error), transaction.atomic():
        Uitwisseling.objects.filter(pk=meeting.pk).update(title="Anders")


def test_calling_off_asks_a_reason_and_a_concept_can_be_called_off_too(officer):
    meeting = world.planned(officer)
    with pytest.raises(InvalidInput, match="Schrijf op waarom"):
        services.call_off(uitwisseling_id=meeting.pk, reason=" ", actor=officer)
    services.call_off(uitwisseling_id=meeting.pk, reason="Niet nodig.", actor=officer)
    assert Uitwisseling.objects.get().cancelled_because == "Niet nodig."


def test_who_came_is_laid_down_afterwards_and_can_be_corrected(officer, still_clock):
    meeting = world.held(officer, still_clock, world.person("Els"), world.person("Jan"))
    els, jan = Aanmelding.objects.order_by("pk")
    record = {"uitwisseling_id": meeting.pk, "actor": officer}
    services.record_attendance(present=[els.pk], **record)
    assert dict(Aanmelding.objects.values_list("pk", "attended")) == {els.pk: True, jan.pk: False}
    services.record_attendance(present=[els.pk, jan.pk], **record)
    assert set(Aanmelding.objects.values_list("attended", flat=True)) == {True}
    with pytest.raises(InvalidInput, match="wie een plaats had"):
        services.record_attendance(present=[0], **record)


def test_nobody_was_there_before_it_was_held(officer):
    meeting = world.opened(officer)
    with pytest.raises(WrongState, match="is gehouden"):
        services.record_attendance(uitwisseling_id=meeting.pk, present=[], actor=officer)


@pytest.mark.parametrize(
    "change",
    [
        {"title": ""},
        {"themes": []},
        {"themes": ["ruimtevaart"]},
        {"location": "", "video_url": ""},
        {"places": 0},
        {"planned_on": date(2025, 3, 21)},
        {"sign_up_until": date(2025, 3, 21)},
        {"ends_at": datetime(2025, 3, 20, 1, tzinfo=AMSTERDAM)},
        {"status": "weg"},
        {"status": "afgelast"},
        {"cancelled_because": "Zomaar."},
        {"opened_at": None},
    ],
)
def test_the_database_holds_it_too(change, officer):
    meeting = world.opened(officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        Uitwisseling.objects.filter(pk=meeting.pk).update(**change)
    assert meeting.planned_on == DAY


def test_nobody_overwrites_what_he_did_not_see(officer):
    meeting = world.opened(officer)
    changed(meeting, officer, about="Wie er al iets doet.")
    with pytest.raises(WrongState, match="Iemand anders wijzigde deze bijeenkomst"):
        changed(meeting, officer, seen=meeting.version, about="Iets anders.")
    assert Uitwisseling.objects.get().about == "Wie er al iets doet."


@pytest.mark.django_db(transaction=True)
def test_of_two_who_saw_the_same_and_change_it_at_once_one_is_told(officer):
    meeting = world.planned(officer)
    outcomes = at_once(
        *[lambda: changed(meeting, officer, seen=meeting.version, about="Kort.")] * 2
    )
    assert len(results_of(outcomes)) == 1
    (said,) = sentences_of(outcomes)
    assert "Iemand anders" in said
