"""An account is judged by somebody else; what is in order is frozen, and booked."""

import pytest
from django.db import DatabaseError, transaction

from disbursement.grootboek.models import Boeking, BoekingKind
from disbursement.verantwoording import services
from disbursement.verantwoording.models import Beoordeling, Status
from disbursement.verantwoording.services import owed
from disbursement.verantwoording.services.judge import fingerprint_of
from regiodeals.accounts.models import Role, RoleAssignment, User
from regiodeals.common.errors import InvalidInput, NotAllowed, RequirementsUnmet, WrongState
from regiodeals.obligations.state import State
from tests import builders
from tests.disbursement.verantwoording import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def received(grant, edition, first_year, cast):
    """A million spent in 2025, half of it by the region."""
    return world.delivered(grant, cast, edition)


def booked(grant) -> dict[str, int]:
    sums: dict[str, int] = {}
    for row in Boeking.objects.filter(uitkering=grant, year=world.YEAR):
        sums[row.kind] = sums.get(row.kind, 0) + row.amount_cents
    return sums


def test_who_laid_it_down_does_not_judge_it(received, cast):
    RoleAssignment.objects.create(
        user=cast.drafter, role=Role.TOETSER, valid_from=builders.LONG_AGO
    )
    drafter = User.objects.get(pk=cast.drafter.pk)
    with pytest.raises(NotAllowed, match="U legde deze levering zelf vast"):
        services.judge_paper(
            paper_id=received.pk,
            delivery_id=received.current_id,
            outcome="in_orde",
            actor=drafter,
        )


def test_in_orde_freezes_a_snapshot_with_its_hash(received, cast):
    judgement = world.judged(received, cast)
    judgement = Beoordeling.objects.get(pk=judgement.pk)
    assert fingerprint_of(judgement.snapshot) == judgement.sha256
    assert judgement.snapshot["bedragen_in_centen"]["spent_cents"] == world.MILLION
    assert len(judgement.snapshot["controles"]) == 7
    with pytest.raises(DatabaseError), transaction.atomic():
        Beoordeling.objects.filter(pk=judgement.pk).update(remark="anders")


def test_the_part_of_the_rijk_is_booked_and_what_was_unlawful(received, grant, cast):
    world.judged(
        received, cast, unlawful_cents=1_000_000, remark="Twee facturen horen er niet bij."
    )
    assert booked(grant) == {
        BoekingKind.VERANTWOORD: world.MILLION // 2,
        BoekingKind.TEN_ONRECHTE: 1_000_000,
    }


def test_a_correction_takes_back_what_was_booked(received, grant, edition, cast):
    world.judged(received, cast)
    again = world.delivered(grant, cast, edition, besteding=900_000, cumulatief=900_000)
    assert again.status == Status.ONTVANGEN
    world.judged(again, cast)
    assert booked(grant) == {BoekingKind.VERANTWOORD: world.MILLION * 4 // 10}
    assert Beoordeling.objects.filter(levering__verantwoording=again).count() == 2


def test_a_check_that_fails_keeps_it_from_being_in_order(grant, edition, first_year, cast):
    paper = world.delivered(grant, cast, edition, cumulatief=1_000_001)
    with pytest.raises(RequirementsUnmet, match="verschil"):
        world.judged(paper, cast)
    world.judged(paper, cast, "terug", remark="Waar komt het verschil vandaan?")
    assert world.account(grant).status == Status.TERUG
    assert booked(grant) == {}


def test_what_is_for_a_person_needs_his_reason(grant, edition, first_year, cast):
    paper = world.delivered(grant, cast, edition, uitvoeringskosten=400_000)
    with pytest.raises(RequirementsUnmet, match="Schrijf op waarom"):
        world.judged(paper, cast)
    world.judged(paper, cast, remark="Een bijzonder geval: één grote aanbesteding.")
    assert world.account(grant).status == Status.IN_ORDE


def test_going_back_needs_a_question(received, cast):
    with pytest.raises(InvalidInput, match="vragen"):
        world.judged(received, cast, "terug")


def test_a_newer_delivery_is_looked_at_first(received, cast):
    with pytest.raises(WrongState, match="nieuwe levering"):
        services.judge_paper(
            paper_id=received.pk, delivery_id=0, outcome="in_orde", actor=cast.reviewer
        )


def test_after_the_final_account_no_other_is_expected(grant, edition, first_year, cast):
    paper = world.delivered(grant, cast, edition, eindverantwoording="Ja")
    world.judged(paper, cast)
    later = world.account(grant, 2026)
    assert later.status == Status.VERVALLEN
    assert world.owed_about(later).state is State.CANCELLED


def test_while_the_last_year_was_not_final_another_year_follows(grant, cast):
    paper = world.account(grant, 2028)
    owed.expect_next_year(paper, cast.drafter)
    assert world.owed_about(world.account(grant, 2029)).due_on.year == 2030
