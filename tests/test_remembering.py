"""A remembered world is the world that the builder made, and is used only where it holds."""

import pytest
from django.db import connection, transaction

from disbursement.beschikking.models import Beschikking
from regiodeals.audit.models import AuditEntry
from regiodeals.documents import store
from regiodeals.party.models import Organisation
from tests import builders
from tests.remembering import remembered
from tests.remembering.journal import AnotherOutcome, Statement, journal


class Builder:
    """Makes an organisation, and counts how often it was really asked to."""

    def __init__(self):
        self.calls = 0

        @remembered
        def build(name, **fields):
            self.calls += 1
            return Organisation.objects.create(name=name, kind="gemeente", **fields)

        self.build = build


@pytest.fixture(scope="module")
def builder():
    return Builder()


@pytest.fixture(scope="module")
def asked_twice():
    return Builder()


@pytest.mark.django_db
@pytest.mark.parametrize("time", range(3))
def test_the_same_call_on_the_same_database_is_carried_out_once(builder, time):
    made = builder.build("Voorbeeld")
    assert builder.calls == 1
    assert made == Organisation.objects.get(name="Voorbeeld")


@pytest.mark.django_db
def test_other_arguments_are_another_call():
    builder = Builder()
    builder.build("Voorbeeld")
    builder.build("Elders")
    assert builder.calls == 2


@pytest.mark.django_db
@pytest.mark.parametrize("time", range(2))
def test_what_was_written_before_makes_another_world(time):
    builder = Builder()
    if time:
        Organisation.objects.create(name="Eerder", kind="gemeente")
    builder.build("Voorbeeld")
    assert builder.calls == 1


@pytest.mark.django_db
@pytest.mark.parametrize("day", [18, 19])
def test_another_moment_makes_another_world(asked_twice, still_clock, day):
    before = asked_twice.calls
    still_clock.set(builders.NOW.replace(day=day))
    asked_twice.build("Voorbeeld")
    assert asked_twice.calls == before + 1


@pytest.mark.django_db
def test_where_the_program_was_patched_with_something_unknown_nothing_is_remembered(monkeypatch):
    seen: list[bytes] = []
    monkeypatch.setattr(store, "put", seen.append)
    builder = Builder()
    builder.build("Een")
    Organisation.objects.all().delete()
    builder.build("Een")
    assert builder.calls == 2


@pytest.mark.django_db
def test_a_refusal_is_not_remembered():
    builder = Builder()
    for _time in range(2):
        with pytest.raises(TypeError), transaction.atomic():
            builder.build("Voorbeeld", colour="rood")
    assert builder.calls == 2


@pytest.mark.django_db(transaction=True)
def test_with_real_transactions_nothing_is_remembered():
    assert not journal.is_reading()


@pytest.mark.django_db
@pytest.mark.parametrize("time", range(2))
def test_a_remembered_beschikking_has_its_rows_its_trail_and_its_letter(cast, time):
    row = cast.announced()
    assert Beschikking.objects.get().pk == row.pk
    assert row.document is not None
    assert store.get(row.document.sha256).startswith(b"%PDF")
    assert AuditEntry.objects.filter(object_id=row.pk).count() >= 4


@pytest.mark.parametrize("time", range(2))
def test_the_tests_change_their_own_copy_of_the_answer(db, time):
    deal = builders.proposal("Voorbeeldregio")
    assert deal.name == "Voorbeeldregio"
    deal.name = "Elders"


@pytest.mark.django_db
@pytest.mark.parametrize("time", range(2))
def test_life_goes_on_from_a_remembered_world(cast, time):
    grant = builders.uitkering(cast.drafter)
    other = builders.uitkering(cast.drafter)
    assert grant.pk != other.pk
    assert cast.announced(other).uitkering == other


@pytest.mark.django_db
def test_another_outcome_than_the_first_time_is_an_error():
    assert journal.is_reading()
    with pytest.raises(AnotherOutcome):
        journal.carry_out([Statement("SELECT 1", (1, [(b"2",)]))])


@pytest.mark.django_db
def test_no_two_tables_hand_out_the_same_keys(cast):
    cast.announced()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), count(DISTINCT last_value) FROM pg_sequences"
            " WHERE sequencename LIKE '%%\\_id\\_seq'",
            [],
        )
        (sequences, places) = cursor.fetchone()
    assert sequences == places


@pytest.mark.django_db
@pytest.mark.parametrize("time", range(2))
def test_on_rows_that_were_committed_before_nothing_is_remembered(time):
    builder = Builder()
    with journal.asleep():
        builder.build("Voorbeeld")
        assert not journal.is_reading()
    assert journal.is_reading()
    assert (builder.calls, journal.world) == (1, "empty")
