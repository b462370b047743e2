"""Many obligations imposed or met together: as one by one, or none of them."""

from datetime import date

import pytest

from regiodeals.audit.models import AuditEntry
from regiodeals.common.clock import AMSTERDAM
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.obligations import services
from regiodeals.obligations.duty import Duty
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.owner import Owner
from regiodeals.obligations.state import State
from regiodeals.obligations.together import Met, impose_all, meet_all
from tests import builders
from tests.obligations.conftest import DUE_ON

pytestmark = pytest.mark.django_db

TODAY, TOMORROW = date(2024, 11, 18), date(2024, 11, 19)


@pytest.fixture
def duties(officer):
    """The same as in each of two years, about one deal."""
    deal = builders.proposal()
    return [
        Duty(
            kind=ObligationKind.VERLENING,
            subject=deal,
            title=f"Verslag over {year}",
            due_on=DUE_ON,
            zone=AMSTERDAM,
            source="Besluit, artikel 13 lid 1",
            owner=Owner(user=officer),
            dossier=deal.pk,
            period=year,
        )
        for year in ("2024", "2025")
    ]


@pytest.fixture
def owed(duties, officer):
    impose_all(duties, actor=officer)
    return list(Obligation.objects.order_by("period"))


def test_each_is_imposed_with_its_line_in_the_trail(owed, officer):
    assert [row.title for row in owed] == ["Verslag over 2024", "Verslag over 2025"]
    assert {row.imposed_by for row in owed} == {officer}
    lines = AuditEntry.objects.filter(action="obligations.obligation.impose").order_by("pk")
    assert [line.object_id for line in lines] == [row.pk for row in owed]
    assert lines[0].sentence == (
        f"Opgelegd aan {officer}: Verslag over 2024, uiterlijk dinsdag 17 december 2024"
    )


def test_what_was_imposed_before_stays_as_it_is(owed, duties, officer):
    impose_all(duties, actor=officer)
    assert list(Obligation.objects.order_by("period")) == owed
    assert AuditEntry.objects.filter(action="obligations.obligation.impose").count() == 2


def test_what_was_imposed_otherwise_leaves_none_imposed(duties, officer, impose):
    impose(subject=duties[1].subject, period="2025", title="Iets anders")
    with pytest.raises(WrongState, match="bestaat al, maar anders"):
        impose_all(duties, actor=officer)
    assert not Obligation.objects.filter(period="2024").exists()


def test_each_is_met_with_its_own_day_and_words(owed, officer):
    first, second = owed
    met = {first.pk: Met(TODAY, "brief 1"), second.pk: Met(TODAY, "brief 2")}
    meet_all(met, actor=officer)
    rows = list(Obligation.objects.order_by("period"))
    assert [row.met_how for row in rows] == ["brief 1", "brief 2"]
    assert {(row.state, row.met_by, row.met_on) for row in rows} == {(State.MET, officer, TODAY)}
    lines = AuditEntry.objects.filter(action="obligations.obligation.meet")
    assert {(line.object_id, line.state_before) for line in lines} == {
        (row.pk, "open") for row in owed
    }


def test_one_day_to_come_leaves_none_met(owed, officer):
    met = {owed[0].pk: Met(TODAY, "brief"), owed[1].pk: Met(TOMORROW, "brief")}
    with pytest.raises(InvalidInput, match="ligt in de toekomst"):
        meet_all(met, actor=officer)
    assert {row.state for row in Obligation.objects.all()} == {State.OPEN}


def test_one_that_was_met_before_leaves_the_others_open(owed, officer):
    services.meet(obligation_id=owed[0].pk, on=TODAY, how="brief", actor=officer)
    with pytest.raises(WrongState, match="al nagekomen"):
        meet_all({row.pk: Met(TODAY, "weer") for row in owed}, actor=officer)
    assert Obligation.objects.get(pk=owed[1].pk).state is State.OPEN
