"""A status is a state machine to the program, and a column with text to a migration."""

import pytest
from django.db.migrations.loader import MigrationLoader
from django_fsm import FSMField, TransitionNotAllowed

from regiodeals.deal.models import Deal, DealStatus


def test_a_migration_writes_down_a_column_with_text():
    name, path, _args, kwargs = Deal._meta.get_field("status").deconstruct()

    assert (name, path) == ("status", "django.db.models.CharField")
    assert kwargs["max_length"] == 30
    assert kwargs["default"] == DealStatus.VOORSTEL
    assert "protected" not in kwargs


def test_no_migration_has_a_field_that_looks_at_every_model_after_it():
    models = MigrationLoader(None).project_state().models

    fields = [(key, name, field) for key in models for name, field in models[key].fields.items()]
    assert (("regiodeals", "deal"), "status") in [(key, name) for key, name, _field in fields]
    assert [row for row in fields if isinstance(row[2], FSMField)] == []


def test_in_the_program_only_a_transition_sets_it():
    deal = Deal(name="Regio Deal Voorbeeld")

    with pytest.raises(AttributeError):
        deal.status = DealStatus.BESCHIKT
    with pytest.raises(TransitionNotAllowed):
        deal.mark_beschikt()
