"""The twelve weeks as an obligation: imposed, handed over, met or cancelled with the deal."""

from datetime import date

import pytest

from regiodeals.deal import services
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.state import State
from tests import builders

pytestmark = pytest.mark.django_db


def owed():
    return Obligation.objects.get(kind=ObligationKind.VERLENING)


def test_a_concluded_convenant_imposes_the_grant_within_twelve_weeks(officer):
    deal = builders.concluded(officer)
    assert owed().due_on == date(2024, 12, 17)
    assert owed().dossier == deal.pk
    assert owed().owner_user == officer
    assert owed().source == "Besluit, artikel 13 lid 1"
    assert owed().state == State.OPEN


def test_nothing_is_owed_before_the_convenant(officer):
    builders.in_preparation(officer)
    assert not Obligation.objects.exists()


def test_the_bekendmaking_meets_it_on_its_own_day(cast):
    cast.announced()
    assert owed().state == State.MET
    assert owed().met_on == date(2024, 11, 18)


def test_a_terminated_convenant_owes_nothing_any_more(officer):
    deal = builders.concluded(officer)
    services.take_step(deal_id=deal.pk, verb="terminate", remark="Niet haalbaar.", actor=officer)
    assert owed().state == State.CANCELLED
    assert owed().cancelled_because == "Het convenant is opgezegd."


def test_terminating_after_the_grant_leaves_what_was_met(cast):
    deal = cast.announced().uitkering.deal
    services.take_step(
        deal_id=deal.pk, verb="terminate", remark="Niet haalbaar.", actor=cast.drafter
    )
    assert owed().state == State.MET


def test_the_next_behandelaar_owes_it(officer):
    deal = builders.concluded(officer)
    successor = builders.behandelaar()
    services.assign_accounthouder(deal_id=deal.pk, accounthouder=successor, actor=officer)
    assert owed().owner_user == successor


def test_the_dossier_tells_what_must_be_done_by_which_day(client, officer):
    deal = builders.concluded(officer)
    client.force_login(officer)
    page = client.get(f"/deals/{deal.pk}/").content.decode()
    assert "Wat moet wanneer" in page
    assert f"De uitkering van Regio Deal {deal.name} verlenen" in page
