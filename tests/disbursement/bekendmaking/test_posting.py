"""A letter that goes by post: a person says on which day, once, and the law counts from there."""

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from disbursement.bekendmaking import services
from disbursement.bekendmaking.models import Bekendmaking
from disbursement.bekendmaking.selectors import last_day_if_posted_today
from disbursement.beschikking import services as beschikkingen
from disbursement.beschikking.models import Beschikking, BeschikkingStatus
from disbursement.bezwaar.models import Channel
from disbursement.bezwaar.services import Objection, register_bezwaar
from regiodeals.accounts.models import Role
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.obligations.models import ObligationKind
from regiodeals.obligations.selectors import obligation_about
from tests import builders
from tests.disbursement.bekendmaking.conftest import announce, without_consent, work_of
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db

MONDAY, THURSDAY = date(2024, 11, 18), date(2024, 11, 21)
MONDAY_AFTER, THURSDAY_AFTER = date(2024, 12, 30), date(2025, 1, 2)


@pytest.fixture
def by_post(signed, cast, kassier):
    """Made known on Monday, to who never consented."""
    without_consent(kassier)
    return announce(signed, cast.drafter)


def post(row, actor, day=MONDAY):
    return services.register_posting(beschikking_id=row.pk, posted_on=day, actor=actor)


def url(row):
    return reverse("disbursement:bekendmaking-post", args=[row.pk])


def test_the_day_is_kept_with_who_wrote_it_down(by_post, cast):
    row = post(by_post, cast.drafter)
    assert (row.posted_on, row.sent_on) == (MONDAY, MONDAY)
    assert (row.posting_recorded_by, row.posting_recorded_at) == (cast.drafter, builders.NOW)
    line = AuditEntry.objects.get(action="disbursement.bekendmaking.post")
    assert line.sentence == "Per post verzonden op maandag 18 november 2024"
    assert line.dossier == by_post.uitkering.deal_id


def test_it_is_written_down_once(by_post, cast):
    post(by_post, cast.drafter)
    with pytest.raises(WrongState, match="al per post verzonden op maandag 18 november"):
        post(by_post, cast.drafter)


@pytest.mark.django_db(transaction=True)
def test_two_who_write_it_down_at_once_do_it_once(by_post, cast):
    outcomes = at_once(*[lambda: post(by_post, cast.drafter)] * 2)
    assert len(results_of(outcomes)) == 1
    assert "al per post verzonden" in sentences_of(outcomes)[0]


@pytest.mark.parametrize(
    ("day", "sentence"),
    [(date(2024, 11, 19), "ligt in de toekomst"), (date(2024, 11, 17), "kan niet eerder")],
)
def test_a_day_that_cannot_be_is_refused(by_post, cast, day, sentence):
    with pytest.raises(InvalidInput, match=sentence):
        post(by_post, cast.drafter, day)
    assert Bekendmaking.objects.get().posted_on is None


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.BEHANDELAAR])
def test_other_roles_write_nothing_down(by_post, role):
    with pytest.raises(NotAllowed, match="Alleen een behandelaar"):
        post(by_post, builders.user(role))


def test_before_the_bekendmaking_there_is_nothing_to_post(signed, cast):
    with pytest.raises(WrongState, match="eerst bekend"):
        post(signed, cast.drafter)


@pytest.mark.parametrize("column", ["posted_on", "posting_recorded_at", "opened_at", "route"])
def test_the_database_keeps_what_was_written(by_post, cast, column):
    post(by_post, cast.drafter)
    reader = builders.member(by_post.uitkering.kassier)
    services.record_opening(beschikking=by_post, reader=reader)
    value = "elektronisch" if column == "route" else datetime(2025, 1, 1, tzinfo=UTC)
    with pytest.raises(DatabaseError), transaction.atomic():
        Bekendmaking.objects.update(**{column: value})
    with pytest.raises(DatabaseError), transaction.atomic():
        Bekendmaking.objects.all()._raw_delete("default")


# ---- what the law counts from ----------------------------------------------------------------


def finalise(row, still_clock, day):
    still_clock.set(datetime(day.year, day.month, day.day, 9, tzinfo=UTC))
    beschikkingen.finalise_beschikking(beschikking_id=row.pk)
    return Beschikking.objects.get(pk=row.pk).status == BeschikkingStatus.ONHERROEPELIJK


def test_a_letter_that_was_never_posted_never_becomes_onherroepelijk(by_post, still_clock):
    assert not finalise(by_post, still_clock, date(2026, 3, 2))


def test_posted_on_the_day_itself_nothing_is_different(by_post, cast, still_clock):
    post(by_post, cast.drafter)
    # Six weeks end on 30 December; what was posted then may come in until 6 January.
    assert not finalise(by_post, still_clock, date(2025, 1, 6))
    assert finalise(by_post, still_clock, date(2025, 1, 7))


def test_posted_later_it_becomes_onherroepelijk_later(by_post, cast, still_clock):
    still_clock.set(datetime(2024, 11, 21, 9, tzinfo=UTC))
    post(by_post, cast.drafter, THURSDAY)
    assert not finalise(by_post, still_clock, date(2025, 1, 7))
    assert finalise(by_post, still_clock, date(2025, 1, 10))


def test_who_consented_needs_no_post(signed, cast, still_clock):
    row = announce(signed, cast.drafter)
    assert finalise(row, still_clock, date(2025, 1, 7))


def test_what_was_made_known_before_there_was_a_record_is_not_held(
    before_the_record, signed, cast, still_clock
):
    row = announce(signed, cast.drafter)
    assert finalise(row, still_clock, date(2025, 1, 7))


# ---- on the screen ---------------------------------------------------------------------------


def test_a_letter_to_post_is_work_until_it_is_written_down(by_post, cast):
    (item,) = work_of(cast.drafter)
    assert item.title.endswith("verzend de brief per post")
    assert "de termijn loopt niet" in item.if_you_wait
    # It belongs to the day itself: tomorrow it is late, and stands on top.
    assert item.due_on == by_post.announced_on
    post(by_post, cast.drafter)
    assert work_of(cast.drafter) == []


def test_it_is_no_work_for_a_colleague_of_another_deal(by_post):
    assert work_of(builders.behandelaar()) == []


def test_the_page_says_what_to_do(client, by_post, cast):
    client.force_login(cast.drafter)
    page = reverse("disbursement:beschikking-detail", args=[by_post.pk])
    text = client.get(page).content.decode()
    assert "Verzend de brief vandaag per post" in text
    assert url(by_post) in text
    client.post(url(by_post), {"dag": "18-11-2024"})
    text = client.get(page).content.decode()
    assert "Verzend de brief vandaag per post" not in text
    assert "maandag 18 november 2024, vastgelegd door Sanne Opsteller" in text
    assert "Dag van verzending verbeteren" in text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("", "Vul een dag in"), ("gisteren", "Dit is geen dag"), ("1-1-2030", "in de toekomst")],
)
def test_a_day_that_is_refused_stays_in_its_box(client, by_post, cast, typed, sentence):
    client.force_login(cast.drafter)
    response = client.post(url(by_post), {"dag": typed})
    text = response.content.decode()
    assert response.status_code == 200
    assert sentence in text
    assert f'value="{typed}"' in text or not typed
    assert "<title>Fout:" in text


def test_who_may_not_gets_the_sentence(client, by_post):
    client.force_login(builders.toetser())
    response = client.post(url(by_post), {"dag": "18-11-2024"}, follow=True)
    assert "Alleen een behandelaar mag dit doen." in response.content.decode()


def test_a_foreign_number_is_not_found(client, by_post, cast):
    client.force_login(cast.drafter)
    again = reverse("disbursement:bekendmaking-send-again", args=[4711])
    assert client.get(reverse("disbursement:bekendmaking-post", args=[4711])).status_code == 404
    assert client.post(again).status_code == 404


class TestLaterThanThePortal:
    """The law counts from the day of posting, and so does everything that counts the term."""

    @pytest.fixture
    def posted(self, by_post, cast, still_clock):
        still_clock.set(datetime(2024, 11, 21, 9, 0, tzinfo=UTC))
        post(by_post, cast.drafter, THURSDAY)
        return Beschikking.objects.get(pk=by_post.pk)

    def test_the_decision_stays_open_as_many_days_longer(self, posted):
        assert (posted.remedy_last_day, posted.open_until) == (MONDAY_AFTER, THURSDAY_AFTER)

    def test_the_term_of_the_kassier_is_counted_from_the_posting(self, posted):
        owed = obligation_about(posted, ObligationKind.BEZWAARTERMIJN)
        assert owed is not None
        assert owed.due_on == THURSDAY_AFTER
        assert not owed.changes.exists()

    def test_a_bezwaar_on_the_last_of_those_days_is_in_time(self, posted, cast, still_clock):
        still_clock.set(datetime(2025, 1, 2, 9, 0, tzinfo=UTC))
        objection = Objection(THURSDAY_AFTER, Channel.EMAIL, "Te weinig.", name="Een ander")
        bezwaar = register_bezwaar(
            beschikking_id=posted.pk, objection=objection, actor=cast.drafter
        )
        assert (bezwaar.last_day, bezwaar.counts) == (THURSDAY_AFTER, True)

    def test_posted_on_the_day_itself_nothing_moves(self, by_post, cast):
        post(by_post, cast.drafter)
        row = Beschikking.objects.get(pk=by_post.pk)
        assert row.held_until is None
        assert last_day_if_posted_today(row) == row.remedy_last_day

    def test_while_the_letter_still_lies_here_no_bezwaar_is_late(self, by_post, cast, still_clock):
        still_clock.set(datetime(2025, 1, 8, 9, 0, tzinfo=UTC))
        objection = Objection(date(2025, 1, 8), Channel.EMAIL, "Te weinig.", name="Een ander")
        bezwaar = register_bezwaar(
            beschikking_id=by_post.pk, objection=objection, actor=cast.drafter
        )
        assert bezwaar.counts
