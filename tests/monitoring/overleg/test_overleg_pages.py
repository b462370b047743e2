"""The list of overleggen and the panel in the dossier: who sees what, and which act is offered."""

from datetime import date

import pytest
from django.urls import reverse

from monitoring.overleg import services
from monitoring.overleg.models import Overleg, OverlegStatus
from regiodeals.accounts.models import Role
from regiodeals.mail.models import Message
from tests import builders
from tests.browsing import text_of
from tests.monitoring.overleg.browsing import brought_to, dossier, page, scheduled, url
from tests.monitoring.overleg.meeting import guest
from tests.screens.pages import read

pytestmark = pytest.mark.django_db

LIST = "/overleg/"


# ---- the list --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "role", [Role.BEHANDELAAR, Role.TOETSER, Role.TEKENBEVOEGDE, Role.BEHEERDER]
)
def test_every_role_of_the_ministry_sees_every_overleg(client, overleg, role):
    client.force_login(builders.user(role))
    response = client.get(LIST)
    text = text_of(response)
    assert overleg.deal.name in text
    assert "nog niet gekozen" in text
    assert url("detail", overleg) in read(response.content.decode()).values("href")


def test_a_region_sees_its_own_overleg_only(client, officer, overleg):
    other = Overleg.objects.create(deal=builders.concluded(officer), year=2025)
    client.force_login(builders.member(builders.region_of(overleg.deal)))
    text = text_of(client.get(LIST))
    assert overleg.deal.name in text
    assert other.deal.name not in text


def test_without_overleg_the_list_says_when_it_comes(client, officer):
    client.force_login(officer)
    assert "Er zijn nog geen overleggen" in text_of(client.get(LIST))
    client.force_login(builders.member(builders.organisation()))
    assert "Er is nog geen overleg" in text_of(client.get(LIST))


def test_the_next_overleg_stands_on_top_and_what_is_done_below(
    client, officer, overleg, still_clock
):
    done = brought_to(OverlegStatus.VASTGESTELD, overleg, officer, still_clock)
    later = Overleg.objects.create(deal=done.deal, year=2026)
    soon = Overleg.objects.create(
        deal=builders.concluded(officer), year=2025, planned_on=date(2025, 9, 4)
    )
    client.force_login(officer)
    shown = [row["overleg"].pk for row in client.get(LIST).context["rows"]]
    assert shown == [soon.pk, later.pk, done.pk]


def test_an_invented_day_is_marked_as_such(client, officer, overleg):
    Overleg.objects.filter(pk=overleg.pk).update(is_example=True)
    client.force_login(officer)
    assert "voorbeeld" in text_of(client.get(LIST))


@pytest.mark.parametrize("number", ["0", "-1", "abc", "99999999999999999999"])
def test_a_page_of_the_list_that_does_not_exist_is_another_page(client, officer, overleg, number):
    client.force_login(officer)
    assert client.get(f"{LIST}?pagina={number}").status_code == 200


def test_the_list_takes_no_post(client, officer):
    client.force_login(officer)
    assert client.post(LIST).status_code == 405


def test_without_a_day_nothing_is_called_planned(client, officer, overleg):
    client.force_login(officer)
    for address in (LIST, url("detail", overleg), dossier(overleg)):
        text = text_of(client.get(address))
        assert "dag nog niet gekozen" in text
    scheduled(overleg, officer)
    assert overleg_status(client, overleg) == "gepland"


def overleg_status(client, overleg):
    return client.get(url("detail", overleg)).context["overleg"].status_words


def test_the_example_of_a_day_lies_in_the_year_of_the_overleg(client, officer, overleg):
    Overleg.objects.filter(pk=overleg.pk).update(year=2031)
    client.force_login(officer)
    for address in (url("schedule", overleg), url("poll", overleg)):
        assert "Bijvoorbeeld 15-6-2031." in text_of(client.get(address))
    refused = client.post(url("schedule", overleg), {"dag": ""})
    assert "Vul een dag in, bijvoorbeeld 15-6-2031." in text_of(refused)


def test_for_an_island_the_page_and_the_mail_tell_both_clocks(client, officer):
    overleg = Overleg.objects.create(deal=builders.saba_deal(officer), year=2025)
    scheduled(overleg, officer)
    _row, text = page(client, officer, overleg)
    both = "10:00 tot 12:00 uur (Nederland; 04:00 tot 06:00 uur in Caribisch Nederland)"
    assert both in text
    assert both in text_of(client.get(dossier(overleg)))
    services.take_step(overleg_id=overleg.pk, verb="invite", actor=officer)
    assert both in Message.objects.get().text


# ---- the panel of the dossier ----------------------------------------------------------------


def test_an_overleg_without_day_offers_the_form_and_says_why_inviting_waits(
    client, officer, overleg
):
    row, text = page(client, officer, overleg)
    (step,) = row["steps"]
    assert step["reasons"] == [
        "Er is nog geen dag gekozen. Plan eerst de dag en de plaats.",
        "Er is nog geen deelnemer. Voeg eerst toe wie u uitnodigt.",
    ]
    assert "Dag, tijd en plaats kiezen" in text
    assert "Er is nog geen dag gekozen. Plan eerst de dag en de plaats." in text


def test_an_overleg_with_day_can_be_moved_or_sent_out(client, officer, overleg):
    scheduled(overleg, officer)
    row, text = page(client, officer, overleg)
    assert row["steps"][0]["reasons"] == []
    assert "donderdag 12 juni 2025, 10:00 tot 12:00 uur" in text
    assert "Dag of plaats wijzigen" in text
    form = read(client.get(url("schedule", overleg)).content.decode())
    (day,) = [box for box in form.all("input") if box.get("name") == "dag"]
    assert day["value"] == "12-6-2025"


def test_before_its_day_an_overleg_cannot_have_been_held(client, officer, overleg):
    scheduled(overleg, officer)
    services.take_step(overleg_id=overleg.pk, verb="invite", actor=officer)
    row, text = page(client, officer, overleg)
    assert row["steps"][0]["reasons"] == ["De dag van het overleg is nog niet geweest."]
    assert "De dag van het overleg is nog niet geweest." in text


@pytest.mark.parametrize("status", [OverlegStatus.UITGENODIGD, OverlegStatus.GEHOUDEN])
def test_from_its_day_on_the_verslag_can_be_written(client, officer, overleg, still_clock, status):
    brought_to(status, overleg, officer, still_clock)
    _row, text = page(client, officer, overleg)
    assert "Verslag schrijven" in text
    shown = read(client.get(url("minutes", overleg)).content.decode())
    assert [area["name"] for area in shown.all("textarea")] == ["verslag", "besluit"]


def test_an_adopted_verslag_can_be_read_and_nothing_more(client, officer, overleg, still_clock):
    brought_to(OverlegStatus.VASTGESTELD, overleg, officer, still_clock)
    row, text = page(client, officer, overleg)
    assert row["steps"] == []
    assert "Wij spraken af." in text


def test_others_read_along_and_get_no_buttons(client, officer, overleg):
    scheduled(overleg, officer)
    for reader in (builders.toetser(), builders.member(builders.region_of(overleg.deal))):
        row, text = page(client, reader, overleg)
        assert (row["steps"], row["can_change"]) == ([], False)
        assert "gea@gast.example" not in text
        assert "donderdag 12 juni 2025" in text
        assert "Het verslag en de actiepunten komen" not in text
    services.take_step(overleg_id=overleg.pk, verb="invite", actor=officer)
    assert "Het verslag en de actiepunten komen op deze pagina." in page(client, reader, overleg)[1]
    assert "Het verslag en de actiepunten komen" not in page(client, officer, overleg)[1]


def test_two_overleggen_in_one_dossier_share_no_id(client, officer, overleg):
    Overleg.objects.create(deal=overleg.deal, year=2026)
    client.force_login(officer)
    ids = read(client.get(dossier(overleg)).content.decode()).values("id")
    assert len(ids) == len(set(ids))


def test_a_dossier_without_overleg_says_when_it_comes(client, officer):
    deal = builders.concluded(officer)
    client.force_login(officer)
    text = text_of(client.get(reverse("regiodeals:deal-detail", args=[deal.pk])))
    assert "Er is nog geen overleg." in text


# ---- the door --------------------------------------------------------------------------------


def test_a_region_may_not_act(client, overleg):
    client.force_login(builders.member(builders.region_of(overleg.deal)))
    assert client.get(url("schedule", overleg)).status_code == 403
    assert client.post(url("schedule", overleg)).status_code == 403
    assert client.post(url("transition", overleg, "invite")).status_code == 403


@pytest.mark.parametrize("pk", [0, 999_999, 10**25])
def test_a_number_that_does_not_exist_is_no_error(client, officer, pk):
    client.force_login(officer)
    schedule = reverse("monitoring:overleg-schedule", args=[pk])
    step = reverse("monitoring:overleg-transition", args=[pk, "invite"])
    assert client.get(schedule).status_code == 404
    assert client.post(schedule).status_code == client.post(step).status_code == 404


def test_a_step_is_a_post(client, officer, overleg):
    client.force_login(officer)
    assert client.get(url("transition", overleg, "invite")).status_code == 405


@pytest.mark.parametrize("name", ["detail", "people", "minutes", "poll"])
def test_a_page_asks_as_much_for_twenty_participants_as_for_one(
    client, officer, overleg, django_assert_max_num_queries, name
):
    moment = services.propose_moment(
        overleg_id=overleg.pk, planned_on=date(2025, 6, 12), hours=services.USUAL, actor=officer
    )
    client.force_login(officer)
    counts = []
    for more in (1, 19):
        for _ in range(more):
            number = overleg.deelnemers.count()
            row = guest(overleg, officer, f"Gast{number} Jansen")
            services.answer_moments(deelnemer_id=row.pk, answers={moment.pk: "kan"}, actor=officer)
        with django_assert_max_num_queries(15) as asked:
            assert client.get(url(name, overleg)).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
