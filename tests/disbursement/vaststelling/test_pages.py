"""The pages of recovering: what they show, to whom, and what they hand on."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from disbursement.vaststelling import services
from disbursement.vaststelling.models import Ontvangst, Vordering
from tests import builders
from tests.disbursement.vaststelling import world
from tests.screens.pages import read

pytestmark = pytest.mark.django_db
MILLION = world.MILLION
YEAR_LATER = date(2025, 12, 30)


def browser(person):
    client = Client()
    client.force_login(person)
    return client


def text_of(response):
    assert response.status_code == 200
    return " ".join(read(response.content.decode()).text.replace("\u00a0", " ").split())


def address(name, *numbers):
    return reverse(f"disbursement:{name}", args=numbers)


def shown(person, name, *numbers):
    return text_of(browser(person).get(address(name, *numbers)))


# ---- the claim -------------------------------------------------------------------------------


def test_the_claim_shows_its_interest_period_by_period(claim, controller, still_clock):
    still_clock.set(world.at(date(2026, 1, 31)))
    page = shown(controller, "vordering-detail", claim.pk)
    for words in (
        "31 december 2024 tot en met 31 december 2024",
        "1 januari 2025 tot en met 30 december 2025",
        "6 % 364",
        "31 december 2025 tot en met 31 december 2025",
        "1 januari 2026 tot en met 31 januari 2026",
        "4 % 31",
        "Besluit vaststelling wettelijke rente (Stb. 2022, 520; BWBR0047640)",
        "Verjaart na zondag 30 december 2029",
    ):
        assert words in page, words


def test_the_rounded_periods_add_up_to_the_rounded_total(claim, still_clock):
    from disbursement.vaststelling.rendering.claim import claim_page

    still_clock.set(world.at(date(2026, 10, 31)))
    page = claim_page(Vordering.objects.get(pk=claim.pk), builders.controller())
    assert sum(line["cents"] for line in page["lines"]) == page["interest_total"]


def test_the_timeline_tells_what_happened_and_what_comes(claim, cast, controller, still_clock):
    still_clock.set(world.at(world.DEFAULT))
    world.receive(claim, 5, controller)
    services.send_reminder(
        vordering_id=claim.pk, sent_on=world.DEFAULT, reference="AM-1", actor=cast.drafter
    )
    page = shown(cast.drafter, "vordering-detail", claim.pk)
    order = ["Bekendgemaakt:", "€ 0,05 ontvangen", "Uiterste betaaldag", "Aangemaand", "Verjaring"]
    timeline = page[page.index("Verloop") :]
    places = [timeline.index(words) for words in order]
    assert places == sorted(places)


def test_money_is_recorded_on_the_page(claim, controller):
    url = address("vordering-act", claim.pk, "receive")
    given = {"dag": "18-11-2024", "bedrag": "400.000,50", "kenmerk": "NL-1"}
    page = text_of(browser(controller).post(url, given, follow=True))
    assert Ontvangst.objects.get().amount_cents == 40_000_050
    assert "Er staat € 599.999,50 open." in page


def test_a_payment_that_is_too_much_keeps_what_was_typed(claim, controller):
    url = address("vordering-act", claim.pk, "receive")
    given = {"dag": "18-11-2024", "bedrag": "1.000.000,01", "kenmerk": "NL-1"}
    answer = browser(controller).post(url, given)
    assert "is meer dan € 1.000.000, wat nog openstaat" in text_of(answer)
    assert "1.000.000,01" in answer.content.decode()
    assert not Ontvangst.objects.exists()


def test_interest_is_set_on_the_page(claim, controller, still_clock):
    still_clock.set(world.at(YEAR_LATER))
    url = address("vordering-act", claim.pk, "set_interest")
    given = {"tot_en_met": "30-12-2025", "besloten_op": "30-12-2025", "kenmerk": "R-1"}
    page = text_of(browser(controller).post(url, given, follow=True))
    assert "Rente vastgesteld: € 60.026,87" in page


def test_the_kassier_sees_the_claim_and_no_acts(claim, grant):
    region = builders.member(grant.kassier)
    page = shown(region, "vordering-detail", claim.pk)
    assert "Er staat € 1.000.000 open." in page
    assert "Ontvangst vastleggen" not in page
    assert "Wie deed wat" not in page


def test_another_region_finds_no_claim(claim):
    stranger = builders.member(builders.organisation())
    for name in ("vordering-detail",):
        assert browser(stranger).get(address(name, claim.pk)).status_code == 404
    assert "Er staat geen vordering open" in shown(stranger, "vordering-list")


def test_an_act_that_does_not_exist_is_a_404(claim, controller):
    url = address("vordering-act", claim.pk, "kwijtschelden")
    assert browser(controller).get(url).status_code == 404


def test_past_the_table_of_rates_the_page_says_so(claim, controller, still_clock):
    still_clock.set(world.at(date(2027, 1, 4)))
    page = shown(controller, "vordering-detail", claim.pk)
    assert "Laat het percentage uit het Staatsblad eerst opnemen." in page


def test_the_claim_of_an_island_is_in_dollars_and_leaves_the_law_to_a_lawyer(
    cast, island, controller
):
    claim = world.recovered(cast, island, pay_by=world.LAST_DAY_TO_PAY)
    page = shown(controller, "vordering-detail", claim.pk)
    assert "US$ 1.000.000" in page
    assert "Verjaart na ter beoordeling" in page
    form = shown(controller, "vordering-act", claim.pk, "receive")
    assert "Ontvangen bedrag in US-dollar" in form


# ---- the dossier -----------------------------------------------------------------------------


def test_the_dossier_lists_its_claims(claim, cast, grant):
    page = text_of(
        browser(cast.drafter).get(reverse("regiodeals:deal-detail", args=[grant.deal_id]))
    )
    assert "Vaststelling en terugvordering" in page
    assert f"Vordering {claim.beschikking}" in page


def queries(person, url):
    client = browser(person)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def test_a_claim_asks_no_more_for_more_that_happened(claim, controller):
    url = address("vordering-detail", claim.pk)
    few = queries(controller, url)
    for number in range(15):
        world.receive(claim, 1, controller, key=f"A{number}")
    assert queries(controller, url) == few <= 12
