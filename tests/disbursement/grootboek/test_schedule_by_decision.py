"""Other termijnen than two: filled in before the verlening, laid down by a wijziging after it."""

from datetime import date

import pytest

from disbursement.beschikking import services as beschikkingen
from disbursement.beschikking.models import BeschikkingKind
from disbursement.grootboek.models import Boeking, BoekingKind
from disbursement.grootboek.selectors import balance_of, cash_by_year, standing_schedule
from disbursement.grootboek.services import (
    correct_entry,
    declare_condition_met,
    plan_termijnen,
)
from disbursement.uitkering.models import Termijn, TermijnCondition
from regiodeals.common.errors import InvalidInput, NotAllowed, RequirementsUnmet, WrongState
from regiodeals.legal.payment_schedule import PlannedTermijn
from regiodeals.obligations.models import Obligation, ObligationKind
from tests import builders
from tests.disbursement.beschikking import issued

pytestmark = pytest.mark.django_db

K, B = BoekingKind, BeschikkingKind
TWO, THREE, FIVE, TEN = 200_000_000, 300_000_000, 500_000_000, 1_000_000_000
NEXT, LATER = date(2025, 6, 2), date(2026, 6, 1)
IN_CONVENANT = "convenant, artikel 7"


def part(cents, day=None, year=None, condition=""):
    source = IN_CONVENANT if condition else ""
    return PlannedTermijn(
        amount_cents=cents,
        pay_by=day,
        budget_year=year,
        condition=condition,
        condition_source=source,
    )


def owed_on(grant):
    rows = Obligation.objects.filter(kind=ObligationKind.BETALING, dossier=grant.deal_id)
    return [(row.title.split(" van")[0], row.due_on) for row in rows.order_by("pk")]


def planned(grant):
    balance = balance_of(grant)
    return [balance.of_termijn(t.pk).planned_cents for t in grant.termijnen.order_by("number")]


@pytest.fixture
def verlening(cast):
    return cast.announced()


@pytest.fixture
def standing(verlening):
    return [row.content for row in standing_schedule(verlening.uitkering)]


def wijziging(cast, verlening, *rows, **content):
    return cast.decided(B.WIJZIGING, verlening, schedule=tuple(rows), **content)


def test_a_wijziging_books_its_termijnen_and_takes_back_what_falls_away(cast, verlening, standing):
    third = part(THREE, LATER, 2026, TermijnCondition.VOORTGANG)
    draft = wijziging(cast, verlening, standing[0], part(TWO, NEXT, 2025), third)
    before = list(Boeking.objects.values_list("pk", "amount_cents"))
    issued.through_the_steps(cast, draft)
    grant = verlening.uitkering
    assert planned(grant) == [FIVE, TWO, THREE]
    assert list(Boeking.objects.values_list("pk", "amount_cents")[: len(before)]) == before
    new = Boeking.objects.filter(pk__gt=before[-1][0]).order_by("pk")
    assert [(row.kind, row.amount_cents) for row in new] == [
        (K.TERMIJN_GEPLAND, -FIVE),
        (K.TERMIJN_GEPLAND, TWO),
        (K.TERMIJN_GEPLAND, THREE),
    ]
    last = grant.termijnen.get(number=3)
    assert (last.due_on, last.budget_year, last.condition) == (LATER, 2026, "voortgangsrapportage")
    assert last.condition_source == IN_CONVENANT


def test_what_the_minister_owes_moves_with_the_termijnen(cast, verlening, standing):
    first_due = standing[0].pay_by
    rows = (standing[0], part(TWO, NEXT), part(THREE, LATER))
    issued.through_the_steps(cast, wijziging(cast, verlening, *rows))
    grant = verlening.uitkering
    assert owed_on(grant) == [
        ("Termijn 1", first_due),
        ("Termijn 2", NEXT),
        ("Termijn 3", LATER),
    ]


def test_a_termijn_that_falls_away_is_owed_no_more_and_may_come_back(cast, verlening, standing):
    issued.through_the_steps(cast, wijziging(cast, verlening, part(TEN, standing[0].pay_by)))
    grant = verlening.uitkering
    assert planned(grant) == [TEN, 0]
    assert [row.amount_cents for row in grant.termijnen.order_by("number")] == [TEN, 0]
    assert len(standing_schedule(grant)) == 1
    assert Obligation.objects.outstanding().filter(kind=ObligationKind.BETALING).count() == 1
    now = [row.content for row in standing_schedule(grant)]
    again = wijziging(cast, verlening, part(FIVE, now[0].pay_by), part(FIVE, NEXT))
    issued.through_the_steps(cast, again)
    assert planned(grant) == [FIVE, FIVE]
    assert Obligation.objects.outstanding().filter(kind=ObligationKind.BETALING).count() == 2


def test_the_cash_of_the_budget_years_follows(cast, verlening, standing):
    rows = (standing[0], part(TWO, NEXT), part(THREE, LATER))
    issued.through_the_steps(cast, wijziging(cast, verlening, *rows))
    years = {row.year: row.planned_cents for row in cash_by_year(cast.drafter)}
    assert years[2025] + years.get(2024, 0) == FIVE + TWO
    assert years[2026] == THREE


def test_more_money_and_its_termijnen_come_in_one_decision(cast, verlening, standing):
    for source in builders.sources_of(verlening.uitkering.deal):
        source.amount_cents = 1_200_000_000
        source.save()
    rows = (*standing, part(TWO, LATER))
    draft = wijziging(cast, verlening, *rows, amount_cents=1_200_000_000)
    issued.through_the_steps(cast, draft)
    grant = verlening.uitkering
    assert planned(grant) == [FIVE, FIVE, TWO]
    assert balance_of(grant).entitlement.granted_cents == 1_200_000_000


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([part(FIVE, NEXT)], "maar het hele voorschot is"),
        ([part(TEN, NEXT), part(0, LATER)], "Elke termijn is meer dan nul"),
        ([part(FIVE, LATER), part(FIVE, NEXT)], "begrotingsjaren lopen niet op"),
        ([part(FIVE, NEXT), part(FIVE, NEXT, 2026)], "valt niet in begrotingsjaar 2026"),
        ([part(FIVE, NEXT), part(FIVE, None, 2027)], "vul een dag in 2027 in"),
        ([part(FIVE, NEXT), part(FIVE, date(2060, 1, 4))], "begrotingsjaar 2060 kan niet"),
        ([part(FIVE, date(2020, 1, 6)), part(FIVE, NEXT)], "is voorbij"),
        ([part(TEN // 10, NEXT)] * 10, "één tot 6 termijnen"),
    ],
)
def test_termijnen_that_cannot_be_are_refused_at_drafting(cast, verlening, rows, says):
    with pytest.raises(RequirementsUnmet, match=says):
        wijziging(cast, verlening, *rows)
    assert verlening.uitkering.beschikkingen.count() == 1


def test_a_condition_says_where_it_stands(cast, verlening):
    row = PlannedTermijn(amount_cents=TEN, pay_by=NEXT, condition=TermijnCondition.VERZOEK)
    with pytest.raises(RequirementsUnmet, match="waar de voorwaarde staat"):
        wijziging(cast, verlening, row)


def test_what_was_released_or_paid_stays_as_it_is(cast, verlening, standing):
    grant = verlening.uitkering
    builders.release(grant, grant.termijnen.get(number=1))
    with pytest.raises(RequirementsUnmet, match="Termijn 1 is al vrijgegeven of betaald"):
        wijziging(cast, verlening, part(TWO, NEXT), part(800_000_000, LATER))
    draft = wijziging(cast, verlening, standing[0], part(TWO, NEXT), part(THREE, LATER))
    issued.through_the_steps(cast, draft)
    assert planned(grant) == [FIVE, TWO, THREE]


def test_a_release_after_the_signature_stops_the_bekendmaking(cast, verlening):
    rows = (part(TWO, NEXT), part(800_000_000, LATER))
    signed = issued.through_the_steps(cast, wijziging(cast, verlening, *rows), until="sign")
    grant = verlening.uitkering
    builders.release(grant, grant.termijnen.get(number=1))
    with pytest.raises(RequirementsUnmet, match=r"passen niet meer.*kiest “Niet betalen”"):
        beschikkingen.announce_beschikking(beschikking_id=signed.pk, actor=cast.drafter)
    assert planned(grant) == [FIVE, FIVE]


def test_once_that_release_is_taken_back_the_bekendmaking_goes_through(cast, verlening):
    rows = (part(TWO, NEXT), part(800_000_000, LATER))
    signed = issued.through_the_steps(cast, wijziging(cast, verlening, *rows), until="sign")
    grant = verlening.uitkering
    builders.release(grant, grant.termijnen.get(number=1))
    released = Boeking.objects.get(kind=K.TERMIJN_VRIJGEGEVEN)
    correct_entry(
        boeking_id=released.pk, reason="Niet betalen.", actor=builders.controller(name="Els")
    )
    beschikkingen.announce_beschikking(beschikking_id=signed.pk, actor=cast.drafter)
    assert planned(grant) == [TWO, 800_000_000]


def test_a_condition_is_not_declared_met_between_signature_and_bekendmaking(
    cast, verlening, standing
):
    waits = part(FIVE, LATER, 2026, TermijnCondition.VERZOEK)
    issued.through_the_steps(cast, wijziging(cast, verlening, standing[0], waits))
    other = part(FIVE, LATER, 2026, TermijnCondition.VOORTGANG)
    signed = issued.through_the_steps(
        cast, wijziging(cast, verlening, standing[0], other), until="sign"
    )
    second = verlening.uitkering.termijnen.get(number=2)
    met = {
        "termijn_id": second.pk,
        "on": builders.NOW.date(),
        "ground": "Brief.",
        "actor": cast.drafter,
    }
    with pytest.raises(WrongState, match="Laat het eerst bekendmaken"):
        declare_condition_met(**met)
    beschikkingen.announce_beschikking(beschikking_id=signed.pk, actor=cast.drafter)
    declare_condition_met(**met)
    assert standing_schedule(verlening.uitkering)[1].is_met


def test_who_replaces_a_schedule_lays_one_down_and_none_is_withdrawn(cast, verlening, standing):
    rows = (standing[0], part(TWO, NEXT), part(THREE, LATER))
    first = issued.through_the_steps(cast, wijziging(cast, verlening, *rows))
    with pytest.raises(RequirementsUnmet, match="Leg ze opnieuw vast"):
        cast.decided(B.WIJZIGING, verlening, replaces_id=first.pk)
    with pytest.raises(RequirementsUnmet, match="Trek het niet in"):
        cast.decided(B.INTREKKING, verlening, replaces_id=first.pk)


def test_a_lower_grant_takes_off_the_last_termijnen_that_a_decision_laid_down(
    cast, verlening, standing
):
    rows = (standing[0], part(TWO, NEXT), part(THREE, LATER))
    issued.through_the_steps(cast, wijziging(cast, verlening, *rows))
    issued.further(cast, B.WIJZIGING, verlening, amount_cents=600_000_000)
    assert planned(verlening.uitkering) == [FIVE, 100_000_000, 0]


def test_before_the_verlening_any_number_of_termijnen_is_filled_in(cast):
    grant = builders.uitkering(cast.drafter)
    rows = [part(FIVE), part(TWO, NEXT, 2025), part(THREE, LATER, 2026, TermijnCondition.VERZOEK)]
    plan_termijnen(uitkering_id=grant.pk, rows=rows, actor=cast.drafter)
    kept = [(t.amount_cents, t.pay_by, t.budget_year, t.condition) for t in grant.termijnen.all()]
    assert kept == [
        (FIVE, None, None, ""),
        (TWO, NEXT, 2025, ""),
        (THREE, LATER, 2026, "verzoek"),
    ]


def test_afterwards_only_a_decision_changes_them(cast, verlening):
    with pytest.raises(WrongState, match="met een wijziging"):
        plan_termijnen(
            uitkering_id=verlening.uitkering_id, rows=[part(TEN, NEXT)], actor=cast.drafter
        )


def test_who_does_not_handle_the_deal_fills_in_nothing(cast):
    grant = builders.uitkering(cast.drafter)
    with pytest.raises(NotAllowed):
        plan_termijnen(uitkering_id=grant.pk, rows=[part(TEN)], actor=cast.signer)
    with pytest.raises(RequirementsUnmet, match="hele voorschot"):
        plan_termijnen(uitkering_id=grant.pk, rows=[part(FIVE)], actor=cast.drafter)
    assert Termijn.objects.filter(uitkering=grant).count() == 2


def test_no_other_decision_lays_termijnen_down(cast, verlening):
    with pytest.raises(InvalidInput, match="Alleen een wijziging"):
        cast.decided(B.AFWIJZING, verlening, schedule=(part(TEN, NEXT),))
