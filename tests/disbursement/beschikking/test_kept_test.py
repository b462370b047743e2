"""The signature keeps the test of a decision after the grant, and the page shows it for good."""

import pytest
from django.test import Client
from django.urls import reverse

from disbursement.beschikking.models import BeschikkingKind
from disbursement.uitkering.models import Rechtmatigheidstoets
from disbursement.uitkering.selectors import frozen_test_of
from regiodeals.deal.models import Deal
from regiodeals.legal.grant_rules import Finding
from tests import builders
from tests.disbursement.beschikking import issued

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick_letters(monkeypatch):
    issued.with_quick_letters(monkeypatch)


@pytest.fixture
def changed(cast):
    """A wijziging that is made known; its ground was left to a person."""
    return issued.further(cast, BeschikkingKind.WIJZIGING, cast.announced())


def kept(row) -> Rechtmatigheidstoets:
    return Rechtmatigheidstoets.objects.get(kenmerk=row.kenmerk)


def page(person, row) -> str:
    client = Client()
    client.force_login(person)
    return client.get(reverse("disbursement:beschikking-detail", args=[row.pk])).content.decode()


def test_what_is_left_to_a_person_was_judged_by_the_reviewer(changed, cast):
    rows = {line["bevinding"]["key"]: line for line in kept(changed).rows}
    assert rows["grond"]["oordeel"] == {
        "verlenen_mag": True,
        "reden": "Beoordeeld bij het toetsen; de redenen staan in het besluit.",
        "door": str(cast.reviewer),
        "op": builders.NOW.isoformat(),
    }
    assert rows["motivering"]["oordeel"] is None


def test_the_page_shows_the_kept_sentences_although_the_record_moved_on(changed, cast):
    Deal.objects.filter(pk=changed.uitkering.deal_id).update(name="Heel anders")
    shown = page(cast.drafter, changed)
    for line in kept(changed).rows:
        assert Finding.from_record(line["bevinding"]).finding in shown
    assert f"Oordeel van {cast.reviewer}: Beoordeeld bij het toetsen" in shown
    assert "Zo is de uitkomst bij het tekenen vastgelegd." in shown


def test_the_reviewer_reads_that_approving_is_judging(cast):
    granted = cast.announced()
    row = cast.decided(BeschikkingKind.WIJZIGING, granted)
    assert "Wie dit besluit goedkeurt, oordeelt ook over wat ‘ter beoordeling’ staat." in page(
        cast.reviewer, row
    )


def test_the_test_of_the_grant_stays_that_of_the_deal(changed):
    frozen = frozen_test_of(changed.uitkering.deal)
    assert frozen is not None
    assert (frozen.kind, kept(changed).kind) == ("verlening", "wijziging")
