"""The trail: six things on every line, and no way to change one."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from regiodeals.audit import services
from regiodeals.audit.models import AuditEntry
from regiodeals.audit.selectors import entries_about, entries_of_dossier
from regiodeals.common.errors import InvalidInput
from regiodeals.common.origin import origin
from tests import builders
from tests.builders import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(officer):
    return services.record(
        builders.proposal("Voorbeeldregio"), action="proef", sentence="Een proef", actor=officer
    )


def test_a_line_says_who_did_what_to_what_with_which_result_when_and_from_where(entry, officer):
    assert entry.action == "proef"
    assert (entry.object_type, entry.object_label) == ("regiodeals.deal", "Voorbeeldregio")
    assert entry.result == "ok"
    assert entry.origin == "systeem"
    assert entry.actor == officer
    assert entry.at == NOW


def test_the_name_stays_as_it_was_on_that_day(entry, officer):
    officer.last_name = "Andersnaam"
    officer.save()
    assert "Andersnaam" not in AuditEntry.objects.get().actor_name


def test_the_longest_name_fits_on_a_line():
    person = builders.user(name="V" * 100, last_name="A" * 100)
    line = services.record(builders.proposal(), action="x", sentence="x", actor=person)
    assert len(line.actor_name) == 200


def test_the_origin_is_that_of_the_request(officer):
    token = origin.set("web 127.0.0.1 abc")
    try:
        line = services.record(builders.proposal(), action="x", sentence="x", actor=officer)
    finally:
        origin.reset(token)
    assert line.origin == "web 127.0.0.1 abc"


@pytest.mark.parametrize("remark", ["x" * 4_001, "een\0teken"])
def test_a_remark_that_no_page_can_show_is_refused(officer, remark):
    with pytest.raises(InvalidInput, match="ten hoogste 4000 gewone tekens"):
        services.record(builders.proposal(), action="x", sentence="x", actor=officer, remark=remark)
    line = services.record(
        builders.proposal(), action="x", sentence="x", actor=officer, remark="x" * 4_000
    )
    assert len(line.remark) == 4_000


def test_a_line_cannot_be_changed(entry):
    with pytest.raises(DatabaseError, match="append_only"), transaction.atomic():
        AuditEntry.objects.update(sentence="iets anders")


def test_a_line_cannot_be_deleted(entry):
    with pytest.raises(DatabaseError, match="append_only"), transaction.atomic():
        AuditEntry.objects.all().delete()


def test_a_line_without_a_moment_is_refused(officer):
    with pytest.raises(IntegrityError), transaction.atomic():
        AuditEntry.objects.create(
            at=None,  # type: ignore[misc]
            actor_name="x",
            action="x",
            sentence="x",
            object_type="x",
            object_id=1,
            object_label="x",
            origin="x",
        )


def test_the_history_of_a_deal_holds_what_happened_to_all_its_parts(officer):
    deal = builders.concluded(officer)
    sentences = [entry.sentence for entry in entries_of_dossier(deal.pk)]
    # The convenant, and what follows from it for the deal: nothing is told twice.
    assert sentences.count("Convenant gesloten") == 1
    assert sentences.count("Termijn voor de beschikking begonnen") == 1
    assert any(sentence.startswith("Handtekening vastgelegd") for sentence in sentences)
    assert entries_of_dossier(builders.proposal().pk).count() == 0


def test_the_history_of_one_thing_is_its_own_and_newest_first(officer):
    deal = builders.concluded(officer)
    entries = list(entries_about(deal))
    assert {(entry.object_type, entry.object_id) for entry in entries} == {
        ("regiodeals.deal", deal.pk)
    }
    assert [entry.pk for entry in entries] == sorted((entry.pk for entry in entries), reverse=True)
    assert 0 < len(entries) < entries_of_dossier(deal.pk).count()
