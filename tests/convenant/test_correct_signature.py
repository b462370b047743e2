"""A wrong day of signature is corrected with a reason, until a beschikking rests on it."""

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, transaction

from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.convenant import services
from regiodeals.convenant.models import Convenant, Ondertekening
from regiodeals.deal import services as deals
from regiodeals.deal.models import Deal
from regiodeals.legal.promises import YEAR_END
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.selectors import obligation_about
from tests import builders
from tests.builders import SIGNED_ON, Cast
from tests.simultaneous import at_once, results_of

pytestmark = pytest.mark.django_db

OTHER = date(2024, 10, 1)
# The window of this tranche ends on 15 November.
OUTSIDE = date(2024, 11, 16)
WHY = "Er stond een andere dag onder de handtekening."
WHY_OUTSIDE = "De wethouder was ziek."


@pytest.fixture
def deal(officer):
    """Every signature is there, and the convenant is concluded."""
    return builders.concluded(officer)


@pytest.fixture
def slot(deal):
    return Ondertekening.objects.filter(convenant__deal=deal).earliest("pk")


def first_of(row):
    """The first signature of the deal of a beschikking."""
    of_deal = Ondertekening.objects.filter(convenant__deal=row.uitkering.deal_id)
    return of_deal.earliest("pk")


def grant_term(deal):
    """The twelve weeks."""
    owed = obligation_about(deal, ObligationKind.VERLENING)
    assert owed is not None
    return owed


def correct(slot, actor, day=OTHER, reason=WHY, outside=""):
    return services.correct_signature(
        ondertekening_id=slot.pk, signed_on=day, reason=reason, actor=actor, outside=outside
    )


def test_before_the_convenant_is_concluded_only_the_day_changes(officer):
    convenant = Convenant.objects.get(deal=builders.in_preparation(officer))
    slot = convenant.ondertekeningen.earliest("pk")
    services.register_signature(ondertekening_id=slot.pk, signed_on=SIGNED_ON, actor=officer)
    row = correct(slot, officer)
    assert (row.signed_on, row.corrections, row.corrected_because) == (OTHER, 1, WHY)
    assert Deal.objects.get().concluded_on is None


def test_the_trail_has_the_former_day_and_the_reason(slot, officer):
    correct(slot, officer)
    line = AuditEntry.objects.get(action="regiodeals.convenant.correct_signature")
    assert (line.remark, line.actor) == (WHY, officer)
    assert line.details == {"getekend_op": OTHER.isoformat(), "eerder": SIGNED_ON.isoformat()}


def test_the_day_of_the_convenant_and_the_twelve_weeks_move_along(slot, deal, officer):
    correct(slot, officer)
    deal.refresh_from_db()
    assert deal.concluded_on == OTHER
    owed = grant_term(deal)
    assert owed.due_on == date(2024, 12, 24)
    assert owed.changes.get().reason == WHY


def test_an_earlier_signature_leaves_the_day_of_the_last(slot, deal, officer):
    correct(slot, officer, date(2024, 9, 1))
    deal.refresh_from_db()
    assert deal.concluded_on == SIGNED_ON
    assert not grant_term(deal).changes.exists()


class TestPromise:
    """What parliament was told holds for the day that turned out right (letter of 10-10-2024)."""

    NEXT_YEAR, IN_TIME = date(2025, 1, 5), date(2024, 12, 20)

    @pytest.fixture
    def promises(self):
        return Obligation.objects.filter(kind=ObligationKind.TOEZEGGING).order_by("pk")

    @pytest.fixture(autouse=True)
    def in_january(self, still_clock):
        still_clock.set(datetime(2025, 1, 10, 9, tzinfo=UTC))

    def concluded(self, officer, day):
        """All but one signed early, so that the day of the convenant is that of the last."""
        builders.concluded(officer, signed_on=day)
        first, *others = Ondertekening.objects.order_by("pk")
        for other in others:
            correct(other, officer, SIGNED_ON)
        return first

    def move(self, slot, officer, day):
        """All these days are outside the window."""
        correct(slot, officer, day, outside=WHY_OUTSIDE)

    def test_a_day_that_comes_into_the_year_brings_it_along(self, officer, promises):
        slot = self.concluded(officer, self.NEXT_YEAR)
        assert not promises.exists()
        self.move(slot, officer, self.IN_TIME)
        owed = promises.get()
        assert (owed.due_on, owed.owner_user) == (date(2024, 12, 31), officer)
        assert owed.source == YEAR_END[5].source

    def test_a_day_that_leaves_the_year_takes_it_away(self, officer, promises):
        slot = self.concluded(officer, self.IN_TIME)
        self.move(slot, officer, self.NEXT_YEAR)
        assert promises.get().cancelled_because == WHY
        assert not promises.outstanding().exists()

    def test_out_and_back_it_is_owed_again_beside_what_was_cancelled(self, officer, promises):
        slot = self.concluded(officer, self.IN_TIME)
        for _ in range(2):
            self.move(slot, officer, self.NEXT_YEAR)
            self.move(slot, officer, self.IN_TIME)
        assert [row.cancelled_at is None for row in promises] == [False, False, True]
        assert promises.outstanding().get().due_on == date(2024, 12, 31)

    def test_within_the_year_it_stays_the_one_it_was(self, officer, promises):
        slot = self.concluded(officer, self.IN_TIME)
        self.move(slot, officer, date(2024, 12, 19))
        assert not promises.get().changes.exists()

    def test_the_twelve_weeks_are_never_owed_twice(self, officer):
        slot = self.concluded(officer, self.IN_TIME)
        self.move(slot, officer, self.NEXT_YEAR)
        assert Obligation.objects.get(kind=ObligationKind.VERLENING).changes.count() == 1


def test_outside_the_window_of_the_tranche_it_asks_why_as_the_first_day_did(slot, deal, officer):
    for blank in ("", "  "):
        with pytest.raises(services.ReasonNeeded, match="buiten de periode"):
            correct(slot, officer, OUTSIDE, outside=blank)
    deal.refresh_from_db()
    assert deal.concluded_on == SIGNED_ON
    correct(slot, officer, OUTSIDE, outside=WHY_OUTSIDE)
    deal.refresh_from_db()
    assert deal.concluded_on == OUTSIDE
    line = AuditEntry.objects.get(action="regiodeals.convenant.correct_signature")
    assert line.remark == f"{WHY} Buiten de periode: {WHY_OUTSIDE}"
    assert Ondertekening.objects.get(pk=slot.pk).corrected_because == WHY


def test_within_the_window_that_reason_is_not_kept(slot, officer):
    correct(slot, officer, outside=WHY_OUTSIDE)
    assert AuditEntry.objects.get(action__endswith="correct_signature").remark == WHY


def test_before_it_is_concluded_it_asks_so_too(officer):
    convenant = Convenant.objects.get(deal=builders.in_preparation(officer))
    slot = convenant.ondertekeningen.earliest("pk")
    services.register_signature(ondertekening_id=slot.pk, signed_on=SIGNED_ON, actor=officer)
    with pytest.raises(services.ReasonNeeded):
        correct(slot, officer, OUTSIDE)


@pytest.mark.parametrize(
    ("day", "reason", "sentence"),
    [
        (OTHER, "  ", "waarom de dag niet klopte"),
        (SIGNED_ON, WHY, "heeft al getekend op"),
        (date(2024, 11, 19), WHY, "ligt in de toekomst"),
        (date(1924, 9, 24), WHY, "koninklijk besluit"),
    ],
)
def test_no_reason_or_no_possible_day_changes_nothing(slot, officer, day, reason, sentence):
    with pytest.raises(InvalidInput, match=sentence):
        correct(slot, officer, day, reason)
    assert Ondertekening.objects.get(pk=slot.pk).signed_on == SIGNED_ON


def test_what_is_not_signed_is_not_corrected(officer):
    builders.in_preparation(officer)
    with pytest.raises(WrongState, match="heeft nog niet getekend"):
        correct(Ondertekening.objects.first(), officer)


def test_only_a_behandelaar_corrects(slot):
    with pytest.raises(NotAllowed):
        correct(slot, builders.toetser())


@pytest.mark.parametrize(
    ("until", "sentence"),
    [
        ("submitted", "rust een beschikking"),
        ("signed", "rust een beschikking"),
        ("announced", "in de stand “beschikt”"),
    ],
)
def test_once_a_beschikking_rests_on_it_the_day_stays(until, sentence):
    cast = Cast()
    slot = first_of(getattr(cast, until)())
    with pytest.raises(WrongState, match=sentence):
        correct(slot, cast.drafter)
    assert Ondertekening.objects.get(pk=slot.pk).signed_on == slot.signed_on
    assert not AuditEntry.objects.filter(action__endswith="correct_signature").exists()


def test_of_a_terminated_deal_it_says_so_and_of_no_beschikking(slot, deal, officer):
    deals.take_step(deal_id=deal.pk, verb="terminate", remark="Nee.", actor=officer)
    with pytest.raises(WrongState, match="in de stand “opgezegd”") as refused:
        correct(slot, officer)
    assert "beschikking" not in str(refused.value)


def test_a_concept_follows_the_deal():
    cast = Cast()
    assert correct(first_of(cast.draft()), cast.drafter).signed_on == OTHER


@pytest.mark.django_db(transaction=True)
def test_two_at_once_correct_it_once(slot, officer):
    outcomes = at_once(*[lambda: correct(slot, officer)] * 2)
    assert len(results_of(outcomes)) == 1
    assert Ondertekening.objects.get(pk=slot.pk).corrections == 1


def test_the_database_wants_a_reason_and_keeps_the_rest(slot):
    for change in ({"signed_on": OTHER}, {"name": "Een ander"}, {"signed_on": None}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Ondertekening.objects.filter(pk=slot.pk).update(**change)
