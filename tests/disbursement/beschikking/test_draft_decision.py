"""Draft, change and throw away the decisions after the grant."""

from datetime import date, timedelta
from typing import Any

import pytest

from disbursement.beschikking import services
from disbursement.beschikking.models import Beschikking, BeschikkingKind
from disbursement.beschikking.services import ContentRefused, DecisionContent
from regiodeals.accounts.models import Role
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed, RequirementsUnmet, WrongState
from regiodeals.deal.models import Deal
from tests import builders
from tests.disbursement.beschikking import issued
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db

LATER = [kind for kind in BeschikkingKind if kind is not BeschikkingKind.VERLENING]
VERLENGING, TERUGVORDERING = BeschikkingKind.VERLENGING, BeschikkingKind.TERUGVORDERING
VASTSTELLING = BeschikkingKind.VASTSTELLING
DAY = builders.NOW.date()


@pytest.fixture(autouse=True)
def quick_letters(monkeypatch):
    issued.with_quick_letters(monkeypatch)


@pytest.fixture
def granted(cast):
    return cast.announced()


@pytest.fixture
def accountable(cast):
    """A grant of which the deal is at its end, and accounts for it."""
    row = cast.announced(ends_on=DAY)
    builders.in_final_account(row.uitkering.deal, cast.drafter)
    return row


def draft(cast, granted, kind, actor=None, replaces_id=None, **content):
    return services.draft_decision(
        uitkering_id=granted.uitkering_id,
        kind=kind,
        replaces_id=replaces_id,
        content=DecisionContent(**(builders.content_of(kind) | content)),
        actor=actor or cast.drafter,
    )


def target(kind, granted):
    return granted.pk if kind == BeschikkingKind.INTREKKING else None


# ---- drafting --------------------------------------------------------------------------------


def test_each_kind_follows_on_the_grant_with_the_next_number(cast, accountable):
    for kind in LATER:
        row = draft(cast, accountable, kind, replaces_id=target(kind, accountable))
        assert (row.kind, row.number, row.drafter) == (kind, 2, cast.drafter)
        line = AuditEntry.objects.get(action="disbursement.beschikking.draft", object_id=row.pk)
        assert line.details == {"soort": kind, "volgnummer": 2}
        services.discard_concept(beschikking_id=row.pk, reason="Proef", actor=cast.drafter)


def test_other_roles_draft_nothing(cast, granted):
    for role in set(Role) - {Role.BEHANDELAAR}:
        person = builders.user(role)
        for kind in LATER:
            with pytest.raises(NotAllowed, match="Alleen een behandelaar"):
                draft(cast, granted, kind, actor=person, replaces_id=target(kind, granted))


def test_nothing_follows_on_a_grant_that_is_not_made_known(cast):
    row = cast.draft()
    for kind in LATER:
        with pytest.raises(RequirementsUnmet, match="verlening is nog niet bekendgemaakt"):
            draft(cast, row, kind, replaces_id=target(kind, row))


def test_an_unknown_kind_does_not_exist(cast, granted):
    with pytest.raises(InvalidInput, match="bestaat niet"):
        services.draft_decision(
            uitkering_id=granted.uitkering_id,
            kind="gunst",
            content=DecisionContent(),
            actor=cast.drafter,
        )


def test_a_settlement_waits_for_the_phase_of_the_final_account(cast, granted):
    for kind in (VASTSTELLING, BeschikkingKind.LAGERE_VASTSTELLING):
        with pytest.raises(RequirementsUnmet, match="Zet haar eerst op ‘eindverantwoording’"):
            draft(cast, granted, kind)


def test_the_third_tranche_is_not_extended(cast, granted):
    Deal.objects.filter(pk=granted.uitkering.deal_id).update(tranche=builders.tranche(3))
    with pytest.raises(RequirementsUnmet, match="tranche 3 kent geen verlenging"):
        draft(cast, granted, VERLENGING)


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    (VERLENGING, {"spend_until": date(2028, 12, 31)}, "niet later dan 31 december 2028"),
    (VERLENGING, {"spend_until": date(2020, 1, 1)}, "niet later dan 31 december 2028"),
    (VERLENGING, {"spend_until": date(2099, 1, 1)}, "Controleer het jaar"),
    (VERLENGING, {"spend_until": None}, "Vul de nieuwe laatste dag in."),
    (VERLENGING, {"request_received_on": None}, "schriftelijke verzoek"),
    (VERLENGING, {"reasons": "  "}, "Schrijf op waarom"),
    (VERLENGING, {"amount_cents": 1}, "heeft geen amount_cents"),
    (VASTSTELLING, {"amount_cents": 1_000_000_001}, "niet meer vast dan is verleend"),
    (VASTSTELLING, {"amount_cents": 999_999_999}, "Maak een lagere vaststelling"),
    (VASTSTELLING, {"account_received_on": None}, "Eerder kan niet worden vastgesteld"),
    (VASTSTELLING, {"account_received_on": DAY + timedelta(days=1)}, "na 18 november 2024"),
    (BeschikkingKind.LAGERE_VASTSTELLING, {"legal_ground": "Awb 4:46"}, "Kies de grond"),
    (BeschikkingKind.LAGERE_VASTSTELLING, {"amount_cents": 1_000_000_000}, "gewone"),
    (TERUGVORDERING, {"amount_cents": 1_000_000_001}, "Vorder ten hoogste € 10.000.000"),
    (TERUGVORDERING, {"amount_cents": 0}, "Het bedrag is nul"),
    (TERUGVORDERING, {"account_received_on": DAY - timedelta(days=367)}, "jaar voorbij"),
    (TERUGVORDERING, {"pay_by": DAY}, "te vroeg"),
    (BeschikkingKind.WIJZIGING, {"legal_ground": ""}, "Noem waarop dit besluit steunt"),
    (BeschikkingKind.WIJZIGING, {"amount_cents": 499_999_999}, "minder dan € 5.000.000"),
    (BeschikkingKind.WIJZIGING, {"amount_cents": 4_000_000_001}, "meer dan € 40.000.000"),
    (BeschikkingKind.WIJZIGING, {"subject": "x" * 301}, "ten hoogste 300 tekens"),
    (BeschikkingKind.AFWIJZING, {"subject": ""}, "wat de regiokassier vroeg"),
]


def test_what_the_rules_forbid_is_said_and_nothing_is_kept(cast, accountable):
    for kind, content, sentence in REFUSED:
        with pytest.raises((InvalidInput, RequirementsUnmet)) as refused:
            draft(cast, accountable, kind, **content)
        assert sentence in str(refused.value).replace("\u00a0", " ")
    assert Beschikking.objects.count() == 1


def test_a_refusal_of_content_names_its_findings(cast, granted):
    with pytest.raises(ContentRefused) as refused:
        draft(cast, granted, VERLENGING, spend_until=date(2028, 12, 31))
    assert [finding.key for finding in refused.value.findings] == ["einde"]


def test_366_days_are_in_time_when_the_29th_of_february_is_among_them(cast, still_clock):
    still_clock.set(builders.NOW)
    granted = cast.announced()
    received = date(2023, 11, 18)
    assert (DAY - received).days == 366
    assert draft(cast, granted, TERUGVORDERING, account_received_on=received).pk


# ---- replacing -------------------------------------------------------------------------------


def test_a_withdrawal_says_what_it_withdraws(cast, granted):
    with pytest.raises(InvalidInput, match="Kies welk besluit u intrekt"):
        draft(cast, granted, BeschikkingKind.INTREKKING)


def test_a_decision_of_another_uitkering_is_not_replaced(cast, granted):
    other = cast.announced()
    with pytest.raises(InvalidInput, match="over dezelfde uitkering"):
        draft(cast, granted, BeschikkingKind.INTREKKING, replaces_id=other.pk)


def test_a_decision_that_is_not_made_known_is_not_replaced(cast, granted):
    first = draft(cast, granted, BeschikkingKind.AFWIJZING)
    with pytest.raises(RequirementsUnmet, match="Dat besluit is nog niet bekendgemaakt"):
        draft(cast, granted, VERLENGING, replaces_id=first.pk)


def test_two_concepts_do_not_replace_the_same_decision(cast, granted):
    draft(cast, granted, BeschikkingKind.WIJZIGING, replaces_id=granted.pk)
    with pytest.raises(WrongState, match="Een ander concept vervangt dit besluit al"):
        draft(cast, granted, BeschikkingKind.INTREKKING, replaces_id=granted.pk)


# ---- one of a kind ---------------------------------------------------------------------------


def test_a_second_of_a_kind_waits(cast, granted):
    draft(cast, granted, VERLENGING)
    with pytest.raises(WrongState, match="Er wordt al een verlenging"):
        draft(cast, granted, VERLENGING)
    assert draft(cast, granted, BeschikkingKind.AFWIJZING).number == 3


@pytest.mark.django_db(transaction=True)
def test_two_who_draft_a_kind_at_once_draft_one(cast, granted):
    colleague = builders.behandelaar()
    outcomes = at_once(
        lambda: draft(cast, granted, VERLENGING),
        lambda: draft(cast, granted, VERLENGING, actor=colleague),
    )
    (row,) = results_of(outcomes)
    assert sentences_of(outcomes)[0].startswith("Er wordt al een verlenging")
    assert row.number == 2


@pytest.mark.django_db(transaction=True)
def test_different_kinds_at_once_get_different_numbers(cast, granted):
    kinds = [VERLENGING, TERUGVORDERING, BeschikkingKind.AFWIJZING, BeschikkingKind.WIJZIGING]
    outcomes = at_once(*[lambda kind=kind: draft(cast, granted, kind) for kind in kinds])
    assert sorted(row.number for row in results_of(outcomes)) == [2, 3, 4, 5]


# ---- changing and throwing away --------------------------------------------------------------


def revise(row, actor, **content):
    return services.revise_decision(
        beschikking_id=row.pk,
        content=DecisionContent(**(builders.content_of(row.kind) | content)),
        actor=actor,
    )


def test_the_drafter_changes_a_concept(cast, granted):
    row = draft(cast, granted, VERLENGING)
    revise(row, cast.drafter, spend_until=date(2030, 6, 30))
    assert Beschikking.objects.get(pk=row.pk).spend_until == date(2030, 6, 30)
    assert AuditEntry.objects.get(action="disbursement.beschikking.revise").actor == cast.drafter


def test_a_change_that_the_rules_forbid_changes_nothing(cast, granted):
    row = draft(cast, granted, VERLENGING)
    with pytest.raises(ContentRefused):
        revise(row, cast.drafter, spend_until=date(2028, 12, 31))
    assert Beschikking.objects.get(pk=row.pk).spend_until == date(2029, 12, 31)


def test_nobody_else_changes_or_discards_it(cast, granted):
    row, colleague = draft(cast, granted, VERLENGING), builders.behandelaar()
    with pytest.raises(NotAllowed, match="Alleen wie dit concept opstelde"):
        revise(row, colleague)
    with pytest.raises(NotAllowed, match="Alleen wie dit concept opstelde"):
        services.discard_concept(beschikking_id=row.pk, reason="Weg", actor=colleague)


def test_what_lies_with_the_reviewer_neither_changes_nor_goes(cast, granted):
    row = draft(cast, granted, VERLENGING)
    issued.through_the_steps(cast, row, until="submit")
    with pytest.raises(WrongState, match="Alleen een concept"):
        revise(row, cast.drafter)
    with pytest.raises(WrongState, match="Alleen een concept"):
        services.discard_concept(beschikking_id=row.pk, reason="Weg", actor=cast.drafter)


def test_the_verlening_has_no_content_of_its_own(cast):
    row = cast.draft()
    with pytest.raises(InvalidInput, match="volgt uit de deal en de uitkering"):
        services.revise_decision(
            beschikking_id=row.pk, content=DecisionContent(), actor=cast.drafter
        )


def test_a_discarded_concept_leaves_a_line_with_its_reason_and_frees_its_place(cast, granted):
    row = draft(cast, granted, VERLENGING)
    services.discard_concept(beschikking_id=row.pk, reason=" Ingetrokken. ", actor=cast.drafter)
    assert not Beschikking.objects.filter(pk=row.pk).exists()
    line = AuditEntry.objects.get(action="disbursement.beschikking.discard")
    assert (line.remark, line.actor, line.dossier) == (
        "Ingetrokken.",
        cast.drafter,
        granted.uitkering.deal_id,
    )
    assert draft(cast, granted, VERLENGING).number == 2


def test_a_concept_is_not_discarded_without_a_reason(cast, granted):
    row = draft(cast, granted, VERLENGING)
    with pytest.raises(InvalidInput, match="Schrijf op waarom"):
        services.discard_concept(beschikking_id=row.pk, reason=" ", actor=cast.drafter)
    assert Beschikking.objects.filter(pk=row.pk).exists()
