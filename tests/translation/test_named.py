"""What models, columns, apps and the blocks of a mail are called is in the translations."""

import json
from collections.abc import Iterator
from enum import Enum
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Field, Model
from django.forms import modelform_factory
from django.utils import translation
from django.utils.functional import Promise

from disbursement.sjabloon.rendering import catalogue as letters
from disbursement.sjabloon.rendering.catalogue import CATALOGUES, Catalogue
from regiodeals.common.words import Words, said
from regiodeals.deal.models import DealRole
from regiodeals.mail.wording.catalogue import MAILS
from regiodeals.mail.wording.parts import Look, Mail, Shape
from regiodeals.party.models import Area

APPS = ("disbursement", "monitoring", "regiodeals")
# Names that are the same in both languages; the law has the names of kinds of organisations.
NAMES = {*Area.labels, "Excel", "CSV"}


def models_of(app: str) -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.split(".")[0] == app]


def is_marked(text: object) -> bool:
    """Ours, or a text of Django itself, which has its own translations."""
    return isinstance(text, Words | Promise)


def of_model(model: type[Model]) -> Iterator[tuple[str, object]]:
    """Each text of a model with the name of where it stands."""
    yield "Meta.verbose_name", model._meta.verbose_name
    yield "Meta.verbose_name_plural", model._meta.verbose_name_plural
    for field in (*model._meta.local_fields, *model._meta.local_many_to_many):
        yield from of_field(field)
    for constraint in model._meta.constraints:
        yield constraint.name, constraint.violation_error_message


def of_field(field: "Field[Any, Any]") -> Iterator[tuple[str, object]]:
    """How a column is called, what is said with it, what it refuses, and its choices."""
    # A number without a name of its own, and what is called as the model that it refers to.
    refers_to = field.related_model._meta.verbose_name if field.related_model else "ID"
    if field.verbose_name != refers_to:
        yield field.name, field.verbose_name
    if field.help_text:
        yield f"{field.name}.help_text", field.help_text
    for code, text in field.error_messages.items():
        yield f"{field.name}.{code}", text
    for value, label in field.flatchoices:
        if label != value and label not in NAMES:
            yield f"{field.name}={value}", label


@pytest.mark.parametrize("app", APPS)
def test_every_name_of_a_model_is_marked(app):
    assert models_of(app)
    texts = [(model, *text) for model in models_of(app) for text in of_model(model)]
    assert [
        f"{model.__name__}.{where}: {text}" for model, where, text in texts if not is_marked(text)
    ] == []


def test_a_name_is_said_in_english_and_kept_in_dutch_whoever_reads():
    name = DealRole._meta.verbose_name
    with translation.override("en"):
        assert f"{name} 12" == "rol in een deal 12"
        assert json.dumps(name) == '"rol in een deal"'
        assert said(name) == "role in a deal"
        assert modelform_factory(DealRole, fields=["lines"])().fields["lines"].label == "Onderdelen"


@pytest.mark.parametrize("app", APPS)
def test_every_app_is_called_by_marked_words(app):
    found = [config for config in apps.get_app_configs() if config.name.split(".")[0] == app]
    assert found
    assert [config.name for config in found if not is_marked(config.verbose_name)] == []


def of_mail(mail: Mail) -> Iterator[object]:
    """How a mail, its blocks, its fields, its cases and its examples are called."""
    yield mail.title
    yield from (block.title for block in mail.blocks)
    yield from (field.meaning for field in mail.fields)
    yield from mail.case_words.values()
    yield from (title for title, _cases in mail.examples)


@pytest.mark.parametrize("mail", MAILS.values(), ids=MAILS)
def test_everything_in_the_catalogue_of_mails_is_called_by_marked_words(mail):
    assert [text for text in of_mail(mail) if not is_marked(text)] == []


def of_letter(catalogue: Catalogue) -> Iterator[object]:
    """How the blocks of a letter and what fits in them are called, and when a block is printed."""
    yield from (block.title for block in catalogue.blocks)
    yield from (block.when for block in catalogue.blocks if block.when)
    yield from (field.meaning for field in catalogue.fields)


@pytest.mark.parametrize("catalogue", CATALOGUES.values(), ids=map(": ".join, CATALOGUES))
def test_everything_in_the_catalogue_of_letters_is_called_by_marked_words(catalogue):
    assert [text for text in of_letter(catalogue) if not is_marked(text)] == []


@pytest.mark.parametrize("kind", [Shape, Look, letters.Shape])
def test_what_may_be_in_a_block_is_said_in_marked_words(kind: type[Enum]):
    assert [one.value for one in kind if not is_marked(one.value)] == []


def test_a_name_without_a_mark_is_found():
    field = Field("naam", help_text="kort")
    field.set_attributes_from_name("name")

    assert [where for where, text in of_field(field) if not is_marked(text)] == [
        "name",
        "name.help_text",
    ]
