"""The page that opens an uitkering: what follows from the deal, who may, and what is opened."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from disbursement.uitkering.models import Uitkering
from regiodeals.accounts.models import Role
from regiodeals.deal.models import Deal
from regiodeals.legal.grant_rules import Instrument
from tests import builders
from tests.browsing import messages_of, text_of
from tests.disbursement.uitkering.browsing import (
    ANSWERS,
    DOLLARS,
    box,
    dossier,
    form_page,
    send,
    url,
)
from tests.screens.pages import read

pytestmark = pytest.mark.django_db


# ---- what the page shows ---------------------------------------------------------------------


def test_the_page_says_what_follows_from_the_deal(client, officer, deal):
    text = text_of(form_page(client, officer, deal))
    assert "€ 10.000.000,00, de rijksbijdrage uit het convenant" in text
    assert str(builders.region_of(deal)) in text
    assert "specifieke uitkering (artikel 9 lid 1)" in text


def test_the_kind_of_the_kassier_decides_the_kind_and_the_currency(client, officer, island_deal):
    response = form_page(client, officer, island_deal)
    text = text_of(response)
    assert "bijzondere uitkering (artikel 9 lid 2)" in text
    assert "Dollars voor één euro" in text
    assert "US$" in text
    assert "Btw-deel" not in text


def test_what_the_deal_already_says_is_filled_in(client, officer, deal):
    response = form_page(client, officer, deal)
    assert box(response, "te_besteden_van") == "24-9-2024"
    assert box(response, "te_besteden_tot_en_met") == "31-12-2028"
    assert box(response, "eerste_termijn") == box(response, "tweede_termijn") == "5.000.000"


def test_an_odd_amount_is_halved_to_the_cent(client, officer):
    deal = builders.concluded(officer, amount_cents=1_000_000_001)
    response = form_page(client, officer, deal)
    assert box(response, "eerste_termijn") == "5.000.000,01"
    assert box(response, "tweede_termijn") == "5.000.000"


def test_dollars_are_not_filled_in_before_there_is_a_rate(client, officer, island_deal):
    assert box(form_page(client, officer, island_deal), "eerste_termijn") == ""


def test_every_question_has_a_label_and_only_some_may_stay_empty(client, officer, deal):
    page = read(form_page(client, officer, deal).content.decode())
    boxes = {field["id"] for field in [*page.all("input"), *page.all("textarea")] if "id" in field}
    assert boxes == {label["for"] for label in page.all("label")}
    assert page.text.count("(mag leeg blijven)") == 4


def test_an_unknown_kassier_is_said_with_what_to_do(client, officer):
    deal = builders.concluded(officer, with_kassier=False)
    response = form_page(client, officer, deal)
    text = text_of(response)
    assert "De uitkering kan nog niet worden geopend" in text
    assert "De regiokassier is onbekend. Vraag de regio wie het is" in text
    assert "Regiokassier onbekend" in text
    assert response.context["form"] is None
    assert dossier(deal) in read(response.content.decode()).values("href")


def test_a_kassier_that_does_not_fit_its_tranche_is_said(client, officer, island_deal):
    Deal.objects.filter(pk=island_deal.pk).update(tranche=builders.tranche(4))
    response = form_page(client, officer, island_deal)
    assert "kan in tranche 4 geen regiokassier zijn (artikel 1)." in text_of(response)
    assert response.context["form"] is None


def test_a_convenant_that_is_not_concluded_is_said(client, officer):
    response = form_page(client, officer, builders.in_preparation(officer))
    assert "Een uitkering kan pas als het convenant is gesloten" in text_of(response)
    assert response.context["form"] is None


def test_a_deal_with_an_uitkering_gets_no_second_form(client, officer, deal):
    builders.uitkering(officer, deal)
    response = form_page(client, officer, deal)
    assert "Voor deze deal is al een uitkering geopend (artikel 12 lid 4)." in text_of(response)
    assert response.context["form"] is None


@pytest.mark.parametrize("role", [Role.TOETSER, Role.TEKENBEVOEGDE, Role.BEHEERDER])
def test_other_roles_of_the_ministry_read_who_may(client, deal, role):
    response = form_page(client, builders.user(role), deal)
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
    assert messages_of(response) == ["De uitkering is geopend. U kunt de beschikking opstellen."]
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
