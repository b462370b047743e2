"""A letter that another was sent before: its decision never held (Awb 3:40), and stays here."""

from datetime import date

import pytest
from django.urls import reverse

from disbursement.bekendmaking.selectors import in_need_of
from disbursement.beschikking.models import LIES_READY, OVERTAKEN, Beschikking, BeschikkingKind
from disbursement.beschikking.rendering.verification import Verdict, verify_digest
from disbursement.bezwaar.selectors import unsent_about_money
from regiodeals.party.models import Organisation
from tests import builders
from tests.browsing import text_of
from tests.disbursement.bekendmaking.conftest import work_of
from tests.disbursement.vaststelling import world
from tests.disbursement.vaststelling.test_sent_by_post import by_post, posted, thursday

__all__ = ["thursday"]

pytestmark = pytest.mark.django_db

THURSDAY = date(2024, 11, 21)


@pytest.fixture
def first(cast, grant):
    """It lies ready to be posted."""
    return by_post(cast, grant)


@pytest.fixture
def second(cast, grant, first):
    """Its successor, which stood in the portal at once: the kassier consented meanwhile."""
    kassier = Organisation.objects.filter(pk=grant.kassier_id)
    kassier.update(email="kassier@example.org", email_consent_on=date(2024, 1, 1))
    return world.announced(cast, lower(cast, first))


def lower(cast, earlier):
    return cast.decided(
        BeschikkingKind.TERUGVORDERING,
        earlier,
        replaces_id=earlier.pk,
        amount_cents=world.MILLION // 2,
    )


def read(client, user, row):
    client.force_login(user)
    return text_of(client.get(reverse("disbursement:beschikking-detail", args=[row.pk])))


def test_before_its_successor_is_sent_it_still_has_to_be_posted(cast, grant, first, client):
    later = world.announced(cast, lower(cast, first))
    assert later.lies_ready
    assert [row.beschikking_id for row in in_need_of(cast.drafter)] == [first.pk, later.pk]
    assert "Dit besluit wordt vervangen zodra verzonden is:" in read(client, cast.drafter, first)


def test_who_checks_a_letter_hears_of_its_successor_once_that_was_sent(cast, grant, thursday):
    earlier = world.recovered(cast, grant).beschikking
    assert earlier.document is not None
    digest = earlier.document.sha256
    later = by_post(cast, grant, replaces_id=earlier.pk, amount_cents=1)
    assert verify_digest(digest) is Verdict.CURRENT.value
    posted(later, cast.drafter, THURSDAY)
    assert later.kenmerk in verify_digest(digest).text


def test_it_asks_nobody_to_be_posted(cast, first, second):
    assert list(in_need_of(cast.drafter)) == []
    assert work_of(cast.drafter) == []


def test_its_page_says_why_and_offers_the_day_for_who_posted_it_before(client, cast, first, second):
    text = read(client, cast.drafter, first)
    assert "nooit verzonden" in text
    assert "Dit besluit heeft nooit gegolden" in text
    assert "Deze brief hoeft niet meer op de post" in text
    assert "Naar de verzending per post" not in text
    assert "ligt klaar" not in text
    assert "Verzending per post vastleggen" in text


def test_the_kassier_reads_that_it_never_held(client, grant, first, second):
    text = read(client, builders.member(grant.kassier), first)
    assert f"{second.kenmerk} ging voor" in text
    assert "De brief ligt klaar" not in text


def test_a_list_does_not_wait_for_its_posting(client, cast, grant, first, second):
    client.force_login(cast.drafter)
    page = reverse("regiodeals:deal-detail", args=[grant.deal_id])
    text = text_of(client.get(page))
    assert "nooit verzonden" in text
    assert "verzending per post" not in text


def test_python_and_the_database_say_the_same(first, second):
    rows = Beschikking.objects.filter(LIES_READY)
    assert [row.pk for row in rows if row.is_never_sent] == [first.pk]
    assert [row.pk for row in rows.filter(OVERTAKEN)] == [first.pk]
    assert not rows.exclude(OVERTAKEN).exists()


def test_it_holds_no_payment(first, second):
    assert not unsent_about_money().exists()


def test_that_it_went_by_post_before_can_still_be_written_down(cast, first, second, thursday):
    posted(first, cast.drafter, THURSDAY)
    assert Beschikking.objects.get(pk=first.pk).sent_on == THURSDAY
