"""The map shows each deal where its parties lie, and the table beside it says the same."""

import re

import pytest

from regiodeals.board.places import TILES
from regiodeals.board.rendering.areas import millions
from regiodeals.deal.models import PartyRole
from regiodeals.legal.grant_rules import OrganisationKind
from regiodeals.party.models import Area
from tests import builders
from tests.screens.pages import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return builders.behandelaar()


@pytest.fixture
def spread(officer):
    """One deal in Limburg, one in two provinces, one of which nothing is known."""
    one = builders.concluded(officer, region=province(Area.LIMBURG), amount_cents=600_000_000)
    two = builders.concluded(officer, region=province(Area.GELDERLAND), amount_cents=800_000_000)
    two.parties.create(organisation=province(Area.OVERIJSSEL), role=PartyRole.REGIOPARTIJ)
    unknown = builders.concluded(officer, amount_cents=700_000_000)
    return one, two, unknown


def province(area):
    return builders.organisation(f"provincie {area.label}", OrganisationKind.PROVINCIE, area=area)


def board(client, reader, **query):
    client.force_login(reader)
    return client.get("/tranches/5/", query)


def looks(response):
    return [tile.look for tile in response.context["map"]["tiles"]]


def rows_of(response):
    return {
        row["label"]: (row["sum"].count, row["sum"].cents)
        for row in response.context["map"]["rows"]
    }


def test_every_area_has_one_tile_on_a_place_of_its_own():
    assert set(TILES) == set(Area)
    assert len({(column, row) for column, row, _short in TILES.values()}) == len(TILES) == 15


def test_a_deal_counts_in_each_of_its_areas_and_the_note_says_so(client, officer, spread):
    response = board(client, officer)
    rows = rows_of(response)
    assert rows["Limburg"] == (1, 600_000_000)
    assert rows["Gelderland"] == rows["Overijssel"] == (1, 800_000_000)
    assert rows["Utrecht"] == (0, 0)
    assert rows["Onbekend"] == (1, 700_000_000)
    found = response.context["map"]
    assert (found["all"].count, found["all"].cents) == (3, 2_100_000_000)
    assert "1 deal ligt in meer gebieden en telt in elk mee." in found["note"]
    assert "Van 1 deal is het gebied onbekend" in found["note"]


def test_tiles_and_table_have_the_same_figures(client, officer, spread):
    response = board(client, officer)
    rows = rows_of(response)
    for area, tile in zip(TILES, response.context["map"]["tiles"], strict=True):
        look = tile.look
        assert look.count == rows[area.label][0]
        assert look.label.startswith(f"{area.label}: ")
        assert look.millions == (millions(rows[area.label][1]) if look.count else "–")
        assert (look.shade > 0) == (look.count > 0)


def test_the_picture_can_be_read_without_seeing_it(client, officer, spread):
    page = read(board(client, officer).content.decode())
    (picture,) = [svg for svg in page.all("svg") if svg.get("class") == "rd-map"]
    for name in picture["aria-labelledby"].split():
        assert name in page.values("id")
    assert "Limburg: 1 deal, €\u00a06.000.000" in page.values("aria-label")
    assert "Limburg 1 deal, €\u00a06.000.000" in page.text


def test_a_tile_leads_to_the_filter_and_back_and_keeps_the_rest(client, officer, spread):
    one = spread[0]
    tiles = looks(board(client, officer, sorteer="naam"))
    (limburg,) = [tile for tile in tiles if tile.label.startswith("Limburg")]
    assert limburg.url == "?sorteer=naam&gebied=pv31#deals"
    chosen = client.get(f"/tranches/5/{limburg.url.partition('#')[0]}")
    assert [row.deal for row in chosen.context["rows"]] == [one]
    (current,) = [tile for tile in looks(chosen) if tile.is_current]
    assert current.url == "?sorteer=naam#deals"


def test_the_map_follows_the_other_filters_and_shows_the_other_areas(client, officer, spread):
    rows = rows_of(board(client, officer, zoek=spread[1].name, gebied=Area.GELDERLAND))
    assert rows["Overijssel"] == rows["Gelderland"] == (1, 800_000_000)
    assert rows["Limburg"] == (0, 0)


def test_a_region_sees_its_own_deals_on_the_map_only(client, officer, spread):
    reader = builders.member(builders.region_of(spread[0]))
    assert rows_of(board(client, reader))["Gelderland"] == (0, 0)


@pytest.mark.parametrize(
    ("cents", "words"),
    [(0, "0,0"), (1_749_999_999, "17,5"), (1_744_999_999, "17,4"), (38_460_000_000, "384,6")],
)
def test_millions_are_rounded_half_up(cents, words):
    assert millions(cents) == words


def test_no_style_of_its_own_stands_in_the_picture(client, officer, spread):
    picture = re.search(
        r'<svg class="rd-map".*?</svg>', board(client, officer).content.decode(), re.DOTALL
    )
    assert picture is not None
    assert "style=" not in picture[0]
