"""The reviewer reads in one line what the rapportage and the financial account say differently."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disbursement.verantwoording.models import Levering, PaperKind, Verantwoording
from monitoring.rapportage.rendering.review import review_page
from monitoring.rapportage.rendering.sisa import Spent, compared, sisa_line, spent_in
from regiodeals.common.money import format_amount
from regiodeals.documents import services as documents
from regiodeals.documents.models import Kind
from tests import builders
from tests.monitoring.indicator.world import in_state
from tests.monitoring.rapportage import world

CENTS = st.integers(min_value=0, max_value=10**12)


@pytest.fixture
def deal(officer):
    deal = builders.concluded(officer)
    builders.uitkering(officer, deal)
    return in_state(deal, "beschikt")


def deliver(deal, officer, cents, *, number=1, year=world.YEAR):
    paper, _ = Verantwoording.objects.get_or_create(
        uitkering=deal.uitkering, paper=PaperKind.SISA, year=year
    )
    order = documents.order(kind=Kind.VERANTWOORDING, filename="sisa.xlsx", by=officer)
    return Levering.objects.create(
        verantwoording=paper,
        number=number,
        replaces=paper.leveringen.order_by("-number").first(),
        document=order,
        label="sisa.xlsx",
        received_on=builders.NOW.date(),
        delivered_by="gemeente Voorbeeld",
        cumulative_cents=cents,
        recorded_by=officer,
        recorded_at=builders.NOW,
    )


@given(accounted=CENTS, spent=CENTS)
def test_the_difference_is_said_with_its_side(accounted, spent):
    words = compared(2024, accounted, Spent(spent, 0, 0))
    assert format_amount(accounted) in words
    assert format_amount(spent) in words
    if accounted == spent:
        assert words.endswith("Dat is gelijk.")
    else:
        side = "meer" if spent > accounted else "minder"
        assert words.endswith(f"{format_amount(abs(spent - accounted))} {side}.")


@pytest.mark.django_db
def test_nothing_was_delivered_yet(report, writer, signer, deal):
    row = world.submitted(report, writer, signer)
    assert sisa_line(deal.pk, row.data) == (
        f"Over {world.YEAR} is nog geen financiële verantwoording ontvangen."
    )


@pytest.mark.django_db
def test_the_last_delivery_of_the_year_counts(report, writer, signer, officer, deal):
    world.save(world.field(report, "publiek_besteed"), "500", writer)
    world.save(world.field(report, "publiek_natura"), "200", writer)
    row = world.submitted(report, writer, signer)
    deliver(deal, officer, 1)
    deliver(deal, officer, 120_000, number=2)
    deliver(deal, officer, 5, year=world.YEAR + 1)
    words = review_page(row.rapportage, officer)["sisa"]
    assert f"verantwoord {format_amount(120_000)}" in words
    assert f"volgens de rapportage {format_amount(150_000)}" in words
    assert f"{format_amount(30_000)} meer" in words
    assert f"Daarvan is {format_amount(20_000)} in natura." in words
    assert "In de rapportage is 1 bedrag niet ingevuld." in words


@pytest.mark.django_db
def test_an_account_without_a_total_says_so(report, writer, signer, officer, deal):
    row = world.submitted(report, writer, signer)
    deliver(deal, officer, None)
    assert "noemt geen bedrag tot en met" in sisa_line(deal.pk, row.data)


@pytest.mark.django_db
def test_dollars_are_not_held_against_euros(officer):
    deal = builders.saba(officer).deal
    deliver(deal, officer, 100)
    data = {"jaar": world.YEAR, "onderdelen": []}
    assert "in dollars" in sisa_line(deal.pk, data)
    assert spent_in(data) == Spent(0, 0, 0)
