"""What is granted must be accounted for: every paper is an obligation with one day."""

from datetime import UTC, date, datetime

import pytest

from disbursement.verantwoording import services
from disbursement.verantwoording.models import PaperKind, Verantwoording
from disbursement.verantwoording.selectors import (
    effects_of,
    findings_of,
    obligations_of_papers,
    papers_matching,
)
from regiodeals.deal.models import Deal
from regiodeals.legal.grant_rules import Outcome
from regiodeals.obligations import services as obligations
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.state import State
from tests import builders
from tests.disbursement.beschikking import issued
from tests.disbursement.verantwoording import world

pytestmark = pytest.mark.django_db

KINDS = {ObligationKind(kind.value) for kind in PaperKind}


def owed_in(deal: Deal) -> dict[str, date]:
    found = Obligation.objects.filter(dossier=deal.pk, kind__in=KINDS)
    return {owed.title: owed.due_on for owed in found}


def test_the_bekendmaking_opens_every_paper_of_a_spuk(cast):
    deal = cast.announced().uitkering.deal
    assert owed_in(deal) == {
        "SiSa-verantwoording over 2024 sturen": date(2025, 7, 15),
        "SiSa-verantwoording over 2025 sturen": date(2026, 7, 15),
        "SiSa-verantwoording over 2026 sturen": date(2027, 7, 15),
        "SiSa-verantwoording over 2027 sturen": date(2028, 7, 15),
        "SiSa-verantwoording over 2028 sturen": date(2029, 7, 15),
        "Eindverslag sturen": date(2029, 2, 28),
    }


def test_an_island_owes_annual_documents_through_the_cft_and_no_sisa(cast):
    deal = cast.announced(builders.saba(cast.drafter)).uitkering.deal
    owed = owed_in(deal)
    assert owed["Jaarrekening en jaarverslag over 2025 sturen via het Cft"] == date(2026, 7, 14)
    assert owed["Financieel eindverslag sturen"] == date(2029, 2, 28)
    assert owed["Accountantscontrole sturen"] == date(2029, 2, 28)
    assert owed["Eindverslag sturen"] == date(2029, 2, 28)
    assert not any("SiSa" in title for title in owed)


def test_the_days_of_an_island_are_counted_there(cast):
    deal = cast.announced(builders.saba(cast.drafter)).uitkering.deal
    zones = Obligation.objects.filter(dossier=deal.pk, kind__in=KINDS).values_list("zone")
    assert set(zones) == {("America/Kralendijk",)}


def test_before_the_bekendmaking_nothing_is_owed(cast):
    assert owed_in(cast.signed().uitkering.deal) == {}


def test_the_regiokassier_owes_it_and_the_article_stands_with_it(cast):
    uitkering = cast.announced().uitkering
    owed = Obligation.objects.get(title="SiSa-verantwoording over 2025 sturen")
    assert owed.owner_organisation_id == uitkering.kassier_id
    assert owed.source == "Financiële-verhoudingswet, artikel 17a lid 1"


def test_running_twice_opens_nothing_twice(grant, cast):
    papers, owed = Verantwoording.objects.count(), Obligation.objects.count()
    effects = world.open_papers(grant, cast.drafter)
    assert (Verantwoording.objects.count(), Obligation.objects.count()) == (papers, owed)
    assert not any(effect.is_new or effect.is_moved for effect in effects)


def test_nothing_received_after_15_july_is_overdue(grant, summer):
    owed = world.owed_about(world.account(grant))
    states = []
    for day in (6, 15, 16):
        summer.set(summer.moment.replace(day=day))
        states.append(owed.state)
    assert states == [State.OPEN, State.DUE, State.OVERDUE]


class TestLongerPeriod:
    def test_the_effect_is_shown_before_anybody_decides_and_changes_nothing(self, grant):
        before = owed_in(grant.deal)
        effects = effects_of(grant, spend_until=date(2029, 12, 31))
        sentences = [effect.sentence for effect in effects if effect.is_new or effect.is_moved]
        assert sentences == [
            "Eindverslag: van 28 februari 2029 naar 28 februari 2030.",
            "SiSa-verantwoording over 2029: nieuw, uiterlijk 15 juli 2030.",
        ]
        assert owed_in(grant.deal) == before

    def test_the_bekendmaking_of_the_verlenging_does_what_was_shown(self, cast):
        granted = cast.announced()
        uitkering = granted.uitkering
        shown = effects_of(uitkering, spend_until=date(2029, 12, 31))
        issued.further(cast, "verlenging", granted)
        owed = owed_in(uitkering.deal)
        assert owed["Eindverslag sturen"] == date(2030, 2, 28)
        assert owed["SiSa-verantwoording over 2029 sturen"] == date(2030, 7, 15)
        assert {effect.owed.due_on for effect in shown} == set(owed.values())

    def test_the_day_moved_by_a_decision_with_its_history(self, cast):
        decision = issued.further(cast, "verlenging", cast.announced())
        owed = Obligation.objects.get(kind=ObligationKind.EINDVERSLAG)
        change = owed.changes.get()
        assert (change.due_from, change.due_to) == (date(2029, 2, 28), date(2030, 2, 28))
        assert change.decision == decision.kenmerk
        assert Verantwoording.objects.get(paper=PaperKind.EINDVERSLAG).year == 2029

    def test_what_was_met_does_not_move(self, grant, cast):
        owed = Obligation.objects.get(kind=ObligationKind.EINDVERSLAG)
        obligations.meet(
            obligation_id=owed.pk, on=date(2026, 7, 1), how="Kwam eerder.", actor=cast.drafter
        )
        effects = effects_of(grant, spend_until=date(2029, 12, 31))
        report = next(effect for effect in effects if effect.owed.paper == "eindverslag")
        assert report.is_closed
        assert not report.is_moved
        assert report.sentence == "Eindverslag: nagekomen, blijft zo."

    def test_a_yearly_account_that_was_postponed_is_not_moved_back(self, grant, cast):
        owed = Obligation.objects.get(subject_id=world.account(grant).pk, kind=ObligationKind.SISA)
        obligations.extend(
            obligation_id=owed.pk,
            due_on=date(2026, 9, 1),
            reason="Uitstel.",
            decision="U-1",
            actor=cast.drafter,
        )
        world.open_papers(grant, cast.drafter)
        owed.refresh_from_db()
        assert owed.due_on == date(2026, 9, 1)


def test_the_term_that_a_receipt_starts_is_not_the_last_day_of_the_paper(
    grant, edition, first_year, cast
):
    paper = world.delivered(grant, cast, edition)
    notice = Obligation.objects.get(subject_id=paper.pk, kind=ObligationKind.MEDEDELING)
    assert notice.due_on == date(2027, 7, 3)
    assert obligations_of_papers([paper])[paper.pk].due_on == date(2026, 7, 15)


def test_a_delivery_after_15_july_is_late_whatever_term_it_starts(
    grant, edition, first_year, cast, still_clock
):
    still_clock.set(datetime(2026, 7, 20, 9, 0, tzinfo=UTC))
    content = world.workbook(world.table(edition, [world.line(grant)]))
    read = world.brought(edition, content, cast.drafter, received_on=date(2026, 7, 16))
    services.confirm_file(inlezing_id=read.pk, actor=cast.drafter)
    paper = world.account(grant)
    outcomes = {row.key: row.outcome for row in findings_of([paper])[paper.pk]}
    assert outcomes["op-tijd"] is Outcome.TER_BEOORDELING


def test_a_notice_that_is_late_makes_no_paper_late(grant, edition, first_year, cast, still_clock):
    world.delivered(grant, cast, edition)
    still_clock.set(datetime(2027, 7, 5, 9, 0, tzinfo=UTC))
    assert not papers_matching(cast.drafter, world.YEAR, status=State.OVERDUE).exists()
