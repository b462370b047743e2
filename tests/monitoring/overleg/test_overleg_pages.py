"""The pages of the overleg: the list, the panel of the dossier, and what a refusal keeps."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from monitoring.overleg import services
from monitoring.overleg.models import Overleg, OverlegStatus
from regiodeals.accounts.models import Role
from tests import builders
from tests.screens.pages import read

pytestmark = pytest.mark.django_db

DAY = date(2025, 6, 12)
ON_THE_DAY = datetime(2025, 6, 12, 9, tzinfo=UTC)
LIST = "/overleg/"


@pytest.fixture
def overleg(officer):
    """Planned for 2025, the day still open."""
    return Overleg.objects.create(deal=builders.concluded(officer), year=2025)


def scheduled(overleg, officer):
    return services.schedule_overleg(
        overleg_id=overleg.pk, planned_on=DAY, location="Stadhuis Voorbeeldstad", actor=officer
    )


def brought_to(status, overleg, officer, clock):
    """The overleg in a later state, on the day itself."""
    scheduled(overleg, officer)
    clock.set(ON_THE_DAY)
    for verb, reached in (
        ("invite", OverlegStatus.UITGENODIGD),
        ("hold", OverlegStatus.GEHOUDEN),
        ("adopt_minutes", OverlegStatus.VASTGESTELD),
    ):
        services.take_step(
            overleg_id=overleg.pk,
            verb=verb,
            actor=officer,
            minutes="Wij spraken af." if verb == "adopt_minutes" else "",
        )
        if reached == status:
            break
    return Overleg.objects.get(pk=overleg.pk)


def url(name, overleg, *more):
    return reverse(f"monitoring:overleg-{name}", args=[overleg.pk, *more])


def dossier(overleg):
    return reverse("regiodeals:deal-detail", args=[overleg.deal_id])


def text_of(response):
    return " ".join(read(response.content.decode()).text.split())


def sentences(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def send(client, actor, overleg, **answers):
    client.force_login(actor)
    answers = {"dag": "12 juni 2025", "plaats": "Stadhuis"} | answers
    return client.post(url("schedule", overleg), answers)


def take(client, actor, overleg, verb, **data):
    client.force_login(actor)
    return client.post(url("transition", overleg, verb), data)


def panel(client, reader, overleg):
    """The row of the overleg in the dossier, and the words of the page."""
    client.force_login(reader)
    response = client.get(dossier(overleg))
    shown = next(i.p for i in response.context["aside_panels"] if i.panel.name == "overleg")
    (row,) = shown["rows"]
    return row, text_of(response)


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
    assert f"{dossier(overleg)}#overleg" in read(response.content.decode()).values("href")


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


# ---- the panel of the dossier ----------------------------------------------------------------


def test_an_overleg_without_day_offers_the_form_and_says_why_inviting_waits(
    client, officer, overleg
):
    row, text = panel(client, officer, overleg)
    assert row["schedule"] is not None
    assert row["minutes"] is None
    (step,) = row["steps"]
    assert step["reasons"] == ["Er is nog geen dag gekozen. Plan eerst de dag en de plaats."]
    assert "Er is nog geen dag gekozen. Plan eerst de dag en de plaats." in text


def test_an_overleg_with_day_can_be_moved_or_sent_out(client, officer, overleg):
    scheduled(overleg, officer)
    row, text = panel(client, officer, overleg)
    assert row["steps"][0]["reasons"] == []
    assert "donderdag 12 juni 2025, Stadhuis Voorbeeldstad" in text
    assert "Dag of plaats wijzigen" in text
    page = read(client.get(dossier(overleg)).content.decode())
    (day,) = [box for box in page.all("input") if box.get("name") == "dag"]
    assert day["value"] == "12-6-2025"


def test_before_its_day_an_overleg_cannot_have_been_held(client, officer, overleg):
    scheduled(overleg, officer)
    services.take_step(overleg_id=overleg.pk, verb="invite", actor=officer)
    row, text = panel(client, officer, overleg)
    assert row["steps"][0]["reasons"] == ["De dag van het overleg is nog niet geweest."]
    assert row["minutes"] is row["schedule"] is None
    assert "De dag van het overleg is nog niet geweest." in text


@pytest.mark.parametrize("status", [OverlegStatus.UITGENODIGD, OverlegStatus.GEHOUDEN])
def test_from_its_day_on_the_verslag_can_be_typed_with_the_step(
    client, officer, overleg, still_clock, status
):
    brought_to(status, overleg, officer, still_clock)
    row, _text = panel(client, officer, overleg)
    (step,) = row["steps"]
    assert step["takes_minutes"]
    assert step["reasons"] == []
    page = read(client.get(dossier(overleg)).content.decode())
    assert [area["name"] for area in page.all("textarea")].count("verslag") == 1


def test_an_adopted_verslag_can_be_read_and_nothing_more(client, officer, overleg, still_clock):
    brought_to(OverlegStatus.VASTGESTELD, overleg, officer, still_clock)
    row, text = panel(client, officer, overleg)
    assert row["steps"] == []
    assert row["minutes"] is None
    assert "Verslag lezen" in text
    assert "Wij spraken af." in text


def test_others_read_along_and_get_no_buttons(client, officer, overleg):
    scheduled(overleg, officer)
    for reader in (builders.toetser(), builders.member(builders.region_of(overleg.deal))):
        row, text = panel(client, reader, overleg)
        assert (row["steps"], row["schedule"], row["minutes"]) == ([], None, None)
        assert "donderdag 12 juni 2025" in text


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


# ---- day and place ---------------------------------------------------------------------------


def test_day_and_place_are_kept(client, officer, overleg):
    response = send(client, officer, overleg)
    assert response["Location"] == f"{dossier(overleg)}#overleg"
    assert sentences(response) == ["Dag en plaats van het overleg zijn bewaard."]
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


def test_an_overleg_that_was_sent_out_keeps_its_day(client, officer, overleg):
    scheduled(overleg, officer)
    services.take_step(overleg_id=overleg.pk, verb="invite", actor=officer)
    response = send(client, officer, overleg, dag="13-6-2025")
    assert sentences(response) == ["De uitnodiging is al verstuurd. De dag ligt vast."]
    assert Overleg.objects.get(pk=overleg.pk).planned_on == DAY


def test_only_a_behandelaar_chooses_the_day(client, overleg):
    response = send(client, builders.toetser(), overleg)
    assert sentences(response) == ["Alleen een behandelaar mag dit doen."]
    assert Overleg.objects.get(pk=overleg.pk).planned_on is None


# ---- steps and verslag -----------------------------------------------------------------------


def test_each_step_leads_back_to_the_dossier_with_a_sentence(client, officer, overleg, still_clock):
    scheduled(overleg, officer)
    still_clock.set(ON_THE_DAY)
    for verb, data, state in [
        ("invite", {}, "uitgenodigd"),
        ("hold", {}, "gehouden"),
        ("adopt_minutes", {"verslag": "Wij spraken af."}, "verslag vastgesteld"),
    ]:
        response = take(client, officer, overleg, verb, **data)
        assert response["Location"] == f"{dossier(overleg)}#overleg"
        assert sentences(response)[-1] == f"Het overleg is nu: {state}."
    assert Overleg.objects.get(pk=overleg.pk).minutes == "Wij spraken af."


def test_a_verslag_of_the_day_is_there_when_it_is_adopted(client, officer, overleg, still_clock):
    brought_to(OverlegStatus.UITGENODIGD, overleg, officer, still_clock)
    take(client, officer, overleg, "hold", verslag="Eerste versie.")
    row, _text = panel(client, officer, overleg)
    assert row["minutes"]["verslag"].value() == "Eerste versie."


def test_a_verslag_without_words_cannot_be_adopted(client, officer, overleg, still_clock):
    brought_to(OverlegStatus.GEHOUDEN, overleg, officer, still_clock)
    response = take(client, officer, overleg, "adopt_minutes", verslag="  ")
    assert response.context["form"].errors["verslag"] == ["Schrijf eerst het verslag."]
    assert Overleg.objects.get(pk=overleg.pk).status == OverlegStatus.GEHOUDEN


def test_only_the_step_that_cannot_do_without_asks_for_a_verslag(
    client, officer, overleg, still_clock
):
    brought_to(OverlegStatus.UITGENODIGD, overleg, officer, still_clock)
    row, text = panel(client, officer, overleg)
    assert not row["minutes"].fields["verslag"].required
    assert "Verslag (mag leeg blijven)" in text
    take(client, officer, overleg, "hold")
    row, text = panel(client, officer, overleg)
    assert row["minutes"].fields["verslag"].required
    assert "Verslag (mag leeg blijven)" not in text


@pytest.mark.parametrize("verslag", ["x" * 20_001, "nul\x00teken"])
def test_a_verslag_that_cannot_be_kept_stays_on_the_page(
    client, officer, overleg, still_clock, verslag
):
    brought_to(OverlegStatus.GEHOUDEN, overleg, officer, still_clock)
    response = take(client, officer, overleg, "adopt_minutes", verslag=verslag)
    assert response.status_code == 200
    form = response.context["form"]
    assert form["verslag"].value() == verslag
    assert form.errors["verslag"][0].endswith(".")
    assert Overleg.objects.get(pk=overleg.pk).status == OverlegStatus.GEHOUDEN


def test_a_verslag_for_a_step_that_is_gone_stays_on_the_page(client, officer, overleg, still_clock):
    brought_to(OverlegStatus.VASTGESTELD, overleg, officer, still_clock)
    response = take(client, officer, overleg, "adopt_minutes", verslag="Een late aanvulling.")
    assert response.status_code == 200
    assert "Een late aanvulling." in response.content.decode()
    assert "kan niet in de stand" in text_of(response)
    assert "<title>Fout: verslag" in response.content.decode()


def test_a_verslag_is_never_read_as_html(client, officer, overleg, still_clock):
    brought_to(OverlegStatus.GEHOUDEN, overleg, officer, still_clock)
    take(client, officer, overleg, "adopt_minutes", verslag="<script>x</script>")
    content = client.get(dossier(overleg)).content.decode()
    assert "<script>x" not in content
    assert "&lt;script&gt;x" in content


@pytest.mark.parametrize("verb", ["onzin", "delete", "__class__", "hold"])
def test_a_step_that_is_not_there_is_refused_with_a_sentence(client, officer, overleg, verb):
    response = take(client, officer, overleg, verb)
    assert response.status_code == 302
    assert sentences(response)[0].endswith(".")
    assert Overleg.objects.get(pk=overleg.pk).status == OverlegStatus.GEPLAND


def test_only_a_behandelaar_takes_a_step(client, officer, overleg):
    scheduled(overleg, officer)
    response = take(client, builders.toetser(), overleg, "invite")
    assert sentences(response) == ["Alleen een behandelaar mag dit doen."]


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
