"""A mistake is put right by an entry that names it; nothing is ever changed or taken away."""

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from disbursement.grootboek.models import Boeking, BoekingKind
from disbursement.grootboek.selectors import totals
from disbursement.grootboek.services import OutOfBalance, correct_entry
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from tests import builders

pytestmark = pytest.mark.django_db

K = BoekingKind
FIVE = 500_000_000


@pytest.fixture
def controller():
    return builders.controller(name="Greet")


@pytest.fixture
def wrong(post):
    return post(K.VERANTWOORD, 700, year=2024, sentence="Besteed in 2024")


def correct(row, actor, **fields):
    return correct_entry(boeking_id=row.pk, reason="Een tikfout.", actor=actor, **fields)


def test_a_correction_has_the_opposite_amount_and_names_what_it_undoes(grant, wrong, controller):
    row = correct(wrong, controller)
    assert (row.amount_cents, row.corrects, row.kind, row.year) == (
        -700,
        wrong,
        K.VERANTWOORD,
        2024,
    )
    assert row.sentence == "Teruggeboekt: Besteed in 2024. Een tikfout."
    assert totals(grant).of(K.VERANTWOORD) == 0
    assert Boeking.objects.get(pk=wrong.pk).amount_cents == 700


def test_the_right_amount_can_be_booked_with_it(grant, wrong, controller):
    correct(wrong, controller, right_cents=650)
    assert totals(grant).of(K.VERANTWOORD) == 650
    assert Boeking.objects.latest("pk").sentence == "Besteed in 2024 (hersteld)"


def test_the_trail_says_who_corrected_what_and_why(wrong, controller):
    correct(wrong, controller, right_cents=650)
    line = AuditEntry.objects.get(action="disbursement.boeking.correct")
    assert (line.actor, line.remark) == (controller, "Een tikfout.")
    assert line.details == {"boeking": wrong.pk, "goed bedrag in centen": 650}


def test_an_entry_is_corrected_once(wrong, controller):
    correct(wrong, controller)
    with pytest.raises(WrongState, match="al hersteld"):
        correct(wrong, controller)


def test_a_correction_is_not_corrected(wrong, controller):
    row = correct(wrong, controller)
    with pytest.raises(WrongState, match="zelf een herstel"):
        correct(row, controller)


def test_a_correction_needs_a_reason(wrong, controller):
    with pytest.raises(InvalidInput, match="waarom de boeking niet klopt"):
        correct_entry(boeking_id=wrong.pk, reason=" ", actor=controller)


def test_only_a_controller_corrects(wrong, cast):
    with pytest.raises(NotAllowed, match="Alleen een controller"):
        correct(wrong, cast.drafter)


def test_a_correction_that_breaks_the_balance_is_refused_as_a_whole(grant, controller):
    builders.pay(grant)
    released = Boeking.objects.filter(kind=K.TERMIJN_VRIJGEGEVEN).first()
    with pytest.raises(OutOfBalance, match="niet meer te betalen dan"):
        correct(released, controller, right_cents=1)
    assert not Boeking.objects.filter(corrects__isnull=False).exists()
    assert not AuditEntry.objects.filter(action="disbursement.boeking.correct").exists()


def test_no_correction_makes_the_grant_less_than_what_was_paid(grant, controller):
    builders.pay(grant)
    verleend = Boeking.objects.get(kind=K.VERLEEND)
    with pytest.raises(OutOfBalance) as refused:
        correct(verleend, controller, right_cents=999_999_999)
    assert refused.value.rule == "paid_within_grant"


@pytest.mark.parametrize("change", [{"amount_cents": 1}, {"sentence": "Anders"}, {"year": 2023}])
def test_an_entry_never_changes(wrong, change):
    with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
        Boeking.objects.filter(pk=wrong.pk).update(**change)


def test_an_entry_never_goes(wrong):
    with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
        wrong.delete()


@pytest.mark.parametrize(
    "other", [{"amount_cents": -699}, {"kind": K.RENTE}, {"currency": "USD"}, {"year": 2023}]
)
def test_the_database_takes_only_the_exact_opposite(wrong, other):
    row = Boeking.objects.get(pk=wrong.pk)
    row.pk, row.corrects_id, row.amount_cents, row.source_key = None, wrong.pk, -700, "x"
    for name, value in other.items():
        setattr(row, name, value)
    with pytest.raises(IntegrityError, match="opposite"), transaction.atomic():
        row.save(force_insert=True)
