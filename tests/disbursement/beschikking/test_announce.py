"""Bekendmaken: the stored letter goes out, the terms run, and the deal moves on with it."""

from datetime import UTC, date, datetime

import pytest

from disbursement.beschikking import services
from disbursement.beschikking.models import Beschikking, BeschikkingStatus
from monitoring.overleg.models import Overleg
from regiodeals.accounts.models import Role
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed, RequirementsUnmet, WrongState
from regiodeals.deal import services as deals
from regiodeals.deal.models import Deal, DealStatus
from regiodeals.documents import services as documents
from tests import builders
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db


def with_stored_letter(row):
    """The letter is there; what stands in it is not the matter here."""
    assert documents.fulfil(row.document_id, lambda: b"%PDF-1.7")
    return Beschikking.objects.get(pk=row.pk)


@pytest.fixture
def signed(cast):
    return with_stored_letter(cast.signed())


@pytest.fixture
def signed_for_island(cast):
    return with_stored_letter(cast.signed(builders.saba(cast.drafter)))


def announce(row, actor):
    return services.announce_beschikking(beschikking_id=row.pk, actor=actor)


def assert_nothing_announced(row):
    fresh = Beschikking.objects.get(pk=row.pk)
    assert fresh.status == BeschikkingStatus.ONDERTEKEND
    assert (fresh.announced_on, fresh.announced_at, fresh.remedy_last_day) == (None, None, None)
    assert Deal.objects.get(pk=row.uitkering.deal_id).granted_on is None
    assert not Overleg.objects.exists()
    assert not AuditEntry.objects.filter(action="disbursement.beschikking.announce").exists()


# ---- what it brings about --------------------------------------------------------------------


def test_the_term_for_bezwaar_runs_from_that_day(signed, cast):
    row = announce(signed, cast.drafter)
    assert row.status == BeschikkingStatus.BEKENDGEMAAKT
    assert (row.announced_at, row.announced_on) == (builders.NOW, date(2024, 11, 18))
    assert row.announced_zone == "Europe/Amsterdam"
    assert row.remedy_last_day == date(2024, 12, 30)


def test_the_deal_is_beschikt_and_the_first_overleg_is_planned(signed, cast):
    announce(signed, cast.drafter)
    deal = Deal.objects.get()
    assert (deal.status, deal.granted_on) == (DealStatus.BESCHIKT, date(2024, 11, 18))
    overleg = Overleg.objects.get()
    assert (overleg.deal, overleg.year, overleg.planned_on) == (deal, 2025, None)


def test_each_act_that_follows_leaves_its_line(signed, cast):
    before = set(AuditEntry.objects.values_list("pk", flat=True))
    announce(signed, cast.drafter)
    lines = AuditEntry.objects.exclude(pk__in=before)
    assert {line.action for line in lines} >= {
        "disbursement.beschikking.announce",
        "regiodeals.deal.mark_beschikt",
        "monitoring.overleg.plan",
    }
    assert {line.dossier for line in lines} == {signed.uitkering.deal_id}
    announced = lines.get(action="disbursement.beschikking.announce")
    assert announced.actor == cast.drafter
    assert announced.details == {
        "bekendgemaakt_op": "2024-11-18",
        "tijdzone": "Europe/Amsterdam",
        "laatste_dag": "2024-12-30",
    }


def test_the_day_that_counts_is_that_of_the_addressee(signed_for_island, cast, still_clock):
    still_clock.set(datetime(2024, 11, 20, 2, tzinfo=UTC))
    row = announce(signed_for_island, cast.drafter)
    assert (row.announced_on, row.announced_zone) == (date(2024, 11, 19), "America/Kralendijk")
    assert row.remedy_last_day == date(2024, 12, 31)


class TestJustAfterMidnightInTheHague:
    """On the island the day of the letter has yet to begin."""

    @pytest.fixture
    def early(self, cast, still_clock):
        still_clock.set(datetime(2024, 11, 18, 23, 30, tzinfo=UTC))
        row = with_stored_letter(cast.signed(builders.saba(cast.drafter)))
        assert row.facts["datum"] == "2024-11-19"
        return row

    def test_it_is_not_made_known_before_the_date_of_the_letter(self, early, cast):
        with pytest.raises(RequirementsUnmet, match="op het eiland nog moet beginnen"):
            announce(early, cast.drafter)
        assert_nothing_announced(early)

    def test_the_page_says_so_under_the_button(self, early, cast, client):
        client.force_login(cast.drafter)
        page = client.get(f"/beschikkingen/{early.pk}/").content.decode()
        assert "op het eiland nog moet beginnen" in page

    def test_from_midnight_on_the_island_it_is(self, early, cast, still_clock):
        still_clock.set(datetime(2024, 11, 19, 3, 59, tzinfo=UTC))
        with pytest.raises(RequirementsUnmet):
            announce(early, cast.drafter)
        still_clock.set(datetime(2024, 11, 19, 4, 0, tzinfo=UTC))
        assert announce(early, cast.drafter).announced_on == date(2024, 11, 19)


def test_in_the_hague_it_is_a_day_later_by_then(signed, cast, still_clock):
    still_clock.set(datetime(2024, 11, 19, 23, 30, tzinfo=UTC))
    assert announce(signed, cast.drafter).announced_on == date(2024, 11, 20)


def test_a_last_day_that_is_free_moves_on(signed, cast, still_clock):
    still_clock.set(datetime(2024, 11, 20, 12, tzinfo=UTC))
    assert announce(signed, cast.drafter).remedy_last_day == date(2025, 1, 2)


def test_a_colleague_of_the_drafter_may_announce(signed):
    assert announce(signed, builders.behandelaar()).status == BeschikkingStatus.BEKENDGEMAAKT


# ---- what stands in the way ------------------------------------------------------------------


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.BEHANDELAAR])
def test_other_roles_announce_nothing(role, signed):
    with pytest.raises(NotAllowed, match="Alleen een behandelaar"):
        announce(signed, builders.user(role))
    assert_nothing_announced(signed)


def test_without_the_stored_letter_there_is_nothing_to_announce(cast):
    row = cast.signed()
    with pytest.raises(RequirementsUnmet, match="Wacht tot de PDF klaar is"):
        announce(row, cast.drafter)
    assert_nothing_announced(row)


def test_what_is_not_signed_is_not_announced(cast):
    row = cast.approved()
    with pytest.raises(WrongState, match="kan niet in de stand “getoetst”"):
        announce(row, cast.drafter)


def test_it_is_announced_once(signed, cast, still_clock):
    announce(signed, cast.drafter)
    still_clock.set(datetime(2024, 11, 25, 12, tzinfo=UTC))
    with pytest.raises(WrongState, match="kan niet in de stand “bekendgemaakt”"):
        announce(signed, cast.drafter)
    assert Beschikking.objects.get().announced_on == date(2024, 11, 18)
    assert Overleg.objects.count() == 1


def test_a_convenant_that_was_terminated_meanwhile_stops_it(signed, cast):
    deals.take_step(
        deal_id=signed.uitkering.deal_id,
        verb="terminate",
        remark="Niet haalbaar.",
        actor=cast.drafter,
    )
    with pytest.raises(WrongState, match="kan niet in de stand “opgezegd”"):
        announce(signed, cast.drafter)
    assert_nothing_announced(signed)


def test_a_term_that_ends_in_a_year_without_a_decree_is_refused(signed, cast, still_clock):
    still_clock.set(datetime(2028, 11, 20, 12, tzinfo=UTC))
    with pytest.raises(InvalidInput, match="Voor 2029 is nog geen koninklijk besluit") as refused:
        announce(signed, cast.drafter)
    assert "Staatscourant" in str(refused.value)
    assert_nothing_announced(signed)


@pytest.mark.django_db(transaction=True)
def test_two_who_announce_at_once_announce_it_once(signed, cast):
    colleague = builders.behandelaar()
    outcomes = at_once(lambda: announce(signed, cast.drafter), lambda: announce(signed, colleague))
    assert len(results_of(outcomes)) == 1
    assert sentences_of(outcomes) == ["Bekendmaken kan niet in de stand “bekendgemaakt”."]
    assert Overleg.objects.count() == 1
    for action in ("disbursement.beschikking.announce", "regiodeals.deal.mark_beschikt"):
        assert AuditEntry.objects.filter(action=action).count() == 1


@pytest.mark.django_db(transaction=True)
def test_announcing_and_terminating_at_once_leave_no_contradiction(signed, cast):
    colleague = builders.behandelaar()
    deal_id = signed.uitkering.deal_id
    outcomes = at_once(
        lambda: announce(signed, cast.drafter),
        lambda: deals.take_step(
            deal_id=deal_id, verb="terminate", remark="Niet haalbaar.", actor=colleague
        ),
    )
    assert results_of(outcomes)
    deal, row = Deal.objects.get(), Beschikking.objects.get()
    is_announced = row.status == BeschikkingStatus.BEKENDGEMAAKT
    assert (deal.granted_on is not None) == is_announced == Overleg.objects.exists()
    assert deal.status == DealStatus.OPGEZEGD
