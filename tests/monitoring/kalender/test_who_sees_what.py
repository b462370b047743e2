"""Each person sees what he must do and what is of his deals, and never what is of others."""

from datetime import date

import pytest

from monitoring.overleg.models import Deelnemer
from regiodeals.accounts.models import Role
from regiodeals.common import clock
from regiodeals.deal.models import RoleInDeal
from regiodeals.obligations import services
from regiodeals.obligations.owner import Owner
from tests import builders
from tests.monitoring.kalender.browsing import days, month, opened, titles

pytestmark = pytest.mark.django_db

GRANT = date(2024, 12, 17)
DAY = date(2024, 12, 10)
MEETING = date(2024, 12, 12)
CHECK = "Controleer de stukken"


def test_who_handles_a_deal_sees_all_of_that_deal_and_not_of_others(officer, deal, overleg):
    builders.concluded(builders.behandelaar(), name="Zwolle II")
    found = days(month(officer))
    assert set(found) == {MEETING, GRANT, date(2024, 12, 31)}
    assert found[MEETING] == ["Rijk-regio overleg 2024"]
    assert found[GRANT] == ["De uitkering van Regio Deal Achterhoek II verlenen"]


def test_who_handles_a_deal_may_see_all_deals_as_well(officer, deal):
    builders.concluded(builders.behandelaar(), name="Zwolle II")
    assert len(days(month(officer))[GRANT]) == 1
    assert len(days(month(officer, wie="alles"))[GRANT]) == 2


def test_a_controller_sees_what_his_role_owes_and_what_he_owes(impose):
    person = builders.controller()
    impose(DAY, owner=Owner(role=Role.CONTROLLER), title="Geef de betaling vrij")
    impose(DAY, owner=Owner(user=person), title="Meld de stand")
    impose(DAY)
    assert days(month(person)) == {DAY: ["Geef de betaling vrij", "Meld de stand"]}
    assert len(days(month(person, wie="alles"))[DAY]) == 3


def test_what_is_done_stays_with_who_did_it(impose):
    person = builders.controller()
    owed = impose(DAY, owner=Owner(role=Role.CONTROLLER))
    services.meet(obligation_id=owed.pk, on=clock.today(), how="gedaan", actor=person)
    assert days(month(person)) == {DAY: [CHECK]}


def test_who_takes_part_in_an_overleg_finds_it_among_his_own(overleg, officer):
    person = builders.toetser()
    assert days(month(person)) == {}
    Deelnemer.objects.create(overleg=overleg, user=person, added_at=clock.now(), added_by=officer)
    assert days(month(person)) == {MEETING: ["Rijk-regio overleg 2024"]}


def test_who_was_taken_off_an_overleg_does_not(overleg, officer):
    person, now = builders.toetser(), clock.now()
    Deelnemer.objects.create(
        overleg=overleg, user=person, added_at=now, added_by=officer, removed_at=now
    )
    assert days(month(person)) == {}


def test_a_region_sees_its_deals_and_cannot_ask_for_more(deal, overleg, coordinator, officer):
    builders.concluded(officer, name="Zwolle II")
    own = days(month(coordinator))
    assert set(own) == {MEETING, GRANT, date(2024, 12, 31)}
    assert {title for found in own.values() for title in found} & {CHECK} == set()
    answer = month(coordinator, wie="alles")
    assert days(answer) == own
    assert "wie" not in answer.context["filter"].fields


def test_another_region_sees_nothing(deal, overleg):
    stranger = builders.member(builders.organisation())
    assert days(month(stranger)) == {}
    assert titles(opened(stranger, "kalender-list", welke="alles")) == []


def test_with_a_role_in_a_deal_comes_its_calendar_and_ends_with_it(
    deal, overleg, officer, still_clock
):
    until = builders.NOW.date()
    person = builders.role_in(deal, RoleInDeal.READER, valid_until=until)
    # The door of the site stays open for what is elsewhere.
    builders.role_in(builders.concluded(officer, name="Zwolle II"), RoleInDeal.READER, person)
    assert len(days(month(person))[GRANT]) == 2
    assert MEETING in days(month(person))
    still_clock.set(builders.NOW.replace(day=19))
    assert days(month(person))[GRANT] == ["De uitkering van Regio Deal Zwolle II verlenen"]
    assert MEETING not in days(month(person))


def test_a_ministry_that_signed_sees_the_deal(deal, overleg):
    party = builders.ministry("BZK")
    assert MEETING in days(month(builders.member(party, Role.MEDEONDERTEKENAAR)))
    assert days(month(builders.member(builders.ministry("LVVN"), Role.MEDEONDERTEKENAAR))) == {}


def test_what_a_person_owes_outside_a_deal_is_his_alone(impose, officer):
    impose(DAY, dossier=None, title="Verleng het mandaat")
    assert days(month(officer))[DAY] == ["Verleng het mandaat"]
    assert DAY not in days(month(builders.controller()))
