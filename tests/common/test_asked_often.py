"""A question whose SQL is written once still asks about the values of each time."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from regiodeals.accounts.models import Role, RoleAssignment, User
from regiodeals.common.asked_often import AskedOften

pytestmark = pytest.mark.django_db


def _roles(day: date, user_id: int):
    return RoleAssignment.objects.valid_on(day).filter(user=user_id).values_list("role", "user_id")


@pytest.fixture
def people() -> list[User]:
    made = [User.objects.create(username=name) for name in ("een", "twee")]
    for person, role, year in zip(made, (Role.BEHEERDER, Role.TOETSER), (2024, 2025), strict=True):
        RoleAssignment.objects.create(
            user=person,
            role=role,
            valid_from=date(year, 1, 1),
            valid_until=date(year, 12, 31),
        )
    return made


def test_each_time_it_is_about_the_values_of_that_time(people):
    asked = AskedOften(_roles, date, int)
    first, second = (person.pk for person in people)
    assert asked.rows(date(2024, 5, 1), first) == [("beheerder", first)]
    assert asked.rows(date(2025, 5, 1), second) == [("toetser", second)]
    assert asked.rows(date(2025, 5, 1), first) == []


def test_django_writes_it_once(people):
    written = []

    def make(day, user_id):
        written.append((day, user_id))
        return _roles(day, user_id)

    asked = AskedOften(make, date, int)
    for day in (date(2024, 1, 1), date(2024, 12, 31), date(2025, 1, 1)):
        with CaptureQueriesContext(connection) as questions:
            asked.rows(day, people[0].pk)
        assert len(questions) == 1
    assert len(written) == 1


def test_words_can_be_asked_about_too(people):
    asked = AskedOften(lambda name: User.objects.filter(username=name).values_list("pk"), str)
    assert [asked.rows(name) for name in ("een", "twee", "drie")] == [
        [(people[0].pk,)],
        [(people[1].pk,)],
        [],
    ]


def test_as_many_values_must_come_as_were_announced(people):
    with pytest.raises(ValueError, match="shorter"):
        AskedOften(_roles, date, int).rows(date(2024, 1, 1))


def test_a_question_that_does_not_use_a_value_is_a_mistake():
    with pytest.raises(ValueError, match="do not come back"):
        AskedOften(lambda _day, user_id: _roles(date.min, user_id), date, int).rows(
            date(2024, 1, 1), 1
        )
