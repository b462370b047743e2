"""Postponement is asked before 1 July and decided on in two weeks; only granting moves a day."""

from datetime import date

import pytest

from disbursement.verantwoording import services
from regiodeals.common.errors import NotAllowed, RequirementsUnmet, WrongState
from regiodeals.obligations.models import Obligation, ObligationKind
from tests.disbursement.verantwoording import world

pytestmark = pytest.mark.django_db


def asked(grant, cast, received_on=date(2026, 6, 22)):
    return services.record_postponement(
        paper_id=world.account(grant).pk,
        received_on=received_on,
        asked_until=date(2026, 9, 1),
        reason="De accountant is later klaar.",
        actor=cast.drafter,
    )


def decided(request, actor, outcome="toegewezen", **fields):
    values = {"granted_until": date(2026, 9, 1)} if outcome == "toegewezen" else {}
    return services.decide_postponement(
        request_id=request.pk,
        outcome=outcome,
        reference="U-2026-1",
        reason="Het verzoek is redelijk.",
        actor=actor,
        **(values | fields),
    )


def due(grant) -> date:
    return world.owed_about(world.account(grant)).due_on


def test_the_minister_owes_a_decision_within_two_weeks(grant, cast):
    request = asked(grant, cast)
    owed = Obligation.objects.get(kind=ObligationKind.UITSTEL, subject_id=request.pk)
    assert owed.due_on == date(2026, 7, 6)
    assert due(grant) == date(2026, 7, 15)


def test_granted_moves_the_day_by_the_decision(grant, cast):
    request = decided(asked(grant, cast), cast.signer)
    owed = world.owed_about(world.account(grant))
    assert owed.due_on == date(2026, 9, 1)
    assert owed.changes.get().decision == "U-2026-1"
    assert Obligation.objects.get(kind=ObligationKind.UITSTEL, subject_id=request.pk).is_closed


def test_refused_moves_nothing(grant, cast):
    decided(asked(grant, cast), cast.signer, "afgewezen")
    assert due(grant) == date(2026, 7, 15)


def test_what_was_asked_on_1_july_is_laid_down_but_cannot_be_granted(grant, cast):
    request = asked(grant, cast, date(2026, 7, 1))
    with pytest.raises(RequirementsUnmet, match="Wijs het verzoek af"):
        decided(request, cast.signer)
    decided(request, cast.signer, "afgewezen")
    assert due(grant) == date(2026, 7, 15)


def test_only_a_tekenbevoegde_decides_and_only_once(grant, cast):
    request = asked(grant, cast)
    with pytest.raises(NotAllowed):
        decided(request, cast.drafter)
    decided(request, cast.signer)
    with pytest.raises(WrongState, match="al besloten"):
        decided(request, cast.signer, "afgewezen")


def test_one_request_at_a_time(grant, cast):
    asked(grant, cast)
    with pytest.raises(WrongState, match="al een uitstelverzoek"):
        asked(grant, cast)
