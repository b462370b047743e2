"""The own link: made on request, shown once, replaced and revoked."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from monitoring.kalender import services
from monitoring.kalender.models import Agendalink, hash_of
from monitoring.kalender.selectors import link_of, link_with
from monitoring.kalender.views import feed
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import NotAllowed, WrongState
from tests import builders
from tests.browsing import messages_of
from tests.monitoring.kalender.browsing import opened, own_link, page
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db

PAGE = reverse("monitoring:kalender-link")


def posted(person, name="kalender-link"):
    browser = Client()
    browser.force_login(person)
    return browser.post(reverse(f"monitoring:{name}"), follow=True)


def secret_in(answer):
    (address,) = [row["value"] for row in page(answer).all("input") if row.get("id") == "adres"]
    return address.rpartition("/")[2].removesuffix(".ics")


# ---- the rule --------------------------------------------------------------------------------


def test_a_link_keeps_the_hash_of_its_secret_and_nothing_else(officer):
    secret = services.make_link(actor=officer)
    row = Agendalink.objects.get()
    assert len(secret) == 43
    assert row.link_sha256 == hash_of(secret)
    with connection.cursor() as cursor:
        cursor.execute("SELECT agendalink::text FROM monitoring_agendalink AS agendalink")
        assert secret not in str(cursor.fetchall())
    assert link_with(secret) == row


def test_the_trail_says_so_without_the_secret(officer):
    secret = services.make_link(actor=officer)
    services.make_link(actor=officer)
    services.revoke_link(actor=officer)
    lines = AuditEntry.objects.filter(object_type="monitoring.agendalink").order_by("pk")
    assert [line.sentence for line in lines] == [
        "Agendalink gemaakt",
        "Agendalink vervangen",
        "Agendalink ingetrokken",
    ]
    said = str([vars(line) for line in lines])
    assert secret not in said
    assert hash_of(secret) not in said


def test_a_new_link_takes_the_place_of_the_one_before(officer):
    first, second = services.make_link(actor=officer), services.make_link(actor=officer)
    assert link_with(first) is None
    assert link_with(second) == link_of(officer)


def test_a_link_of_somebody_else_stays(officer):
    other = builders.behandelaar()
    secret = services.make_link(actor=other)
    services.make_link(actor=officer)
    services.revoke_link(actor=officer)
    assert link_with(secret) is not None


def test_a_revoked_link_does_not_work_and_is_not_revoked_twice(officer):
    secret = services.make_link(actor=officer)
    services.revoke_link(actor=officer)
    assert link_with(secret) is None
    with pytest.raises(WrongState, match="geen link"):
        services.revoke_link(actor=officer)


def test_who_has_no_role_makes_none():
    with pytest.raises(NotAllowed):
        services.make_link(actor=builders.user())
    assert not Agendalink.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_made_at_once_one_works():
    person = builders.behandelaar()
    act = lambda: services.make_link(actor=person)  # noqa: E731
    first, second = results_of(at_once(act, act))
    assert [link_with(first) is None, link_with(second) is None].count(True) == 1
    assert Agendalink.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_of_two_that_revoke_at_once_one_hears_that_it_is_gone():
    person = builders.behandelaar()
    services.make_link(actor=person)
    act = lambda: services.revoke_link(actor=person)  # noqa: E731
    outcomes = at_once(act, act)
    assert len(results_of(outcomes)) == 1
    assert sentences_of(outcomes) == ["U hebt geen link die werkt."]


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM monitoring_agendalink",
        "UPDATE monitoring_agendalink SET link_sha256 = repeat('0', 64)",
        "UPDATE monitoring_agendalink SET revoked_at = made_at - interval '1 day'",
        "INSERT INTO monitoring_agendalink (user_id, link_sha256, made_at)"
        " SELECT user_id, repeat('0', 64), made_at FROM monitoring_agendalink",
        "INSERT INTO monitoring_agendalink (user_id, link_sha256, made_at, revoked_at)"
        " SELECT user_id, 'geheim', made_at, made_at FROM monitoring_agendalink",
    ],
)
def test_the_database_holds_it_too(change, officer):
    services.make_link(actor=officer)
    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change)


def test_a_revoked_link_never_works_again(officer):
    services.make_link(actor=officer)
    services.revoke_link(actor=officer)
    with pytest.raises(DatabaseError), transaction.atomic():
        Agendalink.objects.update(revoked_at=None)


# ---- the page --------------------------------------------------------------------------------


def test_the_answer_that_made_it_shows_it_and_no_page_after_that(officer):
    answer = posted(officer)
    secret = secret_in(answer)
    assert link_with(secret) is not None
    assert answer["Cache-Control"] == "no-store"
    again = opened(officer, "kalender-link").content.decode()
    assert secret not in again
    assert "Nieuwe link maken" in again
    assert not any(secret in str(value) for value in answer.wsgi_request.session.values())


def test_looking_makes_nothing(officer):
    assert "U hebt nog geen link" in page(opened(officer, "kalender-link")).text
    assert not Agendalink.objects.exists()


def test_it_says_when_it_was_used_last(officer, still_clock):
    services.make_link(actor=officer)
    assert "nog niet" in page(opened(officer, "kalender-link")).text
    link = own_link(officer)
    services.note_use(link)
    assert "maandag 18 november 2024, 10:00" in page(opened(officer, "kalender-link")).text
    still_clock.set(builders.NOW.replace(minute=5))
    services.note_use(link)
    assert own_link(officer).last_used_at == builders.NOW


def test_revoking_says_what_it_means(officer):
    services.make_link(actor=officer)
    assert "De link werkt niet meer" in page(posted(officer, "kalender-link-revoke")).text
    assert "U hebt geen link die werkt" in page(posted(officer, "kalender-link-revoke")).text


def test_who_makes_links_without_end_is_told_when_he_may_again(officer, monkeypatch):
    monkeypatch.setattr(feed, "LINKS_PER_HOUR", 1)
    posted(officer)
    assert "U deed dit 1 keer in een uur." in messages_of(posted(officer))[0]
    assert Agendalink.objects.count() == 1
