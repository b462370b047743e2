"""The page of the rechtmatigheidstoets: everything that was tested, for who may see it."""

import pytest
from django.urls import reverse

from disbursement.beschikking.services import announce_beschikking
from disbursement.uitkering.models import Oordeel, Rechtmatigheidstoets
from regiodeals.deal.models import Deal
from regiodeals.legal.grant_rules import rules_for_tranche
from tests import builders
from tests.screens.pages import read

pytestmark = pytest.mark.django_db


def page_of(client, reader, deal):
    client.force_login(reader)
    return client.get(reverse("disbursement:legal-test", args=[deal.pk]))


def text_of(client, reader, deal):
    response = page_of(client, reader, deal)
    assert response.status_code == 200
    return " ".join(read(response.content.decode()).text.replace("\u00a0", " ").split())


def test_every_check_shows_outcome_article_and_the_figures(client, officer):
    text = text_of(client, officer, builders.uitkering(officer).deal)
    assert "Hoogte artikel 10 lid 1" in text
    assert "€ 10.000.000 ligt niet onder € 5.000.000 en niet boven € 40.000.000." in text
    assert "13 voldoen" in text


def test_before_an_uitkering_is_opened_it_tests_what_is_known(client, officer):
    deal = builders.concluded(officer, with_budget=False)
    text = text_of(client, officer, deal)
    assert "Tijdig gesloten artikel 12 lid 1" in text
    assert "Wat nodig is: Leg ten minste één programmalijn vast." in text
    assert "De inleg van de regio is niet of niet helemaal bekend." in text
    assert "onbekend" in text


def test_before_the_convenant_the_day_of_granting_is_not_made_up(client, officer):
    text = text_of(client, officer, builders.in_preparation(officer))
    assert "Het is niet bekend wanneer de Regio Deal is gesloten." in text
    assert "De dag van verlening is niet bekend" in text


@pytest.mark.parametrize("tranche", [3, 4, 5, 6])
def test_every_other_rule_and_every_drafting_error_of_the_tranche_is_there(
    tranche, client, officer
):
    deal = builders.proposal(tranche=builders.tranche(tranche))
    text = text_of(client, officer, deal)
    rules = rules_for_tranche(tranche)
    for rule in rules.other_rules:
        assert rule.statement in text
    for note in rules.drafting_notes:
        for part in (note.as_written, note.seems_meant, note.consequence):
            assert " ".join(part.split()) in text
    for heading in ("Zo staat het er", "Zo lijkt het bedoeld", "Wat dat betekent"):
        assert heading in text


def test_only_the_rules_of_the_instrument_are_shown_once_it_is_known(client, officer):
    island, region = builders.saba(officer).deal, builders.uitkering(officer).deal
    assert "niets in het BTW-compensatiefonds gestort" in text_of(client, officer, island)
    assert "niets in het BTW-compensatiefonds gestort" not in text_of(client, officer, region)


def test_a_tranche_without_recorded_rules_says_so(client, officer):
    deal = builders.proposal(tranche=builders.tranche(9))
    text = text_of(client, officer, deal)
    assert "De toets kan nog niet" in text
    assert "De regels van tranche 9 zijn nog niet opgenomen" in text


def test_the_clock_explains_every_day_on_the_page_too(client, officer):
    text = text_of(client, officer, builders.uitkering(officer).deal)
    assert "Hoe de uiterste dag is berekend" in text
    assert "De laatste dag van de termijn van 12 weken. Besluit, artikel 13 lid 1" in text


# ---- judging ---------------------------------------------------------------------------------


def send(client, actor, deal, key, **answers):
    client.force_login(actor)
    url = reverse("disbursement:legal-test-judge", args=[deal.pk, key])
    return client.post(url, answers, follow=True)


def test_a_behandelaar_judges_on_the_page(client, officer):
    grant = builders.saba(officer)
    page = page_of(client, officer, grant.deal)
    (row,) = [row for row in page.context["rows"] if row.finding.needs_judgement]
    answer = send(
        client, officer, grant.deal, row.finding.key, **row.refuse, opmerking="Te weinig inleg."
    )
    assert "Uw oordeel is vastgelegd." in answer.content.decode()
    assert "Te weinig inleg." in answer.content.decode()
    last = Oordeel.objects.latest("pk")
    assert (last.allows, last.reason, last.by) == (False, "Te weinig inleg.", officer)


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"vingerafdruk": "x", "verlenen_mag": "ja"}, "Schrijf op waarom"),
        ({"vingerafdruk": "x", "opmerking": "Ja."}, "Kies of verlenen mag."),
        ({"vingerafdruk": "x", "verlenen_mag": "ja", "opmerking": "Ja."}, "gewijzigd sinds u"),
    ],
)
def test_half_an_answer_is_refused_with_a_sentence(answers, sentence, client, officer):
    grant = builders.saba(officer)
    before = Oordeel.objects.count()
    answer = send(client, officer, grant.deal, "regionale-financiering", **answers)
    assert sentence in answer.content.decode()
    assert Oordeel.objects.count() == before


@pytest.mark.parametrize("who", [builders.toetser, builders.tekenbevoegde])
def test_who_does_not_handle_sees_no_way_to_judge(who, client, officer):
    deal = builders.saba(officer).deal
    assert "Verlenen mag niet" in text_of(client, officer, deal)
    assert "Verlenen mag niet" not in text_of(client, who(), deal)


# ---- after the signature ---------------------------------------------------------------------


def test_after_the_signature_the_page_shows_what_was_frozen(client, cast):
    row = cast.signed()
    deal = row.uitkering.deal
    text = text_of(client, cast.drafter, deal)
    assert f"Vastgelegd op maandag 18 november 2024 bij beschikking {row.kenmerk}." in text
    assert "Wat de toets nu zou vinden" not in text


def test_what_would_be_found_today_stands_beside_it(client, cast):
    deal = cast.signed().uitkering.deal
    Deal.objects.filter(pk=deal.pk).update(concluded_on="2024-06-30")
    text = text_of(client, cast.drafter, deal)
    frozen, now = text.split("Wat de toets nu zou vinden")
    assert "Gesloten op 24 september 2024, in de periode" in frozen
    assert "Gesloten op 30 juni 2024, buiten de periode" in now


def test_other_deals_of_the_tranche_make_no_difference(client, cast):
    deal = cast.signed().uitkering.deal
    builders.uitkering(cast.drafter)
    assert "Wat de toets nu zou vinden" not in text_of(client, cast.drafter, deal)


def test_the_region_sees_the_frozen_outcome_from_the_bekendmaking_on(client, cast):
    grant = builders.saba(cast.drafter)
    region = builders.member(builders.region_of(grant.deal))
    row = cast.with_letter(grant)
    assert page_of(client, region, grant.deal).status_code == 404
    announce_beschikking(beschikking_id=row.pk, actor=cast.drafter)
    text = text_of(client, region, grant.deal)
    assert f"bij beschikking {row.kenmerk}" in text
    assert "De regio heeft dit gemotiveerd gevraagd." in text
    # Which civil servant judged is for the ministry only.
    assert str(cast.drafter) not in text


def test_the_region_sees_no_live_test_of_a_beschikking_from_before_this_page(client, cast):
    deal = builders.uitkering(cast.drafter).deal
    Deal.objects.filter(pk=deal.pk).update(granted_on="2024-11-11")
    assert not Rechtmatigheidstoets.objects.exists()
    region = builders.member(builders.region_of(deal))
    assert page_of(client, region, deal).status_code == 404
    assert page_of(client, cast.drafter, deal).status_code == 200


def test_another_region_finds_nothing(client, cast):
    deal = cast.announced().uitkering.deal
    stranger = builders.member(builders.organisation())
    assert page_of(client, stranger, deal).status_code == 404


def test_the_dossier_leads_to_the_test(client, officer):
    deal = builders.concluded(officer)
    client.force_login(officer)
    page = client.get(reverse("regiodeals:deal-detail", args=[deal.pk])).content.decode()
    assert reverse("disbursement:legal-test", args=[deal.pk]) in page
