"""A question that is written once for all with the same roles is still about who asks it, today."""

from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest
from django.db import connection
from django.db.models import Exists, OuterRef
from django.test.utils import CaptureQueriesContext

from regiodeals.accounts.asked_by import AskedBy
from regiodeals.accounts.models import Role, RoleAssignment, User
from regiodeals.common import clock
from tests import builders

pytestmark = pytest.mark.django_db


def _assignments(user):
    others = RoleAssignment.objects.filter(user=OuterRef("user")).exclude(pk=OuterRef("pk"))
    found = RoleAssignment.objects.valid_on(clock.today()).filter(user=user)
    return found.annotate(has_more=Exists(others)).select_related("user").order_by("pk")


class Counted:
    """A question that keeps for whom it was written."""

    def __init__(self, make=_assignments):
        self.readers: list[User] = []
        self._make = make

    def __call__(self, user, *numbers):
        self.readers.append(user)
        return self._make(user, *numbers)


def test_who_asks_gets_his_own_rows_with_all_that_was_read_along():
    counted = Counted()
    asked = AskedBy(counted)
    first, second = builders.behandelaar(), builders.behandelaar()
    with CaptureQueriesContext(connection) as questions:
        of_first, of_second = asked.rows(first), asked.rows(second)
        assert [row.user for row in of_first + of_second] == [first, second]
        assert [row.has_more for row in of_first + of_second] == [False, False]
    # The roles of both, and the question twice; the person comes with the row.
    assert len(questions) == 4
    assert len(counted.readers) == 1


def test_who_holds_other_roles_has_a_question_of_his_own():
    asked = AskedBy(
        lambda user: (
            User.objects.filter(pk=user.pk) if user.has_role(Role.TOETSER) else User.objects.none()
        )
    )
    officer, reviewer = builders.behandelaar(), builders.user(Role.TOETSER)
    for _ in range(2):
        assert asked.rows(officer) == []
        assert asked.rows(reviewer) == [reviewer]


def test_who_may_not_come_in_any_more_has_none_of_the_rows_of_his_colleague():
    asked = AskedBy(
        lambda user: User.objects.filter(pk=user.pk) if user.is_active else User.objects.none()
    )
    officer = builders.behandelaar()
    assert asked.rows(officer) == [officer]
    officer.is_active = False
    assert asked.rows(officer) == []


def test_on_another_day_it_is_about_that_day(still_clock):
    counted = Counted()
    asked = AskedBy(counted)
    officer = builders.behandelaar()
    RoleAssignment.objects.filter(user=officer).update(valid_until=clock.today())
    assert len(asked.rows(officer)) == 1
    still_clock.moment += timedelta(days=1)
    assert asked.rows(officer) == []
    still_clock.moment -= timedelta(days=1)
    assert len(asked.rows(officer)) == 1
    assert len(counted.readers) == 3


def test_a_day_begins_later_on_the_islands(still_clock):
    counted = Counted(lambda user: User.objects.filter(pk=user.pk))
    asked = AskedBy(counted)
    officer = builders.behandelaar()
    for hour in (1, 3, 5):
        still_clock.moment = datetime(2025, 3, 1, hour, tzinfo=UTC)
        asked.rows(officer)
    assert len(counted.readers) == 2


def test_what_was_asked_before_is_asked_again():
    asked = AskedBy(_assignments)
    officer = builders.behandelaar()
    before = asked.rows(officer)
    RoleAssignment.objects.create(
        user=officer, role=Role.TOETSER, valid_from=clock.today() - timedelta(days=1)
    )
    assert len(before) == 1
    assert len(asked.rows(officer)) == 2


def test_it_can_be_about_something_that_he_opens():
    counted = Counted(lambda user, pk: RoleAssignment.objects.filter(user=user, pk=pk))
    asked = AskedBy(counted)
    first, second = builders.behandelaar(), builders.behandelaar()
    own = {person: person.role_assignments.get() for person in (first, second)}
    for person, other in ((first, second), (second, first)):
        assert asked.rows(person, own[person].pk) == [own[person]]
        assert asked.rows(person, own[other].pk) == []
        assert asked.rows(person, 10**30) == []
    assert len(counted.readers) == 1


def test_what_he_opens_must_be_asked_about():
    asked = AskedBy(lambda user, _pk: RoleAssignment.objects.filter(user=user))
    with pytest.raises(ValueError, match="do not come back"):
        asked.rows(builders.behandelaar(), 1)


def test_rows_that_belong_to_it_are_read_after_it():
    asked = AskedBy(
        lambda user: User.objects.filter(pk=user.pk).prefetch_related("role_assignments")
    )
    (found,) = asked.rows(builders.behandelaar())
    with CaptureQueriesContext(connection) as questions:
        assert [row.role for row in found.role_assignments.all()] == [Role.BEHANDELAAR]
    assert not questions


@pytest.mark.django_db(transaction=True)
def test_it_is_asked_over_the_connection_of_who_asks():
    asked = AskedBy(_assignments)
    first, second = builders.behandelaar(), builders.behandelaar()
    assert len(asked.rows(first)) == 1
    found: list[User] = []

    def ask() -> None:
        try:
            found.extend(row.user for row in asked.rows(second))
        finally:
            connection.close()

    thread = Thread(target=ask)
    thread.start()
    thread.join()
    assert found == [second]


@pytest.mark.parametrize(
    "make",
    [
        lambda user: User.objects.filter(username=user.username),
        lambda user: User.objects.filter(pk__in=list(_assignments(user).values_list("user"))),
        lambda user: User.objects.filter(pk__in=user.roles_elsewhere),
    ],
)
def test_to_read_more_of_the_person_while_it_is_written_is_a_mistake(make):
    with pytest.raises(ValueError, match="may ask nothing"):
        AskedBy(make).rows(builders.behandelaar())


@pytest.mark.parametrize(
    "make",
    [
        lambda _user: User.objects.filter(seen_at__lt=clock.now()),
        lambda user: User.objects.extra(where=["id = ANY(%s)"], params=[[user.pk]]),
    ],
)
def test_a_moment_and_a_person_within_a_list_cannot_be_kept(make):
    with pytest.raises(ValueError, match="cannot be kept"):
        AskedBy(make).rows(builders.behandelaar())
