"""A claim opens with the bekendmaking of a terugvordering, and is gone with what replaces it."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from disbursement.beschikking.models import BeschikkingKind
from disbursement.grootboek.selectors import totals
from disbursement.vaststelling.models import Vordering, VorderingStatus
from regiodeals.audit.models import AuditEntry
from regiodeals.obligations.models import ObligationKind
from regiodeals.obligations.selectors import obligation_about
from regiodeals.obligations.state import State
from tests.disbursement.vaststelling import world

pytestmark = pytest.mark.django_db
MILLION = world.MILLION
TERUGBETALING, VERJARING = ObligationKind.TERUGBETALING, ObligationKind.VERJARING


def test_it_opens_with_amount_and_six_weeks_to_pay(claim, grant):
    assert (claim.principal_cents, claim.currency) == (MILLION, "EUR")
    assert (claim.opened_on, claim.pay_by) == (world.DAY, world.LAST_DAY_TO_PAY)
    assert (claim.default_since, claim.status) == (world.DEFAULT, VorderingStatus.OPEN)
    assert totals(grant).claim_cents == MILLION
    assert AuditEntry.objects.get(action="disbursement.vordering.open").dossier == grant.deal_id


def test_the_later_day_of_the_decision_counts(cast, grant):
    claim = world.recovered(cast, grant, pay_by=date(2025, 3, 3))
    assert claim.pay_by == date(2025, 3, 3)


def test_the_kassier_owes_the_money_and_the_minister_watches_the_five_years(claim, cast):
    owed = obligation_about(claim, TERUGBETALING)
    assert owed is not None
    assert (owed.due_on, owed.owner_organisation) == (
        world.LAST_DAY_TO_PAY,
        claim.uitkering.kassier,
    )
    watched = obligation_about(claim, VERJARING)
    assert watched is not None
    assert (watched.due_on, watched.owner_user) == (date(2029, 12, 30), cast.drafter)


def test_for_an_island_no_term_of_the_awb_is_watched(cast, island):
    claim = world.recovered(cast, island, pay_by=world.LAST_DAY_TO_PAY)
    assert (claim.currency, claim.zone) == ("USD", "America/Kralendijk")
    owed = obligation_about(claim, TERUGBETALING)
    assert owed is not None
    assert owed.source == "de terugvordering"
    assert obligation_about(claim, VERJARING) is None


def test_two_claims_each_stand_for_themselves(claim, cast, grant):
    other = world.recovered(cast, grant, 2 * MILLION)
    assert other.continues is None
    assert totals(grant).claim_cents == 3 * MILLION


def test_a_recovery_that_replaces_another_continues_its_claim(claim, cast, grant, controller):
    world.receive(claim, 30_000_000, controller)
    later = world.recovered(cast, grant, 80_000_000, replaces_id=claim.beschikking_id)
    claim.refresh_from_db()
    assert (claim.status, claim.closed_on) == (VorderingStatus.VERVALLEN, world.DAY)
    assert (later.continues, later.carried_cents) == (claim, 30_000_000)
    owed = obligation_about(claim, TERUGBETALING)
    assert owed is not None
    assert owed.state is State.CANCELLED


def test_a_lower_recovery_that_was_paid_already_closes_at_once(claim, cast, grant, controller):
    world.receive(claim, 30_000_000, controller)
    later = world.recovered(cast, grant, 30_000_000, replaces_id=claim.beschikking_id)
    assert later.status == VorderingStatus.VOLDAAN


def test_a_recovery_that_is_withdrawn_takes_its_claim_along(claim, cast, grant):
    row = cast.decided(
        BeschikkingKind.INTREKKING, claim.beschikking, replaces_id=claim.beschikking_id
    )
    world.announced(cast, row)
    claim.refresh_from_db()
    assert claim.status == VorderingStatus.VERVALLEN
    assert totals(grant).claim_cents == 0


def test_no_other_decision_opens_a_claim(cast, grant):
    row = cast.decided(BeschikkingKind.AFWIJZING, grant.beschikkingen.get())
    world.announced(cast, row)
    assert not Vordering.objects.exists()


def test_the_database_keeps_a_claim_as_it_was_opened(claim):
    for change in ({"principal_cents": 1}, {"pay_by": date(2030, 1, 1)}, {"carried_cents": 1}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Vordering.objects.filter(pk=claim.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        claim.delete()


def test_the_database_knows_no_claim_without_its_decision(claim, cast, grant):
    other = cast.decided(BeschikkingKind.TERUGVORDERING, claim.beschikking, amount_cents=MILLION)
    with pytest.raises(DatabaseError, match="that was sent"), transaction.atomic():
        Vordering.objects.create(
            uitkering=grant,
            beschikking=other,
            currency="EUR",
            principal_cents=MILLION,
            opened_on=world.DAY,
            pay_by=world.LAST_DAY_TO_PAY,
            zone="Europe/Amsterdam",
        )
