"""A serie that waits for a signature, or for its start, is a task of whoever can give it."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from disbursement.serie import services
from disbursement.serie.models import SerieAct
from regiodeals import dossier
from tests import builders
from tests.disbursement.serie import series

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows(cast):
    """Three that were approved; the term of the second ends first."""
    return [
        cast.approved(name=name, signed_on=day)
        for name, day in (
            ("Een", date(2024, 10, 7)),
            ("Twee", date(2024, 10, 1)),
            ("Drie", date(2024, 10, 3)),
        )
    ]


@pytest.fixture
def serie(cast, rows):
    return series.serie_of(cast, *(row.uitkering for row in rows))


def tasks(user):
    return dossier.work_for(user).items


def pages(serie):
    return reverse("disbursement:serie-detail", args=[serie.pk])


def test_one_task_stands_for_all_that_can_be_signed_together(cast, serie):
    [item] = tasks(cast.signer)
    assert item.title == f"{serie}: onderteken 3 beschikkingen"
    assert item.url == pages(serie)
    assert item.why_you == "u bent tekenbevoegd; u bekijkt er eerst nog 3."
    assert item.due_on == date(2024, 12, 24)
    assert "eindigt het eerst voor Twee, op dinsdag 24 december 2024" in item.if_you_wait


def test_a_first_term_that_is_over_did_end(cast, serie, still_clock):
    still_clock.set(datetime(2024, 12, 27, 10, tzinfo=UTC))
    [item] = tasks(cast.signer)
    assert "eindigde het eerst voor Twee, op dinsdag 24 december 2024" in item.if_you_wait


def test_it_counts_what_was_looked_at(cast, serie, rows):
    series.seen(rows[0], cast.signer)
    assert tasks(cast.signer)[0].why_you.endswith("u bekijkt er eerst nog 2.")
    for row in rows[1:]:
        series.seen(row, cast.signer)
    assert tasks(cast.signer)[0].why_you.endswith("u bekeek ze allemaal.")


def test_what_is_alone_or_in_no_serie_keeps_its_own_task(cast, rows):
    series.serie_of(cast, rows[0].uitkering)
    assert sorted(item.title for item in tasks(cast.signer)) == [
        f"{name}: onderteken de beschikking" for name in ("Drie", "Een", "Twee")
    ]


def test_of_two_series_the_latest_asks(cast, serie, rows):
    later = series.serie_of(cast, *(row.uitkering for row in rows[:2]))
    urls = {item.url for item in tasks(cast.signer)}
    alone = reverse("disbursement:beschikking-detail", args=[rows[2].pk])
    assert urls == {pages(later), alone}


def test_nobody_else_has_that_task(cast, serie):
    for user in (cast.drafter, cast.reviewer, builders.controller()):
        assert pages(serie) not in [item.url for item in tasks(user)]


def test_who_ordered_it_is_told_that_it_waits_for_the_start(cast, serie, rows):
    for row in rows:
        series.seen(row, cast.signer)
    opdracht = series.checked(serie, SerieAct.SIGN, cast.signer)
    [item] = tasks(cast.signer)
    assert item.title == f"{serie}: start het ondertekenen"
    assert item.url == reverse("disbursement:serie-opdracht", args=[opdracht.pk])
    services.start_opdracht(opdracht_id=opdracht.pk, actor=cast.signer)
    series.work(opdracht)
    assert tasks(cast.signer) == []


def test_what_another_signer_ordered_is_not_his_to_start(cast, serie, rows):
    series.seen(rows[0], cast.signer)
    series.checked(serie, SerieAct.SIGN, cast.signer)
    other = builders.tekenbevoegde()
    assert [item.url for item in tasks(other)] == [pages(serie)]


def test_it_asks_as_much_of_many_as_of_a_few(cast, serie, django_assert_num_queries):
    dossier.work_for(cast.signer)
    with CaptureQueriesContext(connection) as few:
        dossier.work_for(cast.signer)
    more = [cast.approved(name=f"Deal {number}") for number in range(3)]
    series.serie_of(cast, *(row.uitkering for row in more))
    with django_assert_num_queries(len(few)):
        dossier.work_for(cast.signer)
