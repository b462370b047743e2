"""A fingerprint of the trail: any line changed, left out or put in between gives another."""

from datetime import timedelta

import pgtrigger
import pytest

from regiodeals.audit import services
from regiodeals.audit.models import AuditEntry
from regiodeals.audit.selectors import entries_of_dossier, fingerprint
from tests import builders

pytestmark = pytest.mark.django_db

CHANGES = {
    "at": builders.NOW + timedelta(seconds=1),
    "recorded_at": builders.NOW,
    "actor": None,
    "actor_name": "Een ander",
    "actor_roles": "andere rol",
    "action": "iets anders",
    "sentence": "Iets anders",
    "object_type": "iets.anders",
    "object_id": 999,
    "object_label": "iets anders",
    "result": "failed",
    "origin": "elders",
    "state_before": "elders",
    "state_after": "elders",
    "remark": "anders",
    "details": {"bedrag": 2},
}


@pytest.fixture
def deal(officer):
    deal = builders.proposal()
    for number in range(3):
        services.record(
            deal,
            action="proef",
            sentence=f"Proef {number}",
            actor=officer,
            remark="ë",
            details={"bedrag": number, "b": 1, "a": 2},
        )
    return deal


def of(deal):
    return fingerprint(entries_of_dossier(deal.pk))


@pytest.fixture
def forger():
    """Somebody who can switch off the guard of the database."""
    with pgtrigger.ignore("audit.AuditEntry:append_only"):
        yield AuditEntry.objects


def test_the_same_trail_has_the_same_fingerprint_in_any_order_of_asking(deal):
    assert fingerprint(entries_of_dossier(deal.pk).order_by("sentence")) == of(deal)
    assert len(of(deal)) == 64


@pytest.mark.parametrize("field", CHANGES)
def test_a_change_in_any_field_of_any_line_shows(field, deal, forger):
    before = of(deal)
    middle = entries_of_dossier(deal.pk).order_by("pk")[1]
    forger.filter(pk=middle.pk).update(**{field: CHANGES[field]})
    assert of(deal) != before


def test_every_field_of_a_line_is_in_the_list_above():
    fields = {field.name for field in AuditEntry._meta.concrete_fields}
    assert fields - CHANGES.keys() == {"id", "dossier"}


def test_a_line_that_is_left_out_shows(deal, forger):
    before = of(deal)
    forger.filter(pk=entries_of_dossier(deal.pk).order_by("pk")[1].pk).delete()
    assert of(deal) != before


def test_lines_that_changed_places_show(deal, forger):
    before = of(deal)
    first, second = entries_of_dossier(deal.pk).order_by("pk")[:2]
    forger.filter(pk=first.pk).update(sentence=second.sentence, details=second.details)
    forger.filter(pk=second.pk).update(sentence=first.sentence, details=first.details)
    assert of(deal) != before
