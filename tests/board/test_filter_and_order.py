"""A board shows what its address asks for, and what cannot be asked lets nothing through."""

from datetime import date, timedelta
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from regiodeals.board.forms import GONE
from regiodeals.board.models import ChosenDeal, SavedView
from regiodeals.board.selectors.asked import days_left, first_that_ends
from regiodeals.common import clock
from regiodeals.deal.models import Deal, DealStatus, PartyRole
from regiodeals.deal.term import last_grant_day, term_bounds
from regiodeals.legal.grant_rules import OrganisationKind
from regiodeals.party.models import Area
from tests import builders
from tests.screens.pages import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return builders.behandelaar()


def rows(client, reader, **query):
    client.force_login(reader)
    response = client.get(reverse("regiodeals:tranche-detail", args=[5]), query)
    assert response.status_code == 200
    return [row.deal.pk for row in response.context["rows"]]


def province(area):
    return builders.organisation(f"provincie {area.label}", OrganisationKind.PROVINCIE, area=area)


def test_words_are_found_in_the_name_and_in_a_party(client, officer):
    named = builders.concluded(officer, name="Achterhoek II")
    by_party = builders.concluded(officer, region=builders.organisation("gemeente Achterhoekdorp"))
    builders.concluded(officer)
    assert set(rows(client, officer, zoek="achterhoek")) == {named.pk, by_party.pk}


def test_a_state_leaves_out_the_others(client, officer):
    builders.concluded(officer)
    proposal = builders.proposal()
    assert rows(client, officer, stand="voorstel") == [proposal.pk]


def test_the_ministry_signs_or_coordinates(client, officer):
    deal = builders.concluded(officer)
    builders.proposal()
    leads, signs = builders.ministry("VRO"), builders.ministry("EZ")
    assert rows(client, officer, ministerie=leads.pk) == [deal.pk]
    assert rows(client, officer, ministerie=signs.pk) == [deal.pk]
    assert rows(client, officer, ministerie=f"{leads.pk}c") == [deal.pk]
    assert rows(client, officer, ministerie=f"{signs.pk}c") == []


def test_a_deal_lies_where_its_parties_lie_and_in_each_of_them(client, officer):
    both = builders.concluded(officer, region=province(Area.GELDERLAND))
    both.parties.create(organisation=province(Area.OVERIJSSEL), role=PartyRole.REGIOPARTIJ)
    unknown = builders.concluded(officer)
    assert rows(client, officer, gebied=Area.GELDERLAND) == [both.pk]
    assert rows(client, officer, gebied=Area.OVERIJSSEL) == [both.pk]
    assert rows(client, officer, gebied=Area.UTRECHT) == []
    assert rows(client, officer, gebied="onbekend") == [unknown.pk]


def test_where_a_partner_lies_says_nothing_of_the_deal(client, officer):
    deal = builders.concluded(officer)
    deal.parties.create(organisation=province(Area.ZEELAND), role=PartyRole.PARTNER)
    assert rows(client, officer, gebied=Area.ZEELAND) == []


def test_who_must_act_next(client, officer):
    mine = builders.concluded(officer)
    others = builders.concluded(builders.behandelaar())
    nobodys = builders.proposal()
    signing = builders.in_preparation(officer)
    running = builders.concluded(officer)
    Deal.objects.filter(pk=running.pk).update(
        status=DealStatus.IN_UITVOERING, granted_on=date(2024, 11, 1)
    )
    for who, deal in (
        ("u", mine),
        ("collega", others),
        ("niemand", nobodys),
        ("ondertekenaars", signing),
        ("regio", running),
    ):
        assert rows(client, officer, wacht=who) == [deal.pk], who
    assert set(rows(client, officer, wacht="ministerie")) == {mine.pk, others.pk, nobodys.pk}


@pytest.mark.parametrize(
    ("choice", "signed_on"),
    [
        ("laat", date(2024, 8, 22)),
        ("14", date(2024, 9, 5)),
        ("28", date(2024, 9, 20)),
        ("later", date(2024, 10, 7)),
    ],
)
def test_the_days_that_are_left(choice, signed_on, client, officer):
    deals = {
        day: builders.concluded(officer, signed_on=day)
        for day in (date(2024, 8, 22), date(2024, 9, 5), date(2024, 9, 20), date(2024, 10, 7))
    }
    builders.in_preparation(officer)
    assert rows(client, officer, nog=choice) == [deals[signed_on].pk]


def test_without_a_term_or_with_one_that_is_not_known(client, officer):
    builders.concluded(officer)
    none, unknown = builders.in_preparation(officer), builders.concluded(officer)
    Deal.objects.filter(pk=unknown.pk).update(concluded_on=date(2015, 1, 1))
    assert rows(client, officer, nog="geen") == [none.pk]
    assert rows(client, officer, nog="onbekend") == [unknown.pk]


def test_each_term_that_runs_falls_under_one_choice():
    """Whatever the day of the convenant, the filter counts as the column does."""
    first, last = term_bounds()
    today = clock.today()
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        ends = last_grant_day(day)
        assert ends is not None
        for left in (0, 15, 29):
            limit = today + timedelta(days=left)
            assert (day >= first_that_ends(limit)) == (ends >= limit)
    assert last_grant_day(last + timedelta(days=1)) is None
    assert "concluded_on" in str(days_left("laat", today))


@pytest.mark.parametrize(
    "query",
    [
        {"stand": "bestaat-niet"},
        {"gebied": "xx", "zoek": "Regio"},
        {"ministerie": "0"},
        {"nog": "-1"},
        {"wacht": "ik"},
        {"week": "2024-47"},
        {"zoek": "a" * 101},
        {"zoek": "\0"},
    ],
)
class TestFilterThatIsNoneAnyMore:
    """It never stands for the whole tranche: not on the board, in an act, or in a file."""

    def test_the_board_says_so_and_shows_no_deal(self, query, client, officer):
        builders.concluded(officer)
        assert rows(client, officer, **query) == []
        page = client.get("/tranches/5/", query)
        assert page.context["totals"].all.count == 0
        text = read(page.content.decode()).text
        assert GONE in text
        assert "Filters wissen" in text

    def test_nothing_is_chosen_and_no_view_is_kept_by_it(self, query, client, officer):
        builders.concluded(officer)
        client.force_login(officer)
        for act, fields in {"keuze": {"doe": "alles"}, "weergaven": {"naam": "Oud"}}.items():
            url = f"/tranches/5/{act}/?{urlencode(query)}"
            assert GONE in client.post(url, fields, follow=True).content.decode()
        assert not ChosenDeal.objects.exists()
        assert not SavedView.objects.exists()

    def test_the_file_has_no_deal(self, query, client, officer):
        builders.concluded(officer)
        client.force_login(officer)
        answer = client.get("/bestanden/tranche/csv/", {"tranche": 5, **query})
        if answer.status_code == 200:
            assert len(b"".join(answer.streaming_content).decode().splitlines()) == 1
        else:
            assert (answer.status_code, set(query)) == (404, {"zoek"})


def test_an_order_or_column_that_cannot_be_leaves_nothing_out(client, officer):
    deal = builders.concluded(officer)
    query = {"sorteer": "; drop", "kolom": "geheim", "pagina": "x"}
    assert rows(client, officer, **query) == [deal.pk]


def test_one_order_at_a_time_both_ways_and_stable(client, officer):
    small = builders.concluded(officer, name="B", amount_cents=600_000_000)
    large = builders.concluded(officer, name="A", amount_cents=900_000_000)
    equal = builders.concluded(officer, name="C", amount_cents=900_000_000)
    proposal = builders.proposal(name="D", amount_cents=500_000_000)
    for order, expected in {
        "naam": [large, small, equal, proposal],
        "-naam": [proposal, equal, small, large],
        "bedrag": [proposal, small, large, equal],
        "-bedrag": [large, equal, small, proposal],
        "stand": [proposal, large, small, equal],
        "-dag": [proposal, large, small, equal],
    }.items():
        assert rows(client, officer, sorteer=order) == [deal.pk for deal in expected], order


def test_the_heading_that_sorts_says_so_and_turns_the_order_round(client, officer):
    builders.concluded(officer)
    client.force_login(officer)
    page = read(client.get("/tranches/5/?sorteer=-bedrag&zoek=Regio").content.decode())
    (heading,) = [th for th in page.all("th") if th.get("aria-sort")]
    assert heading["aria-sort"] == "descending"
    assert "?zoek=Regio&sorteer=bedrag" in page.values("href")


def test_an_empty_filter_says_so_and_leads_back(client, officer):
    builders.concluded(officer)
    client.force_login(officer)
    page = read(client.get("/tranches/5/?zoek=nergens&sorteer=naam").content.decode())
    assert "Geen deals bij deze filters." in page.text
    assert "Filters wissen" in page.text
    assert "?sorteer=naam" in page.values("href")


def test_columns_are_those_that_were_chosen(client, officer):
    deal = builders.concluded(officer, region=province(Area.LIMBURG))
    client.force_login(officer)
    text = read(client.get("/tranches/5/?kolom=gebied&kolom=ministeries").content.decode()).text
    assert "VRO (coördineert), BZK, EZ" in text
    assert "Limburg" in text.split(f"Kies {deal.name}")[1]
    assert "Uiterste dag" not in text.split("Provincie of eiland")[-1]


def test_a_region_is_not_shown_how_far_a_concept_is(client, officer):
    deal = builders.concluded(officer)
    client.force_login(builders.member(builders.region_of(deal)))
    text = client.get("/tranches/5/?kolom=stappen").content.decode()
    assert deal.name in text
    assert "Toetsing" not in text
    assert "Rechtmatig" not in text
    assert "een andere behandelaar" not in text


def test_the_link_to_the_file_asks_what_the_board_understood(client, officer):
    deal = builders.concluded(officer)
    client.force_login(officer)
    query = {"zoek": deal.name, "sorteer": "x" * 101, "onzin": "a" * 200}
    page = read(client.get("/tranches/5/", query).content.decode())
    (link,) = [url for url in page.values("href") if url.startswith("/bestanden/tranche/csv/")]
    body = b"".join(client.get(link).streaming_content).decode()
    assert deal.name in body
    assert "onzin" not in link


def test_a_search_of_more_words_than_fit_offers_no_file_that_is_not_there(client, officer):
    builders.concluded(officer)
    client.force_login(officer)
    page = read(client.get("/tranches/5/", {"zoek": "a" * 101}).content.decode())
    assert not [url for url in page.values("href") if url.startswith("/bestanden/tranche/")]


def test_the_file_has_the_filter_and_the_order_of_the_page(client, officer):
    builders.concluded(officer, name="B", amount_cents=600_000_000)
    builders.concluded(officer, name="A", amount_cents=900_000_000)
    builders.proposal(name="C")
    client.force_login(officer)
    query = {"tranche": 5, "stand": "convenant_gesloten", "sorteer": "bedrag"}
    response = client.get(reverse("regiodeals:export", args=["tranche", "csv"]), query)
    lines = b"".join(response.streaming_content).decode().splitlines()[1:]
    assert [line.split(";")[1] for line in lines] == ['"B"', '"A"']
