"""Who signs up has a place as long as there is one; then comes the waiting list, in order."""

from datetime import UTC, datetime, time

import pytest
from django.db import Error, IntegrityError, transaction

from monitoring.overleg.services import Hours
from monitoring.uitwisseling import services
from monitoring.uitwisseling.models import Aanmelding, Uitwisseling
from monitoring.uitwisseling.selectors import to_finish_by
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.clock import AMSTERDAM, KRALENDIJK
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.deal.models import RoleInDeal
from regiodeals.mail.models import Message
from tests import builders
from tests.monitoring.uitwisseling import world
from tests.simultaneous import at_once, results_of

pytestmark = pytest.mark.django_db
REASON = "Wij kregen een grotere zaal."


def have_a_place(meeting: Uitwisseling) -> list[str]:
    rows = meeting.aanmeldingen.with_place().order_by("pk")
    return [row.user.first_name for row in rows]


def wait(meeting: Uitwisseling) -> list[str]:
    return [row.user.first_name for row in meeting.aanmeldingen.waiting()]


def test_the_first_have_a_place_and_the_others_wait_in_order(officer):
    meeting, rows = world.full(officer, "Els", "Jan", "Kim", "Leo")
    assert (have_a_place(meeting), wait(meeting)) == (["Els", "Jan"], ["Kim", "Leo"])
    assert rows[0].organisation == rows[0].user.memberships.get().organisation


def test_without_a_number_of_places_everybody_comes(officer):
    meeting = world.opened(officer, places=None)
    for name in ("Els", "Jan", "Kim"):
        world.sign_up(meeting, world.person(name))
    assert (len(have_a_place(meeting)), wait(meeting)) == (3, [])


def test_when_somebody_signs_off_the_first_who_waits_has_the_place(officer):
    meeting, rows = world.full(officer, "Els", "Jan", "Kim", "Leo")
    services.sign_off(aanmelding_id=rows[0].pk, actor=rows[0].user)
    assert (have_a_place(meeting), wait(meeting)) == (["Jan", "Kim"], ["Leo"])
    # Who only waited, gives nobody a place.
    services.sign_off(aanmelding_id=rows[3].pk, actor=rows[3].user)
    assert (have_a_place(meeting), wait(meeting)) == (["Jan", "Kim"], [])


def test_who_comes_back_stands_at_the_end(officer):
    meeting, rows = world.full(officer, "Els", "Jan", "Kim")
    services.sign_off(aanmelding_id=rows[0].pk, actor=rows[0].user)
    again = world.sign_up(meeting, rows[0].user)
    assert (again.placed_at, wait(meeting)) == (None, ["Els"])


def test_more_places_are_for_who_waits_and_fewer_than_are_taken_are_refused(officer):
    meeting, _ = world.full(officer, "Els", "Jan", "Kim", "Leo")
    with pytest.raises(InvalidInput, match="al 2 mensen"):
        world.changed(meeting, officer, places=1)
    world.changed(meeting, officer, places=3)
    assert (have_a_place(meeting), wait(meeting)) == (["Els", "Jan", "Kim"], ["Leo"])
    world.changed(meeting, officer, places=None)
    assert wait(meeting) == []


def test_nobody_signs_up_or_off_twice(officer):
    meeting, rows = world.full(officer, "Els")
    with pytest.raises(WrongState, match="al aangemeld"):
        world.sign_up(meeting, rows[0].user)
    services.sign_off(aanmelding_id=rows[0].pk, actor=rows[0].user)
    with pytest.raises(WrongState, match="al afgemeld"):
        services.sign_off(aanmelding_id=rows[0].pk, actor=rows[0].user)


def test_only_oneself_or_a_behandelaar_signs_off(officer):
    _, rows = world.full(officer, "Els", "Jan")
    with pytest.raises(NotAllowed, match="Alleen u zelf"):
        services.sign_off(aanmelding_id=rows[0].pk, actor=rows[1].user)
    services.sign_off(aanmelding_id=rows[0].pk, actor=officer)
    assert Aanmelding.objects.present().count() == 1


def test_everybody_of_a_region_or_ministry_may_come_and_nobody_else(officer):
    meeting = world.opened(officer, places=None)
    deal = builders.concluded(officer)
    reader = builders.role_in(deal, RoleInDeal.READER)
    assert world.sign_up(meeting, reader).organisation == builders.region_of(deal)
    assert world.sign_up(meeting, builders.toetser()).organisation is None
    with pytest.raises(NotAllowed, match="voor een regio of een ministerie"):
        world.sign_up(meeting, builders.user())


def test_the_last_day_to_sign_up_still_counts_and_the_day_after_does_not(officer, still_clock):
    meeting = world.opened(officer)
    els, jan = world.person("Els"), world.person("Jan")
    still_clock.set(datetime(2025, 3, 13, 23, 59, tzinfo=AMSTERDAM))
    row = world.sign_up(meeting, els)
    still_clock.set(datetime(2025, 3, 14, 0, 1, tzinfo=AMSTERDAM))
    with pytest.raises(WrongState, match="kon tot en met donderdag 13 maart 2025"):
        world.sign_up(meeting, jan)
    services.sign_off(aanmelding_id=row.pk, actor=els)


def test_nobody_signs_up_for_what_is_not_open(officer, still_clock):
    concept = world.planned(officer)
    gone = world.opened(officer)
    services.call_off(uitwisseling_id=gone.pk, reason="Nee.", actor=officer)
    done = world.held(officer, still_clock)
    for meeting in (concept, gone, done):
        with pytest.raises(WrongState, match="kan niet"):
            world.sign_up(meeting, world.person("Els"))


def test_once_it_was_held_nobody_signs_off(officer, still_clock):
    world.held(officer, still_clock, world.person("Els"))
    row = Aanmelding.objects.get()
    with pytest.raises(WrongState, match="kan niet"):
        services.sign_off(aanmelding_id=row.pk, actor=row.user)


def test_the_database_gives_no_place_away_twice_and_keeps_what_was(officer):
    meeting, rows = world.full(officer, "Els", "Jan", "Kim")
    with pytest.raises(IntegrityError, match="every place is taken"), transaction.atomic():
        Aanmelding.objects.filter(pk=rows[2].pk).update(placed_at=clock.now())
    with pytest.raises(IntegrityError, match="person_signs_up_once"), transaction.atomic():
        Aanmelding.objects.create(uitwisseling=meeting, user=rows[2].user, signed_up_at=clock.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        Aanmelding.objects.filter(pk=rows[2].pk).update(attended=True)
    services.sign_off(aanmelding_id=rows[0].pk, actor=officer)
    for change in (
        lambda: Aanmelding.objects.filter(pk=rows[0].pk).update(signed_off_at=None),
        lambda: Aanmelding.objects.filter(pk=rows[1].pk).update(user=officer),
        lambda: Aanmelding.objects.filter(pk=rows[1].pk).delete(),
    ):
        with pytest.raises(Error), transaction.atomic():
            change()


@pytest.mark.django_db(transaction=True)
def test_two_at_once_for_the_last_place_one_is_in_and_one_waits():
    officer = builders.behandelaar(email="organiseert@rijk.example")
    meeting = world.opened(officer, places=1)
    els, jan = world.person("Els"), world.person("Jan")
    outcomes = at_once(lambda: world.sign_up(meeting, els), lambda: world.sign_up(meeting, jan))
    rows = results_of(outcomes)
    assert sorted(row.placed_at is None for row in rows) == [False, True]


@pytest.mark.django_db(transaction=True)
def test_two_who_sign_off_at_once_give_two_places_and_none_more():
    officer = builders.behandelaar(email="organiseert@rijk.example")
    meeting, rows = world.full(officer, "Els", "Jan", "Kim", "Leo", "Mo")
    outcomes = at_once(
        *(
            lambda row=row: services.sign_off(aanmelding_id=row.pk, actor=row.user)
            for row in rows[:2]
        )
    )
    assert len(results_of(outcomes)) == 2
    assert (have_a_place(meeting), wait(meeting)) == (["Kim", "Leo"], ["Mo"])


# ---- when it is over -------------------------------------------------------------------------


def test_after_its_end_nobody_signs_up_or_off_and_nobody_moves_up(officer, still_clock):
    _meeting, rows = world.full(officer, "Els", "Bart", "Wim")
    still_clock.set(datetime(2025, 3, 20, 15, 1, tzinfo=UTC))
    sent = Message.objects.count()
    with pytest.raises(WrongState, match="Deze bijeenkomst is geweest"):
        services.sign_off(aanmelding_id=rows[0].pk, actor=rows[0].user)
    rows[2].refresh_from_db()
    assert rows[2].placed_at is None
    assert Message.objects.count() == sent


def test_its_last_day_to_sign_up_may_be_its_own_day_until_it_ends(officer, still_clock):
    meeting = world.opened(officer, sign_up_until=world.DAY)
    still_clock.set(datetime(2025, 3, 20, 14, 59, tzinfo=UTC))
    world.sign_up(meeting, world.person("Els"))
    still_clock.set(datetime(2025, 3, 20, 15, 0, tzinfo=UTC))
    with pytest.raises(WrongState, match="Deze bijeenkomst is geweest"):
        world.sign_up(meeting, world.person("Wim"))


def test_the_page_offers_neither_then(officer, client, still_clock):
    meeting = world.opened(officer, sign_up_until=world.DAY)
    els = world.person("Els")
    world.sign_up(meeting, els)
    assert "Mij afmelden" in world.page(client, els, meeting)
    still_clock.set(datetime(2025, 3, 20, 15, 0, tzinfo=UTC))
    assert "Mij afmelden" not in world.page(client, els, meeting)
    assert "Mij aanmelden" not in world.page(client, world.person("Wim"), meeting)


def test_on_the_island_its_day_comes_later(officer, still_clock):
    world.opened(officer, hours=Hours(time(9), time(11), KRALENDIJK))
    # Midnight has passed in The Hague and not on Saba.
    still_clock.set(datetime(2025, 3, 20, 1, tzinfo=UTC))
    assert not to_finish_by(officer).exists()
    still_clock.set(datetime(2025, 3, 20, 5, tzinfo=UTC))
    assert to_finish_by(officer).exists()


def test_a_place_goes_past_who_has_no_account_any_more(officer):
    meeting, rows = world.full(officer, "Els", "Bart", "Wim", "Kim")
    User.objects.filter(pk=rows[2].user_id).update(is_active=False)
    services.sign_off(aanmelding_id=rows[0].pk, actor=rows[0].user)
    assert (have_a_place(meeting), wait(meeting)) == (["Bart", "Kim"], ["Wim"])
