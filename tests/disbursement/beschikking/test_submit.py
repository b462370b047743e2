"""Hand the draft to a reviewer: only what can be granted, and of which a letter can be made."""

from datetime import UTC, datetime

import pytest

from disbursement.beschikking import services
from disbursement.beschikking.models import Beschikking, BeschikkingStatus
from disbursement.mandaat.models import Afzender
from disbursement.uitkering.models import Termijn
from regiodeals.accounts.models import Role
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import DomainError, NotAllowed, RequirementsUnmet, WrongState
from regiodeals.deal import services as deals
from regiodeals.deal.models import Activiteit, Deal
from regiodeals.party.models import Organisation
from tests import builders
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def concept(cast):
    return cast.draft()


@pytest.fixture
def island_concept(cast):
    return cast.draft(builders.saba(cast.drafter))


def submit(row, actor):
    return services.submit_beschikking(beschikking_id=row.pk, actor=actor)


def assert_still_concept(row):
    fresh = Beschikking.objects.get(pk=row.pk)
    assert fresh.status == BeschikkingStatus.CONCEPT
    assert fresh.submitted_at is None
    assert not AuditEntry.objects.filter(action="disbursement.beschikking.submit").exists()


def test_the_drafter_hands_the_concept_over(concept, cast):
    row = submit(concept, cast.drafter)
    assert row.status == BeschikkingStatus.TER_TOETSING
    assert row.submitted_at == builders.NOW


def test_it_leaves_one_line(concept, cast):
    submit(concept, cast.drafter)
    line = AuditEntry.objects.get(action="disbursement.beschikking.submit")
    assert (line.actor, line.state_before, line.state_after) == (
        cast.drafter,
        "concept",
        "ter_toetsing",
    )
    assert line.sentence == "Naar toetsing gestuurd"


def test_a_remark_that_was_dealt_with_is_gone(cast):
    row = cast.submitted()
    services.send_back_beschikking(
        beschikking_id=row.pk, verb="return_to_drafter", remark="Adres?", actor=cast.reviewer
    )
    assert submit(row, cast.drafter).last_remark == ""


# ---- who -------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.BEHANDELAAR])
def test_other_roles_hand_nothing_over(role, concept):
    with pytest.raises(NotAllowed, match="Alleen een behandelaar"):
        submit(concept, builders.user(role))
    assert_still_concept(concept)


def test_a_colleague_does_not_hand_over_what_another_drafted(concept):
    with pytest.raises(NotAllowed, match="Alleen wie de beschikking opstelde"):
        submit(concept, builders.behandelaar())
    assert_still_concept(concept)


# ---- when ------------------------------------------------------------------------------------


def test_it_is_handed_over_once(concept, cast):
    submit(concept, cast.drafter)
    with pytest.raises(WrongState, match="kan niet in de stand “ter toetsing”"):
        submit(concept, cast.drafter)


@pytest.mark.django_db(transaction=True)
def test_a_double_click_hands_it_over_once(concept, cast):
    outcomes = at_once(*[lambda: submit(concept, cast.drafter)] * 2)
    assert len(results_of(outcomes)) == 1
    assert sentences_of(outcomes) == ["Naar toetsing sturen kan niet in de stand “ter toetsing”."]
    assert AuditEntry.objects.filter(action="disbursement.beschikking.submit").count() == 1


# ---- what must be true -----------------------------------------------------------------------


def test_after_the_convenant_is_terminated_nothing_is_granted(concept, cast):
    deals.take_step(
        deal_id=concept.uitkering.deal_id,
        verb="terminate",
        remark="Niet haalbaar.",
        actor=cast.drafter,
    )
    with pytest.raises(RequirementsUnmet, match="Het convenant is niet meer van kracht"):
        submit(concept, cast.drafter)
    assert_still_concept(concept)


def test_the_termijnen_are_the_whole_advance(concept, cast):
    Termijn.objects.filter(number=2).delete()
    with pytest.raises(RequirementsUnmet, match="De uitkering mist nog termijnen"):
        submit(concept, cast.drafter)
    assert_still_concept(concept)


def test_the_budget_is_the_whole_uitkering(concept, cast):
    Activiteit.objects.filter(order=2).update(rijk_cents=1)
    with pytest.raises(RequirementsUnmet, match="Pas de verdeling aan"):
        submit(concept, cast.drafter)
    assert_still_concept(concept)


def test_when_the_besluit_has_lapsed_nothing_is_granted(concept, cast, still_clock):
    still_clock.set(datetime(2026, 12, 31, 12, tzinfo=UTC))
    with pytest.raises(RequirementsUnmet, match="is het Besluit vervallen"):
        submit(concept, cast.drafter)
    assert_still_concept(concept)


# ---- of which a letter can be made -----------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        (" ", "Het adres van gemeente Voorbeeld .* is onbekend"),
        ("\n".join("abcdef"), "Het adres heeft geen één tot 5 regels"),
        ("Straat 1\nSTAD 😀", "bevat een teken dat niet kan worden afgedrukt: U\\+1F600"),
    ],
)
def test_an_address_that_fits_no_letter_is_refused(address, sentence, concept, cast):
    Organisation.objects.filter(pk=concept.uitkering.kassier_id).update(address=address)
    with pytest.raises(DomainError, match=sentence):
        submit(concept, cast.drafter)
    assert_still_concept(concept)


def test_a_letter_needs_a_sender(concept, cast):
    Afzender.objects.update(valid_until=builders.LONG_AGO)
    with pytest.raises(RequirementsUnmet, match="geen gegevens van de afzender"):
        submit(concept, cast.drafter)
    assert_still_concept(concept)


def test_a_letter_to_an_island_names_the_court(island_concept, cast):
    Afzender.objects.update(court_address="")
    with pytest.raises(RequirementsUnmet, match="het gerecht, het adres en het griffierecht"):
        submit(island_concept, cast.drafter)
    assert_still_concept(island_concept)


def test_a_letter_to_an_island_names_the_end_of_the_deal(island_concept, cast):
    Deal.objects.update(ends_on=None)
    with pytest.raises(RequirementsUnmet, match="het einde van de Regio Deal"):
        submit(island_concept, cast.drafter)
    assert_still_concept(island_concept)


def test_an_island_is_handed_over_like_any_other(island_concept, cast):
    assert submit(island_concept, cast.drafter).status == BeschikkingStatus.TER_TOETSING
