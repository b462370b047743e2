"""The pages of a beschikking: who sees what, who is next, and the way into the dossier."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from disbursement.beschikking.models import Beschikking
from regiodeals.accounts.models import Role
from tests import builders
from tests.browsing import messages_of, text_of
from tests.disbursement.beschikking.browsing import page_of, url
from tests.screens.pages import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def region():
    return builders.organisation("gemeente Voorbeeldstad")


# ---- who sees what ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "role", [Role.BEHANDELAAR, Role.TOETSER, Role.TEKENBEVOEGDE, Role.BEHEERDER]
)
def test_every_role_of_the_ministry_sees_every_phase(client, cast, role):
    reader = builders.user(role)
    rows = [cast.draft(), cast.submitted(), cast.approved(), cast.signed(), cast.announced()]
    for row in rows:
        response = page_of(client, reader, row)
        assert "Vier ogen" in text_of(response)
        assert "Toets aan het Besluit" in text_of(response)
    client.force_login(reader)
    listed = client.get(reverse("disbursement:beschikking-list"))
    assert {shown["beschikking"].pk for shown in listed.context["rows"]} == {r.pk for r in rows}


def test_a_region_sees_the_letter_the_money_and_the_term_and_nothing_else(client, cast, region):
    row = cast.announced(region=region)
    response = page_of(client, builders.member(region), row)
    text = text_of(response)
    assert "€ 10.000.000,00" in text
    assert "Termijn voor bezwaar" in text
    assert "Termijn 1" in text
    assert "Beschikking SPUK-2024-0001 (PDF" in text
    assert not any(key in response.context for key in ("steps", "four_eyes", "test"))
    for hidden in ("Vier ogen", "Toets aan het Besluit", "Andere dag proberen", "NL00"):
        assert hidden not in text


def test_a_co_signing_ministry_sees_it_as_a_region_does(client, cast):
    row = cast.announced()
    reader = builders.member(builders.ministry("BZK"), Role.MEDEONDERTEKENAAR)
    assert "Vier ogen" not in text_of(page_of(client, reader, row))


@pytest.mark.parametrize("name", ["detail", "letter"])
def test_a_beschikking_that_is_not_yet_known_does_not_exist_for_the_region(
    client, cast, region, name
):
    row = cast.with_letter(region=region)
    client.force_login(builders.member(region))
    assert client.get(url(name, row)).status_code == 404
    listed = client.get(reverse("disbursement:beschikking-list"))
    assert listed.context["rows"] == []
    assert "Er is nog geen beschikking" in text_of(listed)


@pytest.mark.parametrize("name", ["detail", "letter"])
def test_the_beschikking_of_another_region_does_not_exist(client, cast, name):
    row = cast.announced()
    client.force_login(builders.member(builders.organisation()))
    assert client.get(url(name, row)).status_code == 404


@pytest.mark.parametrize("name", ["preview", "retry", "draft", "transition"])
def test_a_region_may_not_come_near_the_making_of_it(client, cast, region, name):
    row = cast.announced(region=region)
    more = ["submit"] if name == "transition" else []
    client.force_login(builders.member(region))
    assert client.post(url(name, row, *more)).status_code == 403


@pytest.mark.parametrize("pk", [0, 999_999, 10**25])
def test_a_number_that_does_not_exist_is_no_error(client, officer, pk):
    client.force_login(officer)
    for name in ("detail", "letter", "preview"):
        address = reverse(f"disbursement:beschikking-{name}", args=[pk])
        assert client.get(address).status_code == 404
    for name, more in (("transition", ["sign"]), ("retry", []), ("draft", [])):
        address = reverse(f"disbursement:beschikking-{name}", args=[pk, *more])
        assert client.post(address).status_code == 404


@pytest.mark.parametrize(("name", "more"), [("transition", ["sign"]), ("retry", []), ("draft", [])])
def test_what_changes_something_is_a_post(client, cast, name, more):
    row = cast.draft()
    client.force_login(cast.drafter)
    assert client.get(url(name, row, *more)).status_code == 405


def test_a_page_that_only_shows_takes_no_post(client, cast):
    row = cast.with_letter()
    client.force_login(cast.drafter)
    assert client.post(reverse("disbursement:beschikking-list")).status_code == 405
    for name in ("detail", "letter", "preview"):
        assert client.post(url(name, row)).status_code == 405


def test_the_list_shows_who_is_waited_for_and_until_when(client, cast):
    cast.draft(name="Voorbeeldregio")
    client.force_login(cast.reviewer)
    text = text_of(client.get(reverse("disbursement:beschikking-list")))
    assert "opsteller Sanne Opsteller" in text
    assert "uiterlijk di 17 dec 2024" in text
    assert "29 dagen" in text


@pytest.mark.parametrize("number", ["0", "-1", "abc", "999999999999999999999"])
def test_a_page_of_the_list_that_does_not_exist_is_another_page(client, cast, number):
    cast.draft()
    client.force_login(cast.drafter)
    address = reverse("disbursement:beschikking-list")
    assert client.get(f"{address}?pagina={number}").status_code == 200


def test_the_detail_asks_the_database_few_questions(
    client, cast, region, django_assert_max_num_queries
):
    row = cast.announced(region=region)
    for reader in (builders.member(region), cast.drafter):
        client.force_login(reader)
        with django_assert_max_num_queries(12):
            assert client.get(url("detail", row)).status_code == 200


def test_every_id_is_there_once_and_every_reference_is_met(client, cast):
    rows = [cast.draft(), cast.submitted(), cast.approved(), cast.signed(), cast.announced()]
    for row in rows:
        page = read(page_of(client, cast.signer, row).content.decode())
        ids = page.values("id")
        assert len(ids) == len(set(ids))
        references = " ".join(page.values("aria-labelledby") + page.values("aria-describedby"))
        assert {*references.split(), *page.values("for")} <= set(ids)


# ---- the title and the four eyes -------------------------------------------------------------


def test_the_title_says_how_much_and_until_when(client, cast):
    text = text_of(page_of(client, cast.drafter, cast.draft(name="Voorbeeldregio")))
    assert "Beschikking Voorbeeldregio" in text
    assert "Verlening van een specifieke uitkering van € 10.000.000,00" in text
    assert "Uiterlijk verlenen op dinsdag 17 december 2024, nog 29 dagen." in text


def test_a_term_that_is_past_says_how_long_ago(client, cast, still_clock):
    row = cast.draft()
    still_clock.set(datetime(2024, 12, 19, 9, 0, tzinfo=UTC))
    assert "2 dagen te laat" in text_of(page_of(client, cast.drafter, row))


def test_an_island_gets_its_dollars_first(client, cast):
    row = cast.announced(builders.saba(cast.drafter))
    text = text_of(page_of(client, cast.drafter, row))
    assert "bijzondere uitkering van US$ 5.275.000,00 (rijksbijdrage € 5.000.000,00)" in text
    assert "1,0550 dollar voor één euro, op 15 november 2024 (voorbeeldbron)" in text
    assert "Termijn voor bezwaar of beroep" in text


def test_the_line_of_four_eyes_tells_who_did_what_and_who_is_next(client, cast):
    row = cast.approved()
    eyes = page_of(client, cast.drafter, row).context["four_eyes"]
    assert [step["title"] for step in eyes] == [
        "Opstellen: u",
        "Toetsen: Farid Toetser",
        "Ondertekenen",
        "Bekendmaken",
    ]
    assert [step["state"] for step in eyes] == ["done", "done", "now", "todo"]
    assert eyes[2]["note"] == "sinds 18 november 2024, een derde, met mandaat"
    assert eyes[3]["note"] == "uiterlijk di 17 dec 2024"


def test_who_signed_stands_there_with_the_office(client, cast):
    eyes = page_of(client, cast.signer, cast.announced()).context["four_eyes"]
    assert eyes[2]["title"] == "Ondertekenen: u"
    assert eyes[2]["note"] == "18 november 2024, directeur Regio Deals"
    assert {step["state"] for step in eyes} == {"done"}


def test_a_moment_counts_for_its_day_in_the_netherlands(client, cast, still_clock):
    still_clock.set(datetime(2024, 11, 19, 23, 30, tzinfo=UTC))
    eyes = page_of(client, cast.drafter, cast.submitted()).context["four_eyes"]
    assert eyes[0]["note"] == "20 november 2024"


# ---- drafting --------------------------------------------------------------------------------


def test_drafting_leads_to_the_concept(client, cast):
    grant = builders.uitkering(cast.drafter)
    client.force_login(cast.drafter)
    response = client.post(reverse("disbursement:beschikking-draft", args=[grant.pk]))
    row = Beschikking.objects.get(uitkering=grant)
    assert response["Location"] == url("detail", row)
    assert row.drafter == cast.drafter


def test_drafting_twice_leads_back_to_the_dossier_with_a_sentence(client, cast):
    row = cast.draft()
    client.force_login(cast.drafter)
    response = client.post(reverse("disbursement:beschikking-draft", args=[row.uitkering_id]))
    assert response["Location"] == reverse("regiodeals:deal-detail", args=[row.uitkering.deal_id])
    assert messages_of(response) == ["Voor deze uitkering is al een beschikking opgesteld."]


def test_only_a_behandelaar_drafts(client, cast):
    grant = builders.uitkering(cast.drafter)
    client.force_login(cast.reviewer)
    response = client.post(reverse("disbursement:beschikking-draft", args=[grant.pk]))
    assert messages_of(response) == ["Alleen een behandelaar mag dit doen."]
    assert not Beschikking.objects.exists()


# ---- the panel of the dossier ----------------------------------------------------------------


def panel(client, reader, deal):
    client.force_login(reader)
    shown = client.get(reverse("regiodeals:deal-detail", args=[deal.pk])).context["main_panels"]
    return next(item.p for item in shown if item.panel.name == "besluiten")


def test_the_dossier_offers_to_draft_to_a_behandelaar_only(client, cast):
    deal = builders.uitkering(cast.drafter).deal
    assert panel(client, cast.drafter, deal)["draft_url"]
    for reader in (cast.reviewer, builders.member(builders.region_of(deal))):
        assert panel(client, reader, deal)["draft_url"] == ""


def test_the_dossier_shows_a_region_only_what_was_made_known(client, cast, region):
    hidden, known = cast.with_letter(region=region), cast.announced(region=region)
    reader = builders.member(region)
    assert panel(client, reader, hidden.uitkering.deal)["rows"] == []
    (row,) = panel(client, reader, known.uitkering.deal)["rows"]
    assert row["beschikking"] == known


def test_the_dossier_without_uitkering_says_what_comes_first(client, officer):
    deal = builders.concluded(officer)
    client.force_login(officer)
    text = text_of(client.get(reverse("regiodeals:deal-detail", args=[deal.pk])))
    assert "Eerst moet de uitkering zijn geopend." in text
