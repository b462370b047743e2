"""What granting a request moves: shown before anybody decides, carried out as it was shown."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from disbursement.beschikking.selectors import Move, effects, moves_of, spending_until_on
from disbursement.uitkering.models import Uitkering
from disbursement.verzoek.models import VerzoekStatus
from disbursement.verzoek.selectors import moved_by, preview_of, programme_on, schedule_now
from disbursement.verzoek.selectors.whatif import BEYOND_THE_DEAL, NOTHING_LEFT, PERIOD
from regiodeals.common.clock import AMSTERDAM
from regiodeals.legal.terms import Term, TermUnit, nominal_last_day
from regiodeals.obligations import pages
from regiodeals.obligations import services as obligations
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.owner import Owner
from regiodeals.obligations.selectors import obligation_about
from tests.builders import Cast
from tests.disbursement.bezwaar import world as objections
from tests.disbursement.verzoek import world
from tests.disbursement.verzoek.world import LATER, LATEST, PERIOD_ENDS, TODAY, advised, decided

pytestmark = pytest.mark.django_db

TWO_MONTHS = Term(2, TermUnit.MONTHS)


def report_of(grant: Any) -> Obligation | None:
    return Obligation.objects.filter(period="eindverslag", dossier=grant.deal_id).first()


def report_moves(grant: Any, until: date) -> list[Move]:
    """A room with one report, two months after the last day to spend, and one that stays."""
    owed = report_of(grant)
    return [
        Move(
            "Eindverslag",
            owed.due_on if owed else None,
            nominal_last_day(until, TWO_MONTHS),
            obligation=owed,
        ),
        Move("Blijft", TODAY, TODAY),
    ]


@pytest.fixture
def owed(monkeypatch, cast: Cast) -> Obligation:
    """A real grant with a report that moves along with the last day to spend."""
    monkeypatch.setattr(effects, "_movers", [report_moves])
    monkeypatch.setitem(pages._pages, "disbursement.uitkering", lambda _owed: reverse("my-work"))
    grant = objections.announced(cast).uitkering
    return obligations.impose(
        kind=ObligationKind.TOEZEGGING,
        period="eindverslag",
        subject=grant,
        title="Eindverslag",
        due_on=date(2029, 2, 28),
        zone=AMSTERDAM,
        source="Besluit, artikel 14 lid 2 onder d",
        owner=Owner(organisation=grant.kassier),
        dossier=grant.deal_id,
        actor=None,
    )


@pytest.fixture
def real(owed: Obligation) -> Any:
    return Uitkering.objects.get(deal=owed.dossier)


def shown(verzoek: Any) -> list[tuple[Any, ...]]:
    rows = preview_of(world.fresh(verzoek), TODAY).days
    return [(row.what, row.now, row.between, row.after) for row in rows]


def test_the_preview_shows_each_day_before_and_after_and_changes_nothing(real, owed, cast):
    verzoek = advised(real, cast)
    assert shown(verzoek) == [
        (PERIOD, PERIOD_ENDS, PERIOD_ENDS, LATER),
        ("Eindverslag", date(2029, 2, 28), date(2029, 2, 28), date(2030, 2, 28)),
    ]
    assert world.fresh(owed).due_on == date(2029, 2, 28)


def test_the_bekendmaking_does_what_was_shown(real, owed, cast):
    verzoek = advised(real, cast)
    before = shown(verzoek)
    verzoek = decided(verzoek, cast)
    assert verzoek.status == VerzoekStatus.BESLOTEN
    assert spending_until_on(real, TODAY) == before[0][3]
    assert world.fresh(owed).due_on == before[1][3]
    # The real final report of the grant moves as well; this is about the one of this test.
    [change] = [one for one in moved_by(verzoek.decision) if one.obligation_id == owed.pk]
    assert (change.due_from, change.due_to) == (date(2029, 2, 28), date(2030, 2, 28))
    assert change.decision == verzoek.decision.kenmerk
    assert moves_of(real, spend_until=LATER) == []


def test_the_decision_meets_what_the_minister_owed(real, cast):
    verzoek = decided(advised(real, cast), cast)
    met = obligation_about(verzoek, ObligationKind.VERZOEK)
    assert met is not None
    assert met.met_on == TODAY
    assert met.met_how == f"Besloten: {verzoek.decision.kenmerk}"


def test_a_refusal_moves_nothing(real, owed, cast):
    verzoek = decided(advised(real, cast), cast, grant=False)
    assert verzoek.status == VerzoekStatus.BESLOTEN
    assert spending_until_on(real, TODAY) == PERIOD_ENDS
    assert world.fresh(owed).due_on == date(2029, 2, 28)
    assert moved_by(verzoek.decision) == []


def test_a_verlenging_that_nobody_asked_for_here_moves_the_same_days(real, owed, cast):
    world.announce(cast.decided("verlenging", real.beschikkingen.get()), cast)
    assert world.fresh(owed).due_on == date(2030, 2, 28)


def test_what_was_met_already_does_not_move(real, owed, cast):
    obligations.meet(obligation_id=owed.pk, on=TODAY, how="Brief.", actor=None)
    decided(advised(real, cast), cast)
    assert world.fresh(owed).due_on == date(2029, 2, 28)


def test_when_the_verlenging_is_withdrawn_the_days_move_back(real, owed, cast):
    decision = decided(advised(real, cast), cast).decision
    world.announce(
        cast.decided("intrekking", real.beschikkingen.get(number=1), replaces_id=decision.pk), cast
    )
    assert world.fresh(owed).due_on == date(2029, 2, 28)


# ---- two requests ----------------------------------------------------------------------------


def test_the_second_sees_what_the_first_would_change(real, owed, cast):
    first = advised(real, cast)
    second = advised(real, cast, spend_until=LATEST)
    assert shown(second) == [
        (PERIOD, PERIOD_ENDS, LATER, LATEST),
        ("Eindverslag", date(2029, 2, 28), date(2030, 2, 28), date(2030, 8, 30)),
    ]
    assert preview_of(world.fresh(second), TODAY).earlier == (first,)


def test_once_the_first_is_decided_the_second_builds_on_what_it_changed(real, owed, cast):
    first, second = advised(real, cast), advised(real, cast, spend_until=LATEST)
    decided(first, cast)
    assert shown(second)[0] == (PERIOD, LATER, LATER, LATEST)
    decided(second, cast)
    assert world.fresh(owed).due_on == date(2030, 8, 30)


def test_what_the_first_gives_already_leaves_the_second_nothing(real, cast):
    first, second = advised(real, cast, spend_until=LATEST), advised(real, cast)
    assert NOTHING_LEFT in preview_of(world.fresh(second), TODAY).notes
    decided(first, cast)
    with pytest.raises(Exception, match="is niet later dan"):
        world.prepared(second, cast)


def test_a_day_after_the_end_of_the_deal_itself_is_said(real, cast):
    assert preview_of(advised(real, cast), TODAY).notes == (BEYOND_THE_DEAL,)


# ---- the programme -----------------------------------------------------------------------------


def cents(rows: Any) -> list[int]:
    return [row.cents for row in rows]


def test_a_granted_herverdeling_is_the_programme_from_then_on(cast):
    real = objections.announced(cast).uitkering
    real.deal.programmalijnen.create(order=2, name="Economie")
    assert cents(programme_on(real, TODAY)) == [1_000_000_000, 0]
    first = advised(real, cast, **world.programme(real, 800_000_000, 200_000_000))
    second = advised(real, cast, **world.programme(real, 700_000_000, 300_000_000))
    rows = preview_of(world.fresh(second), TODAY).parts
    assert [
        (r.now.cents, r.between.cents, r.after.cents, r.difference)
        for r in rows
        if r.now and r.between and r.after
    ] == [
        (1_000_000_000, 800_000_000, 700_000_000, -100_000_000),
        (0, 200_000_000, 300_000_000, 100_000_000),
    ]
    decided(first, cast)
    assert cents(programme_on(real, TODAY)) == [800_000_000, 200_000_000]
    decided(second, cast)
    assert cents(programme_on(real, TODAY)) == [700_000_000, 300_000_000]
    # What the convenant says stays what it says.
    assert (
        sum(
            a.rijk_cents
            for line in real.deal.programmalijnen.all()
            for a in line.activiteiten.all()
        )
        == 1_000_000_000
    )


def test_a_granted_schedule_takes_the_place_of_the_former_one(grant, cast):
    verzoek = advised(grant, cast, **world.schedule((1_000_000_000, date(2025, 3, 1))))
    [first, second] = preview_of(verzoek, TODAY).parts
    assert first.after is not None
    assert (first.after.cents, first.after.day) == (1_000_000_000, date(2025, 3, 1))
    assert (second.after, second.difference) == (None, -500_000_000)
    assert cents(schedule_now(grant)) == [500_000_000, 500_000_000]


def test_other_activities_move_no_day_and_no_amount(grant, cast):
    verzoek = advised(grant, cast, kind="activiteiten", subject="Elders bouwen")
    found = preview_of(verzoek, TODAY)
    assert (found.days, found.parts) == ((), ())


def test_nothing_moves_where_no_room_said_so(grant, cast, monkeypatch):
    monkeypatch.setattr(effects, "_movers", [])
    assert [row.what for row in preview_of(advised(grant, cast), TODAY).days] == [PERIOD]
    effects.register_mover(report_moves)
    effects.register_mover(report_moves)
    assert effects._movers == [report_moves]
