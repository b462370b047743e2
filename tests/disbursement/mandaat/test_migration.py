"""The register from the mandates of persons: nothing lost, nobody gets more."""

from datetime import date, timedelta
from importlib import import_module
from itertools import chain
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

migration = import_module("disbursement.migrations.0011_mandaten_move_to_their_office")

FIRST = date(2024, 1, 1)


def row(begins, length, *, office="directeur", holder=1):
    first = FIRST + timedelta(days=begins)
    return SimpleNamespace(
        office=office,
        minister="de Minister",
        is_example=False,
        holder_id=holder,
        valid_from=first,
        valid_until=None if length is None else first + timedelta(days=length),
    )


@pytest.mark.parametrize(
    ("rows", "sizes"),
    [
        ([row(0, 9), row(10, None, holder=2)], [2]),
        ([row(0, 10), row(10, None, holder=2)], [1, 1]),
        ([row(0, None), row(99, 1)], [1, 1]),
        ([row(0, 9), row(10, 9, office="hoofd")], [1, 1]),
    ],
    ids=["successors", "both on one day", "without end", "another office"],
)
def test_an_office_is_shared_by_those_who_held_it_one_after_the_other(rows, sizes):
    assert [len(members) for _name, members in migration.shared(rows)] == sizes


ROWS = st.lists(st.builds(row, st.integers(0, 40), st.none() | st.integers(0, 20)), max_size=8)


@given(rows=ROWS)
def test_every_row_gets_one_office_in_which_no_two_hold_on_the_same_day(rows):
    groups = [members for _name, members in migration.shared(rows)]
    assert sorted(map(id, chain.from_iterable(groups))) == sorted(map(id, rows))
    for members in groups:
        for day in range(70):
            today = FIRST + timedelta(days=day)
            held = [
                one
                for one in members
                if one.valid_from <= today and (one.valid_until is None or today <= one.valid_until)
            ]
            assert len(held) <= 1


@pytest.mark.django_db(transaction=True)
def test_a_mandaat_of_a_person_becomes_that_of_his_office():
    """On a real schema, back to before the register and on again."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    latest = MigrationExecutor(connection).loader.graph.leaf_nodes()
    executor = MigrationExecutor(connection)
    executor.migrate([("disbursement", "0009_trial_letters_by_a_worker")])
    try:
        state = executor.loader.project_state([("disbursement", "0009_trial_letters_by_a_worker")])
        user = state.apps.get_model("accounts", "User").objects.create(username="oud")
        state.apps.get_model("disbursement", "Mandaat").objects.create(
            holder=user,
            office="directeur",
            minister="de Minister van Toen",
            ceiling_cents=7,
            valid_from=FIRST,
            valid_until=date(2025, 1, 1),
            source="besluit 1",
            is_example=True,
        )
    finally:
        MigrationExecutor(connection).migrate(latest)
    from disbursement.mandaat.models import Ambtsdrager, Mandaat

    mandaat = Mandaat.objects.select_related("ambt").get()
    assert (mandaat.ambt.name, mandaat.ambt.minister) == ("directeur", "de Minister van Toen")
    assert (mandaat.kinds, mandaat.ceiling_cents, mandaat.source) == (["verlening"], 7, "besluit 1")
    drager = Ambtsdrager.objects.get(ambt=mandaat.ambt)
    assert drager.holder.username == "oud"
    assert drager.period == mandaat.period
    assert mandaat.is_example
    assert drager.is_example
