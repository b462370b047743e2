"""Posted after a last day of the law that the step still met: it warns, and does not stop."""

from datetime import date

import pytest
from django.urls import reverse

from disbursement.bekendmaking.selectors import passed_by
from disbursement.beschikking.models import Beschikking
from disbursement.vaststelling import services
from disbursement.vaststelling.selectors.notices import open_notices
from tests.browsing import text_of
from tests.disbursement.vaststelling import world
from tests.disbursement.vaststelling.test_notice import read
from tests.disbursement.vaststelling.test_sent_by_post import by_post, posted

pytestmark = pytest.mark.django_db

# The account came in on 18 November 2023: the year ends on the day on which the letter lies ready.
RECEIVED, LAST, AFTER = date(2023, 11, 18), date(2024, 11, 18), date(2024, 11, 19)
WARNING = "De laatste dag is voorbij"
ARTICLE = "Artikel 15 lid 4"


@pytest.fixture
def ready(cast, grant):
    return by_post(cast, grant, account_received_on=RECEIVED)


def page(client, user, row, name="disbursement:beschikking-detail"):
    client.force_login(user)
    return text_of(client.get(reverse(name, args=[row.pk])))


def test_on_the_last_day_nothing_is_wrong(client, cast, ready):
    assert passed_by(ready, posted_on=LAST) == []
    assert WARNING not in page(client, cast.drafter, ready)


def test_the_day_after_who_posts_it_is_warned_with_the_article(client, cast, ready, still_clock):
    still_clock.set(world.at(AFTER))
    for name in ("disbursement:beschikking-detail", "disbursement:bekendmaking-post"):
        text = page(client, cast.drafter, ready, name)
        assert WARNING in text
        assert ARTICLE in text
        assert "de laatste dag is 18 november 2024" in text.replace("\u00a0", " ")


def test_it_can_be_written_down_all_the_same_and_the_page_keeps_saying_it(
    client, cast, ready, still_clock
):
    still_clock.set(world.at(date(2024, 11, 25)))
    posted(ready, cast.drafter, AFTER)
    assert Beschikking.objects.get(pk=ready.pk).sent_on == AFTER
    assert WARNING in page(client, cast.drafter, ready)


def test_posted_in_time_and_written_down_later_is_in_time(client, cast, ready, still_clock):
    still_clock.set(world.at(date(2024, 11, 25)))
    posted(ready, cast.drafter, LAST)
    assert WARNING not in page(client, cast.drafter, ready)


def test_who_heard_it_in_time_by_an_earlier_letter_heard_it_in_time(cast, grant, still_clock):
    paper = world.account(grant, 9 * world.MILLION, received_on=RECEIVED)
    services.owe_notice(read(paper), cast.drafter)
    [notice] = open_notices(grant)
    services.tell_kassier(obligation_id=notice.pk, on=LAST, reference="M-1", actor=cast.drafter)
    row = by_post(cast, grant, account_received_on=RECEIVED)
    still_clock.set(world.at(AFTER))
    assert passed_by(row, posted_on=AFTER) == []


def test_a_grant_that_is_posted_after_the_twelve_weeks_says_so(cast, still_clock):
    verlening = cast.announced()
    found = passed_by(verlening, posted_on=date(2024, 12, 18))
    assert [row.key for row in found] == ["tijdig-verleend"]
    assert passed_by(verlening, posted_on=date(2024, 12, 17)) == []


def test_a_grant_that_is_posted_after_the_decree_lapsed_says_so(cast):
    found = passed_by(cast.announced(), posted_on=date(2027, 1, 1))
    assert "besluit-van-kracht" in [row.key for row in found]
