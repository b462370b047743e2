"""Who can take part, who sees that, and what is done about who cannot be reached."""

from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from django.db import Error, IntegrityError, transaction

from monitoring.overleg import services
from monitoring.overleg.models import Deelnemer
from monitoring.overleg.panels import work_for
from monitoring.overleg.selectors import candidates_of
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.mail.models import Message
from tests import builders
from tests.browsing import messages_of, text_of
from tests.mail.conftest import office
from tests.monitoring.overleg.browsing import DAY, page, url
from tests.monitoring.overleg.meeting import (
    coordinator_of,
    deliver,
    guest,
    invited,
    reader_of_ministry,
)
from tests.simultaneous import at_once, results_of, sentences_of

__all__ = ["office"]

pytestmark = pytest.mark.django_db


def names(overleg):
    return {row.name for row in Deelnemer.objects.present().filter(overleg=overleg)}


def bounced(overleg):
    """The mail of the last invitation came back."""
    Message.objects.filter(handed_over_at__isnull=False).update(
        bounced_at=clock.now(), bounce="5.1.1 550 No such user"
    )
    return Deelnemer.objects.get(overleg=overleg, guest_name="Gea Gast")


def test_everybody_of_the_parties_takes_part_and_who_handles_the_deal(overleg, officer):
    bart, rik = coordinator_of(overleg), reader_of_ministry(overleg)
    builders.toetser()
    services.add_everybody(overleg_id=overleg.pk, actor=officer)
    assert names(overleg) == {str(bart), str(rik), str(overleg.deal.accounthouder)}
    assert services.add_everybody(overleg_id=overleg.pk, actor=officer) == []


def test_who_left_or_works_elsewhere_is_no_candidate(overleg, officer):
    left = coordinator_of(overleg)
    User.objects.filter(pk=left.pk).update(is_active=False)
    stranger = builders.member(builders.organisation())
    reader = builders.toetser()
    found = {one.user.pk for one in candidates_of(overleg.deal)}
    assert {left.pk, stranger.pk} & found == set()
    assert reader.pk in found
    with pytest.raises(InvalidInput, match="Nodig hem of haar uit als gast"):
        services.add_person(overleg_id=overleg.pk, user_id=stranger.pk, actor=officer)


def test_nobody_takes_part_twice(overleg, officer):
    person = coordinator_of(overleg)
    services.add_person(overleg_id=overleg.pk, user_id=person.pk, actor=officer)
    with pytest.raises(InvalidInput, match="is al deelnemer"):
        services.add_person(overleg_id=overleg.pk, user_id=person.pk, actor=officer)
    guest(overleg, officer)
    with pytest.raises(InvalidInput, match="Er is al een deelnemer met het adres"):
        services.add_guest(
            overleg_id=overleg.pk, name="Gea", address="GEA@gast.example", actor=officer
        )
    row = Deelnemer.objects.get(user=person)
    row.pk = None
    with pytest.raises(IntegrityError, match="person_takes_part_once"), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.parametrize(
    ("name", "address", "sentence"),
    [
        ("", "gea@gast.example", "Vul de naam van de gast in"),
        ("x" * 151, "gea@gast.example", "ten hoogste 150 tekens"),
        ("Gea\r\nBcc: x@y.nl", "gea@gast.example", "op één regel"),
        ("Gea", "gea", "geen bruikbaar e-mailadres"),
        ("Gea", "a@b.nl, c@d.nl", "geen bruikbaar e-mailadres"),
        ("Gea", "", "Er is geen e-mailadres"),
    ],
)
def test_a_guest_without_name_or_address_is_refused(overleg, officer, name, address, sentence):
    with pytest.raises(InvalidInput, match=sentence):
        services.add_guest(overleg_id=overleg.pk, name=name, address=address, actor=officer)


def test_only_a_behandelaar_changes_who_takes_part(overleg, officer):
    row = guest(overleg, officer)
    for stranger in (builders.toetser(), coordinator_of(overleg)):
        with pytest.raises(NotAllowed):
            guest(overleg, stranger, "Hans Gast")
        with pytest.raises(NotAllowed):
            services.remove_participant(deelnemer_id=row.pk, actor=stranger)
        with pytest.raises(NotAllowed):
            services.add_everybody(overleg_id=overleg.pk, actor=stranger)


def test_who_is_removed_stays_on_record(overleg, officer):
    row = guest(overleg, officer)
    services.remove_participant(deelnemer_id=row.pk, actor=officer)
    with pytest.raises(WrongState, match="is al afgemeld"):
        services.remove_participant(deelnemer_id=row.pk, actor=officer)
    for change in (
        lambda: Deelnemer.objects.update(removed_at=None),
        lambda: Deelnemer.objects.all().delete(),
        lambda: Deelnemer.objects.update(guest_name="Iemand anders"),
    ):
        with pytest.raises(Error), transaction.atomic():
            change()


def test_without_an_address_nobody_is_invited_and_it_is_work(client, office, overleg, officer):
    person = coordinator_of(overleg, email="")
    services.add_person(overleg_id=overleg.pk, user_id=person.pk, actor=officer)
    guest(overleg, officer)
    invited(overleg, officer)
    assert len(deliver(office)) == 1
    assert any("niet te bereiken" in item.title for item in work_for(officer))
    _context, text = page(client, officer, overleg)
    assert "Geen e-mailadres bekend." in text
    row = Deelnemer.objects.get(user=person)
    with pytest.raises(InvalidInput, match="geen e-mailadres bekend"):
        services.invite_again(deelnemer_id=row.pk, actor=officer)
    User.objects.filter(pk=person.pk).update(email="bart@regio.example")
    services.invite_again(deelnemer_id=row.pk, actor=officer)
    (mail,) = deliver(office)
    assert "bart@regio.example" in mail["To"]
    assert not any("niet te bereiken" in item.title for item in work_for(officer))


def test_mail_that_came_back_is_work_until_it_is_sent_again(client, office, overleg, officer):
    guest(overleg, officer)
    invited(overleg, officer)
    deliver(office)
    row = bounced(overleg)
    assert any("niet te bereiken" in item.title for item in work_for(officer))
    _context, text = page(client, officer, overleg)
    assert "De mail kwam niet aan: 5.1.1 550 No such user" in text
    response = client.post(url("person-again", row))
    assert messages_of(response)[-1] == "De mail aan Gea Gast is klaargezet."
    (mail,) = deliver(office)
    assert "text/calendar" in {part.get_content_type() for part in mail.walk()}
    assert not any("niet te bereiken" in item.title for item in work_for(officer))
    with pytest.raises(WrongState, match="niet mislukt"):
        services.invite_again(deelnemer_id=row.pk, actor=officer)


def test_an_invitation_that_came_back_is_not_sent_again_once_the_overleg_moved(
    office, overleg, officer
):
    guest(overleg, officer)
    invited(overleg, officer)
    deliver(office)
    row = bounced(overleg)
    moved: dict[str, Any] = {"planned_on": DAY + timedelta(days=1)}
    moved |= {"location": "Stadhuis", "reason": "Ziekte."}
    services.move_overleg(overleg_id=overleg.pk, actor=officer, **moved)
    assert len(deliver(office)) == 1
    with pytest.raises(WrongState, match="niet mislukt"):
        services.invite_again(deelnemer_id=row.pk, actor=officer)
    assert not any("niet te bereiken" in item.title for item in work_for(officer))


def test_a_notice_that_comes_late_does_not_bring_the_old_day_back(office, overleg, officer):
    guest(overleg, officer)
    invited(overleg, officer)
    deliver(office)
    first = Message.objects.get()
    moved: dict[str, Any] = {"planned_on": DAY + timedelta(days=1)}
    moved |= {"location": "Stadhuis", "reason": "Ziekte."}
    services.move_overleg(overleg_id=overleg.pk, actor=officer, **moved)
    deliver(office)
    Message.objects.filter(pk=first.pk).update(bounced_at=clock.now(), bounce="4.4.7 expired")
    services.invite_again(deelnemer_id=first.about_id, actor=officer)
    assert deliver(office) == []


def test_the_page_takes_a_person_or_a_guest_and_keeps_what_was_typed(client, overleg, officer):
    person = coordinator_of(overleg)
    client.force_login(officer)
    assert "Bart Regio, gemeente" in text_of(client.get(url("people", overleg)))
    client.post(url("people", overleg), {"wie": person.pk})
    client.post(url("people", overleg), {"naam": "Gea Gast", "adres": "gea@gast.example"})
    assert names(overleg) == {str(person), "Gea Gast"}
    response = client.post(url("people", overleg), {"naam": "Hans", "adres": "hans"})
    assert "geen bruikbaar e-mailadres" in response.content.decode()
    assert 'value="Hans"' in response.content.decode()
    client.post(url("everybody", overleg))
    client.post(url("person-remove", Deelnemer.objects.get(user=person)))
    assert str(person) not in names(overleg)


def test_in_an_hour_somebody_adds_so_many_guests_and_no_more(client, overleg, officer, monkeypatch):
    monkeypatch.setattr(import_module("monitoring.overleg.views.people"), "GUESTS_PER_HOUR", 1)
    client.force_login(officer)
    client.post(url("people", overleg), {"naam": "Gea Gast", "adres": "gea@gast.example"})
    more = {"naam": "Hans Gast", "adres": "hans@gast.example"}
    response = client.post(url("people", overleg), more)
    assert "Vanaf 11:00 uur kunt u verder." in text_of(response)
    assert 'value="Hans Gast"' in response.content.decode()
    assert names(overleg) == {"Gea Gast"}
    # Who has an account is no stranger to write to.
    client.post(url("people", overleg), {"wie": coordinator_of(overleg).pk})
    assert len(names(overleg)) == 2


def test_a_region_reads_names_and_no_addresses_and_another_region_nothing(client, overleg, officer):
    row = guest(overleg, officer)
    _context, text = page(client, coordinator_of(overleg), overleg)
    assert "Gea Gast" in text
    assert "gea@gast.example" not in text
    client.force_login(builders.member(builders.organisation()))
    assert client.get(url("detail", overleg)).status_code == 404
    assert client.post(url("person-remove", row)).status_code in {403, 404}


@pytest.mark.django_db(transaction=True)
def test_two_who_remove_at_once_remove_once(overleg, officer):
    row = guest(overleg, officer)
    colleague = builders.behandelaar()
    outcomes = at_once(
        lambda: services.remove_participant(deelnemer_id=row.pk, actor=officer),
        lambda: services.remove_participant(deelnemer_id=row.pk, actor=colleague),
    )
    assert len(results_of(outcomes)) == 1
    assert sentences_of(outcomes) == ["Gea Gast is al afgemeld."]
