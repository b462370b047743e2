"""The pages of settling and recovering: what they show, to whom, and what they hand on."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from disbursement.vaststelling import services
from disbursement.vaststelling.models import Ontvangst, Voorstel, Vordering
from disbursement.vaststelling.selectors.notices import open_notices
from disbursement.verantwoording.models import Verantwoording
from regiodeals.obligations.state import State
from tests import builders
from tests.disbursement.vaststelling import world
from tests.screens.pages import read

pytestmark = pytest.mark.django_db
GRANTED, MILLION = world.GRANTED, world.MILLION
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


# ---- the settlement --------------------------------------------------------------------------


def test_before_the_account_the_page_says_what_is_missing(grant, cast):
    page = shown(cast.drafter, "vaststelling-detail", grant.pk)
    assert "nog geen voorstel" in page
    assert "De eindverantwoording is niet ontvangen. Vraag haar op." in page


def test_the_page_goes_line_by_line_from_grant_to_recovery(grant, cast):
    world.account(grant, 8 * MILLION, unlawful_cents=MILLION)
    page = shown(cast.drafter, "vaststelling-detail", grant.pk)
    for words in (
        "Het bedrag dat nu geldt. € 10.000.000,00 artikel 9 lid 1",
        "Waarvan onrechtmatig besteed",
        "€ 1.000.000,00",
        "Terug te vorderen",
        "€ 3.000.000,00 artikel 15 lid 4",
        "In overeenstemming met de verlening, tenzij",
        "artikel 15 lid 3, onder b",
        "de voorwaarden van artikel 5 en de verplichtingen van artikel 7",
    ):
        assert words in page, words


def test_a_proposal_is_made_on_the_page_and_then_shown_as_frozen(grant, cast):
    world.account(grant, 8 * MILLION)
    answer = browser(cast.drafter).post(
        address("vaststelling-propose", grant.pk),
        {"uitvoering": "helemaal uitgevoerd", "motivering": "Een project viel af."},
        follow=True,
    )
    page = text_of(answer)
    assert "Het voorstel is vastgelegd." in page
    assert "Stel lager vast dan is verleend: € 8.000.000. Vorder daarna € 2.000.000 terug." in page
    assert "Een project viel af." in page


def test_the_form_of_a_proposal_tells_its_amounts_and_what_to_do_at_a_field(grant, cast):
    world.account(grant, 8 * MILLION)
    page = shown(cast.drafter, "vaststelling-propose", grant.pk)
    assert "Vast te stellen: € 8.000.000,00. Terug te vorderen: € 2.000.000,00." in page
    refused = browser(cast.drafter).post(address("vaststelling-propose", grant.pk), {})
    assert "Vul dit in, of kies een antwoord." in text_of(refused)


def test_a_refusal_stands_in_the_form_with_what_was_typed(grant, cast):
    answer = browser(cast.drafter).post(
        address("vaststelling-propose", grant.pk),
        {"uitvoering": "helemaal uitgevoerd", "motivering": "Zo is het."},
    )
    page = text_of(answer)
    assert "De eindverantwoording is niet ontvangen." in page
    assert "Zo is het." in page


def test_from_the_page_the_decision_is_drafted(grant, cast):
    world.account(grant, 8 * MILLION)
    row = world.proposed(grant, cast)
    url = address("voorstel-act", row.pk, "draft_settlement")
    answer = browser(cast.drafter).post(url)
    decision = grant.beschikkingen.order_by("number").last()
    assert decision is not None
    assert answer["Location"] == address("beschikking-detail", decision.pk)
    assert decision.kind == "lagere vaststelling"


def test_a_colleague_sees_why_he_cannot_draft(grant, cast):
    world.account(grant, 8 * MILLION)
    world.proposed(grant, cast)
    page = shown(builders.behandelaar(), "vaststelling-detail", grant.pk)
    assert "Alleen wie het voorstel deed, stelt het besluit op." in page


def test_a_proposal_is_withdrawn_on_the_page(grant, cast):
    world.account(grant, GRANTED)
    row = world.proposed(grant, cast)
    url = address("voorstel-act", row.pk, "withdraw")
    assert browser(cast.drafter).post(url, {"reden": "Fout."}).status_code == 302
    assert Voorstel.objects.get().status == "ingetrokken"


def test_a_deviation_is_explained_on_the_page(grant, cast):
    world.account(grant, 8 * MILLION)
    row = services.draft_settlement(voorstel_id=world.proposed(grant, cast).pk, actor=cast.drafter)
    url = address("voorstel-deviate", row.pk)
    assert browser(cast.drafter).post(url, {"reden": "Overleg."}).status_code == 302
    assert "Overleg." in shown(cast.drafter, "vaststelling-detail", grant.pk)


def test_the_notice_stands_on_the_page_with_its_acts(grant, cast):
    paper = world.account(grant, GRANTED)
    rows = Verantwoording.objects.select_related("current", "uitkering__deal__tranche")
    services.owe_notice(rows.get(pk=paper.pk), cast.drafter)
    [notice] = open_notices(grant)
    page = shown(cast.drafter, "vaststelling-detail", grant.pk)
    assert "Uiterlijk dinsdag 18 november 2025" in page
    url = address("mededeling-act", notice.pk, "tell")
    given = {"dag": "18-11-2024", "kenmerk": "M-12"}
    assert browser(cast.drafter).post(url, given).status_code == 302
    notice.refresh_from_db()
    assert notice.state is State.MET


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


def test_the_kassier_sees_the_claim_and_nothing_of_what_is_prepared(claim, grant):
    region = builders.member(grant.kassier)
    page = shown(region, "vordering-detail", claim.pk)
    assert "Er staat € 1.000.000 open." in page
    assert "Ontvangst vastleggen" not in page
    assert "Wie deed wat" not in page
    assert browser(region).get(address("vaststelling-detail", grant.pk)).status_code == 403


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


def test_the_dossier_leads_to_the_settlement_and_lists_what_keeps_it_open(grant, cast):
    world.account(grant, 8 * MILLION)
    world.settled(grant, cast)
    page = text_of(
        browser(cast.drafter).get(reverse("regiodeals:deal-detail", args=[grant.deal_id]))
    )
    assert "Vaststelling en terugvordering" in page
    assert "Voordat u het dossier afsluit" in page
    assert "De rekening is niet vereffend" in page
    assert "Naar de vaststelling" in page


def queries(person, url):
    client = browser(person)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def test_a_dossier_in_its_last_state_asks_the_region_at_most_twelve_questions(claim, controller):
    for number in range(3):
        world.receive(claim, 1, controller, key=f"D{number}")
    deal = claim.uitkering.deal
    coordinator = builders.member(builders.region_of(deal))
    assert queries(coordinator, reverse("regiodeals:deal-detail", args=[deal.pk])) <= 12


def test_a_claim_asks_no_more_for_more_that_happened(claim, controller):
    url = address("vordering-detail", claim.pk)
    few = queries(controller, url)
    for number in range(15):
        world.receive(claim, 1, controller, key=f"A{number}")
    assert queries(controller, url) == few <= 12


def test_the_settlement_asks_twelve_questions_at_most(grant, cast):
    world.account(grant, 8 * MILLION)
    assert queries(cast.drafter, address("vaststelling-detail", grant.pk)) <= 12
    world.proposed(grant, cast)
    assert queries(cast.drafter, address("vaststelling-detail", grant.pk)) <= 12
