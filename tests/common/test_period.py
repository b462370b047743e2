"""A period holds on its first and its last day, and for ever when it has no end."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regiodeals.accounts.models import Role, RoleAssignment
from tests import builders

FIRST, LAST = date(2024, 11, 1), date(2024, 11, 30)
ONE_DAY = timedelta(days=1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def assignment():
    return RoleAssignment.objects.create(
        user=builders.user(), role=Role.TOETSER, valid_from=FIRST, valid_until=LAST
    )


@pytest.mark.parametrize(
    ("day", "holds"),
    [(FIRST - ONE_DAY, False), (FIRST, True), (LAST, True), (LAST + ONE_DAY, False)],
)
def test_both_ends_are_included(assignment, day, holds):
    assert RoleAssignment.objects.valid_on(day).exists() is holds


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(day=st.dates(FIRST))
def test_an_open_end_holds_for_ever(assignment, day):
    RoleAssignment.objects.update(valid_until=None)
    assert RoleAssignment.objects.valid_on(day).exists()


def test_the_database_refuses_an_end_before_the_beginning(assignment):
    refused = pytest.raises(IntegrityError, match="role_ends_after_it_begins")
    with refused, transaction.atomic():
        RoleAssignment.objects.update(valid_until=FIRST - ONE_DAY)
