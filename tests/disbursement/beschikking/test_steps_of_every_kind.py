"""Every kind goes from concept to bekendgemaakt by the same steps, in order, and takes effect."""

from datetime import UTC, date, datetime

import pytest

from disbursement.beschikking import selectors, services
from disbursement.beschikking.models import Beschikking, BeschikkingKind, BeschikkingStatus
from disbursement.uitkering.selectors import grant_facts
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import NotAllowed, RequirementsUnmet, WrongState
from regiodeals.deal import services as deals
from regiodeals.deal.models import Deal, DealStatus
from tests import builders
from tests.disbursement.beschikking import issued
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db

LATER = [kind for kind in BeschikkingKind if kind is not BeschikkingKind.VERLENING]
VERLENGING, TERUGVORDERING = BeschikkingKind.VERLENGING, BeschikkingKind.TERUGVORDERING
LAGERE, WIJZIGING = BeschikkingKind.LAGERE_VASTSTELLING, BeschikkingKind.WIJZIGING
INTREKKING = BeschikkingKind.INTREKKING
DAY = builders.NOW.date()


@pytest.fixture(autouse=True)
def quick_letters(monkeypatch):
    issued.with_quick_letters(monkeypatch)


@pytest.fixture
def accountable(cast):
    row = cast.announced(ends_on=DAY)
    builders.in_final_account(row.uitkering.deal, cast.drafter)
    builders.pay(row.uitkering)
    return row


def fresh(row):
    """As the next request reads it."""
    return Beschikking.objects.select_related("uitkering__deal__tranche").get(pk=row.pk)


def status_of_deal(row):
    return Deal.objects.get(pk=row.uitkering.deal_id).status


# A withdrawal of the verlening and a whole settlement each end the row.
ONE_AFTER_ANOTHER = [
    BeschikkingKind.AFWIJZING,
    VERLENGING,
    WIJZIGING,
    TERUGVORDERING,
    LAGERE,
]


def test_each_kind_is_reviewed_signed_numbered_and_made_known(cast, accountable):
    for number, kind in enumerate(ONE_AFTER_ANOTHER, start=2):
        row = issued.further(cast, kind, accountable)
        assert row.status == BeschikkingStatus.BEKENDGEMAAKT
        assert (row.kenmerk, row.number) == (f"SPUK-2024-000{number}", number)
        assert (row.announced_on, row.remedy_last_day) == (DAY, date(2024, 12, 30))


def test_four_eyes_hold_for_each_kind(cast, accountable):
    both = builders.user("behandelaar", "toetser")
    for kind in LATER:
        target = accountable.pk if kind == INTREKKING else None
        row = cast.decided(kind, accountable, replaces_id=target)
        Beschikking.objects.filter(pk=row.pk).update(drafter=both)
        services.submit_beschikking(beschikking_id=row.pk, actor=both)
        with pytest.raises(NotAllowed, match="U stelde deze beschikking zelf op"):
            services.approve_beschikking(beschikking_id=row.pk, actor=both)
        Beschikking.objects.filter(pk=row.pk).delete()


def test_the_trail_keeps_how_each_rule_came_out_at_the_signature(cast, accountable):
    row = issued.further(cast, LAGERE, accountable)
    line = AuditEntry.objects.get(action="disbursement.beschikking.sign", object_id=row.pk)
    assert line.details["toets"] == {
        "verantwoording": "voldoet",
        "bedrag": "voldoet",
        "grond": "voldoet",
        "motivering": "voldoet",
    }


@pytest.mark.parametrize("kind", [BeschikkingKind.VASTSTELLING, LAGERE])
def test_a_settlement_settles_the_deal_on_the_day_it_is_made_known(kind, cast, accountable):
    issued.further(cast, kind, accountable)
    deal = Deal.objects.get(pk=accountable.uitkering.deal_id)
    assert (deal.status, deal.settled_on) == (DealStatus.VASTGESTELD, DAY)


def test_another_decision_leaves_the_deal_where_it_is(cast, accountable):
    for kind in (VERLENGING, WIJZIGING, TERUGVORDERING):
        issued.further(cast, kind, accountable)
    assert status_of_deal(accountable) == DealStatus.EINDVERANTWOORDING


def test_a_terminated_deal_is_settled_and_stays_terminated(cast):
    row = cast.announced()
    deals.take_step(
        deal_id=row.uitkering.deal_id, verb="terminate", remark="Mislukt.", actor=cast.drafter
    )
    issued.further(cast, LAGERE, row)
    assert status_of_deal(row) == DealStatus.OPGEZEGD


# ---- what holds ------------------------------------------------------------------------------


def test_what_holds_follows_from_what_was_made_known(cast, accountable):
    uitkering = accountable.uitkering
    assert selectors.granted_cents_on(uitkering, DAY) == 1_000_000_000
    assert selectors.spending_until_on(uitkering, DAY) == date(2028, 12, 31)
    draft = cast.decided(VERLENGING, accountable)
    issued.through_the_steps(cast, draft, until="sign")
    assert selectors.spending_until_on(uitkering, DAY) == date(2028, 12, 31)
    services.announce_beschikking(beschikking_id=draft.pk, actor=cast.drafter)
    assert selectors.spending_until_on(uitkering, DAY) == date(2029, 12, 31)
    issued.further(cast, LAGERE, accountable)
    standing = selectors.standing_of(uitkering, DAY)
    assert (standing.settled_cents, standing.recoverable_cents) == (900_000_000, 100_000_000)


def test_a_raised_grant_counts_under_the_ceiling_for_others(cast, accountable):
    uitkering = accountable.uitkering
    for source in builders.sources_of(uitkering.deal):
        source.amount_cents = 1_200_000_000
        source.save()
    issued.further(cast, WIJZIGING, accountable, amount_cents=1_200_000_000)
    other = builders.uitkering(cast.drafter)
    facts = grant_facts(other, granted_on=DAY)
    assert facts.other_grants_in_tranche_cents == 1_200_000_000


# ---- order -----------------------------------------------------------------------------------


def test_after_the_settlement_only_the_difference_comes_back(cast, accountable):
    settled = issued.further(cast, LAGERE, accountable)
    with pytest.raises(RequirementsUnmet, match="De uitkering is vastgesteld"):
        cast.decided(VERLENGING, accountable)
    issued.further(cast, TERUGVORDERING, accountable)
    with pytest.raises(RequirementsUnmet, match="niets meer om terug te vorderen"):
        cast.decided(TERUGVORDERING, accountable, amount_cents=1)
    again = issued.further(
        cast, LAGERE, accountable, replaces_id=settled.pk, amount_cents=950_000_000
    )
    assert fresh(settled).replaced_by == again
    assert status_of_deal(accountable) == DealStatus.VASTGESTELD


def test_after_the_withdrawal_of_the_grant_the_whole_can_come_back(cast, accountable):
    issued.further(cast, INTREKKING, accountable, replaces_id=accountable.pk)
    with pytest.raises(RequirementsUnmet, match="De uitkering is ingetrokken"):
        cast.decided(VERLENGING, accountable)
    row = cast.decided(TERUGVORDERING, accountable, amount_cents=1_000_000_000)
    assert row.number == 3


def test_one_decision_is_made_known_before_the_next_is_signed(cast, accountable):
    first = cast.decided(VERLENGING, accountable)
    second = cast.decided(TERUGVORDERING, accountable)
    issued.through_the_steps(cast, first, until="sign")
    issued.through_the_steps(cast, second, until="approve")
    with pytest.raises(RequirementsUnmet, match="SPUK-2024-0002 is getekend en nog niet"):
        services.sign_beschikking(beschikking_id=second.pk, actor=cast.signer)
    services.announce_beschikking(beschikking_id=first.pk, actor=cast.drafter)
    # Its letter now builds on the first one, which its reviewer never saw.
    with pytest.raises(RequirementsUnmet, match="na de toetsing gewijzigd"):
        services.sign_beschikking(beschikking_id=second.pk, actor=cast.signer)
    services.take_step(
        beschikking_id=second.pk, verb="refuse_to_sign", remark="Opnieuw.", actor=cast.signer
    )
    signed = issued.through_the_steps(cast, second, until="sign")
    assert signed.kenmerk == "SPUK-2024-0003"


def test_what_was_settled_meanwhile_is_not_signed_any_more(cast, accountable):
    longer = cast.decided(VERLENGING, accountable)
    issued.through_the_steps(cast, longer, until="approve")
    issued.further(cast, LAGERE, accountable)
    with pytest.raises(RequirementsUnmet, match="De uitkering is vastgesteld"):
        services.sign_beschikking(beschikking_id=longer.pk, actor=cast.signer)


def test_a_recovery_that_would_be_heard_too_late_is_not_made_known(cast, still_clock):
    row = cast.announced()
    builders.pay(row.uitkering)
    draft = cast.decided(TERUGVORDERING, row, account_received_on=date(2023, 11, 19))
    issued.through_the_steps(cast, draft, until="sign")
    still_clock.set(datetime(2024, 11, 20, 9, tzinfo=UTC))
    with pytest.raises(RequirementsUnmet, match="is dat jaar voorbij"):
        services.announce_beschikking(beschikking_id=draft.pk, actor=cast.drafter)
    assert fresh(draft).status == BeschikkingStatus.ONDERTEKEND


def test_a_step_is_taken_once(cast, accountable):
    row = issued.further(cast, VERLENGING, accountable)
    for verb, actor in (("sign", cast.signer), ("announce", cast.drafter)):
        with pytest.raises(WrongState):
            services.take_step(beschikking_id=row.pk, verb=verb, actor=actor)


@pytest.mark.django_db(transaction=True)
def test_two_decisions_on_one_uitkering_are_not_signed_at_once(cast, accountable):
    rows = [cast.decided(kind, accountable) for kind in (VERLENGING, TERUGVORDERING)]
    for row in rows:
        issued.through_the_steps(cast, row, until="approve")
    outcomes = at_once(
        *[
            lambda row=row: services.sign_beschikking(beschikking_id=row.pk, actor=cast.signer)
            for row in rows
        ]
    )
    assert [row.kenmerk for row in results_of(outcomes)] == ["SPUK-2024-0002"]
    assert "is getekend en nog niet bekendgemaakt" in sentences_of(outcomes)[0]


@pytest.mark.django_db(transaction=True)
def test_fifty_posts_to_sign_give_one_signature_and_one_number(cast, accountable):
    row = cast.decided(VERLENGING, accountable)
    issued.through_the_steps(cast, row, until="approve")
    outcomes = at_once(
        *[
            lambda: services.sign_beschikking(beschikking_id=row.pk, actor=cast.signer)
            for _ in range(50)
        ]
    )
    assert [each.kenmerk for each in results_of(outcomes)] == ["SPUK-2024-0002"]
    assert len(sentences_of(outcomes)) == 49
