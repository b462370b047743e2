"""What the bekendmaking of each decision books."""

from datetime import date

import pytest

from disbursement.beschikking import services as beschikkingen
from disbursement.beschikking.models import BeschikkingKind
from disbursement.grootboek.models import Boeking, BoekingKind
from disbursement.grootboek.selectors import balance_of, totals
from disbursement.grootboek.services.decisions import spread
from disbursement.uitkering.services import open_uitkering
from regiodeals.common.errors import RequirementsUnmet
from tests import builders
from tests.disbursement.beschikking import issued

pytestmark = pytest.mark.django_db

K, B = BoekingKind, BeschikkingKind
FIVE, TEN = 500_000_000, 1_000_000_000
DAY = builders.NOW.date()


@pytest.fixture
def verlening(cast):
    row = cast.announced(ends_on=DAY)
    builders.in_final_account(row.uitkering.deal, cast.drafter)
    return row


def lines(grant):
    rows = Boeking.objects.filter(uitkering=grant).order_by("pk")
    return [(row.kind, row.currency, row.amount_cents) for row in rows]


def test_nothing_is_booked_before_the_bekendmaking(cast):
    cast.with_letter()
    assert not Boeking.objects.exists()


def test_the_verlening_books_the_grant_and_its_termijnen(verlening):
    assert lines(verlening.uitkering) == [
        (K.VERLEEND, "EUR", TEN),
        (K.TERMIJN_GEPLAND, "EUR", FIVE),
        (K.TERMIJN_GEPLAND, "EUR", FIVE),
    ]
    row = Boeking.objects.get(kind=K.VERLEEND)
    assert (row.booked_on, row.source_key) == (DAY, f"beschikking:{verlening.pk}")
    assert row.sentence == "Verleend bij besluit SPUK-2024-0001"


def test_the_part_for_the_vat_fund_is_no_part_of_the_termijnen(cast):
    deal = builders.concluded(cast.drafter)
    terms = builders.terms(TEN, bcf_cents=100_000_000)
    grant = open_uitkering(deal_id=deal.pk, terms=terms, actor=cast.drafter)
    cast.announced(grant)
    stands = totals(grant)
    assert (stands.granted_cents, stands.vat_cents) == (TEN, 100_000_000)
    assert stands.net_cents == stands.planned_cents == 900_000_000


def test_an_island_is_granted_dollars_and_committed_euros_apart(island):
    balance = balance_of(island)
    assert balance.commitment is not None
    assert balance.entitlement.granted_cents == balance.entitlement.planned_cents == 527_500_000
    assert balance.commitment.granted_cents == FIVE
    assert balance.commitment.planned_cents == 0


def test_a_higher_grant_books_the_difference_and_plans_it_last(cast, verlening):
    for source in builders.sources_of(verlening.uitkering.deal):
        source.amount_cents = 1_200_000_000
        source.save()
    issued.further(cast, B.WIJZIGING, verlening, amount_cents=1_200_000_000)
    grant = verlening.uitkering
    assert lines(grant)[3:] == [
        (K.VERLEEND, "EUR", 200_000_000),
        (K.TERMIJN_GEPLAND, "EUR", 200_000_000),
    ]
    last = grant.termijnen.get(number=2)
    assert balance_of(grant).of_termijn(last.pk).planned_cents == 700_000_000


def test_a_lower_grant_takes_back_what_stood_and_plans_less(cast, verlening):
    issued.further(cast, B.WIJZIGING, verlening, amount_cents=600_000_000)
    grant = verlening.uitkering
    stands = totals(grant)
    assert stands.granted_cents == stands.planned_cents == 600_000_000
    assert lines(grant)[3:5] == [(K.VERLEEND, "EUR", -TEN), (K.VERLEEND, "EUR", 600_000_000)]
    last = grant.termijnen.get(number=2)
    assert balance_of(grant).of_termijn(last.pk).planned_cents == 100_000_000


def test_what_was_paid_before_the_grant_was_lowered_is_shown_as_too_much(cast, verlening):
    builders.pay(verlening.uitkering)
    issued.further(cast, B.WIJZIGING, verlening, amount_cents=600_000_000)
    stands = totals(verlening.uitkering)
    assert (stands.paid_cents, stands.overpaid_cents, stands.to_pay_cents) == (TEN, 400_000_000, 0)


@pytest.mark.parametrize("kind", [B.VERLENGING, B.WIJZIGING, B.AFWIJZING])
def test_a_decision_that_changes_no_amount_books_nothing(cast, verlening, kind):
    before = lines(verlening.uitkering)
    issued.further(cast, kind, verlening)
    assert lines(verlening.uitkering) == before


@pytest.mark.parametrize(("kind", "cents"), [(B.VASTSTELLING, TEN), (B.LAGERE_VASTSTELLING, FIVE)])
def test_a_settlement_is_booked(cast, verlening, kind, cents):
    issued.further(cast, kind, verlening, amount_cents=cents)
    assert totals(verlening.uitkering).settled_cents == cents


def test_a_settlement_that_replaces_another_takes_its_place(cast, verlening):
    first = issued.further(cast, B.LAGERE_VASTSTELLING, verlening)
    issued.further(
        cast, B.LAGERE_VASTSTELLING, verlening, replaces_id=first.pk, amount_cents=800_000_000
    )
    assert totals(verlening.uitkering).settled_cents == 800_000_000


def test_a_recovery_is_booked_and_what_replaces_it_too(cast, verlening):
    builders.pay(verlening.uitkering)
    first = issued.further(cast, B.TERUGVORDERING, verlening)
    assert totals(verlening.uitkering).recovered_cents == 100_000_000
    issued.further(cast, B.TERUGVORDERING, verlening, replaces_id=first.pk, amount_cents=40_000_000)
    assert totals(verlening.uitkering).recovered_cents == 40_000_000


def test_a_recovery_of_what_was_never_paid_is_not_handed_in(cast, verlening):
    draft = cast.decided(B.TERUGVORDERING, verlening)
    with pytest.raises(RequirementsUnmet, match="Er is nog niet zoveel betaald"):
        beschikkingen.submit_beschikking(beschikking_id=draft.pk, actor=cast.drafter)


def test_a_withdrawn_grant_is_nothing_and_what_was_paid_is_too_much(cast, verlening):
    grant = verlening.uitkering
    builders.pay(grant, grant.termijnen.get(number=1))
    issued.further(cast, B.INTREKKING, verlening, replaces_id=verlening.pk)
    stands = totals(grant)
    assert (stands.granted_cents, stands.planned_cents, stands.overpaid_cents) == (0, FIVE, FIVE)
    issued.further(cast, B.TERUGVORDERING, verlening, amount_cents=FIVE)
    assert totals(grant).overpaid_cents == 0


def test_a_withdrawn_island_commits_no_euros_any_more(cast, island):
    verlening = island.beschikkingen.get()
    issued.further(cast, B.INTREKKING, verlening, replaces_id=verlening.pk)
    balance = balance_of(island)
    assert balance.commitment is not None
    assert balance.entitlement.granted_cents == balance.commitment.granted_cents == 0


def test_the_day_of_booking_is_the_day_where_the_kassier_is(cast, island):
    assert set(island.boekingen.values_list("booked_on", flat=True)) == {date(2024, 11, 18)}


@pytest.mark.parametrize(
    ("planned", "released", "advance", "wanted"),
    [
        ([5, 5], [0, 0], 10, [5, 5]),
        ([5, 5], [0, 0], 12, [5, 7]),
        ([5, 5], [5, 5], 12, [5, 7]),
        ([5, 5], [0, 0], 7, [5, 2]),
        ([5, 5], [0, 0], 3, [3, 0]),
        ([5, 5], [0, 4], 3, [0, 4]),
        ([5, 5], [5, 5], 3, [5, 5]),
        ([5, 5], [5, 0], 3, [5, 0]),
        ([], [], 0, []),
    ],
)
def test_the_plan_follows_the_advance_from_the_end_and_keeps_what_was_released(
    planned, released, advance, wanted
):
    assert spread(planned, released, advance) == wanted
