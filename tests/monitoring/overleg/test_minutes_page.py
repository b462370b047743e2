"""The page of the minutes keeps what is typed, and says what follows."""

from typing import Any

import pytest
from django.test import Client

from monitoring.overleg import services
from monitoring.overleg.models import Overleg, Verslagreactie
from monitoring.overleg.panels import work_for
from monitoring.overleg.rendering.minutes import mark_of
from regiodeals.accounts.models import User
from regiodeals.mail.models import Message
from tests.browsing import text_of
from tests.monitoring.overleg.browsing import ON_THE_DAY, url
from tests.monitoring.overleg.meeting import coordinator_of, invited

pytestmark = pytest.mark.django_db


@pytest.fixture
def bart(overleg: Overleg) -> User:
    """Somebody of the region."""
    return coordinator_of(overleg)


@pytest.fixture
def held(overleg: Overleg, officer: User, bart: User, still_clock: Any) -> Overleg:
    """Held with somebody of the region and the officer."""
    for person in (bart, officer):
        services.add_person(overleg_id=overleg.pk, user_id=person.pk, actor=officer)
    invited(overleg, officer)
    Message.objects.update(withdrawn_at=ON_THE_DAY)
    still_clock.set(ON_THE_DAY)
    return services.take_step(overleg_id=overleg.pk, verb="hold", actor=officer)


def minutes_of(overleg: Overleg) -> tuple[str, bool]:
    row = Overleg.objects.get(pk=overleg.pk)
    return row.minutes, row.minutes_are_out


def test_who_sends_the_minutes_sends_what_stands_in_the_field(
    client: Client, held: Overleg, officer: User
) -> None:
    client.force_login(officer)
    data = {"wat_is_dit": "send", "verslag": "Wij spraken af.", "gelezen": mark_of("")}
    assert client.post(url("minutes", held), data).status_code == 302
    assert minutes_of(held) == ("Wij spraken af.", True)


@pytest.mark.parametrize("left", [{"besluit": "De planning blijft."}, {"wat": "Bellen"}])
def test_nothing_is_sent_while_something_was_typed_and_not_added(
    client: Client, held: Overleg, officer: User, left: dict[str, str]
) -> None:
    client.force_login(officer)
    data = {"wat_is_dit": "send", "verslag": "Wij spraken af.", "gelezen": mark_of("")}
    response = client.post(url("minutes", held), data | left)
    assert "Er is een besluit of actiepunt getypt en niet toegevoegd." in text_of(response)
    ((name, typed),) = left.items()
    assert f'name="{name}"' in response.content.decode()
    assert typed in response.content.decode()
    assert "Wij spraken af." in response.content.decode()
    assert not minutes_of(held)[1]


def test_who_takes_out_a_decision_keeps_what_he_wrote(
    client: Client, held: Overleg, officer: User
) -> None:
    row = services.add_decision(overleg_id=held.pk, text="De planning blijft.", actor=officer)
    client.force_login(officer)
    client.post(url("decision-drop", row), {"verslag": "Half af.", "gelezen": mark_of("")})
    assert minutes_of(held)[0] == "Half af."
    assert not held.besluiten.exists()


def test_who_sends_the_minutes_agrees_with_them_and_is_not_asked(
    held: Overleg, officer: User, bart: User
) -> None:
    services.save_minutes(overleg_id=held.pk, text="Wij spraken af.", actor=officer)
    services.send_minutes(overleg_id=held.pk, actor=officer)
    own = Verslagreactie.objects.get()
    assert (own.deelnemer.user, own.agrees) == (officer, True)
    asked = Message.objects.filter(withdrawn_at=None).values_list("to_address", flat=True)
    assert list(asked) == [bart.email]
    assert not [item for item in work_for(officer) if "reageer" in item.title]
    services.answer_minutes(overleg_id=held.pk, actor=bart, agrees=True)
    services.take_step(overleg_id=held.pk, verb="adopt_minutes", actor=officer)


def test_who_objected_reads_what_he_wrote_and_what_follows(
    client: Client, held: Overleg, officer: User, bart: User
) -> None:
    services.save_minutes(overleg_id=held.pk, text="Wij spraken af.", actor=officer)
    services.send_minutes(overleg_id=held.pk, actor=officer)
    services.answer_minutes(
        overleg_id=held.pk, actor=bart, agrees=False, words="Het bedrag klopt niet."
    )
    client.force_login(bart)
    page = text_of(client.get(url("minutes", held)))
    assert "U schreef: Het bedrag klopt niet." in page
    assert "vraagt u dan opnieuw of u instemt" in page
