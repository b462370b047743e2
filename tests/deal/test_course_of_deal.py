"""The course of life of a deal in six steps, and the buttons that carry it on or end it."""

from datetime import date

import pytest

from regiodeals.convenant.models import Convenant
from regiodeals.deal.models import Deal, DealStatus
from regiodeals.deal.rendering import life_of, steps_onward, steps_to_an_end
from regiodeals.tranche.models import Tranche
from regiodeals.workflow import Button

TRANCHE = Tranche(number=5, proposals_due_on=date(2023, 10, 31), selected_in="februari 2024")


def deal(status: str, **fields: object) -> Deal:
    return Deal(tranche=TRANCHE, status=status, **fields)


def states(subject: Deal) -> list[str]:
    return [step.state for step in life_of(subject)]


def note(subject: Deal, title: str) -> str:
    return next(step.note for step in life_of(subject) if step.title == title)


@pytest.mark.parametrize(
    ("status", "done"),
    [
        (DealStatus.VOORSTEL, 1),
        (DealStatus.GESELECTEERD, 2),
        (DealStatus.IN_VOORBEREIDING, 2),
        (DealStatus.GESLOTEN, 3),
        (DealStatus.BESCHIKT, 4),
        (DealStatus.IN_UITVOERING, 4),
        (DealStatus.EINDVERANTWOORDING, 5),
        (DealStatus.VASTGESTELD, 6),
        (DealStatus.AFGESLOTEN, 6),
    ],
)
def test_each_state_has_its_place_in_the_course(status, done):
    todo = ["now", *["todo"] * 5][: 6 - done]
    assert states(deal(status)) == ["done"] * done + todo


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        (deal(DealStatus.AFGEWEZEN), "Selectie"),
        (deal(DealStatus.INGETROKKEN), "Selectie"),
        (deal(DealStatus.OPGEZEGD, concluded_on=date(2024, 9, 24)), "Beschikking"),
        (
            deal(
                DealStatus.OPGEZEGD, concluded_on=date(2024, 9, 24), granted_on=date(2024, 11, 20)
            ),
            "Uitvoering",
        ),
    ],
)
def test_a_deal_that_ended_early_stops_where_it_ended(subject, title):
    stopped = [step for step in life_of(subject) if step.state == "stop"]
    assert [(step.title, step.note) for step in stopped] == [(title, subject.get_status_display())]
    after = life_of(subject)[life_of(subject).index(stopped[0]) + 1 :]
    assert all(step.state == "todo" and step.note == "" for step in after)


def test_a_proposal_withdrawn_during_the_preparation_stops_at_the_convenant():
    subject = deal(DealStatus.INGETROKKEN)
    subject.convenant = Convenant(deal=subject)
    assert [step.title for step in life_of(subject) if step.state == "stop"] == ["Convenant"]


def test_the_steps_carry_their_days_as_far_as_they_are_known():
    subject = deal(DealStatus.GESLOTEN, concluded_on=date(2024, 9, 24), ends_on=date(2028, 12, 31))
    assert note(subject, "Voorstel") == "uiterlijk 31 oktober 2023"
    assert note(subject, "Convenant") == "24 september 2024"
    assert note(subject, "Beschikking") == "uiterlijk 17 december 2024"
    assert note(subject, "Uitvoering") == "tot en met 31 december 2028"


def test_what_is_not_known_is_said():
    subject = Deal(tranche=Tranche(number=5), status=DealStatus.GESELECTEERD)
    assert note(subject, "Voorstel") == "dag onbekend"
    assert note(subject, "Selectie") == "dag onbekend"
    assert note(subject, "Convenant") == "nog niet gesloten"
    assert note(subject, "Beschikking") == "binnen twaalf weken na het convenant"
    assert note(subject, "Uitvoering") == "einde onbekend"


def test_a_last_day_that_cannot_be_counted_is_unknown():
    subject = deal(DealStatus.GESLOTEN, concluded_on=date(2014, 9, 24))
    assert note(subject, "Beschikking") == "uiterste dag onbekend"


def buttons(*verbs: str) -> list[Button]:
    return [Button(verb, verb.capitalize(), ()) for verb in verbs]


def test_the_first_step_onward_is_the_primary_button():
    looks = steps_onward(buttons("start_execution", "close", "terminate"))
    assert [(look.button.verb, look.kind) for look in looks] == [
        ("start_execution", "primary"),
        ("close", "secondary"),
    ]


def test_a_step_that_ends_a_deal_asks_why():
    looks = steps_to_an_end(buttons("prepare_convenant", "withdraw", "reject", "terminate"))
    assert [look.button.verb for look in looks] == ["withdraw", "reject", "terminate"]
    assert all(look.remark == "required" and look.kind == "danger" for look in looks)
    assert all("niet terugdraaien" in look.question for look in looks)
