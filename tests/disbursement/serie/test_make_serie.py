"""A case officer chooses deals of a tranche; the choice is stored."""

import pytest
from django.urls import reverse

from disbursement.serie import services
from disbursement.serie.models import Serie, SerieDeal
from regiodeals.audit.models import AuditEntry
from regiodeals.board import services as board
from regiodeals.common.errors import InvalidInput, NotAllowed
from tests import builders
from tests.disbursement.serie.series import grants_of, serie_of
from tests.screens import many_deals

pytestmark = pytest.mark.django_db


def make(deals, actor):
    return services.make_serie(
        tranche_id=builders.tranche().pk, deal_ids=[deal.pk for deal in deals], actor=actor
    )


def test_the_choice_is_stored_with_who_and_when(cast):
    first, second = grants_of(cast, 2)
    serie = serie_of(cast, first, second)
    assert {deal.pk for deal in serie.deals.all()} == {first.deal_id, second.deal_id}
    assert (serie.made_by, serie.made_at) == (cast.drafter, builders.NOW)
    line = AuditEntry.objects.get(action="disbursement.serie.make")
    assert line.sentence == f"{serie} gemaakt van 2 deals"


def test_an_empty_choice_is_refused(cast):
    with pytest.raises(InvalidInput, match="Kies ten minste één deal"):
        make([], cast.drafter)


def test_only_a_case_officer_chooses(cast):
    (grant,) = grants_of(cast, 1)
    for somebody in (cast.reviewer, cast.signer):
        with pytest.raises(NotAllowed, match="Alleen een behandelaar"):
            make([grant.deal], somebody)
    assert not Serie.objects.exists()


@pytest.mark.parametrize("phase", ["before the convenant", "after the grant", "other tranche"])
def test_a_deal_that_has_nothing_to_grant_cannot_be_chosen(cast, phase):
    deal = {
        "before the convenant": lambda: builders.in_preparation(cast.drafter),
        "after the grant": lambda: cast.announced().uitkering.deal,
        "other tranche": lambda: builders.proposal(tranche=builders.tranche(6)),
    }[phase]()
    with pytest.raises(InvalidInput, match="kan niet meer worden gekozen"):
        make([deal], cast.drafter)
    assert not SerieDeal.objects.exists()


def test_a_deal_chosen_twice_is_in_it_once(cast):
    (grant,) = grants_of(cast, 1)
    assert make([grant.deal, grant.deal], cast.drafter).chosen.count() == 1


@pytest.fixture
def crowd(cast):
    """Three deals more than a serie may have, the most urgent first."""
    region = builders.organisation()
    return many_deals.concluded_deals(103, region=region, officer=cast.drafter)


def test_a_deal_that_was_picked_goes_along_however_many_are_more_urgent(client, cast, crowd):
    last = crowd[-1]
    board.choose_shown(
        tranche_id=last.tranche_id, shown=[last.pk], picked=[last.pk], actor=cast.drafter
    )
    client.force_login(cast.drafter)
    url = reverse("disbursement:serie-new", args=[5]) + "?keuze=1"
    page = client.get(url)
    assert page.context["preflight"]["words"] == "1 deal kan mee in een serie"
    assert page.context["form"].initial["deals"] == [last.pk]
    assert len(page.context["deals"]) == 100
    client.post(url, {"deals": [last.pk]})
    assert list(Serie.objects.get().deals.all()) == [last]


def test_more_deals_than_a_serie_may_have_are_refused_in_a_sentence(cast, crowd):
    with pytest.raises(InvalidInput, match="ten hoogste 100 deals"):
        make(crowd[:101], cast.drafter)
    assert make(crowd[3:], cast.drafter).chosen.count() == 100
