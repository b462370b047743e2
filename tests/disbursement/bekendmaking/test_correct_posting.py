"""A wrong day of posting is corrected with a reason, and never in silence."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from disbursement.bekendmaking import services
from disbursement.bekendmaking.models import Bekendmaking
from disbursement.bekendmaking.selectors import last_day_if_posted_today
from disbursement.beschikking.models import Beschikking
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.obligations.models import ObligationKind
from regiodeals.obligations.selectors import obligation_about
from tests.disbursement.bekendmaking.test_posting import (
    MONDAY,
    MONDAY_AFTER,
    THURSDAY,
    THURSDAY_AFTER,
    by_post,
    post,
    url,
)

__all__ = ["by_post"]

pytestmark = pytest.mark.django_db


def correct(row, actor, day, reason="Het was donderdag."):
    return services.correct_posting(
        beschikking_id=row.pk, posted_on=day, reason=reason, actor=actor
    )


@pytest.fixture
def thursday(still_clock):
    still_clock.set(datetime(2024, 11, 21, 11, tzinfo=UTC))


def test_a_wrong_day_is_corrected_and_the_trail_keeps_the_former(by_post, cast, thursday):
    post(by_post, cast.drafter)
    row = correct(by_post, cast.drafter, THURSDAY)
    assert (row.posted_on, row.posting_corrections) == (THURSDAY, 1)
    assert last_day_if_posted_today(Beschikking.objects.get(pk=by_post.pk)) == THURSDAY_AFTER
    term = obligation_about(by_post, ObligationKind.BEZWAARTERMIJN)
    assert term is not None
    assert term.due_on == THURSDAY_AFTER
    line = AuditEntry.objects.get(action="disbursement.bekendmaking.correct_posting")
    assert "donderdag 21 november 2024 in plaats van maandag 18 november 2024" in line.sentence
    assert (line.actor, line.remark) == (cast.drafter, "Het was donderdag.")


def test_an_earlier_day_closes_nothing_that_was_held_open(by_post, cast, thursday):
    post(by_post, cast.drafter, THURSDAY)
    correct(by_post, cast.drafter, MONDAY)
    row = Beschikking.objects.get(pk=by_post.pk)
    assert last_day_if_posted_today(row) == MONDAY_AFTER
    assert row.held_until == THURSDAY_AFTER


def test_nothing_is_corrected_without_a_day_a_reason_or_a_possible_day(by_post, cast):
    with pytest.raises(WrongState, match="nog geen dag van verzending"):
        correct(by_post, cast.drafter, MONDAY)
    post(by_post, cast.drafter)
    with pytest.raises(InvalidInput, match="waarom de dag niet klopte"):
        correct(by_post, cast.drafter, MONDAY, reason=" ")
    with pytest.raises(InvalidInput, match="ligt in de toekomst"):
        correct(by_post, cast.drafter, THURSDAY)
    with pytest.raises(NotAllowed, match="Alleen een behandelaar"):
        correct(by_post, cast.reviewer, MONDAY)


def test_the_database_takes_no_other_day_in_silence(by_post, cast):
    post(by_post, cast.drafter)
    rows = Bekendmaking.objects.all()
    for change in (
        {"posted_on": THURSDAY},
        {"posted_on": THURSDAY, "posting_corrections": 1},
        {"posted_on": THURSDAY, "posting_corrected_because": "Zo."},
        {
            "posted_on": None,
            "posting_recorded_at": None,
            "posting_recorded_by": None,
            "posting_corrections": 1,
            "posting_corrected_because": "Zo.",
        },
    ):
        with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
            rows.update(**change)


def test_the_page_corrects_it_with_a_reason(by_post, cast, client, thursday):
    post(by_post, cast.drafter)
    client.force_login(cast.drafter)
    page = client.get(reverse("disbursement:beschikking-detail", args=[by_post.pk]))
    assert "Dag van verzending verbeteren" in page.content.decode()
    answer = client.post(url(by_post), {"dag": "21-11-2024"})
    assert "Waarom klopte de vastgelegde dag niet?" in answer.content.decode()
    client.post(url(by_post), {"dag": "21-11-2024", "reden": "Het was donderdag."})
    assert Bekendmaking.objects.get().posted_on == THURSDAY
