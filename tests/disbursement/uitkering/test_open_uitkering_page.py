"""The page that opens an uitkering: what follows from the deal, and what a wrong answer meets."""

from datetime import date
from decimal import Decimal

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from disbursement.uitkering.models import Uitkering
from regiodeals.accounts.models import Role
from regiodeals.deal.models import Deal, DealParty, Financieringsbron
from regiodeals.legal.grant_rules import Instrument, OrganisationKind
from tests import builders
from tests.screens.pages import read

pytestmark = pytest.mark.django_db

ANSWERS = {
    "te_besteden_van": "24 september 2024",
    "te_besteden_tot_en_met": "31-12-2028",
    "rekening": "NL00 EXMP 0000 0000 00",
    "ten_name_van": "gemeente Voorbeeld",
    "begroting_ontvangen_op": "8-10-2024",
    "kenmerk_kassier": "VB-1",
    "btw_deel": "",
    "eerste_termijn": "5.000.000",
    "tweede_termijn": "€ 5.000.000,00",
    "tweede_termijn_op": "27 feb 2026",
}
DOLLARS = {
    "koers": "1,0550",
    "koers_van": "15-11-2024",
    "koers_bron": "voorbeeldbron",
    "eerste_termijn": "5.275.000",
    "tweede_termijn": "US$ 5.275.000",
}


def url(deal):
    return reverse("disbursement:uitkering-open", args=[deal.pk])


def dossier(deal):
    return reverse("regiodeals:deal-detail", args=[deal.pk])


def text_of(response):
    return " ".join(read(response.content.decode()).text.split())


def shown(client, reader, deal):
    client.force_login(reader)
    response = client.get(url(deal))
    assert response.status_code == 200
    return response


def send(client, actor, deal, **answers):
    client.force_login(actor)
    return client.post(url(deal), ANSWERS | answers)


def refused(client, actor, deal, **answers):
    """The form after a refusal: a page again, its title warns, and nothing was opened."""
    response = send(client, actor, deal, **answers)
    assert response.status_code == 200
    assert "<title>Fout: Uitkering openen" in response.content.decode()
    assert not Uitkering.objects.exists()
    return response.context["form"]


def box(response, name):
    """The value that stands in the box of a field."""
    page = read(response.content.decode())
    (found,) = [field for field in page.all("input") if field.get("name") == name]
    return found.get("value", "")


@pytest.fixture
def deal(officer):
    return builders.concluded(officer)


@pytest.fixture
def island_deal(officer):
    island = builders.organisation(
        "openbaar lichaam Voorbeeldeiland", OrganisationKind.OPENBAAR_LICHAAM_BES
    )
    return builders.concluded(officer, region=island)


# ---- what the page shows ---------------------------------------------------------------------


def test_the_page_says_what_follows_from_the_deal(client, officer, deal):
    text = text_of(shown(client, officer, deal))
    assert "€ 10.000.000,00, de rijksbijdrage uit het convenant" in text
    assert str(builders.region_of(deal)) in text
    assert "specifieke uitkering (artikel 9 lid 1)" in text


def test_the_kind_of_the_kassier_decides_the_kind_and_the_currency(client, officer, island_deal):
    response = shown(client, officer, island_deal)
    text = text_of(response)
    assert "bijzondere uitkering (artikel 9 lid 2)" in text
    assert "Dollars voor één euro" in text
    assert "US$" in text
    assert "Btw-deel" not in text


def test_what_the_deal_already_says_is_filled_in(client, officer, deal):
    response = shown(client, officer, deal)
    assert box(response, "te_besteden_van") == "24-9-2024"
    assert box(response, "te_besteden_tot_en_met") == "31-12-2028"
    assert box(response, "eerste_termijn") == box(response, "tweede_termijn") == "5.000.000"


def test_an_odd_amount_is_halved_to_the_cent(client, officer):
    deal = builders.concluded(officer, amount_cents=1_000_000_001)
    response = shown(client, officer, deal)
    assert box(response, "eerste_termijn") == "5.000.000,01"
    assert box(response, "tweede_termijn") == "5.000.000"


def test_dollars_are_not_filled_in_before_there_is_a_rate(client, officer, island_deal):
    assert box(shown(client, officer, island_deal), "eerste_termijn") == ""


def test_every_question_has_a_label_and_only_some_may_stay_empty(client, officer, deal):
    page = read(shown(client, officer, deal).content.decode())
    boxes = {field["id"] for field in page.all("input") if "id" in field}
    assert boxes == {label["for"] for label in page.all("label")}
    assert page.text.count("(mag leeg blijven)") == 3


def test_an_unknown_kassier_is_said_with_what_to_do(client, officer):
    deal = builders.concluded(officer, with_kassier=False)
    response = shown(client, officer, deal)
    text = text_of(response)
    assert "De uitkering kan nog niet worden geopend" in text
    assert "De regiokassier is onbekend. Vraag de regio wie het is" in text
    assert "Regiokassier onbekend" in text
    assert response.context["form"] is None
    assert dossier(deal) in read(response.content.decode()).values("href")


def test_a_convenant_that_is_not_concluded_is_said(client, officer):
    response = shown(client, officer, builders.in_preparation(officer))
    assert "Een uitkering kan pas als het convenant is gesloten" in text_of(response)
    assert response.context["form"] is None


def test_a_deal_with_an_uitkering_gets_no_second_form(client, officer, deal):
    builders.uitkering(officer, deal)
    response = shown(client, officer, deal)
    assert "Voor deze deal is al een uitkering geopend (artikel 12 lid 4)." in text_of(response)
    assert response.context["form"] is None


@pytest.mark.parametrize("role", [Role.TOETSER, Role.TEKENBEVOEGDE, Role.BEHEERDER])
def test_other_roles_of_the_ministry_read_who_may(client, deal, role):
    response = shown(client, builders.user(role), deal)
    assert "Alleen een behandelaar mag dit doen." in text_of(response)
    assert response.context["form"] is None


def test_a_region_may_not_come_here(client, deal):
    client.force_login(builders.member(builders.region_of(deal)))
    assert client.get(url(deal)).status_code == 403
    assert client.post(url(deal), ANSWERS).status_code == 403


@pytest.mark.parametrize("pk", [0, 999_999, 10**25])
def test_a_deal_that_does_not_exist_is_no_error(client, officer, pk):
    client.force_login(officer)
    assert client.get(reverse("disbursement:uitkering-open", args=[pk])).status_code == 404


def test_other_methods_are_refused(client, officer, deal):
    client.force_login(officer)
    assert client.put(url(deal)).status_code == 405


# ---- opening ---------------------------------------------------------------------------------


def test_the_answers_open_the_uitkering(client, officer, deal):
    response = send(client, officer, deal)
    assert response["Location"] == f"{dossier(deal)}#uitkering"
    assert [str(message) for message in get_messages(response.wsgi_request)] == [
        "De uitkering is geopend. U kunt de beschikking opstellen."
    ]
    grant = Uitkering.objects.get(deal=deal)
    assert grant.instrument == Instrument.SPUK
    assert (grant.spend_from, grant.spend_until) == (date(2024, 9, 24), date(2028, 12, 31))
    assert grant.request_received_on == date(2024, 10, 8)
    assert [(t.amount_cents, t.pay_by) for t in grant.termijnen.all()] == [
        (500_000_000, None),
        (500_000_000, date(2026, 2, 27)),
    ]


def test_what_may_stay_empty_may_stay_empty(client, officer, deal):
    send(client, officer, deal, begroting_ontvangen_op="", kenmerk_kassier="")
    grant = Uitkering.objects.get(deal=deal)
    assert (grant.request_received_on, grant.request_reference) == (None, "")


def test_the_vat_part_goes_to_the_fund_and_not_to_the_kassier(client, officer, deal):
    send(client, officer, deal, btw_deel="1.000.000", tweede_termijn="4.000.000")
    assert Uitkering.objects.get(deal=deal).bcf_cents == 100_000_000


def test_an_island_gets_dollars_at_the_rate_that_was_typed(client, officer, island_deal):
    response = send(client, officer, island_deal, **DOLLARS)
    assert response.status_code == 302
    grant = Uitkering.objects.get(deal=island_deal)
    assert grant.instrument == Instrument.BU
    assert (grant.usd_cents, grant.usd_rate) == (1_055_000_000, Decimal("1.0550"))
    assert (grant.usd_rate_on, grant.usd_rate_source) == (date(2024, 11, 15), "voorbeeldbron")


def test_amount_kassier_and_kind_cannot_be_typed_in(client, officer, deal):
    send(client, officer, deal, bedrag="1", amount_cents="1", instrument="bijzondere uitkering")
    grant = Uitkering.objects.get(deal=deal)
    assert grant.amount_cents == deal.rijksbijdrage_cents
    assert grant.instrument == Instrument.SPUK


# ---- wrong answers ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("te_besteden_van", "morgen", "Dit is geen dag. Vul dag, maand en jaar in"),
        ("te_besteden_van", "", "Vul een dag in, bijvoorbeeld 15-6-2025."),
        ("te_besteden_tot_en_met", "31-6-2028", "Juni 2028 heeft 30 dagen."),
        ("te_besteden_tot_en_met", "24-9-2024", "Kies een dag na het begin van de periode."),
        ("tweede_termijn_op", "27-2-26", "Bedoelt u 27-2-2026?"),
        ("rekening", "  ", "Vul de rekening van de kassier in."),
        ("rekening", "N" * 61, "Gebruik ten hoogste 60 tekens."),
        ("ten_name_van", "", "Vul in op wiens naam de rekening staat."),
        ("ten_name_van", "nul\x00teken", "."),
        ("eerste_termijn", "1000.50", "Bedoelt u €\u00a01.000,50 of €\u00a0100.050,00?"),
        ("eerste_termijn", "de helft", "Dit is geen bedrag."),
        ("eerste_termijn", "9" * 40, "Dit bedrag is te groot."),
        ("btw_deel", "-1", "Vul het bedrag in zonder min."),
    ],
)
def test_a_wrong_answer_gets_a_sentence_at_its_field_and_stays(
    client, officer, deal, name, typed, sentence
):
    response = send(client, officer, deal, **{name: typed})
    form = response.context["form"]
    assert sentence in form.errors[name][0]
    assert form[name].value() == typed
    page = read(response.content.decode())
    assert f"#id_{name}" in page.values("href")
    assert f"id_{name}_error" in page.values("id")
    assert not Uitkering.objects.exists()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Vul de koers in, bijvoorbeeld 1,0550."),
        ("veel", "Dit is geen koers."),
        ("0", "Dit is geen koers."),
        ("-1", "Dit is geen koers."),
        ("1e3", "Dit is geen koers."),
        ("NaN", "Dit is geen koers."),
        ("1,05501234", "Dit is geen koers."),
        ("9" * 5_000, "Dit is geen koers."),
    ],
)
def test_a_rate_that_is_none_is_refused(client, officer, island_deal, typed, sentence):
    form = refused(client, officer, island_deal, **DOLLARS | {"koers": typed})
    assert sentence in form.errors["koers"][0]


def test_a_rate_may_be_typed_with_a_point(client, officer, island_deal):
    assert send(client, officer, island_deal, **DOLLARS | {"koers": "1.0550"}).status_code == 302


def test_a_rate_that_no_row_can_hold_is_refused_by_the_service(client, officer, island_deal):
    form = refused(client, officer, island_deal, **DOLLARS | {"koers": "999"})
    assert "De koers is een getal boven 0" in form.non_field_errors()[0]


def test_several_wrong_answers_all_stand_in_the_summary(client, officer, deal):
    response = send(client, officer, deal, rekening="", ten_name_van="", eerste_termijn="x")
    summary = response.content.decode().split('id="fouten"')[1].split("</ul>")[0]
    assert summary.count("<li>") == 3
    assert "autofocus" in response.content.decode()


def test_what_was_right_stays_beside_what_was_wrong(client, officer, deal):
    response = send(client, officer, deal, rekening="", kenmerk_kassier='VB "1" <b>')
    assert box(response, "te_besteden_van") == "24 september 2024"
    assert box(response, "tweede_termijn") == "€ 5.000.000,00"
    assert box(response, "kenmerk_kassier") == 'VB "1" <b>'


def test_an_empty_form_is_an_answer_too(client, officer, deal):
    client.force_login(officer)
    response = client.post(url(deal), {})
    assert len(response.context["form"].errors) == 7
    assert not Uitkering.objects.exists()


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"eerste_termijn": "4.000.000"}, "Het hele bedrag is €\u00a010.000.000."),
        ({"eerste_termijn": "0"}, "Elke termijn is meer dan nul"),
        ({"eerste_termijn": "11.000.000"}, "niet meer dan de uitkering"),
        ({"btw_deel": "11.000.000"}, "Het btw-deel is niet negatief en niet meer dan"),
        ({"te_besteden_tot_en_met": "31-12-2128"}, "langer dan 20 jaar"),
    ],
)
def test_a_rule_that_refuses_stands_in_the_summary(client, officer, deal, answers, sentence):
    form = refused(client, officer, deal, **answers)
    assert any(sentence in error for error in form.non_field_errors())


def test_every_rule_that_refuses_gets_its_own_line(client, officer, deal):
    Financieringsbron.objects.filter(activiteit__programmalijn__deal=deal).delete()
    form = refused(client, officer, deal, eerste_termijn="1.000.000")
    errors = form.non_field_errors()
    assert any("Geen regiopartner legt iets in." in error for error in errors)
    assert any("Het hele bedrag is" in error for error in errors)


def test_somebody_who_was_first_is_told(client, officer, deal):
    builders.uitkering(officer, deal)
    response = send(client, officer, deal)
    errors = response.context["form"].non_field_errors()
    assert errors == ["Voor deze deal is al een uitkering geopend (artikel 12 lid 4)."]
    assert text_of(response).count("al een uitkering geopend") == 1


def test_a_kassier_that_was_taken_away_is_told_and_the_answers_stay(client, officer, deal):
    DealParty.objects.filter(deal=deal, role="kassier").delete()
    response = send(client, officer, deal)
    assert "De regiokassier is onbekend." in response.context["form"].non_field_errors()[0]
    assert box(response, "rekening") == ANSWERS["rekening"]


def test_somebody_without_the_role_opens_nothing(client, deal):
    form = refused(client, builders.toetser(), deal)
    assert form.non_field_errors() == ["Alleen een behandelaar mag dit doen."]


# ---- the panel of the dossier ----------------------------------------------------------------


def panel(client, reader, deal):
    client.force_login(reader)
    response = client.get(dossier(deal))
    shown = response.context["main_panels"]
    return next(item.p for item in shown if item.panel.name == "uitkering"), text_of(response)


def test_the_dossier_leads_a_behandelaar_to_the_form(client, officer, deal):
    found, text = panel(client, officer, deal)
    assert (found["open_url"], found["reasons"]) == (url(deal), [])
    assert "Uitkering openen" in text


def test_the_dossier_says_why_the_form_waits(client, officer):
    found, text = panel(client, officer, builders.concluded(officer, with_kassier=False))
    assert len(found["reasons"]) == 1
    assert "De regiokassier is onbekend. Vraag de regio wie het is" in text


def test_others_read_that_there_is_none_yet(client, officer, deal):
    for reader in (builders.toetser(), builders.member(builders.region_of(deal))):
        found, text = panel(client, reader, deal)
        assert found["open_url"] == ""
        assert "Er is nog geen uitkering." in text


def test_the_dossier_shows_the_uitkering_without_its_whole_account(client, officer):
    deal = builders.uitkering(officer).deal
    for reader in (officer, builders.member(builders.region_of(deal))):
        _found, text = panel(client, reader, deal)
        assert "eindigt op 0000, ten name van gemeente Voorbeeld" in text
        assert "EXMP" not in text
        assert "24 september 2024 tot en met 31 december 2028" in text
        assert "binnen zes weken na de bekendmaking" in text
        assert "Samen € 10.000.000,00" in text


def test_after_the_bekendmaking_the_first_termijn_has_a_last_day(client, cast):
    deal = cast.announced().uitkering.deal
    found, text = panel(client, cast.drafter, deal)
    assert found["advance"]["rows"][0]["pay_by"] == "uiterlijk ma\u00a030\u00a0dec\u00a02024"
    assert "uiterlijk vr 27 feb 2026" in text


def test_for_an_island_nobody_counts_the_six_weeks(client, cast):
    deal = cast.announced(builders.saba(cast.drafter)).uitkering.deal
    found, _text = panel(client, cast.drafter, deal)
    assert found["advance"]["rows"][0]["pay_by"] == "binnen zes weken na de bekendmaking"


def test_a_year_without_known_holidays_leaves_the_six_weeks_in_words(client, cast):
    deal = cast.announced().uitkering.deal
    Deal.objects.filter(pk=deal.pk).update(granted_on=date(2089, 5, 2))
    found, _text = panel(client, cast.drafter, deal)
    assert found["advance"]["rows"][0]["pay_by"] == "binnen zes weken na de bekendmaking"


def test_the_vat_part_has_a_line_of_its_own(client, officer, deal):
    send(client, officer, deal, btw_deel="1.000.000", tweede_termijn="4.000.000")
    _found, text = panel(client, officer, deal)
    assert "Waarvan btw-deel € 1.000.000,00, naar het BTW-compensatiefonds" in text
    assert "Samen € 9.000.000,00" in text
