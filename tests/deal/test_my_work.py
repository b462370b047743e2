"""Mijn werk: what waits for whom, the most urgent first."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from regiodeals.accounts.models import Role, User
from regiodeals.deal import services
from regiodeals.deal.models import Deal, DealStatus
from regiodeals.deal.rendering import work_lead
from regiodeals.dossier import MOST_OF_A_KIND, Appointment, WorkItem, term_ends, work_for
from tests import builders
from tests.screens import many_deals
from tests.screens.pages import read

TODAY = date(2024, 11, 18)
ITEM = WorkItem("Zwolle II: teken", "/", "Openen", "u bent tekenbevoegd.", "niets.", None)


def work(client, reader):
    client.force_login(reader)
    return client.get(reverse("my-work"))


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (10, "De eerste moet klaar zijn over 10 dagen."),
        (1, "De eerste moet klaar zijn over 1 dag."),
        (0, "De eerste moet vandaag klaar zijn."),
        (-3, "De eerste is 3 dagen te laat."),
        (None, "Een uiterste dag is er niet."),
    ],
)
def test_the_sentence_on_top_tells_the_first_day(days, words):
    sentence = read(work_lead([replace(ITEM, days_left=days)], TODAY)).text
    assert sentence == f"Maandag 18 november 2024. U hebt 1 taak. {words}"


@pytest.mark.parametrize(
    ("days", "words"), [(0, "De eerste is vandaag."), (3, "De eerste is over 3 dagen.")]
)
def test_an_overleg_takes_place_and_is_not_to_be_made_ready(days, words):
    meeting = replace(ITEM, days_left=days, appointment=Appointment("10:00 uur", "Ulft"))
    assert words in read(work_lead([meeting, replace(ITEM, days_left=9)], TODAY)).text


def test_a_day_counts_also_when_the_first_task_has_none():
    tasks = [ITEM, replace(ITEM, days_left=5)]
    assert "2 taken" in work_lead(tasks, TODAY)
    assert "5 dagen" in work_lead(tasks, TODAY)


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (TODAY, "de termijn eindigt op maandag 18 november 2024."),
        (date(2024, 11, 17), "de termijn eindigde op zondag 17 november 2024."),
    ],
)
def test_a_term_that_is_over_did_end(still_clock, last, words):
    assert term_ends("de termijn", last) == words


@pytest.mark.parametrize(("days", "far"), [(None, False), (366, False), (367, True)])
def test_what_is_owed_more_than_a_year_from_now_is_no_work_yet(days, far):
    assert replace(ITEM, is_owed=True, days_left=days).is_far_off is far
    # A task that somebody gave is work, however late its day.
    assert not replace(ITEM, days_left=days).is_far_off


@pytest.mark.django_db
def test_papers_of_later_years_stand_apart_from_the_work_of_now(client, monkeypatch, officer):
    owed = replace(ITEM, title="SiSa over 2027 sturen", is_owed=True, settles="2027")
    owed = replace(owed, due_on=date(2028, 7, 15))
    soon = replace(owed, title="SiSa over 2024 sturen", settles="2024", due_on=date(2025, 7, 15))
    monkeypatch.setattr("regiodeals.dossier._sources", [lambda _user: [owed, soon]])
    response = work(client, officer)
    assert [task.title for task in response.context["tasks"]] == ["SiSa over 2024 sturen"]
    text = " ".join(read(response.content.decode()).text.split())
    assert "U hebt 1 taak." in text
    assert text.index("over meer dan een jaar") < text.index("SiSa over 2027 sturen")
    assert "uiterlijk zaterdag 15 juli 2028" in text


@pytest.mark.django_db
def test_the_most_urgent_task_is_first_and_the_only_primary_one(client, officer):
    builders.concluded(officer, signed_on=date(2024, 10, 7), name="Later")
    builders.concluded(officer, signed_on=date(2024, 9, 5), name="Eerst")
    response = work(client, officer)
    titles = [task.title for task in response.context["tasks"]]
    assert [title.split(":")[0] for title in titles[:2]] == ["Eerst", "Later"]
    page, _beside_the_page = response.content.decode().split("</main>")
    buttons = [a["class"] for a in read(f"{page}</main></body></html>").all("a") if "class" in a]
    assert sum("primary" in classes for classes in buttons) == 1


@pytest.mark.django_db
def test_a_task_says_how_many_days_are_left(client, officer, still_clock):
    builders.concluded(officer)
    assert [task.days_left for task in work(client, officer).context["tasks"]] == [29]
    still_clock.set(datetime(2024, 12, 20, 9, tzinfo=UTC))
    assert [task.days_left for task in work(client, officer).context["tasks"]] == [-3]


@pytest.mark.django_db
def test_each_side_is_led_to_its_own_list(client, officer):
    assert "Naar de tranches" in work(client, officer).content.decode()
    page = work(client, builders.member(builders.organisation())).content.decode()
    assert "Naar de rapportages" in page
    assert "Naar de tranches" not in page


@pytest.mark.django_db
def test_a_beheerder_is_led_to_the_administration_and_nobody_else_is(client, officer):
    assert "Naar het beheer" not in work(client, officer).content.decode()
    beheerder = builders.user(Role.BEHEERDER, is_staff=True)
    assert 'href="/beheer/">Naar het beheer<' in work(client, beheerder).content.decode()


def test_a_task_of_another_officer_is_not_mine(client, officer):
    builders.concluded(officer)
    response = work(client, builders.behandelaar())
    assert response.context["tasks"] == []
    assert "Geen taken meer voor vandaag" in response.content.decode()
    assert "U bent nog geen behandelaar van een deal" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["reviewer", "signer"])
def test_who_handles_no_deals_is_not_told_so_every_day(client, cast, who):
    page = work(client, getattr(cast, who)).content.decode()
    assert "Uw deals" not in page


@pytest.mark.django_db
def test_an_empty_list_tells_the_next_term_of_my_deals(client, officer):
    deal = builders.concluded(officer)
    text = work(client, builders.member(builders.region_of(deal))).content.decode()
    assert "De volgende wettelijke termijn eindigt op dinsdag 17 december 2024." in text
    assert deal.name in text


@pytest.mark.django_db
def test_a_term_that_has_ended_is_not_the_next_one(client, officer, still_clock):
    deal = builders.concluded(officer)
    still_clock.set(datetime(2024, 12, 18, 9, tzinfo=UTC))
    text = work(client, builders.member(builders.region_of(deal))).content.decode()
    assert "De volgende wettelijke termijn" not in text
    assert "Er loopt nu geen wettelijke termijn die op u wacht." in text


@pytest.mark.django_db
def test_a_person_without_deals_is_told_when_they_come(client, officer):
    text = work(client, builders.member(builders.organisation())).content.decode()
    assert "Er loopt nu geen wettelijke termijn die op u wacht." in text
    assert "zodra uw organisatie er partij in is" in text


@pytest.mark.django_db
def test_a_long_list_is_cut_and_says_so(client, officer):
    many_deals.concluded_deals(30, region=builders.organisation(), officer=officer)
    response = work(client, officer)
    assert len(response.context["tasks"]) == len(response.context["rows"]) == 25
    assert "U ziet de eerste 25 van 30 taken." in response.content.decode()


@pytest.mark.django_db
def test_of_very_many_tasks_the_most_urgent_are_read_and_the_page_says_there_are_more(
    client, officer
):
    many_deals.concluded_deals(140, region=builders.organisation(), officer=officer)
    builders.concluded(officer, signed_on=date(2024, 9, 5), name="Z")
    response = work(client, officer)
    days = [task.due_on for task in response.context["tasks"]]
    assert days == sorted(days)
    assert response.context["tasks"][0].title.startswith("Z:")
    text = response.content.decode()
    assert "U ziet de eerste 25 van 100 of meer taken." in text
    assert "<strong>100 of meer taken</strong>" in text


@pytest.mark.parametrize(
    ("number", "is_all"), [(MOST_OF_A_KIND, True), (MOST_OF_A_KIND + 1, False)]
)
def test_as_many_as_are_shown_of_a_kind_is_all_of_them(monkeypatch, number, is_all):
    tasks = [replace(ITEM, url=f"/{one}") for one in range(number)]
    monkeypatch.setattr("regiodeals.dossier._sources", [lambda _user: tasks])
    found = work_for(User())
    assert (len(found.items), found.is_all) == (MOST_OF_A_KIND, is_all)


@pytest.mark.django_db
def test_what_others_did_in_my_deals_is_told_to_the_ministry_and_outside_only_what_was_made_known(
    client, cast
):
    beschikking = cast.approved()
    region = builders.region_of(beschikking.uitkering.deal)
    own = work(client, cast.drafter)
    assert [change.entry.actor for change in own.context["changes"]] == [cast.reviewer]
    assert "Veranderd sinds uw vorige bezoek" in own.content.decode()
    outside = work(client, builders.member(region)).context["changes"]
    assert [str(change.sentence) for change in outside] == ["Het convenant is gesloten."]


@pytest.mark.django_db
def test_a_person_without_a_role_is_refused_in_words(client):
    response = work(client, builders.user())
    assert response.status_code == 403
    assert "Vraag de beheerder om de rol" in response.content.decode()


@pytest.mark.django_db
def test_a_stranger_is_sent_to_the_log_in_page(client):
    assert client.get(reverse("my-work"))["Location"].startswith(reverse("login"))


@pytest.mark.django_db
def test_a_deal_ready_for_its_convenant_waits_without_a_day(client, officer):
    deal = builders.proposal()
    services.take_step(deal_id=deal.pk, verb="select", actor=officer)
    services.assign_accounthouder(deal_id=deal.pk, accounthouder=officer, actor=officer)
    (task,) = work(client, officer).context["tasks"]
    assert (task.title, task.due_on) == (f"{deal}: begin met het convenant", None)


@pytest.mark.django_db
def test_a_convenant_in_preparation_must_be_concluded_in_the_window(client, officer):
    deal = builders.in_preparation(officer)
    (task,) = work(client, officer).context["tasks"]
    assert task.due_on == deal.tranche.rules.concluding_window.last_day
    assert task.days_left == (task.due_on - TODAY) // timedelta(days=1)


def test_a_deal_that_is_over_waits_for_its_final_account(still_clock):
    officer = builders.behandelaar()
    deal = builders.concluded(officer, name="Zwolle", ends_on=TODAY)
    Deal.objects.filter(pk=deal.pk).update(
        status=DealStatus.IN_UITVOERING, granted_on=date(2024, 11, 1)
    )
    [task] = [item for item in work_for(officer).items if "eindverantwoording" in item.title]
    assert task.title.endswith("Zwolle: begin met de eindverantwoording")
    Deal.objects.filter(pk=deal.pk).update(ends_on=date(2024, 11, 19))
    assert not any("eindverantwoording" in item.title for item in work_for(officer).items)
