"""The pages of a beschikking: who sees what, why a step waits, what stays when it is refused."""

from datetime import UTC, datetime

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from disbursement.beschikking import services
from disbursement.beschikking.models import Beschikking, BeschikkingStatus
from regiodeals.accounts.models import Role
from regiodeals.deal.models import Deal, Financieringsbron
from tests import builders
from tests.screens.pages import read

pytestmark = pytest.mark.django_db


def url(name, row, *more):
    return reverse(f"disbursement:beschikking-{name}", args=[row.pk, *more])


def page_of(client, reader, row, query=""):
    client.force_login(reader)
    response = client.get(url("detail", row) + query)
    assert response.status_code == 200
    return response


def text_of(response):
    return " ".join(read(response.content.decode()).text.split())


def step_of(response, verb):
    return next(step for step in response.context["steps"] if step["verb"] == verb)


def take(client, actor, row, verb, **data):
    client.force_login(actor)
    return client.post(url("transition", row, verb), data)


def sentences(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def status_of(row):
    return Beschikking.objects.get(pk=row.pk).status


def lower_the_contribution(row):
    """Take a euro from what the region puts in, so that article 10 lid 2 no longer holds."""
    deal = row.uitkering.deal
    for source in Financieringsbron.objects.filter(activiteit__programmalijn__deal=deal):
        source.amount_cents -= 100
        source.save()


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


# ---- the steps -------------------------------------------------------------------------------


def test_a_step_that_may_be_taken_has_no_reasons(client, cast):
    response = page_of(client, cast.drafter, cast.draft())
    assert step_of(response, "submit")["reasons"] == []
    assert 'action="/beschikkingen/' in response.content.decode()


def test_a_disabled_step_says_why_in_visible_words(client, cast):
    response = page_of(client, cast.drafter, cast.submitted())
    page = read(response.content.decode())
    assert step_of(response, "approve")["reasons"] == ["Alleen een toetser mag dit doen."]
    disabled = [button for button in page.all("button") if button.get("aria-disabled") == "true"]
    described = {button["aria-describedby"] for button in disabled}
    assert described == {"approve-redenen", "return_to_drafter-redenen"}
    assert described <= set(page.values("id"))
    assert "Alleen een toetser mag dit doen." in text_of(response)


def test_the_drafter_who_also_signs_is_told_that_another_must(client, cast):
    cast.drafter.role_assignments.create(role=Role.TEKENBEVOEGDE, valid_from=builders.LONG_AGO)
    row = cast.approved()
    (reason,) = step_of(page_of(client, cast.drafter, row), "sign")["reasons"]
    assert reason == "U stelde deze beschikking zelf op. Een ander moet dit doen."


def test_a_rule_that_forbids_stands_beside_the_button(client, cast):
    row = cast.draft()
    lower_the_contribution(row)
    response = page_of(client, cast.drafter, row)
    assert step_of(response, "submit")["reasons"] == ["Artikel 10 lid 2 is nog onbekend."]


def test_a_rule_that_is_broken_after_the_review_stops_the_signature(client, cast):
    row = cast.approved()
    Deal.objects.filter(pk=row.uitkering.deal_id).update(is_vulnerable_region=False)
    lower_the_contribution(row)
    reasons = step_of(page_of(client, cast.signer, row), "sign")["reasons"]
    assert reasons == ["Artikel 10 lid 2 voldoet niet."]
    assert step_of(page_of(client, cast.drafter, row), "sign")["reasons"] == [
        "Alleen een tekenbevoegde mag dit doen."
    ]


def test_the_bekendmaking_waits_for_the_letter(client, cast):
    row = cast.signed()
    step = step_of(page_of(client, cast.drafter, row), "announce")
    assert step["reasons"] == ["De brief wordt nog gemaakt. Wacht tot de PDF klaar is."]


def test_the_bekendmaking_in_a_year_without_known_holidays_says_so(client, cast, still_clock):
    row = cast.with_letter()
    still_clock.set(datetime(2089, 5, 2, 9, 0, tzinfo=UTC))
    response = page_of(client, cast.drafter, row)
    (reason,) = step_of(response, "announce")["reasons"]
    assert reason == response.context["term"]["refusal"]
    assert "De laatste dag is onbekend" in text_of(response)


def test_every_step_leads_to_the_next_page_with_a_sentence(client, cast):
    row = cast.draft()
    for actor, verb, state in [
        (cast.drafter, "submit", BeschikkingStatus.TER_TOETSING),
        (cast.reviewer, "approve", BeschikkingStatus.GETOETST),
        (cast.signer, "sign", BeschikkingStatus.ONDERTEKEND),
    ]:
        response = take(client, actor, row, verb)
        assert response["Location"] == url("detail", row)
        assert sentences(response)[0].endswith(".")
        assert status_of(row) == state


def test_making_it_known_says_what_follows(client, cast):
    row = cast.with_letter()
    response = take(client, cast.drafter, row, "announce")
    assert sentences(response) == [
        "Bekendgemaakt. De termijn voor bezwaar loopt, en het eerste overleg is gepland."
    ]


@pytest.mark.parametrize("verb", ["onzin", "drop table", "__class__", "save", "announce"])
def test_a_step_that_is_not_there_is_refused_with_a_sentence(client, cast, verb):
    row = cast.draft()
    response = take(client, cast.drafter, row, verb)
    assert response.status_code == 302
    assert sentences(response)[0].endswith(".")
    assert status_of(row) == BeschikkingStatus.CONCEPT


def test_a_second_click_on_sign_is_refused_with_a_sentence(client, cast):
    row = cast.approved()
    take(client, cast.signer, row, "sign")
    response = take(client, cast.signer, row, "sign")
    assert "kan niet in de stand “ondertekend”" in sentences(response)[-1]
    assert Beschikking.objects.get(pk=row.pk).kenmerk == "SPUK-2024-0001"


# ---- remarks ---------------------------------------------------------------------------------


def test_sending_back_keeps_the_remark_for_the_drafter(client, cast):
    row = cast.submitted()
    remark = "Bedrag klopt niet.\nZie bladzijde 2."
    response = take(client, cast.reviewer, row, "return_to_drafter", opmerking=remark)
    assert sentences(response) == ["Teruggestuurd met uw opmerking."]
    page = page_of(client, cast.drafter, row)
    text = text_of(page)
    assert "Teruggestuurd met deze opmerking" in text
    assert "Bedrag klopt niet.<br>Zie bladzijde 2." in page.content.decode()
    assert "teruggestuurd met een opmerking" in text


@pytest.mark.parametrize("opmerking", ["", "   ", "\n\n"])
def test_sending_back_without_words_asks_for_them(client, cast, opmerking):
    row = cast.submitted()
    response = take(client, cast.reviewer, row, "return_to_drafter", opmerking=opmerking)
    assert sentences(response) == ["Schrijf op wat er moet veranderen, dan weet de opsteller het."]
    assert status_of(row) == BeschikkingStatus.TER_TOETSING


def test_a_remark_that_is_too_long_stays_in_its_box(client, cast):
    row = cast.submitted()
    remark = "Te lang. " * 300
    response = take(client, cast.reviewer, row, "return_to_drafter", opmerking=remark)
    assert response.status_code == 200
    assert "Uw opmerking is te lang. Gebruik ten hoogste 2000 tekens." in text_of(response)
    assert step_of(response, "return_to_drafter")["typed"] == remark.strip()
    assert '<details class="rd-action rd-ask" open>' in response.content.decode()
    assert status_of(row) == BeschikkingStatus.TER_TOETSING


def test_a_remark_with_a_control_character_is_no_server_error(client, cast):
    row = cast.submitted()
    response = take(client, cast.reviewer, row, "return_to_drafter", opmerking="nul\x00teken")
    assert response.status_code == 200
    assert sentences(response)[0].endswith(".")
    assert status_of(row) == BeschikkingStatus.TER_TOETSING


def test_a_remark_that_came_too_late_stands_on_the_page_to_be_kept(client, cast):
    row = cast.approved()
    response = take(client, cast.reviewer, row, "return_to_drafter", opmerking="Toch niet goed.")
    assert response.status_code == 200
    text = text_of(response)
    assert "Uw opmerking is niet verstuurd" in text
    assert "Toch niet goed." in text


def test_a_remark_is_never_read_as_html(client, cast):
    row = cast.submitted()
    take(client, cast.reviewer, row, "return_to_drafter", opmerking="<script>x</script>")
    content = page_of(client, cast.drafter, row).content.decode()
    assert "<script>x" not in content
    assert "&lt;script&gt;x" in content


# ---- the test per article --------------------------------------------------------------------


def test_what_blocks_stands_on_top_with_the_way_to_mend_it(client, cast):
    row = cast.draft()
    lower_the_contribution(row)
    test = page_of(client, cast.drafter, row).context["test"]
    first = test["rows"][0]
    assert (first["meaning"], first["word"]) == ("error", "onbekend")
    assert first["url"].endswith(f"/deals/{row.uitkering.deal_id}/#geld")
    assert [count["words"] for count in test["counts"]] == ["1 onbekend", "12 voldoen"]
    assert {rule["url"] for rule in test["rows"][1:]} == {""}


def test_what_leaves_room_is_put_to_a_person(client, cast):
    row = cast.draft(builders.saba(cast.drafter))
    first = page_of(client, cast.drafter, row).context["test"]["rows"][0]
    assert (first["meaning"], first["word"]) == ("review", "ter beoordeling")


def test_after_the_signature_the_test_is_what_the_letter_froze(client, cast):
    row = cast.signed()
    lower_the_contribution(row)
    response = page_of(client, cast.drafter, row)
    test = response.context["test"]
    assert test["is_frozen"]
    assert {rule["word"] for rule in test["rows"]} == {"voldoet"}
    assert "Zo is de uitkomst bij het tekenen vastgelegd" in text_of(response)


def test_a_deviation_that_was_signed_stays_on_top(client, cast):
    row = cast.signed(builders.saba(cast.drafter))
    test = page_of(client, cast.drafter, row).context["test"]
    assert (test["rows"][0]["word"], test["rows"][0]["article"]) == (
        "afwijking",
        "artikel 10 lid 2",
    )
    assert test["counts"][0]["words"] == "1 afwijking"


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
    assert sentences(response) == ["Voor deze uitkering is al een beschikking opgesteld."]


def test_only_a_behandelaar_drafts(client, cast):
    grant = builders.uitkering(cast.drafter)
    client.force_login(cast.reviewer)
    response = client.post(reverse("disbursement:beschikking-draft", args=[grant.pk]))
    assert sentences(response) == ["Alleen een behandelaar mag dit doen."]
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


def test_a_beschikking_that_was_sent_back_can_go_round_again(client, cast):
    row = cast.submitted()
    take(client, cast.reviewer, row, "return_to_drafter", opmerking="Nog eens.")
    take(client, cast.drafter, row, "submit")
    assert "Teruggestuurd met deze opmerking" not in text_of(page_of(client, cast.drafter, row))
    services.approve_beschikking(beschikking_id=row.pk, actor=cast.reviewer)
    assert status_of(row) == BeschikkingStatus.GETOETST
