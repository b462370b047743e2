"""The convenant in the dossier: signatures that are there, that are missing, and the way on."""

from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from regiodeals.convenant import services
from regiodeals.convenant.models import Convenant, ConvenantStatus, Ondertekening
from regiodeals.deal import services as deals
from regiodeals.deal.models import Deal, DealParty, DealStatus, PartyRole
from tests import builders
from tests.screens.pages import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def deal(officer):
    return builders.in_preparation(officer)


def dossier(client, reader, deal):
    client.force_login(reader)
    return client.get(reverse("regiodeals:deal-detail", args=[deal.pk]))


def panel(client, reader, deal):
    shown = dossier(client, reader, deal).context["main_panels"]
    return next(item.p for item in shown if item.panel.name == "convenant")


def sign_url(slot):
    return reverse("regiodeals:convenant-sign", args=[slot.pk])


def first_slot(deal) -> Ondertekening:
    return Ondertekening.objects.filter(convenant__deal=deal).earliest("pk")


def sign_all(deal, officer):
    for slot in Ondertekening.objects.filter(convenant__deal=deal):
        services.register_signature(
            ondertekening_id=slot.pk, signed_on=builders.SIGNED_ON, actor=officer
        )


def test_an_officer_gets_a_form_for_each_missing_signature(client, officer, deal):
    slot = first_slot(deal)
    services.register_signature(
        ondertekening_id=slot.pk, signed_on=builders.SIGNED_ON, actor=officer, name="A. Voorbeeld"
    )
    shown = panel(client, officer, deal)
    assert [row.form is None for row in shown["rows"]] == [True, False, False, False]
    assert shown["note"] == "1 van 4 getekend"


def test_others_see_the_signatures_and_no_forms(client, officer, deal):
    for reader in (builders.toetser(), builders.member(builders.region_of(deal))):
        shown = panel(client, reader, deal)
        assert [row.form for row in shown["rows"]] == [None] * 4
        assert shown["buttons"] == []


def test_a_name_that_is_not_known_reads_onbekend(client, officer, deal):
    page = read(dossier(client, officer, deal).content.decode())
    assert "onbekend" in page.text[page.text.index("Partijen en handtekeningen") :]


def test_a_party_whose_signature_was_never_asked_stands_in_the_table(client, officer, deal):
    extra = builders.organisation("provincie Voorbeeld")
    DealParty.objects.create(deal=deal, organisation=extra, role=PartyRole.REGIOPARTIJ)
    text = dossier(client, officer, deal).content.decode()
    assert "provincie Voorbeeld" in text
    assert "handtekening nog niet gevraagd" in text
    assert "Vragen<span" in text
    assert "Vragen<span" not in dossier(client, builders.toetser(), deal).content.decode()


def test_who_prepares_is_asked_to_add_the_parties(client, officer):
    deal = builders.proposal()
    deals.take_step(deal_id=deal.pk, verb="select", actor=officer)
    deals.assign_accounthouder(deal_id=deal.pk, accounthouder=officer, actor=officer)
    waiting = "De partijen komen erbij als het convenant wordt voorbereid."
    assert waiting in dossier(client, officer, deal).content.decode()
    deals.take_step(deal_id=deal.pk, verb="prepare_convenant", actor=officer)
    text = dossier(client, officer, deal).content.decode()
    assert "Voeg de partijen toe, en vraag daarna hun handtekening." in text
    assert waiting not in text


def test_a_partner_and_the_kassier_are_named_beside_the_table(client, officer):
    deal = builders.concluded(officer)
    partner = builders.organisation("Voorbeeldschool")
    DealParty.objects.create(deal=deal, organisation=partner, role=PartyRole.PARTNER)
    text = dossier(client, officer, deal).content.decode()
    assert "Partners die niet tekenen: Voorbeeldschool" in text
    assert f"Regiokassier: {builders.region_of(deal)}" in text


def test_a_deal_without_parties_says_when_they_come(client, officer):
    text = dossier(client, officer, builders.proposal()).content.decode()
    assert "Er zijn nog geen partijen" in text


def test_the_button_to_conclude_says_what_is_missing(client, officer, deal):
    (button,) = panel(client, officer, deal)["buttons"]
    assert button.reasons == ("Nog niet elke partij die moet tekenen, heeft getekend.",)


def test_with_every_signature_the_convenant_can_be_concluded(client, officer, deal):
    sign_all(deal, officer)
    (button,) = panel(client, officer, deal)["buttons"]
    assert button.reasons == ()
    convenant = Convenant.objects.get(deal=deal)
    response = client.post(reverse("regiodeals:convenant-conclude", args=[convenant.pk]))
    assert response["Location"].endswith("#convenant")
    assert Deal.objects.get(pk=deal.pk).concluded_on == builders.SIGNED_ON


def test_the_page_leads_to_what_the_officer_must_do_now(client, officer, deal):
    assert dossier(client, officer, deal).context["next"]["label"] == "Naar de handtekeningen"
    sign_all(deal, officer)
    assert "sluiten" in dossier(client, officer, deal).context["next"]["label"]
    assert dossier(client, builders.toetser(), deal).context["next"] is None


def test_signatures_known_before_the_preparation_wait_for_it(client, officer):
    deal = builders.in_preparation(officer)
    sign_all(deal, officer)
    Deal.objects.filter(pk=deal.pk).update(status=DealStatus.GESELECTEERD)
    (button,) = panel(client, officer, deal)["buttons"]
    assert "voorbereiding van het convenant is nog niet begonnen" in button.reasons[0]


def test_concluding_too_early_is_refused_in_words(client, officer, deal):
    client.force_login(officer)
    convenant = Convenant.objects.get(deal=deal)
    response = client.post(reverse("regiodeals:convenant-conclude", args=[convenant.pk]))
    (message,) = get_messages(response.wsgi_request)
    assert str(message) == "Nog niet elke partij die moet tekenen, heeft getekend."
    assert Convenant.objects.get(deal=deal).status == ConvenantStatus.IN_VOORBEREIDING


def test_a_signature_is_registered_from_the_page(client, officer, deal):
    client.force_login(officer)
    slot = first_slot(deal)
    answers = {"getekend_op": "24 september 2024", "naam": "A. Voorbeeld"}
    response = client.post(sign_url(slot), answers)
    assert response["Location"] == reverse("regiodeals:deal-detail", args=[deal.pk]) + "#convenant"
    slot.refresh_from_db()
    assert (slot.signed_on, slot.name) == (date(2024, 9, 24), "A. Voorbeeld")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Vul een dag in"),
        ("31-2-2024", "Februari 2024 heeft 29 dagen"),
        ("24-9-2034", "ligt in de toekomst"),
        ("gisteren", "Dit is geen dag"),
        ("\0", "Dit is geen dag"),
    ],
)
def test_a_day_that_cannot_be_right_is_asked_again_and_the_name_stays(
    client, officer, deal, typed, words
):
    client.force_login(officer)
    slot = first_slot(deal)
    response = client.post(sign_url(slot), {"getekend_op": typed, "naam": "A. Voorbeeld"})
    page = read(response.content.decode())
    assert response.status_code == 200
    assert page.text.strip().startswith("Fout: ")
    assert words in page.text
    assert "A. Voorbeeld" in page.values("value")
    slot.refresh_from_db()
    assert slot.signed_on is None


def test_the_form_has_a_page_of_its_own(client, officer, deal):
    client.force_login(officer)
    slot = first_slot(deal)
    page = read(client.get(sign_url(slot)).content.decode())
    assert slot.office in page.text
    assert "Fout: " not in page.text


def test_a_second_signature_for_the_same_office_is_refused(client, officer, deal):
    sign_all(deal, officer)
    client.force_login(officer)
    response = client.post(sign_url(first_slot(deal)), {"getekend_op": "24-9-2024"})
    (message,) = get_messages(response.wsgi_request)
    assert "heeft al getekend op dinsdag 24 september 2024" in str(message)


def test_a_signature_of_a_concluded_convenant_is_refused(client, officer):
    deal = builders.concluded(officer)
    client.force_login(officer)
    response = client.post(sign_url(first_slot(deal)), {"getekend_op": "24-9-2024"})
    (message,) = get_messages(response.wsgi_request)
    assert "De handtekeningen liggen vast" in str(message)


def test_a_region_registers_no_signature(client, officer, deal):
    client.force_login(builders.member(builders.region_of(deal)))
    assert client.post(sign_url(first_slot(deal)), {}).status_code == 403


def test_a_signature_that_is_not_there_is_not_found(client, officer):
    client.force_login(officer)
    assert client.get("/ondertekeningen/999999/vastleggen/").status_code == 404
