"""Actions are obligations: who owes is reminded, and who closed one is not."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from monitoring.herinnering.models import Herinnering
from monitoring.herinnering.running import order_reminders, plan_due_rounds
from monitoring.overleg import services
from regiodeals.accounts.models import User
from regiodeals.common.errors import DomainError, InvalidInput, NotAllowed, WrongState
from regiodeals.mail.models import Message
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.owner import Owner
from regiodeals.obligations.state import State
from tests import builders
from tests.browsing import messages_of, text_of
from tests.mail.conftest import office
from tests.monitoring.overleg.browsing import ON_THE_DAY, url
from tests.monitoring.overleg.meeting import (
    coordinator_of,
    deliver,
    guest,
    invited,
    plain_text,
)

__all__ = ["office"]

pytestmark = pytest.mark.django_db

DUE = date(2025, 7, 1)


@pytest.fixture
def bart(overleg):
    return coordinator_of(overleg)


@pytest.fixture
def meeting(overleg, officer, still_clock):
    """On its day, with the invitations gone."""
    guest(overleg, officer)
    invited(overleg, officer)
    Message.objects.update(withdrawn_at=ON_THE_DAY)
    still_clock.set(ON_THE_DAY)
    return overleg


def promise(overleg, officer, owner, **changes):
    values: dict[str, Any] = {"text": "Stuur de nieuwe planning", "due_on": DUE} | changes
    return services.add_action(overleg_id=overleg.pk, owner=owner, actor=officer, **values)


def close(row, actor, how="De planning is gemaild."):
    return services.close_action(obligation_id=row.pk, how=how, actor=actor)


def reminded_on(day, still_clock):
    """Let the round of a day run, and its mail be ordered."""
    still_clock.set(datetime.combine(day, datetime.min.time(), ON_THE_DAY.tzinfo).replace(hour=9))
    plan_due_rounds()
    order_reminders()


def test_an_action_is_owed_by_a_person_or_a_party_of_the_deal(meeting, officer, bart):
    row = promise(meeting, officer, Owner(user=bart))
    assert (row.kind, row.period, row.due_on) == (ObligationKind.ACTIEPUNT, "1", DUE)
    assert (row.dossier, row.owner_name) == (meeting.deal_id, "Bart Regio")
    region = builders.region_of(meeting.deal)
    assert promise(meeting, officer, Owner(organisation=region)).period == "2"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"text": " "}, "Schrijf op wat er gebeurt"),
        ({"text": "x" * 201}, "Schrijf op wat er gebeurt"),
        ({"due_on": date(2025, 6, 11)}, "is al voorbij"),
    ],
)
def test_an_action_without_words_or_with_a_day_that_is_past_is_refused(
    meeting, officer, bart, changes, sentence
):
    with pytest.raises(InvalidInput, match=sentence):
        promise(meeting, officer, Owner(user=bart), **changes)


def test_nobody_from_outside_promises_anything(meeting, officer):
    for owner in (
        Owner(user=builders.member(builders.organisation())),
        Owner(organisation=builders.organisation()),
    ):
        with pytest.raises(InvalidInput, match="Kies iemand die in deze deal werkt"):
            promise(meeting, officer, owner)


def test_who_owes_closes_it_with_a_word_and_others_do_not(meeting, officer, bart):
    row = promise(meeting, officer, Owner(user=bart))
    with pytest.raises(NotAllowed, match="Alleen wie dit actiepunt moet doen"):
        close(row, builders.toetser())
    with pytest.raises(InvalidInput, match="Schrijf op hoe het is gedaan"):
        close(row, bart, how=" ")
    closed = close(row, bart)
    assert (closed.state, closed.met_by) == (State.MET, bart)
    with pytest.raises(WrongState, match="al nagekomen"):
        close(row, bart)


def test_who_acts_for_the_organisation_closes_its_action(meeting, officer):
    region = builders.region_of(meeting.deal)
    row = promise(meeting, officer, Owner(organisation=region))
    with pytest.raises(NotAllowed):
        close(row, builders.member(builders.organisation()))
    assert close(row, builders.member(region)).state is State.MET


def test_what_is_no_action_is_not_closed_here(meeting, officer):
    other = Obligation.objects.exclude(kind=ObligationKind.ACTIEPUNT)[0]
    with pytest.raises(WrongState, match="Dit is geen actiepunt"):
        close(other, officer)


def test_an_action_is_taken_back_with_a_reason_until_the_minutes_are_adopted(
    meeting, officer, bart
):
    row = promise(meeting, officer, Owner(user=bart))
    with pytest.raises(DomainError, match="waarom"):
        services.drop_action(obligation_id=row.pk, reason=" ", actor=officer)
    with pytest.raises(NotAllowed):
        services.drop_action(obligation_id=row.pk, reason="Nee.", actor=bart)
    services.drop_action(obligation_id=row.pk, reason="Dubbel opgeschreven.", actor=officer)
    assert Obligation.objects.get(pk=row.pk).state is State.CANCELLED


def test_an_action_chases_itself(office, meeting, officer, bart, still_clock):
    promise(meeting, officer, Owner(user=bart))
    reminded_on(DUE - timedelta(days=14), still_clock)
    (mail,) = deliver(office)
    assert mail["To"] == "Bart Regio <bart@regio.example>"
    text = plain_text(mail)
    assert "Stuur de nieuwe planning" in text
    assert f"/overleg/{meeting.pk}/" in text


def test_an_action_closed_while_its_reminder_waits_sends_none(
    office, meeting, officer, bart, still_clock
):
    row = promise(meeting, officer, Owner(user=bart))
    reminded_on(DUE - timedelta(days=14), still_clock)
    assert Herinnering.objects.count() == 1
    close(row, bart)
    assert deliver(office) == []
    assert Message.objects.latest("pk").withdrawn_at is not None


def test_an_action_closed_while_the_server_takes_its_reminder_stays_closed(
    office, meeting, officer, bart, still_clock, monkeypatch
):
    row = promise(meeting, officer, Owner(user=bart))
    reminded_on(DUE - timedelta(days=14), still_clock)
    from regiodeals.mail import rendering, sending

    compose = rendering.as_email

    def closed_meanwhile(message, **more):
        close(row, bart)
        return compose(message, **more)

    monkeypatch.setattr(sending, "as_email", closed_meanwhile)
    assert len(deliver(office)) == 1
    assert Obligation.objects.get(pk=row.pk).state is State.MET
    # It left in the window between the last question and the server; nothing follows it.
    for days in (11, 14, 21):
        reminded_on(DUE - timedelta(days=14) + timedelta(days=days), still_clock)
    assert deliver(office) == []


def test_who_is_chosen_stays_chosen_while_somebody_leaves_the_deal(client, meeting, officer, bart):
    first = coordinator_of(meeting, name="Anna", last_name="Aller", email="anna@regio.example")
    client.force_login(officer)
    choices = client.get(url("minutes", meeting)).context["forms"]["action"].fields["wie"].choices
    chosen = {label: value for value, label in choices}["Bart Regio"]
    User.objects.filter(pk=first.pk).update(is_active=False)
    data = {"wat_is_dit": "action", "wat": "Stuur de planning", "uiterlijk": "1-7-2025"}
    client.post(url("minutes", meeting), data | {"wie": chosen})
    assert Obligation.objects.get(kind=ObligationKind.ACTIEPUNT).owner_user == bart


def test_the_pages_add_close_and_take_back(client, meeting, officer, bart):
    client.force_login(officer)
    page = client.get(url("minutes", meeting))
    (chosen,) = [
        value
        for value, label in page.context["forms"]["action"].fields["wie"].choices
        if label == "Bart Regio"
    ]
    data = {"wat_is_dit": "action", "wat": "Stuur de planning", "wie": chosen}
    for _ in range(2):
        client.post(url("minutes", meeting), data | {"uiterlijk": "1-7-2025"})
    first, second = Obligation.objects.filter(kind=ObligationKind.ACTIEPUNT).order_by("pk")
    client.post(url("action", second, "vervallen"), {"woord": "Dubbel."})
    client.force_login(bart)
    assert "Stuur de planning" in text_of(client.get(url("detail", meeting)))
    response = client.post(url("action", first, "sluiten"), {"woord": "Gemaild."})
    assert messages_of(response)[-1] == "Het actiepunt is gesloten."
    assert client.post(url("action", first, "weggooien")).status_code == 404
    text = text_of(client.get(url("minutes", meeting)))
    assert "Gemaild." in text
    assert "Dubbel." in text
    client.force_login(builders.member(builders.organisation()))
    assert client.post(url("action", first, "sluiten")).status_code == 404
