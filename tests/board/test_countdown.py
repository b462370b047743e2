"""The countdown says how many terms end in which week, and each week leads to its deals."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiodeals.board.rendering.weeks import week_name
from regiodeals.board.schedule import LATE, LATER, THIS_WEEK, stretches
from regiodeals.board.selectors import in_week, views_of
from regiodeals.common import clock
from regiodeals.deal.models import Deal
from regiodeals.obligations import services as obligations
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.owner import Owner
from regiodeals.obligations.state import Zone
from tests import builders
from tests.screens.pages import read

TODAY = date(2024, 11, 18)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.fixture
def officer(db):
    return builders.behandelaar()


@pytest.fixture
def deal(officer):
    return builders.concluded(officer, signed_on=date(2024, 10, 7))


def owe(deal, day, kind=ObligationKind.EINDVERSLAG, zone=Zone.AMSTERDAM, **fields):
    values = {
        "subject": deal,
        "title": f"{kind.label} van {deal.name}",
        "source": "Besluit, artikel 17",
        "owner": Owner(user=deal.accounthouder),
        "dossier": deal.pk,
        "period": str(Obligation.objects.count()),
        "actor": None,
    }
    zone = clock.AMSTERDAM if zone == Zone.AMSTERDAM else clock.KRALENDIJK
    return obligations.impose(kind=kind, due_on=day, zone=zone, **(values | fields))


def board(client, reader, **query):
    client.force_login(reader)
    return client.get("/tranches/5/", query)


def counts(response):
    """How many terms end in each stretch that has any."""
    rows = response.context["weeks"]["chart"].rows
    return {label: int(number) for label, number, _note in rows if number != "0"}


class TestStretches:
    """Every day has one place."""

    @given(today=DAYS, day=DAYS, is_late=st.booleans())
    def test_a_term_ends_in_one_stretch_and_what_is_late_in_the_first(self, today, day, is_late):
        found = [one.key for one in stretches(today) if one.holds(day, is_late=is_late)]
        assert len(found) == 1
        assert (found == [LATE]) == is_late

    @given(today=DAYS)
    def test_a_week_ends_on_sunday_and_the_next_begins_on_monday(self, today):
        found = stretches(today)
        begins = [one.first for one in found if one.first]
        ends = [one.last for one in found if one.last]
        assert 0 <= (ends[0] - today).days < 7
        assert [day.weekday() for day in begins] == [0] * 8
        assert [day + timedelta(days=1) for day in ends] == begins

    def test_a_week_across_the_new_year_has_the_number_of_the_calendar(self):
        names = {one.key: week_name(one) for one in stretches(date(2024, 12, 18))}
        assert names["over-2"] == "week 1, 30 dec"
        assert names[THIS_WEEK] == "deze week, t/m 22 dec"
        assert (names[LATE], names[LATER]) == ("te laat", "later")


def test_each_kind_of_term_is_counted_in_the_week_of_its_last_day(client, officer, deal):
    owe(deal, TODAY - timedelta(days=1))
    owe(deal, TODAY, ObligationKind.BETALING)
    owe(deal, date(2024, 11, 24), ObligationKind.RAPPORTAGE)
    owe(deal, date(2024, 11, 25))
    owe(deal, date(2025, 6, 15), ObligationKind.SISA)
    response = board(client, officer)
    # The twelve weeks and what was promised to parliament end on 30 and 31 December.
    assert counts(response) == {
        "te laat": 1,
        "deze week, t/m 24 nov": 2,
        "week 48, 25 nov": 1,
        "week 1, 30 dec": 2,
        "later": 1,
    }
    chart = response.context["weeks"]["chart"]
    assert chart.finding == "7 termijnen, waarvan 1 te laat en 2 deze week."
    assert "1 × termijn betalen; 1 × voortgangsrapportage" in chart.rows[1][2]
    assert chart.rows[2][2] == "1 × eindverslag"


def test_what_is_met_or_cancelled_or_a_right_that_has_passed_is_no_term(client, officer, deal):
    before = counts(board(client, officer))
    obligations.meet(obligation_id=owe(deal, TODAY).pk, on=TODAY, how="Gedaan.", actor=officer)
    obligations.cancel(obligation_id=owe(deal, TODAY).pk, reason="Vervallen.", actor=officer)
    owe(deal, TODAY - timedelta(days=1), ObligationKind.BEZWAARTERMIJN, is_right=True)
    response = board(client, officer)
    assert counts(response) == before
    assert board(client, officer, week=THIS_WEEK).context["rows"] == []
    assert board(client, officer, week=LATE).context["rows"] == []


def test_a_term_on_an_island_is_late_when_its_own_day_is_over(client, officer, deal, still_clock):
    owe(deal, TODAY, ObligationKind.RAPPORTAGE, zone=Zone.KRALENDIJK)
    # Half past midnight on Tuesday in Amsterdam is Monday evening on Bonaire.
    still_clock.set(builders.NOW.replace(day=18, hour=23, minute=30))
    assert counts(board(client, officer))["deze week, t/m 24 nov"] == 1
    still_clock.set(builders.NOW.replace(day=19, hour=4, minute=30))
    assert counts(board(client, officer))["te laat"] == 1
    assert [row.deal for row in board(client, officer, week=LATE).context["rows"]] == [deal]


@pytest.mark.parametrize("index", range(10))
def test_each_column_leads_to_exactly_the_deals_with_a_term_in_it(client, officer, deal, index):
    others = [builders.concluded(officer) for _ in range(2)]
    stretch = stretches(TODAY)[index]
    day = stretch.first or stretch.last or TODAY - timedelta(days=40)
    owe(others[0], day)
    owe(others[0], day)
    owe(others[1], stretch.last or day)
    found = board(client, officer, week=stretch.key)
    owed = Obligation.objects.filter(due_on__range=(day, stretch.last or day + timedelta(999)))
    if stretch.key == LATE:
        owed = Obligation.objects.filter(due_on__lt=TODAY)
    expected = Counter(owed.values_list("dossier", flat=True))
    assert {row.deal.pk for row in found.context["rows"]} == set(expected)
    assert found.context["weeks"]["current"].value == expected.total()
    assert found.context["totals"].all.count == len(expected)


def test_a_column_leads_to_its_week_and_back_and_keeps_the_rest(client, officer, deal):
    owe(deal, TODAY)
    page = read(board(client, officer, sorteer="naam").content.decode())
    assert f"?sorteer=naam&week={THIS_WEEK}#deals" in page.values("href")
    chosen = board(client, officer, sorteer="naam", week=THIS_WEEK)
    back = chosen.context["weeks"]["current"]
    assert (back.url, back.is_current) == ("?sorteer=naam#deals", True)
    text = " ".join(read(chosen.content.decode()).text.split())
    assert "U ziet nu alleen deals met een termijn: deze week, t/m 24 nov." in text


def test_the_countdown_shows_the_other_weeks_and_follows_the_other_filters(client, officer, deal):
    owe(deal, TODAY)
    other = builders.concluded(officer, name="Elders")
    owe(other, TODAY)
    both = board(client, officer, week=LATER)
    assert counts(both)["deze week, t/m 24 nov"] == 2
    assert both.context["rows"] == []
    one = board(client, officer, zoek="Elders")
    assert counts(one)["deze week, t/m 24 nov"] == 1


def test_map_sums_choice_and_file_are_of_the_chosen_week(client, officer, deal):
    owe(deal, TODAY)
    other = builders.concluded(officer)
    page = board(client, officer, week=THIS_WEEK)
    assert page.context["totals"].all.cents == deal.rijksbijdrage_cents
    assert page.context["map"]["all"].count == 1
    body = client.get("/bestanden/tranche/csv/", {"tranche": 5, "week": THIS_WEEK})
    text = b"".join(body.streaming_content).decode()
    assert deal.name in text
    assert other.name not in text
    client.post(f"/tranches/5/keuze/?week={THIS_WEEK}", {"doe": "alles"})
    assert board(client, officer).context["choice"].count == 1


def test_a_region_counts_the_terms_of_its_own_deals(client, officer, deal):
    owe(deal, TODAY)
    owe(builders.concluded(officer), TODAY)
    reader = builders.member(builders.region_of(deal))
    assert counts(board(client, reader))["deze week, t/m 24 nov"] == 1


@pytest.mark.parametrize("week", ["2024-46", "over-0", "over-8", "x", "²", "te-laat "])
def test_what_is_no_week_lets_no_deal_through(client, officer, deal, week):
    owe(deal, TODAY)
    response = board(client, officer, week=week)
    assert response.context["weeks"]["current"] is None
    assert response.context["rows"] == []
    assert not in_week(Deal.objects.all(), week).exists()
    assert [row.deal for row in board(client, officer, week="").context["rows"]] == [deal]


def test_this_week_is_this_week_also_in_a_view_that_was_kept_before(
    client, officer, deal, still_clock
):
    owe(deal, TODAY)
    later = builders.concluded(officer)
    owe(later, TODAY + timedelta(days=7))
    client.force_login(officer)
    _all, _late, (this, _name), *_ = (
        client.get("/tranches/5/").context["filter"].fields["week"].choices
    )
    client.post(f"/tranches/5/weergaven/?week={this}", {"naam": "Deze week"})
    still_clock.set(builders.NOW + timedelta(days=7))
    view = views_of(officer).get()
    assert [row.deal for row in client.get(f"/tranches/5/?{view.query}").context["rows"]] == [later]
