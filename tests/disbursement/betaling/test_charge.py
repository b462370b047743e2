"""What dollars cost in euros is written down at the payment, once, by a controller."""

import pytest
from django.test import Client
from django.urls import reverse

from disbursement.betaling import services
from disbursement.betaling.selectors import has_euros_missing
from disbursement.grootboek.models import Boeking, BoekingKind
from disbursement.grootboek.selectors import balance_of
from disbursement.grootboek.services import correct_entry
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from tests.disbursement.betaling import world

pytestmark = pytest.mark.django_db
COMMITTED = 250_000_000


@pytest.fixture
def dollars(office):
    """Half of five million euro, in dollars, reported by the bank."""
    betaling = office.sent(office.payable_in_dollars(), "USD")
    office.delivered(world.entry(betaling), iban=world.DOLLAR_PAYER)
    betaling.refresh_from_db()
    return betaling


def charge(betaling, actor, cents=COMMITTED + 100, ground="Afrekening van de bank"):
    return services.record_charge(
        betaling_id=betaling.pk, charged_cents=cents, ground=ground, actor=actor
    )


def euros(betaling):
    return balance_of(betaling.termijn.uitkering).commitment


def test_the_difference_with_the_commitment_is_booked_on_the_day_of_the_bank(office, dollars):
    assert has_euros_missing(dollars.termijn.uitkering)
    charge(dollars, office.second)
    booked = euros(dollars)
    assert (booked.paid_cents, booked.of(BoekingKind.KOERSVERSCHIL)) == (COMMITTED + 100, 100)
    days = Boeking.objects.filter(source_key__contains=":euro:").values_list("booked_on", flat=True)
    assert set(days) == {dollars.paid_on}
    assert not has_euros_missing(dollars.termijn.uitkering)


def test_it_is_recorded_once(office, dollars):
    charge(dollars, office.second)
    for cents in (COMMITTED + 100, COMMITTED):
        with pytest.raises(WrongState, match="al vastgelegd"):
            charge(dollars, office.first, cents)


def test_after_a_correction_of_both_entries_it_can_be_recorded_anew(office, dollars):
    charge(dollars, office.second)
    rows = list(Boeking.objects.filter(source_key__contains=":euro:"))
    correct_entry(boeking_id=rows[0].pk, reason="Verkeerd gelezen.", actor=office.second)
    with pytest.raises(WrongState, match="Herstel dan eerst"):
        charge(dollars, office.second, COMMITTED)
    correct_entry(boeking_id=rows[1].pk, reason="Verkeerd gelezen.", actor=office.second)
    charge(dollars, office.second, COMMITTED)
    booked = euros(dollars)
    assert (booked.paid_cents, booked.of(BoekingKind.KOERSVERSCHIL)) == (COMMITTED, 0)


def test_neither_the_drafter_nor_somebody_else_than_a_controller_records_it(office, dollars):
    with pytest.raises(NotAllowed, match="Alleen een controller"):
        charge(dollars, office.drafter)


def test_a_payment_that_the_bank_did_not_report_has_no_euros_yet(office):
    betaling = office.sent(office.payable_in_dollars(), "USD")
    with pytest.raises(WrongState, match="als de bank de betaling heeft gemeld"):
        charge(betaling, office.second)


def test_a_payment_in_euros_has_no_exchange_difference(office):
    with pytest.raises(InvalidInput, match="is in euro"):
        charge(office.paid(), office.second)


@pytest.mark.parametrize(("cents", "ground"), [(0, "x"), (-1, "x"), (1, "  ")])
def test_what_cannot_be_is_refused_and_nothing_is_booked(office, dollars, cents, ground):
    before = Boeking.objects.count()
    with pytest.raises(InvalidInput):
        charge(dollars, office.second, cents, ground)
    assert Boeking.objects.count() == before


def test_the_page_of_the_payment_leads_to_the_form_and_shows_the_euros(office, dollars):
    browser = Client()
    browser.force_login(office.second)
    page = reverse("disbursement:betaling-detail", args=[dollars.pk])
    form = reverse("disbursement:betaling-charge", args=[dollars.pk])
    assert form in browser.get(page).content.decode()
    wrong = browser.post(form, {"bedrag": "veel", "waar": ""})
    assert "Vul in waar dit bedrag staat." in wrong.content.decode()
    answer = browser.post(form, {"bedrag": "2.500.001,00", "waar": "Afrekening"}, follow=True)
    text = answer.content.decode().replace("\xa0", " ")
    assert "De euro’s en het koersverschil zijn geboekt." in text
    assert "€ 2.500.001,00" in text
    assert "al vastgelegd" in browser.post(form, {"bedrag": "1", "waar": "x"}).content.decode()


def test_a_payment_in_euros_has_no_such_form(office):
    betaling = office.sent()
    browser = Client()
    browser.force_login(office.second)
    form = reverse("disbursement:betaling-charge", args=[betaling.pk])
    for answer in (browser.get(form, follow=True), browser.post(form, {}, follow=True)):
        assert answer.redirect_chain[0][0].endswith(f"/{betaling.pk}/")
        assert services.IN_EUROS in answer.content.decode().replace("&#x27;", "'")
