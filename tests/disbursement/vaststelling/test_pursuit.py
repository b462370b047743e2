"""Aanmaning after the term, stuiting before the five years are over, each at its time."""

from datetime import date

import pytest
from django.urls import reverse

from disbursement.vaststelling import services
from disbursement.vaststelling.models import Aanmaning, Stuiting, VorderingStatus
from disbursement.vaststelling.panels import work_for
from regiodeals.common.errors import InvalidInput, NotAllowed, RequirementsUnmet, WrongState
from regiodeals.legal.claims import ISLANDS
from regiodeals.obligations.models import ObligationKind
from regiodeals.obligations.selectors import obligation_about
from tests.browsing import messages_of, text_of
from tests.disbursement.vaststelling import world

pytestmark = pytest.mark.django_db
LATE = date(2025, 1, 13)
OPEN = "betaalde niet op tijd terug, nog €\xa01.000.000 open"
ERKENNING = "erkenning door de schuldenaar"


@pytest.fixture
def late(claim, still_clock):
    still_clock.set(world.at(LATE))
    return claim


def remind(claim, actor, on=LATE, number="AM-1"):
    return services.send_reminder(vordering_id=claim.pk, sent_on=on, reference=number, actor=actor)


def interrupt(claim, actor, on, ground=ERKENNING, number="Brief 12"):
    return services.interrupt_prescription(
        vordering_id=claim.pk, ground=ground, on=on, reference=number, actor=actor
    )


def watched_until(claim):
    owed = obligation_about(claim, ObligationKind.VERJARING)
    assert owed is not None
    return owed.due_on


def test_an_aanmaning_gives_two_weeks_and_interrupts(late, cast):
    row = remind(late, cast.drafter)
    assert row.pay_by == date(2025, 1, 27)
    late.refresh_from_db()
    assert late.status == VorderingStatus.AANGEMAAND
    act = Stuiting.objects.get()
    assert (act.ground, act.on, act.reference) == ("aanmaning", LATE, "AM-1")
    assert watched_until(late) == date(2030, 1, 13)


def test_before_the_term_is_over_nobody_is_reminded(claim, cast, still_clock):
    still_clock.set(world.at(world.LAST_DAY_TO_PAY))
    with pytest.raises(RequirementsUnmet, match="De betaaltermijn loopt nog"):
        remind(claim, cast.drafter, on=world.LAST_DAY_TO_PAY)
    assert not Aanmaning.objects.exists()


def test_it_is_dated_in_the_verzuim(late, cast):
    with pytest.raises(InvalidInput, match="kon nog op tijd worden betaald"):
        remind(late, cast.drafter, on=world.LAST_DAY_TO_PAY)
    with pytest.raises(InvalidInput, match="in de toekomst"):
        remind(late, cast.drafter, on=date(2025, 1, 14))


def test_a_second_one_waits_for_the_first(late, cast, still_clock):
    remind(late, cast.drafter)
    with pytest.raises(RequirementsUnmet, match="De vorige aanmaning loopt nog"):
        remind(late, cast.drafter, number="AM-2")
    still_clock.set(world.at(date(2025, 1, 28)))
    assert remind(late, cast.drafter, on=date(2025, 1, 28), number="AM-2").number == 2


def asked_of(person):
    """Verb and reason of what the start page says about a repayment that is late."""
    found = [item for item in work_for(person) if "betaalde niet op tijd terug" in item.title]
    return [(item.verb, item.why_you) for item in found]


def test_who_was_reminded_is_left_alone_until_the_two_weeks_are_over(late, cast, still_clock):
    (task,) = [item for item in work_for(cast.drafter) if item.verb == "Aanmanen"]
    assert task.title == f"{late.uitkering.deal}: {late.uitkering.kassier} {OPEN}"
    remind(late, cast.drafter)
    assert asked_of(cast.drafter) == []
    still_clock.set(world.at(date(2025, 1, 28)))
    ((verb, why),) = asked_of(cast.drafter)
    assert verb == "Openen"
    assert "de aanmaning liep tot en met maandag 27 januari 2025" in why


def test_nobody_is_asked_to_send_an_island_an_aanmaning(cast, island, still_clock):
    world.recovered(cast, island, pay_by=world.LAST_DAY_TO_PAY)
    still_clock.set(world.at(LATE))
    ((verb, why),) = asked_of(cast.drafter)
    assert verb == "Openen"
    assert ISLANDS in why


def test_only_a_behandelaar_reminds_and_interrupts(late, controller):
    with pytest.raises(NotAllowed, match="behandelaar"):
        remind(late, controller)
    with pytest.raises(NotAllowed, match="behandelaar"):
        interrupt(late, controller, LATE)


def test_who_paid_is_not_reminded(late, cast, controller):
    world.receive(late, world.MILLION, controller)
    with pytest.raises(WrongState, match="Aanmanen kan niet in de stand"):
        remind(late, cast.drafter)
    with pytest.raises(WrongState, match="voldaan en ligt vast"):
        interrupt(late, cast.drafter, LATE)


def test_an_acknowledgement_starts_the_five_years_anew(claim, cast, still_clock):
    still_clock.set(world.at(date(2028, 5, 1)))
    interrupt(claim, cast.drafter, date(2028, 4, 28))
    assert watched_until(claim) == date(2033, 4, 28)


def test_one_that_ends_sooner_changes_nothing(claim, cast):
    interrupt(claim, cast.drafter, world.DAY)
    assert watched_until(claim) == date(2029, 12, 30)


def test_a_stuiting_in_the_future_is_refused(late, cast):
    with pytest.raises(InvalidInput, match="in de toekomst"):
        interrupt(late, cast.drafter, date(2025, 1, 14))
    assert not Stuiting.objects.exists()


def test_what_is_prescribed_cannot_be_interrupted(claim, cast, still_clock):
    still_clock.set(world.at(date(2030, 1, 2)))
    with pytest.raises(InvalidInput, match="al verjaard"):
        interrupt(claim, cast.drafter, date(2030, 1, 2))


def test_what_was_in_time_may_be_written_down_later(claim, cast, still_clock):
    still_clock.set(world.at(date(2030, 1, 2)))
    interrupt(claim, cast.drafter, date(2029, 12, 3))
    assert watched_until(claim) == date(2034, 12, 3)


@pytest.mark.parametrize(
    ("ground", "number", "sentence"),
    [
        ("aanmaning", "x", "Leg de aanmaning zelf vast"),
        ("onbekend", "x", "Kies waardoor"),
        (ERKENNING, " ", "waaruit de stuiting blijkt"),
    ],
)
def test_a_stuiting_has_its_ground_and_proof(late, cast, ground, number, sentence):
    with pytest.raises(InvalidInput, match=sentence):
        interrupt(late, cast.drafter, LATE, ground=ground, number=number)


def test_for_an_island_a_lawyer_judges_both(cast, island, still_clock):
    claim = world.recovered(cast, island, pay_by=world.LAST_DAY_TO_PAY)
    still_clock.set(world.at(LATE))
    with pytest.raises(RequirementsUnmet, match="jurist"):
        remind(claim, cast.drafter)
    with pytest.raises(InvalidInput, match="jurist"):
        interrupt(claim, cast.drafter, LATE)


def test_what_was_laid_down_says_what_is_still_open(late, cast, client):
    client.force_login(cast.drafter)
    address = reverse("disbursement:vordering-act", args=[late.pk, "remind"])
    assert "verstuurt de aanmaning niet" in text_of(client.get(address))
    assert "Vul het kenmerk in." in text_of(client.post(address, {"dag": "13-1-2025"}))
    said = messages_of(client.post(address, {"dag": "13-1-2025", "kenmerk": "AM-1"}))
    assert said == ["Vastgelegd. Er staat nog €\xa01.000.000 open."]
