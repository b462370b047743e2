"""Wrong answers on the form of an uitkering: a sentence where it belongs, and nothing is lost."""

import pytest

from disbursement.uitkering.models import Uitkering
from regiodeals.deal.models import DealParty, Financieringsbron
from tests import builders
from tests.browsing import text_of
from tests.disbursement.uitkering.browsing import ANSWERS, DOLLARS, box, refused, send, url
from tests.screens.pages import read

pytestmark = pytest.mark.django_db


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
