"""Dollars that come back have their euros too, in one step; what is missing is somebody's work."""

import pytest
from django.test import Client
from django.urls import reverse

from disbursement.betaling import services
from disbursement.betaling.models import Bankregel
from disbursement.betaling.selectors import has_euros_missing
from disbursement.grootboek.models import Boeking, BoekingKind
from disbursement.grootboek.selectors import balance_of
from regiodeals import dossier
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


def charge(office, betaling, cents=COMMITTED + 100):
    services.record_charge(
        betaling_id=betaling.pk, charged_cents=cents, ground="Afrekening", actor=office.second
    )


def come_back(office, betaling, **fields):
    office.delivered(world.returned(betaling, **fields), iban=world.DOLLAR_PAYER)
    betaling.refresh_from_db()
    assert betaling.has_come_back


def give_back(office, betaling, cents, *, charged=None, actor=None, ground="Afrekening 2"):
    return services.record_return(
        betaling_id=betaling.pk,
        charged_cents=charged,
        credited_cents=cents,
        ground=ground,
        actor=actor or office.second,
    )


def stands(betaling):
    """Net paid in euros, the difference, and whether euros are missing."""
    uitkering = betaling.termijn.uitkering
    euros, is_open = balance_of(uitkering).commitment, has_euros_missing(uitkering)
    assert euros is not None
    return euros.paid_cents, euros.of(BoekingKind.KOERSVERSCHIL), is_open


def work(user):
    return [item for item in dossier.work_for(user).items if "in euro" in item.title]


def test_what_the_bank_gave_back_leaves_only_what_it_kept_as_difference(office, dollars):
    charge(office, dollars)
    come_back(office, dollars)
    assert stands(dollars) == (COMMITTED + 100, 100, True)
    give_back(office, dollars, COMMITTED - 400)
    assert stands(dollars) == (500, 500, False)
    day = Boeking.objects.get(kind=BoekingKind.TERMIJN_TERUGGEKOMEN, currency="EUR").booked_on
    assert day == dollars.returned_on


def test_what_came_back_whole_leaves_nothing(office, dollars):
    charge(office, dollars)
    come_back(office, dollars)
    give_back(office, dollars, COMMITTED + 100)
    assert stands(dollars) == (0, 0, False)


def test_both_are_recorded_in_one_step_where_nobody_wrote_down_the_charge(office, dollars):
    come_back(office, dollars)
    assert stands(dollars)[2]
    before = Boeking.objects.count()
    with pytest.raises(InvalidInput, match="Vul ook in wat de bank in euro afschreef"):
        give_back(office, dollars, COMMITTED)
    assert Boeking.objects.count() == before
    give_back(office, dollars, COMMITTED, charged=COMMITTED + 30)
    assert stands(dollars) == (30, 30, False)


def test_the_costs_that_a_bank_keeps_in_dollars_are_no_exchange_difference(office, dollars):
    """Of half the dollars half the commitment stands; that the rest never came is not exchange."""
    charge(office, dollars, COMMITTED)
    half = dollars.amount_cents // 2
    office.delivered(world.returned(dollars, cents=half), iban=world.DOLLAR_PAYER)
    regel = Bankregel.objects.open().get()
    services.propose_link(bankregel_id=regel.pk, betaling_id=dollars.pk, actor=office.first)
    services.confirm_link(bankregel_id=regel.pk, actor=office.second)
    give_back(office, dollars, COMMITTED // 2)
    assert stands(dollars) == (COMMITTED // 2, 0, False)


def test_it_is_recorded_once(office, dollars):
    charge(office, dollars)
    come_back(office, dollars)
    give_back(office, dollars, COMMITTED)
    for again in (COMMITTED, COMMITTED - 1):
        with pytest.raises(WrongState, match="al vastgelegd"):
            give_back(office, dollars, again)
    with pytest.raises(WrongState, match="Leg de euro"):
        charge(office, dollars)


@pytest.mark.parametrize(("cents", "ground"), [(0, "x"), (-1, "x"), (1, "  ")])
def test_what_cannot_be_is_refused_and_nothing_is_booked(office, dollars, cents, ground):
    come_back(office, dollars)
    before = Boeking.objects.count()
    with pytest.raises(InvalidInput):
        give_back(office, dollars, cents, charged=COMMITTED, ground=ground)
    assert Boeking.objects.count() == before


def test_what_did_not_come_back_gives_nothing_back(office, dollars):
    with pytest.raises(WrongState, match="kwam niet terug"):
        give_back(office, dollars, COMMITTED)
    with pytest.raises(NotAllowed, match="Alleen een controller"):
        give_back(office, dollars, COMMITTED, actor=office.drafter)


def test_missing_euros_are_work_for_every_controller_until_they_are_there(office, dollars):
    for person in (office.first, office.second):
        (item,) = work(person)
        assert item.title == "Vastleggen wat dollars in euro kostten (1)"
        assert "kan niet worden afgesloten" in item.if_you_wait
    assert not work(office.drafter)
    charge(office, dollars)
    assert not work(office.first)
    come_back(office, dollars)
    assert work(office.first)
    give_back(office, dollars, COMMITTED)
    assert not work(office.first)


def test_a_payment_in_euros_has_no_such_work(office):
    office.paid()
    assert not work(office.first)


def test_the_pages_lead_from_the_worklist_to_the_form_and_show_both(office, dollars):
    browser = Client()
    browser.force_login(office.second)
    form = reverse("disbursement:betaling-charge", args=[dollars.pk])
    page = browser.get(reverse("disbursement:betaling-list")).content.decode()
    assert "leg vast wat de bank in euro rekende" in page
    assert form in page
    come_back(office, dollars)
    page = browser.get(reverse("disbursement:betaling-list")).content.decode()
    assert "leg vast wat de bank in euro teruggaf" in page
    asked = browser.get(form).content.decode()
    assert "Afgeschreven in euro" in asked
    assert "Teruggekregen in euro" in asked
    wrong = browser.post(form, {"bedrag": "2.500.000,00", "terug": "1.5", "waar": "x"})
    assert "Fout:" in wrong.content.decode()
    values = {"bedrag": "2.500.000,00", "terug": "2.499.990,00", "waar": "Afrekening"}
    text = browser.post(form, values, follow=True).content.decode().replace("\xa0", " ")
    assert "€ 2.500.000,00" in text
    assert "€ 2.499.990,00" in text
    assert "Teruggekregen in euro" in browser.get(form).content.decode()
    assert "Afgeschreven in euro" not in browser.get(form).content.decode()
