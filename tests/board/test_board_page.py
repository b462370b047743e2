"""The pages of a tranche: what is on them, and money that adds up."""

from datetime import date

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from regiodeals.board.rendering import (
    tranche_items,
    tranche_lead,
    tranche_money,
)
from regiodeals.board.selectors import DealSum, TrancheTotals, groups_of, summary_of
from regiodeals.deal.models import Deal, DealStatus
from regiodeals.deal.selectors import board_of
from regiodeals.legal.grant_rules import rules_for_tranche
from regiodeals.tranche.models import Tranche
from tests import builders
from tests.screens.pages import read

TODAY = date(2024, 11, 18)
CEILING = 38_460_000_000
SUMS = st.builds(DealSum, st.integers(0, 30), st.integers(0, CEILING))
TOTALS = st.builds(TrancheTotals, SUMS, SUMS, SUMS, SUMS)


def board(client, reader):
    client.force_login(reader)
    return client.get(reverse("regiodeals:tranche-detail", args=[5]))


@given(TOTALS)
def test_the_parts_of_the_bar_are_what_counts_for_the_ceiling(totals):
    money = tranche_money(totals, rules_for_tranche(5))
    assert sum(part["cents"] for part in money["parts"]) == totals.counted.cents
    assert money["is_over"] == (totals.counted.cents > CEILING)
    assert totals.all.cents == totals.counted.cents + totals.outside.cents


@pytest.mark.parametrize(
    ("cents", "words"),
    [
        (CEILING, "gelijk aan het plafond van €\u00a0384.600.000 (artikel 10 lid 3)"),
        (CEILING - 100_00, "€\u00a0100 onder het plafond van €\u00a0384.600.000"),
        (CEILING + 1, "€\u00a00,01 boven het plafond van €\u00a0384.600.000"),
    ],
)
def test_the_sum_is_compared_with_the_ceiling_to_the_cent(cents, words):
    none = DealSum(0, 0)
    totals = TrancheTotals(none, none, DealSum(1, cents), none)
    assert tranche_money(totals, rules_for_tranche(5))["words"].startswith(words)


def test_a_tranche_without_ceiling_or_limits_says_so():
    none = DealSum(0, 0)
    totals = TrancheTotals(none, none, DealSum(1, 10**14), none)
    money = tranche_money(totals, rules_for_tranche(3))
    assert (money["words"], money["is_over"]) == ("de Regeling noemt geen plafond", False)
    about = {item["label"]: item["value"] for item in tranche_items(Tranche(number=3))}
    assert about["Bedrag per deal"] == "de Regeling noemt geen minimum en geen maximum"
    assert about["Convenant sluiten"].endswith("(artikel 5 lid 1)")


@pytest.mark.django_db
def test_every_deal_stands_in_one_part_of_the_bar(officer):
    builders.proposal(amount_cents=600_000_000)
    builders.in_preparation(officer, amount_cents=700_000_000)
    builders.concluded(officer, amount_cents=800_000_000)
    granted = builders.concluded(officer, amount_cents=900_000_000)
    Deal.objects.filter(pk=granted.pk).update(
        status=DealStatus.BESCHIKT, granted_on=date(2024, 11, 20)
    )
    totals = summary_of(groups_of(board_of(officer, builders.tranche().pk))).totals
    assert totals.granted == DealSum(1, 900_000_000)
    assert totals.preparing == DealSum(1, 800_000_000)
    assert totals.starting == DealSum(1, 700_000_000)
    assert totals.outside == DealSum(1, 600_000_000)
    assert totals.all == DealSum(4, 3_000_000_000)


@pytest.mark.django_db
@pytest.mark.parametrize("status", [DealStatus.AFGEWEZEN, DealStatus.INGETROKKEN])
def test_a_deal_that_never_was_takes_nothing_of_the_ceiling(officer, status):
    deal = builders.proposal()
    Deal.objects.filter(pk=deal.pk).update(status=status)
    totals = summary_of(groups_of(board_of(officer, deal.tranche_id))).totals
    assert (totals.counted.count, totals.outside.count) == (0, 1)


@pytest.mark.django_db
def test_the_board_shows_each_deal_with_its_last_day_and_the_sum(client, officer):
    deal = builders.concluded(officer)
    page = read(board(client, officer).content.decode())
    for words in (deal.name, "di\u00a017\u00a0dec\u00a02024", "29 dagen", "Totaal, 1 deal"):
        assert words in page.text
    assert (
        "De eerste termijn voor een beschikking eindigt op dinsdag\u00a017\u00a0december\u00a02024"
        in page.text
    )
    assert page.unclosed == []


@pytest.mark.django_db
def test_the_deal_whose_term_ends_first_stands_on_top(client, officer):
    later = builders.concluded(officer, signed_on=date(2024, 10, 7))
    first = builders.concluded(officer, signed_on=date(2024, 9, 5))
    open_one = builders.in_preparation(officer)
    rows = board(client, officer).context["rows"]
    assert [row.deal.pk for row in rows] == [first.pk, later.pk, open_one.pk]


@pytest.mark.django_db
def test_the_deals_come_before_what_stands_beside_them(client, officer):
    builders.concluded(officer)
    page = read(board(client, officer).content.decode())
    ids = [name for name in page.values("id") if name in ("deals", "geld", "termijnen", "waar")]
    assert ids == ["deals", "geld", "termijnen", "waar"]


@pytest.mark.django_db
def test_a_sum_over_the_ceiling_is_an_error_in_words(client, officer):
    for _ in range(2):
        deal = builders.concluded(officer)
        Deal.objects.filter(pk=deal.pk).update(rijksbijdrage_cents=CEILING)
    text = board(client, officer).content.decode()
    assert "De deals gaan over het plafond heen" in text
    assert "€\u00a0384.600.000 boven het plafond" in text


@pytest.mark.django_db
def test_a_region_sees_its_own_deals_and_their_sum_only(client, officer):
    own = builders.concluded(officer, amount_cents=700_000_000)
    other = builders.concluded(officer, amount_cents=900_000_000)
    text = board(client, builders.member(builders.region_of(own))).content.decode()
    assert own.name in text
    assert other.name not in text
    assert "€\u00a07.000.000" in text
    assert "€\u00a016.000.000" not in text


@pytest.mark.django_db
def test_who_sees_no_deal_is_told_why(client, officer):
    builders.concluded(officer)
    text = board(client, builders.member(builders.organisation())).content.decode()
    assert "geen deals die u mag zien" in text
    assert "zodra uw organisatie er partij in is" in text


@pytest.mark.django_db
def test_a_tranche_that_does_not_exist_is_not_found(client, officer):
    client.force_login(officer)
    for number in ("6", "99999999999999999999"):
        assert client.get(f"/tranches/{number}/").status_code == 404


@pytest.mark.django_db
def test_the_list_of_tranches_names_ceiling_and_rules(client, officer):
    builders.tranche()
    client.force_login(officer)
    text = client.get(reverse("regiodeals:tranche-list")).content.decode()
    for words in ("Tranche 5", "€\u00a0384.600.000", "Stb. 2024, 219", "februari 2024"):
        assert words in text


@pytest.mark.django_db
def test_without_tranches_the_list_says_what_comes_next(client, officer):
    client.force_login(officer)
    text = client.get(reverse("regiodeals:tranche-list")).content.decode()
    assert "Er zijn nog geen tranches" in text


@pytest.mark.parametrize(
    ("first", "words"),
    [
        (date(2024, 11, 28), "eindigt op donderdag 28 november 2024, over 10 dagen."),
        (TODAY, "eindigt op maandag 18 november 2024, vandaag."),
        (date(2024, 11, 17), "eindigde op zondag 17 november 2024, 1 dag geleden."),
        (None, "Er loopt nu geen termijn voor een beschikking."),
    ],
)
def test_the_sentence_on_top_tells_the_first_term(first, words):
    sentence = read(tranche_lead(22, first, TODAY)).text
    assert sentence.replace("\u00a0", " ").startswith("22 deals. ")
    assert sentence.replace("\u00a0", " ").endswith(words)


@pytest.mark.django_db
def test_who_sees_a_part_of_the_tranche_is_told_no_room_under_the_ceiling(client, officer):
    deal = builders.in_preparation(officer)
    builders.in_preparation(officer)
    client.force_login(builders.member(builders.region_of(deal)))
    text = client.get("/tranches/5/").content.decode()
    assert "in de deals die u ziet" in text
    assert "onder het plafond" not in text


@pytest.mark.django_db
def test_the_list_says_that_a_tranche_has_no_ceiling(client, officer):
    builders.tranche(3)
    client.force_login(officer)
    page = client.get(reverse("regiodeals:tranche-list")).content.decode()
    assert 'utrecht-table__cell--numeric-column">geen</td>' in page
