"""A text that is ready is a task of who may publish it; one that is not, of its author."""

from datetime import UTC, date, datetime

import pytest

from regiodeals import dossier
from regiodeals.mailtekst import services
from tests.mailtekst import acts

pytestmark = pytest.mark.django_db


def tasks(person) -> list[tuple[str, date | None]]:
    found = [item for item in dossier.work_for(person).items if "versie 2" in item.title]
    return [(item.title.rpartition(": ")[2], item.due_on) for item in found]


def test_a_concept_is_with_its_author_until_it_is_ready_and_then_with_a_toetser(people):
    version = services.draft(mail="herinnering", language="nl", actor=people.author)
    assert tasks(people.author) == [("maak de tekst af, of trek het concept in", None)]
    assert tasks(people.publisher) == tasks(people.other_author) == []
    acts.edited(people, version)
    publish = [("publiceer de tekst", date(2024, 11, 30))]
    assert tasks(people.publisher) == tasks(people.other_publisher) == publish
    assert tasks(people.author) == []
    acts.publish(people, acts.edited(people, version))
    assert tasks(people.publisher) == []


def test_after_its_first_day_the_author_chooses_another(people, still_clock):
    acts.written(people)
    still_clock.set(datetime(2024, 12, 1, 9, tzinfo=UTC))
    assert tasks(people.publisher) == []
    assert tasks(people.author) == [("kies een latere dag", None)]
