"""Choose a day and take a step: what is kept, and what a refusal leaves on the page."""

from datetime import date

import pytest

from monitoring.overleg import services
from monitoring.overleg.models import Overleg, OverlegStatus
from tests import builders
from tests.browsing import messages_of, text_of
from tests.monitoring.overleg.browsing import (
    DAY,
    ON_THE_DAY,
    scheduled,
    sent,
    take,
    url,
)

pytestmark = pytest.mark.django_db


AS_USUAL = {"begin": "10:00", "einde": "12 uur", "klok": "Europe/Amsterdam"}


def send(client, actor, overleg, **answers):
    client.force_login(actor)
    answers = AS_USUAL | {"dag": "12 juni 2025", "plaats": "Stadhuis"} | answers
    return client.post(url("schedule", overleg), answers)


# ---- day and place ---------------------------------------------------------------------------


def test_day_and_place_are_kept(client, officer, overleg):
    response = send(client, officer, overleg)
    assert response["Location"] == url("detail", overleg)
    assert messages_of(response) == ["Dag, tijd en plaats van het overleg zijn bewaard."]
    kept = Overleg.objects.get(pk=overleg.pk)
    assert (kept.planned_on, kept.location) == (DAY, "Stadhuis")


def test_the_form_has_a_page_of_its_own(client, officer, overleg):
    scheduled(overleg, officer)
    client.force_login(officer)
    response = client.get(url("schedule", overleg))
    assert "Kies een dag in 2025." in text_of(response)
    assert 'value="Stadhuis Voorbeeldstad"' in response.content.decode()


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("dag", "morgen", "Dit is geen dag."),
        ("dag", "", "Vul een dag in, bijvoorbeeld 15-6-2025."),
        ("dag", "12-6-25", "Bedoelt u 12-6-2025?"),
        ("dag", "12-6-2026", "Dit is het overleg van 2025. Kies een dag in 2025."),
        ("dag", "31-6-2025", "Juni 2025 heeft 30 dagen."),
        ("plaats", "   ", "Vul in waar het overleg is: een adres of een videoverbinding."),
        ("plaats", "x" * 151, "Gebruik ten hoogste 150 tekens."),
        ("plaats", "nul\x00teken", "."),
    ],
)
def test_a_wrong_day_or_place_gets_a_sentence_and_everything_stays(
    client, officer, overleg, name, typed, sentence
):
    response = send(client, officer, overleg, **{name: typed})
    assert response.status_code == 200
    form = response.context["form"]
    assert sentence in form.errors[name][0]
    assert form[name].value() == typed
    other = {"dag": "plaats", "plaats": "dag"}[name]
    assert form[other].value() == {"dag": "12 juni 2025", "plaats": "Stadhuis"}[other]
    assert "<title>Fout: Dag en plaats" in response.content.decode()
    assert Overleg.objects.get(pk=overleg.pk).planned_on is None


def test_a_day_that_is_past_is_refused(client, officer, overleg, still_clock):
    still_clock.set(ON_THE_DAY)
    response = send(client, officer, overleg, dag="11-6-2025")
    assert "woensdag 11 juni 2025 is al geweest." in response.context["form"].errors["dag"][0]


def test_an_overleg_that_was_sent_out_moves_only_with_a_reason(client, officer, overleg):
    scheduled(overleg, officer)
    services.take_step(overleg_id=overleg.pk, verb="invite", actor=officer)
    response = send(client, officer, overleg, dag="13-6-2025")
    assert "Schrijf op waarom." in response.context["form"].errors["reden"][0]
    assert Overleg.objects.get(pk=overleg.pk).planned_on == DAY
    response = send(client, officer, overleg, dag="13-6-2025", reden="De zaal is bezet.")
    assert "Het overleg is verzet." in messages_of(response)[-1]
    assert Overleg.objects.get(pk=overleg.pk).planned_on == date(2025, 6, 13)


def test_only_a_behandelaar_chooses_the_day(client, overleg):
    response = send(client, builders.toetser(), overleg)
    assert messages_of(response) == ["Alleen een behandelaar mag dit doen."]
    assert Overleg.objects.get(pk=overleg.pk).planned_on is None


# ---- steps -----------------------------------------------------------------------------------


def test_each_step_leads_back_to_its_page_with_a_sentence(client, officer, overleg, still_clock):
    scheduled(overleg, officer)
    still_clock.set(ON_THE_DAY)
    for verb, says in [
        ("invite", "De deelnemers zijn uitgenodigd. Elk krijgt een mail met de afspraak."),
        ("hold", "Het overleg is gehouden. Schrijf nu het verslag en verstuur het."),
        ("adopt_minutes", "Het verslag is vastgesteld. Iedere deelnemer kan het hier lezen."),
    ]:
        if verb == "adopt_minutes":
            sent(overleg, officer)
        response = take(client, officer, overleg, verb)
        assert response["Location"] == url("detail", overleg)
        assert messages_of(response)[-1] == says


def test_called_off_on_its_page_with_a_reason(client, officer, overleg):
    scheduled(overleg, officer)
    services.take_step(overleg_id=overleg.pk, verb="invite", actor=officer)
    client.force_login(officer)
    assert "Schrijf op waarom." in text_of(client.post(url("call-off", overleg), {"reden": " "}))
    response = client.post(url("call-off", overleg), {"reden": "De zaal is bezet."})
    assert "Het overleg is afgezegd." in messages_of(response)[-1]
    assert Overleg.objects.get(pk=overleg.pk).status == OverlegStatus.GEPLAND


@pytest.mark.parametrize("verb", ["onzin", "delete", "__class__", "hold"])
def test_a_step_that_is_not_there_is_refused_with_a_sentence(client, officer, overleg, verb):
    response = take(client, officer, overleg, verb)
    assert response.status_code == 302
    assert messages_of(response)[0].endswith(".")
    assert Overleg.objects.get(pk=overleg.pk).status == OverlegStatus.GEPLAND


def test_only_a_behandelaar_takes_a_step(client, officer, overleg):
    scheduled(overleg, officer)
    response = take(client, builders.toetser(), overleg, "invite")
    assert messages_of(response) == ["Alleen een behandelaar mag dit doen."]
