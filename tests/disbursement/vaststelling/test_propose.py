"""A settlement is proposed from ledger and accounts, frozen, and only when the account is whole."""

from typing import Any

import pytest
from django.db import DatabaseError, transaction

from disbursement.grootboek.models import BoekingKind
from disbursement.vaststelling import services
from disbursement.vaststelling.models import Voorstel, VoorstelStatus
from disbursement.vaststelling.services.proposals import fingerprint
from disbursement.verantwoording.models import Status, Verantwoording
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed, RequirementsUnmet, WrongState
from tests.disbursement.vaststelling import world

pytestmark = pytest.mark.django_db
GRANTED, MILLION = world.GRANTED, world.MILLION


def test_all_spent_lawfully_is_proposed_as_granted(grant, cast):
    world.account(grant, GRANTED)
    row = world.proposed(grant, cast)
    assert (row.kind, row.settled_cents, row.to_recover_cents) == ("vaststelling", GRANTED, 0)
    assert (row.legal_ground, row.status) == ("", VoorstelStatus.VOORGESTELD)


def test_unspent_and_unlawful_money_is_proposed_to_come_back(grant, cast):
    world.account(grant, 9 * MILLION, unlawful_cents=MILLION // 2)
    row = world.proposed(grant, cast)
    assert row.kind == "lagere vaststelling"
    assert (row.granted_cents, row.spent_cents, row.paid_cents) == (GRANTED, 9 * MILLION, GRANTED)
    assert (row.settled_cents, row.to_recover_cents) == (850_000_000, 150_000_000)
    assert row.legal_ground == "artikel 15 lid 3, onder a"


def test_an_island_is_settled_in_its_dollars(island, cast):
    world.account(island, island.entitlement_cents - MILLION)
    row = world.proposed(island, cast)
    assert (row.currency, row.to_recover_cents) == ("USD", MILLION)
    assert row.legal_ground == "artikel 17 lid 5, onder a"


def test_every_line_and_ground_is_frozen_under_a_hash(grant, cast):
    world.account(grant, 9 * MILLION)
    row = world.proposed(grant, cast, breaches="Er is niet gemeld (artikel 14 lid 2, onder e).")
    assert [line["key"] for line in row.snapshot["regels"]][:2] == ["verleend", "verantwoord"]
    grounds = {found["key"]: found for found in row.snapshot["gronden"]}
    assert "artikel 5" in grounds["grond-b"]["statement"]
    assert grounds["grond-b"]["outcome"] == "ter beoordeling"
    assert row.sha256 == fingerprint(row.snapshot)
    line = AuditEntry.objects.get(action="disbursement.voorstel.propose")
    assert line.details["sha256"] == row.sha256


def test_a_stored_proposal_never_changes(grant, cast):
    world.account(grant, GRANTED)
    row = world.proposed(grant, cast)
    changes: list[dict[str, Any]] = [{"settled_cents": 1}, {"snapshot": {}}, {"reasons": "Anders."}]
    for change in changes:
        with pytest.raises(DatabaseError), transaction.atomic():
            Voorstel.objects.filter(pk=row.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        row.delete()


def test_before_the_final_account_nothing_is_proposed(grant, cast):
    with pytest.raises(RequirementsUnmet, match="De eindverantwoording is niet ontvangen"):
        world.proposed(grant, cast)
    assert not Voorstel.objects.exists()


def test_an_account_that_was_not_accepted_is_not_enough(grant, cast):
    world.account(grant, GRANTED, accepted=False)
    with pytest.raises(RequirementsUnmet, match="nog niet in orde bevonden"):
        world.proposed(grant, cast)


def test_a_missing_paper_is_named(grant, cast):
    world.account(grant, GRANTED)
    report = Verantwoording.objects.filter(uitkering=grant, paper="eindverslag")
    report.update(status=Status.VERWACHT)
    with pytest.raises(RequirementsUnmet, match="Dit ontbreekt nog: Eindverslag"):
        world.proposed(grant, cast)


def test_a_lower_settlement_needs_reasons(grant, cast):
    world.account(grant, MILLION)
    with pytest.raises(InvalidInput, match="waarom het lager wordt"):
        world.proposed(grant, cast, reasons=" ")


def test_somebody_says_whether_the_activities_took_place(grant, cast):
    world.account(grant, GRANTED)
    with pytest.raises(InvalidInput, match="Kies of de activiteiten"):
        world.proposed(grant, cast, execution="")


def test_only_a_behandelaar_proposes(grant, cast, controller):
    world.account(grant, GRANTED)
    cast.drafter = controller
    with pytest.raises(NotAllowed, match="behandelaar"):
        world.proposed(grant, cast)


def test_there_is_one_open_proposal(grant, cast):
    world.account(grant, GRANTED)
    world.proposed(grant, cast)
    with pytest.raises(WrongState, match="Er is al een voorstel"):
        world.proposed(grant, cast)


def test_a_proposal_can_be_taken_back_with_a_reason(grant, cast):
    world.account(grant, GRANTED)
    row = world.proposed(grant, cast)
    with pytest.raises(InvalidInput, match="waarom u het voorstel intrekt"):
        services.withdraw_proposal(voorstel_id=row.pk, reason=" ", actor=cast.drafter)
    services.withdraw_proposal(voorstel_id=row.pk, reason="Fout.", actor=cast.drafter)
    assert world.proposed(grant, cast).number == 2


def test_once_settled_nothing_is_proposed_again(grant, cast):
    world.account(grant, GRANTED)
    assert world.settled(grant, cast).status == VoorstelStatus.GEVOLGD
    with pytest.raises(WrongState, match="al vastgesteld"):
        world.proposed(grant, cast)


def test_the_database_refuses_more_than_what_was_not_well_spent(grant, cast):
    world.account(grant, 9 * MILLION)
    row = world.proposed(grant, cast)
    services.withdraw_proposal(voorstel_id=row.pk, reason="Fout.", actor=cast.drafter)
    values = {
        field.attname: getattr(row, field.attname)
        for field in Voorstel._meta.concrete_fields
        if field.attname != "id"
    } | {"number": 2, "status": VoorstelStatus.VOORGESTELD}
    for change in (
        {"to_recover_cents": MILLION + 1},
        {"settled_cents": GRANTED},
        {"kind": "vaststelling"},
        {"legal_ground": ""},
        {"paid_cents": -1},
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            Voorstel.objects.create(**(values | change))
    assert Voorstel.objects.create(**values).pk


def test_what_is_booked_later_makes_the_proposal_stale(grant, cast):
    world.account(grant, 9 * MILLION)
    row = world.proposed(grant, cast)
    world.enter(grant, BoekingKind.VERANTWOORD, MILLION, key="later")
    with pytest.raises(RequirementsUnmet, match="veranderd sinds het voorstel"):
        services.draft_settlement(voorstel_id=row.pk, actor=cast.drafter)
