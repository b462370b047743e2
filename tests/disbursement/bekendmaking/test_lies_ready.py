"""A letter that must go by post and lies ready: made known by name, and no term runs (Awb 3:41)."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from disbursement.bekendmaking import services
from disbursement.bekendmaking.conditions import is_term_since_sending_over
from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.rendering.export import COLUMNS, cells
from disbursement.beschikking.rendering.verification import Verdict, verify_digest
from disbursement.beschikking.selectors.board import grant_steps
from disbursement.bezwaar.models import Channel
from disbursement.bezwaar.services import Objection, register_bezwaar, void_bezwaar
from regiodeals.common.dutch_dates import short_date
from regiodeals.obligations.models import ObligationKind
from regiodeals.obligations.selectors import obligation_about
from regiodeals.obligations.state import State
from tests import builders
from tests.browsing import text_of
from tests.disbursement.bekendmaking.conftest import announce, without_consent

pytestmark = pytest.mark.django_db

MONDAY, MONDAY_AFTER = date(2024, 11, 18), date(2024, 12, 30)
WORDS = "ligt klaar, nog niet verzonden"


@pytest.fixture
def by_post(signed, cast, kassier):
    """Made known on Monday, to who never consented: the letter lies ready."""
    without_consent(kassier)
    return announce(signed, cast.drafter)


def post(row, actor, day=MONDAY):
    services.register_posting(beschikking_id=row.pk, posted_on=day, actor=actor)
    return Beschikking.objects.get(pk=row.pk)


def right(row):
    return obligation_about(row, ObligationKind.BEZWAARTERMIJN)


def read(client, user, row):
    client.force_login(user)
    return text_of(client.get(reverse("disbursement:beschikking-detail", args=[row.pk])))


def test_nothing_is_counted_until_it_is_sent(by_post, cast):
    assert by_post.lies_ready
    assert (by_post.sent_on, by_post.last_day_to_object, by_post.open_until) == (None, None, None)
    posted = post(by_post, cast.drafter)
    assert not posted.lies_ready
    assert (posted.sent_on, posted.last_day_to_object) == (MONDAY, MONDAY_AFTER)


def test_by_mail_the_term_runs_from_the_day_itself(signed, cast):
    row = announce(signed, cast.drafter)
    assert not row.lies_ready
    assert (row.sent_on, row.last_day_to_object) == (MONDAY, MONDAY_AFTER)


def test_what_was_made_known_before_there_was_a_record_was_sent(before_the_record, signed, cast):
    row = announce(signed, cast.drafter)
    assert (row.lies_ready, row.last_day_to_object) == (False, MONDAY_AFTER)


def test_what_is_signed_does_not_lie_ready(signed):
    assert (signed.lies_ready, signed.sent_on, signed.last_day_to_object) == (False, None, None)


# ---- the right of the kassier ----------------------------------------------------------------


def test_the_calendar_has_no_day_until_it_is_sent(by_post, cast):
    assert right(by_post) is None
    assert right(post(by_post, cast.drafter)).due_on == MONDAY_AFTER


def test_who_objected_before_has_used_the_right(by_post, cast):
    objection = Objection(MONDAY, Channel.EMAIL, "Te weinig.", by_post.uitkering.kassier)
    bezwaar = register_bezwaar(beschikking_id=by_post.pk, objection=objection, actor=cast.drafter)
    assert bezwaar.counts
    assert right(post(by_post, cast.drafter)).state is State.MET


def test_a_bezwaar_that_was_a_mistake_uses_no_right(by_post, cast):
    objection = Objection(MONDAY, Channel.EMAIL, "Te weinig.", by_post.uitkering.kassier)
    bezwaar = register_bezwaar(beschikking_id=by_post.pk, objection=objection, actor=cast.drafter)
    void_bezwaar(bezwaar_id=bezwaar.pk, reason="Het was een vraag.", actor=cast.drafter)
    assert right(post(by_post, cast.drafter)).state is State.OPEN


def test_a_correction_of_the_day_opens_no_second_term(by_post, cast, still_clock):
    still_clock.set(datetime(2024, 11, 21, 9, tzinfo=UTC))
    post(by_post, cast.drafter, date(2024, 11, 20))
    services.correct_posting(
        beschikking_id=by_post.pk,
        posted_on=date(2024, 11, 21),
        reason="De post kwam later.",
        actor=cast.drafter,
    )
    assert right(by_post).due_on == date(2025, 1, 2)


# ---- what is said of it ----------------------------------------------------------------------


def test_the_page_says_that_no_term_runs_and_leads_to_the_posting(client, by_post, cast):
    text = read(client, cast.drafter, by_post)
    assert WORDS in text
    assert "er loopt nog geen termijn" in text
    assert "Naar de verzending per post" in text
    assert "Bekendgemaakt op" not in text
    assert "De termijn eindigde op" not in text
    assert "30 december 2024" not in text


def test_the_region_reads_it_too_and_is_led_nowhere(client, by_post, reader):
    text = read(client, reader, by_post)
    assert "er loopt nog geen termijn" in text
    assert "Naar de verzending per post" not in text
    assert "30 december 2024" not in text


def test_a_colleague_without_the_role_is_led_nowhere(client, by_post):
    assert "Naar de verzending per post" not in read(client, builders.toetser(), by_post)


def test_once_posted_the_page_counts_from_that_day(client, by_post, cast, still_clock):
    still_clock.set(datetime(2024, 11, 21, 9, tzinfo=UTC))
    text = read(client, cast.drafter, post(by_post, cast.drafter, date(2024, 11, 21)))
    assert "Bekendgemaakt op donderdag 21 november 2024" in text.replace("\xa0", " ")
    assert "donderdag 2 januari 2025" in text
    assert "nog niet verzonden" not in text


def test_after_the_step_the_drafter_is_told_to_post_it(client, signed, cast, kassier):
    without_consent(kassier)
    client.force_login(cast.drafter)
    step = reverse("disbursement:beschikking-transition", args=[signed.pk, "announce"])
    text = text_of(client.post(step, {"gelezen": "ja"}, follow=True))
    assert "Verzend hem per post en leg de dag vast" in text
    assert "De termijn voor bezwaar loopt." not in text


def test_the_dossier_and_the_list_say_the_same(client, by_post, cast):
    client.force_login(cast.drafter)
    dossier = reverse("regiodeals:deal-detail", args=[by_post.uitkering.deal_id])
    pages = (dossier, reverse("disbursement:beschikking-list"))
    for address in pages:
        text = text_of(client.get(address))
        assert WORDS in text
        assert "er loopt nog geen termijn" in text
    post(by_post, cast.drafter)
    assert not any("nog niet verzonden" in text_of(client.get(address)) for address in pages)


def test_the_file_has_no_day_of_it(by_post):
    (row,) = cells([by_post])
    line = dict(zip((column.label for column in COLUMNS), row, strict=True))
    assert line["Stand"] == WORDS
    assert line["Bekendgemaakt op"] is None
    assert line["Bezwaar tot en met"] is None


@pytest.mark.parametrize("posted_on", [MONDAY, date(2024, 11, 21)])
def test_the_file_and_the_list_give_the_same_day_also_while_a_bezwaar_holds_it_open(
    client, by_post, cast, still_clock, posted_on
):
    still_clock.set(datetime(2024, 11, 21, 9, tzinfo=UTC))
    post(by_post, cast.drafter, posted_on)
    held_until = date(2025, 3, 3)
    Beschikking.objects.filter(pk=by_post.pk).update(held_until=held_until)
    row = Beschikking.objects.get(pk=by_post.pk)
    (line,) = cells([row])
    day = dict(zip((column.label for column in COLUMNS), line, strict=True))["Bezwaar tot en met"]
    assert (day == row.last_day_to_object, row.open_until) == (True, held_until)
    client.force_login(cast.drafter)
    text = text_of(client.get(reverse("disbursement:beschikking-list"))).replace("\xa0", " ")
    assert short_date(day) in text
    assert short_date(held_until) not in text


@pytest.mark.parametrize(
    ("now", "is_over"),
    [(datetime(2025, 1, 7, 9, tzinfo=UTC), False), (datetime(2025, 1, 13, 9, tzinfo=UTC), True)],
)
def test_it_becomes_final_a_week_after_the_day_that_the_page_names(
    by_post, cast, still_clock, now, is_over
):
    assert not is_term_since_sending_over(by_post)
    still_clock.set(datetime(2024, 11, 21, 9, tzinfo=UTC))
    posted = post(by_post, cast.drafter, date(2024, 11, 21))
    still_clock.set(now)
    assert is_term_since_sending_over(posted) is is_over


def test_who_checks_the_letter_is_told(by_post, cast):
    digest = by_post.document.sha256
    assert verify_digest(digest) is Verdict.LIES_READY.value
    post(by_post, cast.drafter)
    assert verify_digest(digest) is Verdict.CURRENT.value


def test_on_the_board_its_last_step_is_still_to_do(by_post, cast):
    deal = by_post.uitkering.deal_id
    assert grant_steps([deal])[deal][-1] == "busy"
    post(by_post, cast.drafter)
    assert grant_steps([deal])[deal][-1] == "done"


# ---- the news of the region ------------------------------------------------------------------


@pytest.fixture
def news(client, signed, reader):
    """What the start page tells who works for the kassier of decisions, newest first."""

    def told():
        client.force_login(reader)
        changes = client.get(reverse("my-work")).context["changes"]
        return [str(one.sentence) for one in changes if "eschikking" in one.sentence]

    return told


LAID_READY = "Een beschikking is klaargelegd om per post te verzenden."


def test_the_news_says_that_it_lies_ready_and_later_that_it_was_sent(by_post, cast, news):
    assert news() == [LAID_READY]
    post(by_post, cast.drafter)
    assert news() == ["Een beschikking is per post verzonden.", LAID_READY]


def test_the_news_says_that_what_went_by_mail_was_made_known(signed, cast, news):
    announce(signed, cast.drafter)
    assert news() == ["Een beschikking is bekendgemaakt."]


def test_the_news_says_so_of_what_was_made_known_before_there_was_a_record(
    before_the_record, signed, cast, news
):
    announce(signed, cast.drafter)
    assert news() == ["Een beschikking is bekendgemaakt."]
