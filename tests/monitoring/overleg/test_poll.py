"""The date poll: proposed, answered or not, and picked."""

from datetime import date, time

import pytest
from django.db import Error, IntegrityError, transaction

from monitoring.overleg import services
from monitoring.overleg.models import Overleg, OverlegStatus, Prikantwoord, Prikmoment
from monitoring.overleg.services import Hours
from regiodeals import dossier
from regiodeals.common.clock import KRALENDIJK
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from tests import builders
from tests.browsing import messages_of, text_of
from tests.mail.conftest import office
from tests.monitoring.overleg.browsing import url
from tests.monitoring.overleg.meeting import (
    coordinator_of,
    deliver,
    guest,
    invited,
    plain_text,
)

__all__ = ["office"]

pytestmark = pytest.mark.django_db

JUNE, JULY = date(2025, 6, 12), date(2025, 7, 3)


@pytest.fixture
def bart(overleg, officer):
    """Somebody of the region who takes part."""
    person = coordinator_of(overleg)
    services.add_person(overleg_id=overleg.pk, user_id=person.pk, actor=officer)
    return person


def propose(overleg, officer, day=JUNE, **changes):
    values = {"planned_on": day, "hours": Hours(time(10), time(12))} | changes
    return services.propose_moment(overleg_id=overleg.pk, actor=officer, **values)


def answer(overleg, actor, answers, of=None):
    row = overleg.deelnemers.get(user=of or actor)
    services.answer_moments(deelnemer_id=row.pk, answers=answers, actor=actor)


def pick(moment, officer, **where):
    return services.pick_moment(
        prikmoment_id=moment.pk, actor=officer, **({"location": "Stadhuis"} | where)
    )


def asks_when(person):
    return [str(t.title) for t in dossier.work_for(person).items if "wanneer u kunt" in t.title]


def test_who_takes_part_finds_on_my_work_that_a_poll_asks_when(client, overleg, officer, bart):
    assert asks_when(bart) == []
    moment = propose(overleg, officer)
    told = f"{overleg.deal}: vul in wanneer u kunt voor het overleg van {overleg.year}"
    assert asks_when(bart) == [told]
    assert asks_when(officer) == []
    client.force_login(bart)
    assert "Wanneer kunt u?" in text_of(client.get(url("poll", overleg)))
    assert "Datumprikker: vul in wanneer u kunt." in text_of(client.get(url("detail", overleg)))
    answer(overleg, bart, {moment.pk: "kan"})
    assert asks_when(bart) == []
    other = propose(overleg, officer, JULY)
    assert asks_when(bart) == [told]
    pick(other, officer)
    assert asks_when(bart) == []


def test_a_poll_that_nobody_answers_says_so_and_can_be_picked_anyway(
    client, overleg, officer, bart
):
    moment = propose(overleg, officer)
    client.force_login(officer)
    text = text_of(client.get(url("poll", overleg)))
    assert "Nog niemand heeft gereageerd. U kunt toch een moment kiezen." in text
    assert "nog geen antwoord: 1" in text
    pick(moment, officer)
    row = Overleg.objects.get(pk=overleg.pk)
    assert (row.planned_on, row.location, row.status) == (JUNE, "Stadhuis", OverlegStatus.GEPLAND)
    assert (row.begins_at, row.ends_at) == (moment.begins_at, moment.ends_at)


def test_each_participant_says_what_he_can_and_may_change_it(client, overleg, officer, bart):
    first, second = propose(overleg, officer), propose(overleg, officer, JULY)
    answer(overleg, bart, {first.pk: "kan", second.pk: "kan_niet"})
    answer(overleg, bart, {first.pk: "desnoods"})
    assert Prikantwoord.objects.count() == 2
    client.force_login(officer)
    text = text_of(client.get(url("poll", overleg)))
    assert "kan als het moet: Bart Regio" in text
    assert "kan niet: Bart Regio" in text
    assert "Nog niemand heeft gereageerd" not in text


def test_who_organises_fills_in_for_a_guest_and_others_for_nobody(overleg, officer, bart):
    moment, row = propose(overleg, officer), guest(overleg, officer)
    services.answer_moments(deelnemer_id=row.pk, answers={moment.pk: "kan"}, actor=officer)
    for stranger in (bart, builders.toetser()):
        with pytest.raises(NotAllowed, match="Alleen de deelnemer zelf"):
            services.answer_moments(deelnemer_id=row.pk, answers={moment.pk: "kan"}, actor=stranger)


@pytest.mark.parametrize("answers", [{}, {0: "kan"}, {"moment": "misschien"}])
def test_an_answer_that_is_none_is_refused(overleg, officer, bart, answers):
    moment = propose(overleg, officer)
    answers = {moment.pk if key == "moment" else key: word for key, word in answers.items()}
    with pytest.raises(InvalidInput, match="Kies bij elk moment"):
        answer(overleg, bart, answers)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"day": date(2026, 6, 12)}, "Kies een dag in 2025"),
        ({"day": date(2025, 3, 30), "hours": Hours(time(2, 30), time(4))}, "bestaat niet"),
        ({"hours": Hours(time(12), time(12))}, "Het einde ligt niet na het begin"),
    ],
)
def test_a_moment_that_cannot_be_is_not_proposed(overleg, officer, changes, sentence):
    with pytest.raises(InvalidInput, match=sentence):
        propose(overleg, officer, **changes)
    assert not Prikmoment.objects.exists()


def test_a_moment_is_proposed_once_and_ten_are_enough(overleg, officer):
    propose(overleg, officer)
    with pytest.raises(InvalidInput, match="staat er al bij"):
        propose(overleg, officer)
    # The same hour on the clock of an island is another moment.
    propose(overleg, officer, hours=Hours(time(10), time(12), KRALENDIJK))
    for day in range(1, 9):
        propose(overleg, officer, date(2025, 8, day))
    with pytest.raises(InvalidInput, match="ten hoogste 10 momenten"):
        propose(overleg, officer, JULY)


def test_a_moment_goes_while_nobody_answered_it_and_never_changes(overleg, officer, bart):
    moment, answered = propose(overleg, officer), propose(overleg, officer, JULY)
    answer(overleg, bart, {answered.pk: "kan"})
    services.drop_moment(prikmoment_id=moment.pk, actor=officer)
    with pytest.raises(WrongState, match="al gereageerd"):
        services.drop_moment(prikmoment_id=answered.pk, actor=officer)
    with pytest.raises(Error), transaction.atomic():
        Prikmoment.objects.update(zone="America/Kralendijk")
    row = Prikantwoord.objects.get()
    row.pk = None
    with pytest.raises(IntegrityError, match="answers_a_moment_once"), transaction.atomic():
        row.save(force_insert=True)


def test_who_has_an_account_is_mailed_once_for_what_is_proposed(office, overleg, officer, bart):
    with pytest.raises(InvalidInput, match="Stel eerst een moment voor"):
        services.ask_moments(overleg_id=overleg.pk, actor=officer)
    propose(overleg, officer)
    guest(overleg, officer)
    assert services.ask_moments(overleg_id=overleg.pk, actor=officer) == 1
    with pytest.raises(InvalidInput, match="kreeg over deze momenten al een mail"):
        services.ask_moments(overleg_id=overleg.pk, actor=officer)
    (mail,) = deliver(office)
    assert mail["To"] == f"Bart Regio <{bart.email}>"
    assert f"/overleg/{overleg.pk}/datumprikker/" in plain_text(mail)
    propose(overleg, officer, JULY)
    services.ask_moments(overleg_id=overleg.pk, actor=officer)
    assert len(deliver(office)) == 1


def test_once_a_day_is_picked_no_mail_asks_for_it(office, overleg, officer, bart):
    moment = propose(overleg, officer)
    services.ask_moments(overleg_id=overleg.pk, actor=officer)
    pick(moment, officer)
    assert deliver(office) == []


def test_once_a_day_is_picked_nobody_answers_or_proposes_but_another_may_be_picked(
    client, overleg, officer, bart
):
    first, other = propose(overleg, officer), propose(overleg, officer, JULY)
    pick(first, officer)
    with pytest.raises(WrongState, match="De dag is al gekozen"):
        answer(overleg, bart, {other.pk: "kan"})
    with pytest.raises(WrongState, match="De dag is al gekozen"):
        services.ask_moments(overleg_id=overleg.pk, actor=officer)
    with pytest.raises(WrongState, match="De dag is al gekozen"):
        propose(overleg, officer, date(2025, 8, 1))
    pick(other, officer)
    assert Overleg.objects.get(pk=overleg.pk).planned_on == JULY
    client.force_login(officer)
    page = text_of(client.get(url("poll", overleg)))
    assert "De dag is gekozen: donderdag 3 juli 2025" in page
    assert "Een moment voorstellen" not in page


def test_after_the_invitation_the_poll_is_closed(overleg, officer, bart):
    moment = propose(overleg, officer)
    invited(overleg, officer)
    for act in (
        lambda: propose(overleg, officer, JULY),
        lambda: pick(moment, officer),
        lambda: answer(overleg, bart, {moment.pk: "kan"}),
        lambda: services.drop_moment(prikmoment_id=moment.pk, actor=officer),
    ):
        with pytest.raises(WrongState, match="De datumprikker is gesloten"):
            act()


def test_only_a_behandelaar_proposes_and_picks(overleg, officer, bart):
    moment = propose(overleg, officer)
    for stranger in (bart, builders.toetser()):
        with pytest.raises(NotAllowed):
            propose(overleg, stranger, JULY)
        with pytest.raises(NotAllowed):
            pick(moment, stranger)
        with pytest.raises(NotAllowed):
            services.ask_moments(overleg_id=overleg.pk, actor=stranger)


def test_the_page_proposes_answers_and_picks(client, overleg, officer, bart):
    client.force_login(officer)
    data = {"dag": "12-6-2025", "begin": "10:00", "einde": "12:00", "klok": "Europe/Amsterdam"}
    assert client.post(url("poll", overleg), data).status_code == 302
    assert "staat er al bij" in text_of(client.post(url("poll", overleg), data))
    client.post(url("poll", overleg), data | {"dag": "3-7-2025"})
    first, second = Prikmoment.objects.order_by("begins_at")
    client.post(url("poll-drop", second))
    asked = "Gemaild: 1. Kies een moment zodra u genoeg antwoorden hebt."
    assert messages_of(client.post(url("poll-ask", overleg)))[-1] == asked
    client.force_login(bart)
    row = overleg.deelnemers.get(user=bart)
    response = client.post(url("poll-answer", row), {f"moment-{first.pk}": "kan"})
    assert messages_of(response)[-1] == (
        "De datumprikker is ingevuld. Als een dag is gekozen, komt de uitnodiging per mail."
    )
    assert "Een moment voorstellen" not in text_of(client.get(url("poll", overleg)))
    client.force_login(officer)
    response = client.post(url("poll-pick", first), {})
    assert "Vul in waar het overleg is: een adres of een videoverbinding." in text_of(response)
    response = client.post(url("poll-pick", first), {"plaats": "Stadhuis"})
    assert messages_of(response)[-1] == "Het moment is gekozen. U kunt nu uitnodigen."
    client.force_login(builders.member(builders.organisation()))
    assert client.get(url("poll", overleg)).status_code == 404
    assert client.post(url("poll-answer", row), {}).status_code == 404
