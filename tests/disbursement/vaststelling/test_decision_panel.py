"""The page of a decision leads to the proposal it came from, and to the claim it opened."""

import pytest
from django.urls import reverse

from disbursement.beschikking.services import DecisionContent, revise_decision
from disbursement.vaststelling import services
from disbursement.vaststelling.models import Vordering
from regiodeals.deal import services as deals
from tests import builders
from tests.browsing import text_of
from tests.disbursement.vaststelling import world
from tests.disbursement.vaststelling.test_next_steps import asked_back, close_what_is_owed

pytestmark = pytest.mark.django_db
GRANTED, MILLION = world.GRANTED, world.MILLION


def page(client, user, row, name="disbursement:beschikking-detail"):
    client.force_login(user)
    return client.get(reverse(name, args=[row.pk]))


def address(name, row):
    return reverse(f"disbursement:{name}", args=[row.pk])


@pytest.fixture
def concept(grant, cast):
    """A lower settlement of nine million, drafted from its proposal."""
    world.account(grant, 9 * MILLION)
    voorstel = world.proposed(grant, cast)
    return services.draft_settlement(voorstel_id=voorstel.pk, actor=cast.drafter)


def test_who_reviews_finds_the_proposal(client, cast, grant, concept):
    answer = page(client, cast.reviewer, concept)
    assert address("vaststelling-detail", grant) in answer.content.decode()
    assert "Na de bekendmaking vordert u € 1.000.000 terug" in text_of(answer)


def test_another_amount_is_explained_from_the_page_where_it_is_refused(client, cast, concept):
    where = address("voorstel-deviate", concept)
    assert where not in page(client, cast.drafter, concept).content.decode()
    revise_decision(
        beschikking_id=concept.pk,
        content=DecisionContent(
            account_received_on=concept.account_received_on,
            amount_cents=8 * MILLION,
            legal_ground=concept.legal_ground,
            reasons=concept.reasons,
        ),
        actor=cast.drafter,
    )
    answer = page(client, cast.drafter, concept)
    assert "Kies op deze pagina ‘Afwijking uitleggen’" in text_of(answer)
    assert where in answer.content.decode()
    assert where not in page(client, cast.reviewer, concept).content.decode()
    client.force_login(cast.drafter)
    said = client.post(where, {"reden": "Een deel volgt nog."}, follow=True)
    assert "U kunt het concept nu naar toetsing sturen." in text_of(said)
    assert "Een deel volgt nog." in text_of(said)


def test_after_the_bekendmaking_it_leads_to_the_recovery(client, cast, grant, concept):
    world.announced(cast, concept)
    assert "Vorder nu € 1.000.000 terug." in text_of(page(client, cast.drafter, concept))


def test_a_region_finds_its_claim_with_the_decision_and_nothing_of_the_proposal(
    client, cast, grant
):
    claim = asked_back(grant, cast)
    answer = page(client, builders.member(grant.kassier), claim.beschikking)
    assert address("vordering-detail", claim) in answer.content.decode()
    assert "Voorgesteld bedrag" not in text_of(answer)


def test_how_the_money_comes_back_is_said_until_it_comes(client, cast, grant, controller):
    claim = asked_back(grant, cast)
    region = builders.member(grant.kassier)
    for reader, words in (
        (region, f"Het ministerie stuurt {grant.kassier} een betaalverzoek"),
        (cast.drafter, "Het programma verstuurt dat niet"),
    ):
        text = text_of(page(client, reader, claim, "disbursement:vordering-detail"))
        assert words in text
        assert claim.beschikking.kenmerk in text
    world.receive(claim, MILLION // 2, controller)
    claim = Vordering.objects.get()
    text = text_of(page(client, region, claim, "disbursement:vordering-detail"))
    assert "betaalverzoek" not in text


def test_a_closed_dossier_still_leads_to_the_settlement(client, cast, grant):
    world.account(grant, GRANTED)
    world.settled(grant, cast)
    close_what_is_owed(grant, cast)
    deal = page(client, cast.drafter, grant.deal, "regiodeals:deal-detail")
    assert "Alles is gedaan. Kies bovenaan deze pagina “Dossier afsluiten”." in text_of(deal)
    deals.take_step(deal_id=grant.deal_id, verb="close", actor=cast.drafter)
    deal = page(client, cast.drafter, grant.deal, "regiodeals:deal-detail")
    assert address("vaststelling-detail", grant) in deal.content.decode()
