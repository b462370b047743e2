"""The decision is drafted from the proposal, keeps to it or says why not, and others decide."""

import pytest
from django.db import DatabaseError, transaction

from disbursement.beschikking import services as beschikkingen
from disbursement.beschikking.models import Beschikking, BeschikkingKind, BeschikkingStatus
from disbursement.beschikking.services import DecisionContent
from disbursement.grootboek.models import BoekingKind
from disbursement.grootboek.selectors import totals
from disbursement.vaststelling import services
from disbursement.vaststelling.models import VoorstelBesluit, VoorstelStatus, Vordering
from regiodeals.common.errors import InvalidInput, NotAllowed, RequirementsUnmet, WrongState
from regiodeals.deal.models import Deal, DealStatus
from tests import builders
from tests.disbursement.beschikking import issued
from tests.disbursement.vaststelling import world

pytestmark = pytest.mark.django_db
GRANTED, MILLION = world.GRANTED, world.MILLION


@pytest.fixture
def lower(grant, cast):
    world.account(grant, 8 * MILLION, unlawful_cents=MILLION)
    return world.proposed(grant, cast)


def drafted(voorstel, cast):
    return services.draft_settlement(voorstel_id=voorstel.pk, actor=cast.drafter)


def revised(row, cast, **content):
    values = {
        "account_received_on": row.account_received_on,
        "amount_cents": row.amount_cents,
        "legal_ground": row.legal_ground,
        "reasons": row.reasons,
    }
    return beschikkingen.revise_decision(
        beschikking_id=row.pk, content=DecisionContent(**(values | content)), actor=cast.drafter
    )


def submit(row, cast):
    return beschikkingen.submit_beschikking(beschikking_id=row.pk, actor=cast.drafter)


def test_the_concept_takes_amount_ground_and_reasons_from_the_proposal(lower, cast):
    row = drafted(lower, cast)
    assert (row.kind, row.amount_cents) == ("lagere vaststelling", 7 * MILLION)
    assert row.legal_ground == "artikel 15 lid 3, onder a"
    assert row.account_received_on == world.DAY
    assert "waarvan € 1.000.000 onrechtmatig" in row.reasons.replace("\u00a0", " ")
    assert "Een project is niet uitgevoerd." in row.reasons


def test_in_accordance_with_the_grant_is_a_plain_vaststelling(grant, cast):
    world.account(grant, GRANTED)
    row = drafted(world.proposed(grant, cast, reasons=""), cast)
    assert (row.kind, row.amount_cents, row.legal_ground) == ("vaststelling", GRANTED, "")


def test_made_known_it_settles_the_deal_and_the_ledger(lower, grant, cast):
    world.announced(cast, drafted(lower, cast))
    lower.refresh_from_db()
    assert lower.status == VoorstelStatus.GEVOLGD
    assert totals(grant).settled_cents == 7 * MILLION
    assert Deal.objects.get(pk=grant.deal_id).status == DealStatus.VASTGESTELD


def test_the_proposer_drafts_and_nobody_of_those_who_review_or_sign(lower, cast):
    other = builders.behandelaar()
    with pytest.raises(NotAllowed, match="Alleen wie het voorstel deed"):
        services.draft_settlement(voorstel_id=lower.pk, actor=other)


def test_one_decision_of_a_kind_comes_from_a_proposal(lower, cast):
    drafted(lower, cast)
    with pytest.raises(WrongState, match="al een vaststelling gemaakt"):
        drafted(lower, cast)


def test_another_amount_is_handed_in_only_with_the_reason(lower, cast):
    row = revised(drafted(lower, cast), cast, amount_cents=7 * MILLION + 1)
    with pytest.raises(RequirementsUnmet, match="een ander dan is voorgesteld"):
        submit(row, cast)
    with pytest.raises(InvalidInput, match="waarom dit bedrag een ander is"):
        services.explain_deviation(beschikking_id=row.pk, reason="", actor=cast.drafter)
    services.explain_deviation(beschikking_id=row.pk, reason="Na overleg.", actor=cast.drafter)
    assert submit(row, cast).status == BeschikkingStatus.TER_TOETSING
    with pytest.raises(WrongState, match="Alleen een concept"):
        services.explain_deviation(beschikking_id=row.pk, reason="Nee.", actor=cast.drafter)


def test_only_the_drafter_explains(lower, cast):
    row = drafted(lower, cast)
    with pytest.raises(NotAllowed, match="Alleen wie dit concept opstelde"):
        services.explain_deviation(beschikking_id=row.pk, reason="x", actor=cast.reviewer)


def test_with_an_account_in_no_settlement_goes_round_the_proposal(grant, cast):
    world.account(grant, GRANTED)
    row = cast.decided(BeschikkingKind.VASTSTELLING, grant.beschikkingen.get())
    with pytest.raises(RequirementsUnmet, match="Stel dit besluit op uit het voorstel"):
        submit(row, cast)


def test_a_proposed_recovery_is_not_drafted_beside_it(grant, cast):
    world.account(grant, 8 * MILLION)
    world.settled(grant, cast)
    row = cast.decided(BeschikkingKind.TERUGVORDERING, grant.beschikkingen.last(), amount_cents=1)
    with pytest.raises(RequirementsUnmet, match="Stel dit besluit op uit het voorstel"):
        submit(row, cast)


def test_what_was_booked_since_stops_the_decision(lower, grant, cast):
    row = drafted(lower, cast)
    world.enter(grant, BoekingKind.VERANTWOORD, 1, key="later")
    with pytest.raises(RequirementsUnmet, match="veranderd sinds het voorstel"):
        submit(row, cast)


def test_a_concept_can_be_thrown_away_and_drafted_again(lower, cast):
    row = drafted(lower, cast)
    with pytest.raises(WrongState, match="Gooi eerst dat concept weg"):
        services.withdraw_proposal(voorstel_id=lower.pk, reason="Fout.", actor=cast.drafter)
    beschikkingen.discard_concept(beschikking_id=row.pk, reason="Fout.", actor=cast.drafter)
    assert not VoorstelBesluit.objects.exists()
    assert drafted(lower, cast).pk


def test_the_recovery_follows_the_settlement(lower, grant, cast):
    with pytest.raises(WrongState, match="Maak eerst de vaststelling bekend"):
        services.draft_recovery(voorstel_id=lower.pk, pay_by=None, actor=cast.drafter)
    world.announced(cast, drafted(lower, cast))
    row = services.draft_recovery(voorstel_id=lower.pk, pay_by=None, actor=cast.drafter)
    assert (row.kind, row.amount_cents) == ("terugvordering", 3 * MILLION)
    world.announced(cast, row)
    claim = Vordering.objects.get()
    assert (claim.principal_cents, claim.pay_by) == (3 * MILLION, world.LAST_DAY_TO_PAY)
    assert totals(grant).recovered_cents == 3 * MILLION


def test_for_an_island_the_recovery_names_its_day(island, cast):
    world.account(island, island.entitlement_cents - MILLION)
    voorstel = world.settled(island, cast)
    day = world.LAST_DAY_TO_PAY
    row = services.draft_recovery(voorstel_id=voorstel.pk, pay_by=day, actor=cast.drafter)
    world.announced(cast, row)
    claim = Vordering.objects.get()
    assert (claim.currency, claim.principal_cents, claim.pay_by) == ("USD", MILLION, day)
    assert claim.zone == "America/Kralendijk"


def test_where_nothing_comes_back_no_recovery_is_drafted(grant, cast):
    world.account(grant, GRANTED)
    voorstel = world.settled(grant, cast)
    with pytest.raises(WrongState, match="niets terug te vorderen"):
        services.draft_recovery(voorstel_id=voorstel.pk, pay_by=None, actor=cast.drafter)


def test_the_database_signs_no_recovery_above_what_was_not_well_spent(grant, cast):
    world.account(grant, 8 * MILLION)
    voorstel = world.settled(grant, cast)
    row = services.draft_recovery(voorstel_id=voorstel.pk, pay_by=None, actor=cast.drafter)
    Beschikking.objects.filter(pk=row.pk).update(amount_cents=2 * MILLION + 1)
    with pytest.raises(DatabaseError, match="only what was not"), transaction.atomic():
        Beschikking.objects.filter(pk=row.pk).update(facts={})


def test_of_a_signed_settlement_that_lapses_the_proposal_is_free_again(lower, cast):
    row = drafted(lower, cast)
    issued.through_the_steps(cast, row, until="sign")
    beschikkingen.lapse_beschikking(
        beschikking_id=row.pk, reason="Het accountantsverslag is ingetrokken.", actor=cast.signer
    )
    assert not lower.besluiten.exists()
    world.announced(cast, drafted(lower, cast))
    lower.refresh_from_db()
    assert lower.status == VoorstelStatus.GEVOLGD
