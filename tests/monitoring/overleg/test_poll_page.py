"""The page of the date poll: what it says to who organises and to who takes part."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from monitoring.overleg import services
from monitoring.overleg.models import Overleg, Prikmoment
from monitoring.overleg.services import USUAL
from regiodeals.accounts.models import User
from tests import builders
from tests.browsing import messages_of, text_of
from tests.monitoring.overleg.browsing import url
from tests.monitoring.overleg.meeting import coordinator_of, guest

pytestmark = pytest.mark.django_db

JUNE, JULY = date(2025, 6, 12), date(2025, 7, 3)


@pytest.fixture
def bart(overleg: Overleg, officer: User) -> User:
    """Somebody of the region who takes part."""
    person = coordinator_of(overleg)
    services.add_person(overleg_id=overleg.pk, user_id=person.pk, actor=officer)
    return person


@pytest.fixture
def moments(overleg: Overleg, officer: User) -> list[Prikmoment]:
    """Two moments."""
    about: dict[str, Any] = {"overleg_id": overleg.pk, "actor": officer, "hours": USUAL}
    return [services.propose_moment(planned_on=day, **about) for day in (JUNE, JULY)]


def shown(client: Client, reader: User, name: str, overleg: Overleg) -> str:
    client.force_login(reader)
    return text_of(client.get(url(name, overleg)))


def test_who_proposes_reads_the_order_of_things_and_fills_in_for_others_below(
    client: Client, overleg: Overleg, officer: User, bart: User, moments: list[Prikmoment]
) -> None:
    page = shown(client, officer, "poll", overleg)
    assert "Stel momenten voor, mail de deelnemers, en kies daarna" in page
    assert page.index("Een moment voorstellen") < page.index("Voor een ander invullen")
    assert "Bart Regio: nog geen antwoord" in page
    assert "Wanneer kunt u?" not in page
    row = overleg.deelnemers.get(user=bart)
    said = {f"moment-{moment.pk}": "kan" for moment in moments}
    response = client.post(url("poll-answer", row), said)
    assert messages_of(response)[-1] == "De datumprikker is ingevuld."
    assert "Bart Regio: nog geen antwoord" not in text_of(client.get(url("poll", overleg)))


def test_a_mail_that_would_ask_nobody_is_off_and_says_why(
    client: Client, overleg: Overleg, officer: User, moments: list[Prikmoment]
) -> None:
    assert "Voeg eerst toe wie u uitnodigt." in shown(client, officer, "poll", overleg)
    guest(overleg, officer)
    told = "kreeg over deze momenten al een mail"
    assert told in shown(client, officer, "poll", overleg)
    person = coordinator_of(overleg)
    services.add_person(overleg_id=overleg.pk, user_id=person.pk, actor=officer)
    assert told not in shown(client, officer, "poll", overleg)
    services.ask_moments(overleg_id=overleg.pk, actor=officer)
    assert told in shown(client, officer, "poll", overleg)


def test_who_left_a_moment_open_reads_that(
    client: Client, overleg: Overleg, bart: User, moments: list[Prikmoment]
) -> None:
    client.force_login(bart)
    row = overleg.deelnemers.get(user=bart)
    response = client.post(url("poll-answer", row), {f"moment-{moments[0].pk}": "kan"})
    assert messages_of(response)[-1].startswith("Bewaard. Bij een ander moment ontbreekt")
    response = client.post(url("poll-answer", row), {f"moment-{moments[1].pk}": "kan_niet"})
    assert messages_of(response)[-1].endswith("komt de uitnodiging per mail.")


def test_the_page_of_the_overleg_asks_only_who_can_answer(
    client: Client, overleg: Overleg, officer: User, bart: User
) -> None:
    assert "Datumprikker" not in shown(client, bart, "detail", overleg)
    assert "vraag de deelnemers wanneer zij kunnen" in shown(client, officer, "detail", overleg)
    about: dict[str, Any] = {"overleg_id": overleg.pk, "actor": officer, "hours": USUAL}
    moment = services.propose_moment(planned_on=JUNE, **about)
    assert "Datumprikker: vul in wanneer u kunt." in shown(client, bart, "detail", overleg)
    row = overleg.deelnemers.get(user=bart)
    services.answer_moments(deelnemer_id=row.pk, answers={moment.pk: "kan"}, actor=bart)
    assert "U kunt het nog wijzigen." in shown(client, bart, "detail", overleg)
    stranger = builders.toetser()
    assert "Datumprikker" not in shown(client, stranger, "detail", overleg)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"plaats": "", "video": ""}, "Vul in waar het overleg is"),
        ({"plaats": "The Bottom", "video": "teams"}, "Dit is geen link. Plak de hele link"),
    ],
)
def test_a_place_that_cannot_be_stays_beside_the_moment_that_was_picked(
    client: Client,
    overleg: Overleg,
    officer: User,
    moments: list[Prikmoment],
    typed: dict[str, str],
    sentence: str,
) -> None:
    client.force_login(officer)
    response = client.post(url("poll-pick", moments[1]), typed)
    assert sentence in text_of(response)
    places = [place for _row, place in response.context["moments"]]
    assert [place["plaats"].value() for place in places] == ["", typed["plaats"]]
    assert [bool(place.errors) for place in places] == [False, True]
    assert Overleg.objects.get(pk=overleg.pk).planned_on is None
