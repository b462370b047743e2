"""Lessons that belong to an exchange meeting: shared ones, for as long as they are shared."""

import pytest
from django.test import Client

from monitoring.les import services as lessen
from monitoring.uitwisseling import services
from monitoring.uitwisseling.selectors import lessons_for, lessons_of
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, WrongState
from tests.browsing import messages_of, text_of
from tests.monitoring.les import world as les_world
from tests.monitoring.uitwisseling import world
from tests.monitoring.uitwisseling.world import page, url
from tests.simultaneous import at_once, results_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(officer):
    return world.opened(officer)


def link(meeting, les, officer):
    return services.link_lesson(uitwisseling_id=meeting.pk, les_id=les.pk, actor=officer)


def test_a_lesson_is_linked_on_the_page_read_by_all_and_taken_off(officer, client, meeting):
    les = world.lesson(officer)
    client.force_login(officer)
    answer = client.post(url("material", meeting.pk), {"les": les.pk}, follow=True)
    assert messages_of(answer) == ["Het staat erbij."]
    assert les.title in page(Client(), world.person("Els"), meeting)
    assert lessons_for(officer, meeting) == []
    assert messages_of(client.post(url("unlink", meeting.pk, les.pk))) == [
        "De les hoort er niet meer bij."
    ]
    assert lessons_of(officer, meeting) == []
    again = client.post(url("unlink", meeting.pk, les.pk))
    assert "hoort niet bij deze bijeenkomst" in messages_of(again)[-1]
    acts = AuditEntry.objects.filter(action__endswith="link_lesson").order_by("pk")
    assert [row.action.rpartition(".")[2] for row in acts] == ["link_lesson", "unlink_lesson"]


def test_a_lesson_that_is_withdrawn_is_gone_here_too(officer, meeting):
    les, els = world.lesson(officer), world.person("Els")
    link(meeting, les, officer)
    lessen.withdraw_lesson(les_id=les.pk, reason="Het bleek anders.", actor=officer)
    assert lessons_of(els, meeting) == lessons_of(officer, meeting) == []
    assert les.title not in page(Client(), els, meeting)


def test_only_a_shared_lesson_about_one_of_its_themes_is_offered(officer, client, meeting):
    concept = les_world.concept(officer)
    other = les_world.shared(officer, themes=["gezondheid"], title="Zorg dichtbij")
    assert lessons_for(officer, meeting) == []
    for les in (concept, other):
        with pytest.raises(InvalidInput, match="Kies een les die"):
            link(meeting, les, officer)
    client.force_login(officer)
    for wrong in (concept.pk, "x", 0, ""):
        answer = client.post(url("material", meeting.pk), {"les": wrong})
        assert "Kies een les" in text_of(answer)
    with pytest.raises(WrongState, match="hoort niet bij"):
        services.unlink_lesson(uitwisseling_id=meeting.pk, les_id=concept.pk, actor=officer)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_link_the_same_lesson_at_once_one_leaves_a_line(officer, meeting):
    les = world.lesson(officer)
    outcomes = at_once(*[lambda: link(meeting, les, officer)] * 2)
    assert len(results_of(outcomes)) == 2
    assert lessons_of(officer, meeting) == [les]
    assert AuditEntry.objects.filter(action__endswith="link_lesson").count() == 1
