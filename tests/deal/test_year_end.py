"""What the minister told parliament: a beschikking for every region before the end of the year."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from regiodeals.deal import services
from regiodeals.legal.promises import YEAR_END, year_end_promise
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.pages import page_of
from regiodeals.obligations.state import State
from tests import builders
from tests.screens.pages import read

CONCLUDED = date(2024, 9, 24)


def test_it_holds_from_the_day_the_convenant_is_concluded():
    promise = year_end_promise(5, CONCLUDED)
    assert promise is not None
    assert promise.last_day == date(2024, 12, 31)
    assert "geen wettelijke termijn" in promise.source
    assert year_end_promise(5, None) is None


def test_a_deal_that_is_concluded_after_that_day_was_promised_nothing():
    assert year_end_promise(5, date(2024, 12, 31)) is not None
    assert year_end_promise(5, date(2025, 1, 1)) is None


@pytest.mark.parametrize("tranche", [3, 4, 6])
def test_of_other_tranches_no_promise_is_recorded_so_none_is_made_up(tranche):
    assert tranche not in YEAR_END
    assert year_end_promise(tranche, CONCLUDED) is None


@pytest.mark.django_db
class TestObligation:
    """The promise is owed beside the twelve weeks, and met by the same act."""

    def owed(self):
        return Obligation.objects.get(kind=ObligationKind.TOEZEGGING)

    def test_the_convenant_imposes_it_with_its_source(self, officer):
        deal = builders.concluded(officer)
        owed = self.owed()
        assert (owed.due_on, owed.owner_user, owed.dossier) == (
            date(2024, 12, 31),
            officer,
            deal.pk,
        )
        assert owed.source == YEAR_END[5].source

    def test_the_bekendmaking_meets_it(self, cast):
        cast.announced()
        assert self.owed().state == State.MET

    def test_a_terminated_convenant_cancels_it(self, officer):
        deal = builders.concluded(officer)
        services.take_step(deal_id=deal.pk, verb="terminate", remark="Nee.", actor=officer)
        assert self.owed().state == State.CANCELLED

    def test_the_next_behandelaar_owes_it(self, officer):
        deal = builders.concluded(officer)
        successor = builders.behandelaar()
        services.assign_accounthouder(deal_id=deal.pk, accounthouder=successor, actor=officer)
        assert self.owed().owner_user == successor

    def test_the_sixth_tranche_owes_none(self, officer, still_clock):
        still_clock.set(builders.NOW.replace(year=2025))
        builders.concluded(officer, tranche=builders.tranche(6), signed_on=date(2025, 9, 24))
        assert not Obligation.objects.filter(kind=ObligationKind.TOEZEGGING).exists()


@pytest.mark.django_db
class TestScreens:
    """A second clock, beside the one that the law sets."""

    def dossier(self, client, reader, deal):
        client.force_login(reader)
        page = client.get(reverse("regiodeals:deal-detail", args=[deal.pk]))
        return " ".join(read(page.content.decode()).text.split())

    def test_the_dossier_says_the_day_its_source_and_what_is_left(self, client, officer):
        text = self.dossier(client, officer, builders.concluded(officer))
        assert "Toegezegd aan de Tweede Kamer" in text
        assert "uiterlijk dinsdag 31 december 2024 . Nog 43 dagen." in text.replace(
            "2024.", "2024 ."
        )
        assert "geen wettelijke termijn" in text

    def test_its_task_opens_the_promise_itself(self, client, officer):
        deal = builders.concluded(officer)
        owed = Obligation.objects.get(kind=ObligationKind.TOEZEGGING)
        dossier, _, anchor = page_of(owed).partition("#")
        assert dossier == reverse("regiodeals:deal-detail", args=[deal.pk])
        client.force_login(officer)
        assert anchor in read(client.get(dossier).content.decode()).values("id")

    def test_it_is_not_there_before_the_convenant(self, client, officer):
        assert "Toegezegd" not in self.dossier(client, officer, builders.in_preparation(officer))

    def test_after_the_year_it_says_that_it_was_missed(self, client, officer, still_clock):
        deal = builders.concluded(officer)
        still_clock.set(datetime(2025, 1, 2, 9, tzinfo=UTC))
        assert "2 dagen geleden." in self.dossier(client, officer, deal)

    def test_the_board_counts_who_still_waits(self, client, officer):
        builders.concluded(officer)
        client.force_login(officer)
        page = client.get(reverse("regiodeals:tranche-detail", args=[5])).content.decode()
        text = read(page).text.replace("\u00a0", " ")
        assert "uiterlijk 31 december 2024; 1 deal heeft nog geen beschikking." in text

    def test_the_board_is_silent_when_all_have_it(self, client, cast):
        cast.announced()
        client.force_login(cast.drafter)
        page = client.get(reverse("regiodeals:tranche-detail", args=[5])).content.decode()
        assert "Toegezegd" not in page
