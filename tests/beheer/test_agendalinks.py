"""A beheerder revokes the secret address of somebody's calendar; with the account it ends too."""

import pytest
from django.urls import reverse

from monitoring.kalender import services
from monitoring.kalender.models import Agendalink
from monitoring.kalender.selectors import link_of, link_with
from regiodeals.accounts.models import Role
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import NotAllowed, WrongState
from tests import builders
from tests.beheer.forms import values_of, words
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db
LIST = reverse("admin:monitoring_agendalink_changelist")


@pytest.fixture
def person(db):
    return builders.behandelaar(name="Sanne", last_name="Rijk")


def said():
    return list(AuditEntry.objects.order_by("pk").values_list("sentence", flat=True))


def chosen(desk, *links, **more):
    data = {"action": "revoke", "_selected_action": [link.pk for link in links]} | more
    return desk.post(LIST, data, follow=True)


def test_it_is_asked_first_and_then_the_link_works_no_more(desk, beheerder, person):
    secret = services.make_link(actor=person)
    asked = chosen(desk, link_of(person))
    assert "agendalink van Sanne Rijk" in asked.content.decode()
    assert link_with(secret) is not None
    answer = chosen(desk, link_of(person), zeker="ja", reden="Gelekt.")
    assert words(answer) == ["Ingetrokken: 1."]
    assert link_with(secret) is None
    line = AuditEntry.objects.get(action="monitoring.agendalink.revoke")
    assert (line.sentence, line.actor) == ("Agendalink ingetrokken door een beheerder", beheerder)


def test_what_does_not_work_any_more_is_refused_and_the_new_one_stays(desk, person):
    services.make_link(actor=person)
    old = Agendalink.objects.get()
    secret = services.make_link(actor=person)
    (sentence,) = words(chosen(desk, old, zeker="ja", reden="Gelekt."))
    assert sentence.endswith("Deze link werkt al niet meer.")
    assert link_with(secret) is not None


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.BEHEERDER])
def test_only_a_beheerder_revokes_that_of_another(person, role):
    services.make_link(actor=person)
    with pytest.raises(NotAllowed, match="Alleen een beheerder"):
        services.revoke_link_of_another(
            agendalink_id=Agendalink.objects.get().pk, actor=builders.user(role)
        )


@pytest.mark.django_db(transaction=True)
def test_of_two_beheerders_at_once_one_hears_that_it_is_gone(beheerder, person):
    services.make_link(actor=person)
    pk = Agendalink.objects.get().pk
    outcomes = at_once(
        *[lambda: services.revoke_link_of_another(agendalink_id=pk, actor=beheerder)] * 2
    )
    assert len(results_of(outcomes)) == 1
    assert sentences_of(outcomes) == ["Deze link werkt al niet meer."]


def test_with_the_account_the_link_ends_for_good(desk, person):
    secret = services.make_link(actor=person)
    address = reverse("admin:accounts_user_change", args=[person.pk])
    values = values_of(desk.get(address))
    values.pop("is_active")
    desk.post(address, values)
    assert link_with(secret) is None
    desk.post(address, values | {"is_active": "on"})
    assert link_with(secret) is None
    assert "Agendalink ingetrokken: het account is gesloten" in said()
    with pytest.raises(WrongState):
        services.revoke_link(actor=person)


def test_who_has_no_link_loses_only_his_account(desk, person):
    address = reverse("admin:accounts_user_change", args=[person.pk])
    values = values_of(desk.get(address))
    values.pop("is_active")
    desk.post(address, values)
    assert said() == ["In beheer gewijzigd: actief"]
