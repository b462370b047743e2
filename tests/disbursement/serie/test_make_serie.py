"""A case officer chooses deals of a tranche; the choice is stored."""

import pytest

from disbursement.serie import services
from disbursement.serie.models import Serie, SerieDeal
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed
from tests import builders
from tests.disbursement.serie.series import grants_of, serie_of

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
