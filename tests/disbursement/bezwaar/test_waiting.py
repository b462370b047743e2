"""Who objected reads on the start page that the ministry must decide."""

from datetime import timedelta

import pytest

from disbursement.bezwaar import services
from disbursement.bezwaar.models import RemedyKind
from disbursement.bezwaar.panels import waiting_for
from regiodeals.dossier import WaitItem, WorkItem
from tests import builders
from tests.disbursement.bezwaar.world import at, decide, ready, registered

pytestmark = pytest.mark.django_db


def test_who_objected_waits_for_the_ministry_and_nobody_else_does(announced, cast):
    region = builders.region_of(announced.uitkering.deal)
    row = registered(announced, cast, organisation=region)
    person, stranger = builders.member(region), builders.member(builders.organisation())
    (item,) = waiting_for(person)
    assert isinstance(item, WaitItem)
    assert item.title == f"{announced.uitkering.deal}: {row}"
    assert (item.who, item.since) == ("het ministerie", row.received_on)
    assert list(waiting_for(stranger)) == list(waiting_for(cast.drafter)) == []
    services.void_bezwaar(bezwaar_id=row.pk, reason="Dubbel.", actor=cast.drafter)
    assert list(waiting_for(person)) == []


def test_who_objected_reads_that_was_decided_as_long_as_beroep_can_be_made(
    announced, cast, still_clock
):
    region = builders.region_of(announced.uitkering.deal)
    row = ready(announced, cast, organisation=region, name="")
    person = builders.member(region)
    row = decide(row, builders.tekenbevoegde(name="Thea", last_name="Ander"))
    (item,) = waiting_for(person)
    assert isinstance(item, WorkItem)
    assert item.title == f"{announced.uitkering.deal}: lees de beslissing op het bezwaar"
    assert (item.url, item.due_on) == (f"/bezwaren/{row.pk}/", row.appeal_last_day)
    assert row.appeal_last_day is not None
    still_clock.set(at(row.appeal_last_day + timedelta(days=1)))
    assert list(waiting_for(person)) == []


def test_on_a_beroep_the_court_decides(on_saba, cast):
    region = builders.region_of(on_saba.uitkering.deal)
    registered(on_saba, cast, organisation=region, kind=RemedyKind.BEROEP)
    assert list(waiting_for(builders.member(region))) == []
