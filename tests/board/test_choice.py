"""What a person picks on a board stays, through filters and pages, and is of deals he sees."""

from itertools import count

import pytest
from django.urls import reverse

from regiodeals.board import services
from regiodeals.board.models import ChosenDeal
from regiodeals.board.selectors import Asked, choice_of
from regiodeals.deal.models import Deal, DealParty, PartyRole
from tests import builders
from tests.screens import many_deals
from tests.screens.pages import read
from tests.simultaneous import at_once

pytestmark = pytest.mark.django_db
BOARD, CHOOSE = "/tranches/5/", "/tranches/5/keuze/"
_names = count(1)


@pytest.fixture
def officer():
    return builders.behandelaar()


@pytest.fixture
def desk(client, officer):
    """The browser of a case officer, without scripts."""
    client.force_login(officer)
    return client


def picked(person):
    return set(ChosenDeal.objects.filter(person=person).values_list("deal", flat=True))


def deals_of(officer, number):
    return [builders.concluded(officer, name=f"Streek {next(_names)}") for _ in range(number)]


def test_what_is_ticked_is_kept_and_what_is_not_is_let_go(desk, officer):
    one, two, three = deals_of(officer, 3)
    desk.post(CHOOSE, {"getoond": [one.pk, two.pk], "deal": [one.pk, two.pk]})
    desk.post(CHOOSE, {"getoond": [two.pk, three.pk], "deal": [three.pk]})
    assert picked(officer) == {one.pk, three.pk}


def test_the_choice_survives_a_filter_and_shows_number_and_sum(desk, officer):
    one, two = deals_of(officer, 2)
    desk.post(CHOOSE, {"getoond": [one.pk], "deal": [one.pk]})
    page = desk.get(BOARD, {"zoek": two.name})
    text = " ".join(read(page.content.decode()).text.split())
    assert "1 deal gekozen , samen" in text.replace("gekozen,", "gekozen ,")
    assert page.context["choice"].cents == one.rijksbijdrage_cents
    assert [row.is_chosen for row in page.context["rows"]] == [False]
    assert [row.is_chosen for row in desk.get(BOARD).context["rows"]].count(True) == 1


def test_all_of_the_filter_are_chosen_also_those_on_other_pages(desk, officer):
    region = builders.organisation()
    many_deals.concluded_deals(30, region=region, officer=officer)
    builders.proposal()
    answer = desk.post(f"{CHOOSE}?stand=convenant_gesloten&pagina=2", {"doe": "alles"})
    assert answer["Location"].startswith("/tranches/5/?")
    for part in ("stand=convenant_gesloten", "pagina=2"):
        assert part in answer["Location"]
    assert choice_of(officer, builders.tranche().pk).count == 30
    second = desk.get(BOARD, {"pagina": 2, "stand": "convenant_gesloten"}).context["rows"]
    assert {row.is_chosen for row in second} == {True}


def test_the_whole_choice_is_taken_back(desk, officer):
    (one,) = deals_of(officer, 1)
    desk.post(CHOOSE, {"getoond": [one.pk], "deal": [one.pk]})
    desk.post(CHOOSE, {"doe": "wissen"})
    assert picked(officer) == set()


def test_the_choice_of_another_tranche_stays_out_of_it(desk, officer):
    elsewhere = builders.proposal(tranche=builders.tranche(4))
    desk.post("/tranches/4/keuze/", {"getoond": [elsewhere.pk], "deal": [elsewhere.pk]})
    desk.post(CHOOSE, {"getoond": [elsewhere.pk], "deal": [elsewhere.pk]})
    desk.post(CHOOSE, {"doe": "wissen"})
    assert picked(officer) == {elsewhere.pk}


@pytest.mark.parametrize("number", ["0", "x", "²", "-1", "9" * 30, ""])
def test_what_is_no_deal_is_not_chosen(number, desk, officer):
    desk.post(CHOOSE, {"getoond": [number], "deal": [number]})
    assert picked(officer) == set()


def test_a_deal_of_another_region_cannot_be_chosen(client, officer):
    own, other = deals_of(officer, 2)
    reader = builders.member(builders.region_of(own))
    client.force_login(reader)
    client.post(CHOOSE, {"getoond": [own.pk, other.pk], "deal": [own.pk, other.pk]})
    client.post(CHOOSE, {"doe": "alles"})
    assert picked(reader) == {own.pk}


def test_a_deal_that_is_not_seen_any_more_falls_out_and_is_counted(client, officer):
    own, lost = deals_of(officer, 2)
    region = builders.region_of(own)
    party = DealParty.objects.create(deal=lost, organisation=region, role=PartyRole.REGIOPARTIJ)
    reader = builders.member(region)
    client.force_login(reader)
    client.post(CHOOSE, {"doe": "alles"})
    party.delete()
    page = client.get(BOARD)
    assert page.context["choice"].count == 1
    assert page.context["choice"].cents == own.rijksbijdrage_cents
    assert "1 deal viel uit uw keuze: u ziet die deal niet meer." in page.content.decode()
    assert lost.name not in page.content.decode()
    client.post(CHOOSE, {"getoond": [own.pk], "deal": [own.pk]})
    assert "viel uit uw keuze" not in client.get(BOARD).content.decode()


def test_nobody_sees_what_another_picked(client, officer):
    (one,) = deals_of(officer, 1)
    services.choose_all(tranche_id=one.tranche_id, asked=Asked(), actor=officer)
    client.force_login(builders.behandelaar())
    assert client.get(BOARD).context["choice"].count == 0


def test_a_script_gets_the_bar_alone(desk, officer):
    (one,) = deals_of(officer, 1)
    answer = desk.post(
        CHOOSE, {"getoond": [one.pk], "deal": [one.pk]}, headers={"HX-Request": "true"}
    )
    page = read(answer.content.decode())
    assert page.unclosed == []
    assert page.elements[0] == ("div", {"class": "rd-bulk", "id": "keuze-balk"})
    assert "1 deal gekozen" in page.text


def test_the_file_of_the_choice_holds_the_choice_whatever_is_filtered(desk, officer):
    one, two = deals_of(officer, 2)
    desk.post(CHOOSE, {"getoond": [one.pk, two.pk], "deal": [one.pk]})
    url = desk.get(BOARD, {"zoek": two.name}).context["file_url"].replace("xlsx", "csv")
    body = b"".join(desk.get(url).streaming_content).decode()
    assert one.name in body
    assert two.name not in body


def test_only_the_choice_can_be_shown(desk, officer):
    one, _two = deals_of(officer, 2)
    desk.post(CHOOSE, {"getoond": [one.pk], "deal": [one.pk]})
    assert [row.deal.pk for row in desk.get(BOARD, {"keuze": "1"}).context["rows"]] == [one.pk]


def test_the_main_act_first_lists_what_is_ready_and_what_not_and_why(desk, officer, cast):
    ready = builders.concluded(officer)
    not_yet, done = builders.in_preparation(officer), cast.announced().uitkering.deal
    left = builders.concluded(officer)
    shown = [ready.pk, not_yet.pk, done.pk]
    desk.post(CHOOSE, {"getoond": shown, "deal": shown})
    (act,) = desk.get(BOARD).context["acts"]
    page = desk.get(act["url"])
    text = " ".join(read(page.content.decode()).text.split())
    assert "1 deal kan mee in een serie, 2 niet" in text
    assert f"{not_yet.name} niet: het convenant is niet gesloten" in text
    assert f"{done.name} niet: de uitkering is al verleend op 18 november 2024." in text
    assert page.context["form"].initial["deals"] == [ready.pk]
    assert left.pk in [deal.pk for deal in page.context["deals"]]


def test_who_makes_no_series_is_not_offered_one(client, officer):
    deal = builders.concluded(officer)
    client.force_login(builders.member(builders.region_of(deal)))
    client.post(CHOOSE, {"doe": "alles"})
    assert client.get(BOARD).context["acts"] == []


def test_a_get_changes_nothing(desk):
    assert desk.get(CHOOSE).status_code == 405
    assert desk.post("/tranches/99/keuze/").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_two_pages_that_choose_at_once_both_count():
    builders.model_letters()
    officer = builders.behandelaar()
    deals = [builders.proposal() for _ in range(2)]
    at_once(
        *(
            lambda deal=deal: services.choose_shown(
                tranche_id=deal.tranche_id,
                shown=[deal.pk],
                picked=[deal.pk],
                actor=officer,
            )
            for deal in (*deals, deals[0])
        )
    )
    assert picked(officer) == {deal.pk for deal in Deal.objects.all()}


def test_the_bar_stands_in_the_form_of_the_table(desk, officer):
    deals_of(officer, 1)
    page = read(desk.get(reverse("regiodeals:tranche-detail", args=[5])).content.decode())
    assert page.unclosed == []
    assert page.values("id").count("keuze-balk") == 1
