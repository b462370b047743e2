"""A worker is asked for each document after the commit, and again by the sweep."""

import pytest

from monitoring.rapportage import services, tasks
from monitoring.rapportage.models import Indiening
from regiodeals.documents.models import Document, Kind
from tests import builders
from tests.monitoring.rapportage import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def give_up(*document_ids):
    found = Document.objects.filter(pk__in=document_ids)
    assert found.update(given_up_at=builders.NOW) == len(document_ids)


def test_handing_in_and_akkoord_each_ask_for_their_document(
    report, writer, signer, officer, hurried, commits
):
    with commits():
        row = world.submitted(report, writer, signer)
        assert hurried == []
    assert hurried == [row.pk]
    world.judged(report, officer)
    with commits():
        akkoord = services.accept_report(rapportage_id=report.pk, actor=officer)
    assert hurried == [row.pk, akkoord.pk]


def test_who_asks_again_asks_at_once(report, writer, signer, officer, hurried, commits):
    akkoord = world.accepted(report, writer, signer, officer)
    give_up(akkoord.indiening.receipt_id, akkoord.document_id)
    for kind in (Kind.RAPPORTAGE, Kind.ONTVANGSTBEWIJS):
        with commits():
            services.retry_document(rapportage_id=report.pk, number=1, kind=kind, actor=writer)
    assert hurried == [akkoord.pk, akkoord.indiening_id]


def test_the_sweep_asks_for_what_is_pending_and_nothing_else(
    report, writer, signer, officer, hurried
):
    world.returned(report, writer, signer, officer)
    services.offer_report(rapportage_id=report.pk, actor=writer)
    last = services.submit_report(rapportage_id=report.pk, actor=signer)
    world.judged(report, officer)
    akkoord = services.accept_report(rapportage_id=report.pk, actor=officer)
    first = Indiening.objects.get(number=1)
    tasks.sweep_reports()
    assert hurried == [first.pk, last.pk, akkoord.pk]
    hurried.clear()
    give_up(first.receipt_id, akkoord.document_id)
    tasks.sweep_reports()
    assert hurried == [last.pk]
    give_up(last.receipt_id)
    tasks.sweep_reports()
    assert hurried == [last.pk]
