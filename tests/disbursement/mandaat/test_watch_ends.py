"""An end that comes is owed by the beheerder: imposed, moved, met when it is followed up."""

from datetime import date, timedelta
from typing import Any

import pytest

from disbursement.mandaat import panels, services, tasks
from disbursement.mandaat.models import Ambtsdrager, Mandaat, Vervanging
from disbursement.mandaat.running import watch_register
from regiodeals.accounts.models import Role, User
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.state import State
from tests import builders

pytestmark = pytest.mark.django_db

TODAY = builders.NOW.date()
ONE_DAY = timedelta(days=1)
END = date(2024, 12, 31)


@pytest.fixture
def beheerder(db):
    return builders.user(Role.BEHEERDER, name="Bea", last_name="Heer")


@pytest.fixture
def ambt(db):
    return builders.office_of(builders.user(name="Marit", last_name="Tekenaar"))


def give(ambt, actor, **fields):
    values: dict[str, Any] = {
        "kinds": ["verlening"],
        "ceiling_cents": 100,
        "valid_from": TODAY,
        "valid_until": END,
    }
    return services.give_mandaat(ambt_id=ambt.pk, actor=actor, **(values | fields))


def the_one():
    return Obligation.objects.get(kind=ObligationKind.MANDAAT)


def test_a_mandate_with_an_end_is_owed_to_be_dealt_with(ambt, beheerder):
    give(ambt, beheerder, source="mandaatbesluit 2024")
    owed = the_one()
    assert owed.title == "Verleng of vervang: mandaat directeur Regio Deals: verlening"
    assert (owed.due_on, owed.owner_role, owed.dossier) == (END, Role.BEHEERDER, None)
    assert owed.source == "mandaatbesluit 2024"


def test_a_mandate_without_an_end_asks_nothing(ambt, beheerder):
    give(ambt, beheerder, valid_until=None)
    assert not Obligation.objects.exists()


def test_another_end_moves_it(ambt, beheerder):
    mandaat = give(ambt, beheerder)
    services.end_period(row=mandaat, valid_until=END + ONE_DAY, actor=beheerder)
    owed = the_one()
    assert (owed.due_on, owed.revision) == (END + ONE_DAY, 1)


def test_an_end_in_the_past_is_written_down_as_it_is(ambt, beheerder):
    mandaat = give(ambt, beheerder, valid_from=builders.LONG_AGO)
    services.end_period(row=mandaat, valid_until=TODAY - ONE_DAY, actor=beheerder)
    assert the_one().state is State.OVERDUE


def test_without_an_end_it_is_owed_no_more_and_with_a_new_end_again(ambt, beheerder):
    mandaat = give(ambt, beheerder)
    services.end_period(row=mandaat, valid_until=None, actor=beheerder)
    assert the_one().state is State.CANCELLED
    services.end_period(row=mandaat, valid_until=END, actor=beheerder)
    assert [row.state for row in Obligation.objects.order_by("pk")] == [
        State.CANCELLED,
        State.OPEN,
    ]


def test_a_new_mandate_for_the_same_kinds_meets_it(ambt, beheerder):
    give(ambt, beheerder)
    give(
        ambt,
        beheerder,
        kinds=["verlening", "wijziging"],
        valid_from=END + ONE_DAY,
        valid_until=None,
    )
    owed = the_one()
    assert owed.state is State.MET
    assert owed.met_how == "Nieuw mandaat vanaf 1 januari 2025"


def test_a_new_mandate_for_other_kinds_does_not_meet_it(ambt, beheerder):
    give(ambt, beheerder)
    give(ambt, beheerder, kinds=["wijziging"], valid_from=END + ONE_DAY, valid_until=None)
    assert the_one().state is State.OPEN


@pytest.mark.parametrize(
    "fields",
    [{"valid_from": END + 2 * ONE_DAY}, {"valid_from": date(2025, 6, 1)}, {"ceiling_cents": 99}],
)
def test_a_new_mandate_after_a_gap_or_for_less_does_not_meet_it(fields, ambt, beheerder):
    give(ambt, beheerder)
    give(ambt, beheerder, **({"valid_from": END + ONE_DAY, "valid_until": None} | fields))
    assert the_one().state is State.OPEN


def test_a_holder_who_begins_after_a_gap_does_not_meet_the_end(ambt, beheerder):
    services.end_period(row=Ambtsdrager.objects.get(), valid_until=END, actor=beheerder)
    services.hand_over_office(
        ambt_id=ambt.pk,
        holder=builders.user(),
        valid_from=END + 2 * ONE_DAY,
        actor=beheerder,
    )
    assert the_one().state is State.OPEN


def test_a_holder_who_begins_the_day_after_meets_the_end(ambt, beheerder):
    services.end_period(row=Ambtsdrager.objects.get(), valid_until=END, actor=beheerder)
    services.hand_over_office(
        ambt_id=ambt.pk, holder=builders.user(), valid_from=END + ONE_DAY, actor=beheerder
    )
    assert the_one().state is State.MET


def test_a_hand_over_meets_the_end_of_the_former_holder(ambt, beheerder):
    services.end_period(row=Ambtsdrager.objects.get(), valid_until=END, actor=beheerder)
    successor = builders.user(name="Noor", last_name="Opvolger")
    services.hand_over_office(
        ambt_id=ambt.pk, holder=successor, valid_from=date(2024, 12, 1), actor=beheerder
    )
    assert the_one().state is State.MET
    assert the_one().met_how == "Overgedragen aan Noor Opvolger"
    assert Ambtsdrager.objects.get(holder=successor).valid_until is None


def test_a_deputy_is_watched_too(ambt, beheerder):
    builders.mandaat(ambt)
    services.appoint_vervanger(
        ambtsdrager_id=ambt.dragers.get().pk,
        deputy=builders.user(),
        kinds=["verlening"],
        ceiling_cents=5,
        valid_from=TODAY,
        valid_until=END,
        reason="vakantie",
        actor=beheerder,
    )
    assert (the_one().subject_type, the_one().due_on) == ("disbursement.vervanging", END)


# ---- the daily round -------------------------------------------------------------------------


def test_the_daily_round_finds_ends_that_came_in_another_way(ambt):
    builders.mandaat(ambt, valid_until=END)
    assert watch_register() == 1
    assert watch_register() == 1
    assert the_one().due_on == END


def test_the_daily_round_closes_what_ended_by_itself(ambt, beheerder, still_clock):
    give(ambt, beheerder, valid_until=TODAY)
    watch_register()
    assert the_one().state is State.DUE
    still_clock.set(builders.NOW + ONE_DAY)
    tasks.watch_register()
    owed = the_one()
    assert owed.state is State.CANCELLED
    assert owed.cancelled_because == "Geëindigd op 18 november 2024 en niet verlengd."


# ---- on the start page -----------------------------------------------------------------------


@pytest.mark.parametrize(("days", "shown"), [(90, True), (91, False), (7, True), (0, True)])
def test_the_beheerder_gets_work_from_ninety_days_before(days, shown, ambt, beheerder):
    give(ambt, beheerder, valid_until=TODAY + timedelta(days=days))
    items = list(panels.work_for(User.objects.get(pk=beheerder.pk)))
    assert [item.due_on for item in items] == ([TODAY + timedelta(days=days)] if shown else [])


@pytest.mark.parametrize(("days", "shown"), [(30, True), (31, False), (0, True)])
def test_a_signer_is_told_from_thirty_days_before(days, shown):
    signer = builders.tekenbevoegde()
    Mandaat.objects.update(valid_until=TODAY + timedelta(days=days))
    items = list(panels.work_for(User.objects.get(pk=signer.pk)))
    assert [item.title for item in items] == (["Uw mandaat eindigt"] if shown else [])


def test_a_signer_with_another_power_that_goes_on_is_not_told():
    signer = builders.tekenbevoegde()
    Mandaat.objects.update(valid_until=TODAY)
    builders.mandaat(builders.office_of(signer, "hoofd"))
    assert list(panels.work_for(signer)) == []


# ---- who, and at once ------------------------------------------------------------------------


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.BEHEERDER])
def test_only_a_beheerder_keeps_the_register(role, ambt):
    person = builders.user(role)
    with pytest.raises(NotAllowed, match="Alleen een beheerder houdt het register"):
        give(ambt, person)
    with pytest.raises(NotAllowed, match="Alleen een beheerder houdt het register"):
        services.end_period(row=ambt, valid_until=END, actor=person)
    assert not AuditEntry.objects.exists()


def test_a_later_holder_is_not_overrun_by_a_hand_over(ambt, beheerder):
    services.end_period(row=Ambtsdrager.objects.get(), valid_until=TODAY, actor=beheerder)
    later = builders.user(name="Later", last_name="Komt")
    Ambtsdrager.objects.create(ambt=ambt, holder=later, valid_from=END)
    with pytest.raises(InvalidInput, match="Later Komt begint in dit ambt op 31 december 2024"):
        services.hand_over_office(
            ambt_id=ambt.pk, holder=builders.user(), valid_from=TODAY, actor=beheerder
        )
    assert Ambtsdrager.objects.count() == 2
    assert not Vervanging.objects.exists()
