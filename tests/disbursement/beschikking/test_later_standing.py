"""What a later decision builds on: the verlening, and what changed it and still holds."""

from datetime import date

import pytest

from disbursement.beschikking.models import BeschikkingKind
from disbursement.beschikking.rendering.readiness import require_printable
from regiodeals.common.errors import RequirementsUnmet
from tests.disbursement.beschikking.issued import with_quick_letters
from tests.disbursement.beschikking.later_rows import LATER, announced, later_letter, later_row

pytestmark = pytest.mark.django_db


@pytest.fixture
def granted(cast, monkeypatch):
    with_quick_letters(monkeypatch)
    return cast.announced()


def test_a_later_decision_builds_on_the_changes_before_it(granted, cast):
    announced(granted, "wijziging", 2, cast, amount_cents=1_100_000_000)
    announced(granted, "verlenging", 3, cast)
    stands = later_letter(later_row(granted, BeschikkingKind.VASTSTELLING, number=4))["verleend"]
    assert stands["bedrag"] == {"cent": 1_100_000_000, "valuta": "EUR"}
    assert stands["besteden"] == {"van": "2024-09-24", "tot_en_met": "2029-12-31"}
    assert [change["kenmerk"] for change in stands["gewijzigd"]] == [
        "VB-2028-0002",
        "VB-2028-0003",
    ]


def test_a_change_of_words_only_leaves_amount_and_period(granted, cast):
    announced(granted, "wijziging", 2, cast)
    stands = later_letter(later_row(granted, BeschikkingKind.INTREKKING, number=3))["verleend"]
    assert stands["bedrag"]["cent"] == granted.uitkering.entitlement_cents
    assert stands["besteden"]["tot_en_met"] == "2028-12-31"


def test_a_concept_of_somebody_changes_nothing_yet(granted):
    later_row(granted, BeschikkingKind.WIJZIGING, amount_cents=1)
    stands = later_letter(later_row(granted, BeschikkingKind.AFWIJZING, number=3))["verleend"]
    assert stands["gewijzigd"] == []


def test_what_a_decision_replaces_no_longer_counts(granted, cast):
    first = announced(granted, "verlenging", 2, cast)
    row = later_row(granted, BeschikkingKind.VERLENGING, number=3, replaces=first)
    written = later_letter(row)
    assert written["vervangt"] == {
        "soort": "verlenging",
        "kenmerk": "VB-2028-0002",
        "datum": LATER.isoformat(),
    }
    assert written["verleend"]["besteden"]["tot_en_met"] == "2028-12-31"
    assert written["verleend"]["gewijzigd"] == []


def test_what_was_replaced_earlier_no_longer_counts_either(granted, cast):
    first = announced(granted, "verlenging", 2, cast)
    announced(granted, "verlenging", 3, cast, replaces=first, spend_until=date(2029, 6, 30))
    stands = later_letter(later_row(granted, BeschikkingKind.AFWIJZING, number=4))["verleend"]
    assert stands["besteden"]["tot_en_met"] == "2029-06-30"
    assert [change["kenmerk"] for change in stands["gewijzigd"]] == ["VB-2028-0003"]


def test_the_verlening_itself_can_be_withdrawn(granted):
    row = later_row(granted, BeschikkingKind.INTREKKING, replaces=granted)
    written = later_letter(row)
    require_printable(written)
    assert written["bedrag"]["cent"] == granted.uitkering.entitlement_cents


def test_after_the_withdrawal_of_the_verlening_its_money_can_come_back(granted, cast):
    announced(granted, "intrekking", 2, cast, replaces=granted)
    row = later_row(granted, BeschikkingKind.TERUGVORDERING, number=3, amount_cents=1_000_000_000)
    require_printable(later_letter(row))


def test_earlier_recoveries_count_together_and_a_replaced_one_does_not(granted, cast):
    first = announced(granted, "terugvordering", 2, cast, amount_cents=30)
    announced(granted, "terugvordering", 3, cast, amount_cents=12)
    row = later_row(granted, BeschikkingKind.TERUGVORDERING, number=4)
    assert later_letter(row)["eerder_teruggevorderd"] == {"cent": 42, "valuta": "EUR"}
    row.replaces = first
    row.save()
    assert later_letter(row)["eerder_teruggevorderd"] == {"cent": 12, "valuta": "EUR"}


def test_withdrawing_a_later_decision_lets_what_was_before_it_hold_again(granted, cast):
    extension = announced(granted, "verlenging", 2, cast)
    row = later_row(granted, BeschikkingKind.INTREKKING, number=3, replaces=extension)
    written = later_letter(row)
    require_printable(written)
    assert written["bedrag"] is None
    assert written["vervangt"]["kenmerk"] == "VB-2028-0002"
    assert written["verleend"]["besteden"]["tot_en_met"] == "2028-12-31"


def test_a_concept_cannot_be_replaced(granted):
    concept = later_row(granted, BeschikkingKind.WIJZIGING)
    row = later_row(granted, BeschikkingKind.VERLENGING, number=3, replaces=concept)
    with pytest.raises(RequirementsUnmet, match="is nog niet ondertekend"):
        later_letter(row)
