"""The term to object is a right with a day; the decision on a bezwaar is owed by one."""

from datetime import date, timedelta

import pytest

from disbursement.bezwaar import services
from disbursement.bezwaar.models import Channel, RemedyKind
from disbursement.bezwaar.tasks import finalise_beschikkingen
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.state import State
from tests import builders
from tests.disbursement.bezwaar import world
from tests.disbursement.bezwaar.world import DAY_OF_THE_JOB, LAST_DAY, at, ready, registered

pytestmark = pytest.mark.django_db

ONE_DAY = timedelta(days=1)


def right():
    return Obligation.objects.get(kind=ObligationKind.BEZWAARTERMIJN)


def owed():
    return Obligation.objects.get(kind=ObligationKind.BEZWAAR)


# ---- the term to object ----------------------------------------------------------------------


@pytest.fixture
def known(cast):
    """Through every step: the bekendmaking opens the term."""
    return world.announced(cast)


def test_the_bekendmaking_opens_the_term_of_the_kassier(known):
    assert right().title == f"Bezwaar maken tegen {known}"
    assert right().source == "Algemene wet bestuursrecht, artikel 6:7 en artikel 6:8 lid 1"
    assert right().owner_organisation == known.uitkering.kassier
    assert (right().due_on, right().zone) == (LAST_DAY, "Europe/Amsterdam")
    assert right().dossier == known.uitkering.deal_id


def test_on_an_island_the_day_is_that_of_the_island(cast):
    world.announced_on_saba(cast)
    assert right().title.startswith("Bezwaar maken of in beroep gaan tegen BU-")
    assert right().zone == "America/Kralendijk"
    assert "Wet administratieve rechtspraak BES" in right().source


def test_it_is_never_too_late_and_lapses_when_it_is_certain(known, still_clock):
    still_clock.set(at(LAST_DAY))
    assert right().state is State.DUE
    still_clock.set(at(LAST_DAY + ONE_DAY))
    assert right().state is State.PASSED
    assert not Obligation.objects.overdue().filter(pk=right().pk).exists()
    still_clock.set(at(DAY_OF_THE_JOB))
    finalise_beschikkingen()
    assert right().state is State.CANCELLED
    assert right().cancelled_because == "De termijn is verstreken. Er loopt geen bezwaar."


def test_a_bezwaar_of_the_kassier_in_time_uses_it(known, cast):
    registered(known, cast, organisation=known.uitkering.kassier)
    assert right().state is State.MET
    assert right().met_how == "Bezwaar ontvangen op maandag 18 november 2024."
    registered(known, cast, organisation=known.uitkering.kassier)
    assert right().state is State.MET


def test_a_bezwaar_of_somebody_else_leaves_the_right_of_the_kassier(known, cast):
    registered(known, cast, name="P. de Vries")
    registered(known, cast, organisation=builders.organisation())
    assert right().state is State.OPEN
    registered(known, cast, organisation=known.uitkering.kassier)
    assert right().state is State.MET


def test_one_that_came_too_late_does_not_until_it_is_excused(known, cast, still_clock):
    day = LAST_DAY + ONE_DAY
    still_clock.set(at(day))
    row = registered(known, cast, organisation=known.uitkering.kassier, received_on=day)
    assert right().state is State.PASSED
    services.judge_lateness(
        bezwaar_id=row.pk, excused=True, reason="Ziek.", actor=world.colleague()
    )
    assert right().state is State.MET


# ---- the decision ----------------------------------------------------------------------------


def test_a_bezwaar_owes_a_decision_by_its_last_day(announced, cast):
    row = registered(announced, cast)
    assert owed().title == f"Beslissen op het bezwaar van {row.objector_name}"
    assert (owed().due_on, owed().owner_user) == (date(2025, 2, 10), cast.drafter)
    assert owed().source == "Algemene wet bestuursrecht, artikel 7:10 lid 1"


def test_on_a_beroep_the_minister_owes_nothing(on_saba, cast):
    registered(on_saba, cast, kind=RemedyKind.BEROEP, channel=Channel.COURT)
    assert not Obligation.objects.filter(kind=ObligationKind.BEZWAAR).exists()


def test_it_moves_with_the_clock_forth_and_back(announced, cast, still_clock):
    row = registered(announced, cast)
    services.postpone_decision(
        bezwaar_id=row.pk, length=6, reason="Het is druk.", actor=cast.drafter
    )
    assert owed().due_on == date(2025, 3, 24)
    change = owed().changes.get()
    assert change.reason == "Het is druk."
    assert change.decision.startswith("Beslissing op bezwaar verdaagd, van maandag 10 februari")
    still_clock.set(at(date(2025, 1, 13)))
    services.suspend_clock(
        bezwaar_id=row.pk,
        asked_on=date(2025, 1, 13),
        repair_by=date(2025, 1, 27),
        reason="De volmacht ontbreekt.",
        actor=cast.drafter,
    )
    assert owed().due_on == date(2025, 4, 7)
    still_clock.set(at(date(2025, 1, 21)))
    services.resume_clock(
        bezwaar_id=row.pk, repaired_on=date(2025, 1, 21), reason="Die is er.", actor=cast.drafter
    )
    assert owed().due_on == date(2025, 3, 31)


def test_a_repair_written_down_late_does_not_hide_that_the_day_has_passed(
    announced, cast, still_clock
):
    row = registered(announced, cast)
    still_clock.set(at(date(2025, 2, 10)))
    services.suspend_clock(
        bezwaar_id=row.pk,
        asked_on=date(2025, 2, 10),
        repair_by=date(2025, 3, 10),
        reason="De volmacht ontbreekt.",
        actor=cast.drafter,
    )
    still_clock.set(at(date(2025, 3, 10)))
    services.resume_clock(
        bezwaar_id=row.pk, repaired_on=date(2025, 2, 10), reason="Die is er.", actor=cast.drafter
    )
    assert (owed().due_on, owed().state) == (date(2025, 2, 10), State.OVERDUE)


def test_the_decision_meets_it(announced, cast):
    world.decide(ready(announced, cast), builders.tekenbevoegde())
    assert (owed().state, owed().met_how) == (State.MET, "Beslist: ongegrond.")


def test_what_is_withdrawn_owes_nothing_any_more(announced, cast):
    row = registered(announced, cast)
    services.withdraw_bezwaar(
        bezwaar_id=row.pk, on=row.received_on, how="Per brief.", actor=cast.drafter
    )
    assert owed().state is State.CANCELLED


# ---- on the screen ---------------------------------------------------------------------------


def tasks_of(client, person):
    client.force_login(person)
    return [task for task in client.get("/").context["tasks"] if "ezwaar" in task.title]


def test_the_region_reads_on_its_start_page_until_when_it_can_object(known, client, still_clock):
    reader = builders.member(known.uitkering.kassier)
    [task] = tasks_of(client, reader)
    assert task.due_on == LAST_DAY
    assert task.url == f"/beschikkingen/{known.pk}/#termijn"
    assert task.if_you_wait.startswith("dat mag. Na maandag 30 december 2024 kan het niet meer")
    still_clock.set(at(LAST_DAY + ONE_DAY))
    assert tasks_of(client, reader) == []


def test_a_right_that_has_passed_stands_on_its_page_as_passed(known, client, cast, still_clock):
    still_clock.set(at(LAST_DAY + ONE_DAY))
    client.force_login(cast.drafter)
    for url in ("/termijnen/", f"/termijnen/{right().pk}/"):
        answer = client.get(url)
        assert answer.status_code == 200
    assert "voorbij" in answer.content.decode()


def test_the_behandelaar_reads_by_when_to_decide(announced, cast, client):
    row = registered(announced, cast)
    [task] = tasks_of(client, cast.drafter)
    assert (task.due_on, task.url) == (date(2025, 2, 10), f"/bezwaren/{row.pk}/")
    page = client.get(f"/deals/{announced.uitkering.deal_id}/").content.decode()
    assert f'href="/termijnen/{owed().pk}/"' in page


def test_who_is_in_another_deal_reads_nothing(known, client):
    assert tasks_of(client, builders.member(builders.organisation())) == []
