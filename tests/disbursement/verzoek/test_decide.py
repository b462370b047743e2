"""The decision on a request: drafted from it, one request after the other, or taken back."""

from datetime import date

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from disbursement.beschikking import services as beschikkingen
from disbursement.beschikking.models import Beschikking
from disbursement.verzoek import services
from disbursement.verzoek.models import Verzoek, VerzoekKind, VerzoekStatus
from disbursement.verzoek.selectors import has_no_request_left_out
from regiodeals.common.errors import DomainError, InvalidInput, RequirementsUnmet, WrongState
from regiodeals.obligations.models import ObligationKind
from regiodeals.obligations.selectors import obligation_about
from tests.disbursement.verzoek import world
from tests.disbursement.verzoek.world import LATER, LATEST, TODAY, advised, prepared, register
from tests.simultaneous import at_once, results_of, sentences_of


def withdraw(verzoek, cast, on=TODAY, how="Met de brief VB-10.") -> Verzoek:
    return services.withdraw_verzoek(verzoek_id=verzoek.pk, on=on, how=how, actor=cast.drafter)


@pytest.mark.django_db
def test_a_verlenging_is_drafted_with_what_was_asked(grant, cast):
    verzoek = prepared(advised(grant, cast), cast)
    concept = verzoek.decision
    assert concept is not None
    assert (concept.kind, concept.spend_until) == ("verlenging", LATER)
    assert (concept.request_received_on, concept.request_reference) == (TODAY, "VB-9")
    assert concept.drafter == cast.drafter
    assert world.fresh(verzoek).status == VerzoekStatus.IN_VOORBEREIDING
    assert concept.verzoek == verzoek


@pytest.mark.django_db
def test_a_change_of_the_programme_is_drafted_as_a_wijziging(grant, cast):
    asked = world.programme(grant, 800_000_000, 200_000_000)
    concept = prepared(advised(grant, cast, **asked), cast).decision
    assert concept is not None
    assert (concept.kind, concept.amount_cents) == ("wijziging", None)
    assert "andere verdeling" in concept.subject
    assert concept.legal_ground == "artikel 9 van het convenant"


@pytest.mark.django_db
def test_a_wijziging_needs_its_ground_as_ever(grant, cast):
    verzoek = advised(grant, cast, kind=VerzoekKind.ACTIVITEITEN, subject="Elders bouwen")
    with pytest.raises(InvalidInput, match="Noem waarop dit besluit steunt"):
        prepared(verzoek, cast, legal_ground="")
    assert world.fresh(verzoek).status == VerzoekStatus.GEADVISEERD


@pytest.mark.django_db
def test_against_the_advice_it_may_be_refused(grant, cast):
    concept = prepared(advised(grant, cast), cast, grant=False).decision
    assert concept is not None
    assert concept.kind == "afwijzing"
    assert concept.subject == "Verlenging van de bestedingsperiode tot en met 31 december 2029"


@pytest.mark.django_db
def test_without_advice_nothing_is_decided(grant, cast):
    with pytest.raises(WrongState, match="ontvangen"):
        prepared(register(grant, cast.drafter), cast)


@pytest.mark.django_db
def test_a_concept_that_is_thrown_away_leaves_the_request_without_decision(grant, cast):
    verzoek = prepared(advised(grant, cast), cast)
    with pytest.raises(RequirementsUnmet, match="al een besluit in de maak"):
        prepared(verzoek, cast)
    with pytest.raises(RequirementsUnmet, match="al een besluit in de maak"):
        withdraw(verzoek, cast)
    assert verzoek.decision is not None
    beschikkingen.discard_concept(
        beschikking_id=verzoek.decision.pk, reason="Toch afwijzen.", actor=cast.drafter
    )
    verzoek = world.fresh(verzoek)
    assert verzoek.decision is None
    again = prepared(verzoek, cast, grant=False).decision
    assert again is not None
    assert again.kind == "afwijzing"


@pytest.mark.django_db
def test_when_the_grant_changed_since_the_lines_must_add_up_anew(grant, cast):
    verzoek = advised(grant, cast, **world.programme(grant, 800_000_000, 200_000_000))
    grant.termijnen.all().delete()
    type(grant).objects.filter(pk=grant.pk).update(amount_cents=900_000_000)
    with pytest.raises(InvalidInput, match="maar de uitkering is"):
        prepared(verzoek, cast)
    assert not Beschikking.objects.filter(kind="wijziging").exists()


# ---- taken back --------------------------------------------------------------------------------


@pytest.mark.django_db
def test_what_the_region_takes_back_needs_no_decision(grant, cast):
    verzoek = withdraw(register(grant, cast.drafter), cast)
    assert world.fresh(verzoek).status == VerzoekStatus.INGETROKKEN
    owed = obligation_about(verzoek, ObligationKind.VERZOEK)
    assert owed is not None
    assert owed.cancelled_because == "De regio trok het verzoek in."
    with pytest.raises(WrongState, match="ingetrokken"):
        services.ask_advice(verzoek_id=verzoek.pk, actor=cast.drafter)
    with pytest.raises(ProgrammingError), transaction.atomic():
        Verzoek.objects.filter(pk=verzoek.pk).update(withdrawn_on=date(2024, 12, 1))


@pytest.mark.django_db
def test_it_is_taken_back_on_a_day_that_was_and_says_how(grant, cast):
    verzoek = register(grant, cast.drafter)
    with pytest.raises(InvalidInput, match="nog niet geweest"):
        withdraw(verzoek, cast, on=date(2024, 11, 19))
    with pytest.raises(InvalidInput, match="vóór de ontvangst"):
        withdraw(verzoek, cast, on=date(2024, 11, 17))
    with pytest.raises(InvalidInput, match="hoe het is ingetrokken"):
        withdraw(verzoek, cast, how=" ")


# ---- one after the other -------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_second_request_waits_for_the_first(grant, cast):
    first, second = advised(grant, cast), advised(grant, cast, spend_until=LATEST)
    with pytest.raises(RequirementsUnmet, match="eerder verzoek over deze uitkering"):
        prepared(second, cast)
    withdraw(first, cast)
    assert prepared(second, cast).decision is not None


@pytest.mark.django_db
def test_the_database_holds_the_order(grant, cast):
    first, second = advised(grant, cast), advised(grant, cast, spend_until=LATEST)
    concept = prepared(first, cast).decision
    assert concept is not None
    with pytest.raises(IntegrityError, match="earlier request"), transaction.atomic():
        Verzoek.objects.filter(pk=second.pk).update(
            decision=grant.beschikkingen.get(kind="verlening"), status="in_voorbereiding"
        )


@pytest.mark.django_db
def test_no_verlenging_passes_the_request_that_waits(grant, cast):
    register(grant, cast.drafter)
    granted = grant.beschikkingen.get()
    beside = cast.decided("verlenging", granted)
    assert not has_no_request_left_out(beside)
    with pytest.raises(RequirementsUnmet, match="Over deze uitkering ligt een verzoek"):
        beschikkingen.take_step(beschikking_id=beside.pk, verb="submit", actor=cast.drafter)


@pytest.mark.django_db
def test_a_decision_that_answers_no_request_is_free(grant, cast):
    granted = grant.beschikkingen.get()
    assert has_no_request_left_out(granted)
    assert has_no_request_left_out(cast.decided("verlenging", granted))
    register(grant, cast.drafter)
    assert has_no_request_left_out(cast.decided("wijziging", granted))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_two_decided_at_once_the_first_goes_and_the_second_is_told(grant, cast, order):
    rows = [advised(grant, cast), advised(grant, cast, spend_until=LATEST)]
    outcomes = at_once(*(lambda row=rows[i]: prepared(row, cast) for i in order))
    [done] = results_of(outcomes)
    [sentence] = sentences_of(outcomes)
    assert done.pk == rows[0].pk
    assert "eerder verzoek" in sentence
    assert Beschikking.objects.filter(kind="verlenging").count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_draft_the_same_decision_at_once_one_does(grant, cast):
    verzoek = advised(grant, cast)
    outcomes = at_once(lambda: prepared(verzoek, cast), lambda: prepared(verzoek, cast))
    assert len(results_of(outcomes)) == 1
    assert Beschikking.objects.filter(kind="verlenging").count() == 1


@pytest.mark.django_db(transaction=True)
def test_taken_back_and_decided_at_once_one_of_the_two_happens(grant, cast):
    verzoek = advised(grant, cast)
    outcomes = at_once(lambda: prepared(verzoek, cast), lambda: withdraw(verzoek, cast))
    assert len(results_of(outcomes)) == 1
    assert all(isinstance(o.error, DomainError) for o in outcomes if o.error)
    row = world.fresh(verzoek)
    assert (row.decision is None) == (row.status == VerzoekStatus.INGETROKKEN)
