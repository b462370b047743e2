"""Kenmerken are unique and without gaps per kind and year, however many sign at once."""

from collections import defaultdict
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from disbursement.beschikking import services
from disbursement.beschikking.models import Beschikking, BeschikkingKind, Kenmerkreeks
from disbursement.beschikking.services.numbering import next_kenmerk
from disbursement.uitkering.models import Uitkering
from regiodeals.common.errors import NotAllowed, WrongState
from regiodeals.documents import services as documents
from regiodeals.legal.grant_rules import Instrument
from tests import builders
from tests.disbursement.beschikking import issued
from tests.simultaneous import at_once, results_of

# The twelve weeks of a deal of this day run on into the new year.
LATE_IN_THE_WINDOW = date(2024, 11, 15)

pytestmark = pytest.mark.django_db


def sign(row, actor):
    return services.sign_beschikking(beschikking_id=row.pk, actor=actor)


def test_numbers_follow_one_another(cast):
    kenmerken = [cast.signed().kenmerk for _ in range(3)]
    assert kenmerken == ["SPUK-2024-0001", "SPUK-2024-0002", "SPUK-2024-0003"]


def test_each_kind_counts_for_itself(cast):
    rows = [cast.signed(), cast.signed(builders.saba(cast.drafter)), cast.signed()]
    assert [row.kenmerk for row in rows] == ["SPUK-2024-0001", "BU-2024-0001", "SPUK-2024-0002"]


def test_each_year_begins_at_one(cast, still_clock):
    row = cast.approved(signed_on=LATE_IN_THE_WINDOW)
    cast.signed()
    still_clock.set(datetime(2024, 12, 31, 22, 59, tzinfo=UTC))
    assert cast.signed(signed_on=LATE_IN_THE_WINDOW).kenmerk == "SPUK-2024-0002"
    still_clock.set(datetime(2024, 12, 31, 23, 1, tzinfo=UTC))
    assert sign(row, cast.signer).kenmerk == "SPUK-2025-0001"


def test_a_refusal_costs_no_number(cast):
    row = cast.approved()
    with pytest.raises(NotAllowed):
        sign(row, cast.drafter)
    assert cast.signed().kenmerk == "SPUK-2024-0001"


def test_a_failure_after_the_number_gives_it_back(cast, monkeypatch):
    def fail(**_order):
        raise RuntimeError("geen plaats")

    row = cast.approved()
    with monkeypatch.context() as patched:
        patched.setattr(documents, "order", fail)
        with pytest.raises(RuntimeError):
            sign(row, cast.signer)
    assert sign(row, cast.signer).kenmerk == "SPUK-2024-0001"


@pytest.mark.django_db(transaction=True)
def test_fifty_signatures_at_once_leave_no_gap_and_no_double(cast):
    deals = [builders.concluded(cast.drafter, amount_cents=500_000_000) for _ in range(44)]
    grants = [builders.uitkering(cast.drafter, deal) for deal in deals]
    grants += [builders.saba(cast.drafter) for _ in range(6)]
    rows = [cast.approved(grant) for grant in grants]
    signed = results_of(at_once(*[lambda row=row: sign(row, cast.signer) for row in rows]))
    assert len(signed) == 50
    numbers = defaultdict(list)
    for kenmerk in Beschikking.objects.values_list("kenmerk", flat=True):
        prefix, year, number = str(kenmerk).split("-")
        numbers[prefix, int(year)].append(int(number))
    assert {key: sorted(found) for key, found in numbers.items()} == {
        ("SPUK", 2024): list(range(1, 45)),
        ("BU", 2024): list(range(1, 7)),
    }
    reeksen = Kenmerkreeks.objects.values_list("prefix", "last_number")
    assert dict(reeksen) == {"SPUK": 44, "BU": 6}


@pytest.mark.django_db(transaction=True)
def test_fifty_numbers_at_once_follow_one_another_though_every_fifth_is_given_back(cast):
    row = cast.approved()

    def draw(number):
        with transaction.atomic():
            kenmerk = next_kenmerk(row, year=2024)
            if number % 5 == 0:
                raise WrongState("Dit gaat niet door.")
            return kenmerk

    drawn = results_of(at_once(*[lambda number=number: draw(number) for number in range(50)]))
    assert sorted(drawn) == [f"SPUK-2024-{number:04d}" for number in range(1, 41)]


SPUK, BU = Instrument.SPUK, Instrument.BU
draws = st.lists(
    st.tuples(st.booleans(), st.sampled_from([2024, 2025, 2026]), st.booleans()), max_size=40
)


@given(draws)
@settings(max_examples=50, deadline=None)
def test_whatever_is_drawn_and_given_back_each_row_counts_on_without_gaps(drawn):
    """Which instrument, which year, and whether the transaction ends well."""
    kept, expected = [], []
    counted: dict[Any, int] = defaultdict(int)
    with transaction.atomic():
        Kenmerkreeks.objects.all().delete()
        for is_island, year, is_rolled_back in drawn:
            row = Beschikking(uitkering=Uitkering(instrument=BU.value if is_island else SPUK.value))
            with transaction.atomic():
                kenmerk = next_kenmerk(row, year=year)
                transaction.set_rollback(is_rolled_back)
            if not is_rolled_back:
                counted[is_island, year] += 1
                kept.append(kenmerk)
                prefix = "BU" if is_island else "SPUK"
                expected.append(f"{prefix}-{year}-{counted[is_island, year]:04}")
    assert kept == expected
    assert len(set(kept)) == len(kept)


@pytest.mark.django_db
def test_decisions_of_every_kind_count_in_one_row(cast, monkeypatch):
    issued.with_quick_letters(monkeypatch)
    granted = cast.announced()
    kinds = (BeschikkingKind.VERLENGING, BeschikkingKind.AFWIJZING)
    kenmerken = [issued.further(cast, kind, granted).kenmerk for kind in kinds]
    assert [*kenmerken, cast.signed().kenmerk] == [
        "SPUK-2024-0002",
        "SPUK-2024-0003",
        "SPUK-2024-0004",
    ]
