"""An island from its grant to its closing: dollars and euros side by side, never added."""

from datetime import date
from decimal import Decimal

import pytest

from disbursement.beschikking.models import BeschikkingKind
from disbursement.betaling import services as betalingen
from disbursement.betaling.models import BetalingStatus
from disbursement.uitkering import services as uitkeringen
from disbursement.uitkering.services import DollarRate
from disbursement.vaststelling.models import Vordering, VorderingStatus
from disbursement.vaststelling.selectors.closing import closing_checklist
from disbursement.verantwoording.models import PaperKind
from regiodeals.common.errors import RequirementsUnmet
from regiodeals.deal.models import DealStatus
from tests import builders
from tests.walk.walk import Walk

pytestmark = pytest.mark.django_db
LAST_DAY = date(2025, 12, 31)
# Five million euro at 1.0550.
DOLLARS, FIRST, SECOND = 527_500_000, 300_000_000, 227_500_000
RATE = "Koers: 1,055 dollar voor één euro, op 15 november 2024 (voorbeeldbron)."


@pytest.fixture
def walk(still_clock):
    """Five million euro, an entitlement in dollars, made known and about to be paid."""
    walk = Walk(still_clock)
    deal = builders.saba_deal(walk.drafter, ends_on=LAST_DAY)
    rate = DollarRate(rate=Decimal("1.0550"), on=date(2024, 11, 15), source="voorbeeldbron")
    terms = builders.terms(
        DOLLARS,
        dollar_rate=rate,
        spend_until=LAST_DAY,
        instalments=((FIRST, date(2024, 12, 30)), (SECOND, date(2025, 2, 28))),
    )
    grant = uitkeringen.open_uitkering(deal_id=deal.pk, terms=terms, actor=walk.drafter)
    builders.judge(grant, walk.drafter)
    walk.begin(grant)
    return walk


def charge(walk, betaling, cents):
    betalingen.record_charge(
        betaling_id=betaling.pk, charged_cents=cents, ground="Afrekening", actor=walk.second
    )


def paid_in_full(walk):
    """Both termijnen in dollars; the euros of each are known when the bank has settled them."""
    walk.sees(
        "Verleend US$ 5.275.000,00",
        "Verplichting € 5.000.000,00",
        "Nog te betalen US$ 5.275.000,00",
        RATE,
    )
    walk.open_account()
    walk.on(2024, 11, 19)
    first = walk.order(1, date(2024, 11, 20))
    walk.on(2024, 11, 21)
    first = walk.credited(first, date(2024, 11, 20))
    assert (first.status, first.paid_on) == (BetalingStatus.BETAALD, date(2024, 11, 20))
    walk.sees("Betaald US$ 3.000.000,00", "Nog te betalen US$ 2.275.000,00", "Afgeschreven € 0,00")
    # The commitment for three million dollars is 2,843,601.90 euro.
    charge(walk, first, 284_000_000)
    walk.sees("Afgeschreven € 2.840.000,00", "Koersverschil € −3.601,90")
    walk.on(2025, 2, 10)
    second = walk.order(2, date(2025, 2, 11))
    walk.on(2025, 2, 12)
    return walk.credited(second, date(2025, 2, 11))


def accounted_for(walk, last_cents, **final):
    """Papers of two years through the Cft, both final reports and the check of the accountant."""
    walk.on(2025, 7, 7)
    walk.hand_in(
        PaperKind.JAARSTUKKEN,
        date(2025, 7, 4),
        2024,
        spent_cents=200_000_000,
        cumulative_cents=200_000_000,
    )
    walk.sees("2024 US$ 2.000.000,00 US$ 0,00")
    walk.on(2026, 1, 5)
    walk.step("await_final_account")
    day = walk.on(2026, 2, 16)
    walk.hand_in(PaperKind.EINDVERSLAG, day)
    walk.hand_in(PaperKind.FINANCIEEL_EINDVERSLAG, day)
    walk.on(2026, 7, 6)
    walk.hand_in(PaperKind.ACCOUNTANTSCONTROLE, date(2026, 7, 3))
    walk.hand_in(
        PaperKind.JAARSTUKKEN,
        date(2026, 7, 3),
        2025,
        spent_cents=last_cents,
        cumulative_cents=200_000_000 + last_cents,
        is_final=True,
        **final,
    )


def open_lines(walk):
    return [line.title for line in closing_checklist(walk.grant.deal) if not line.is_done]


def test_an_island_that_spent_everything_is_closed_when_its_euros_are_known_too(walk):
    second = paid_in_full(walk)
    accounted_for(walk, 327_500_000)
    walk.on(2026, 8, 3)
    voorstel = walk.settle()
    assert (voorstel.kind, voorstel.currency) == (BeschikkingKind.VASTSTELLING, "USD")
    assert open_lines(walk) == ["Dollars in euro geboekt"]
    with pytest.raises(RequirementsUnmet, match="niet bekend wat de bank in euro rekende"):
        walk.step("close")
    charge(walk, second, 216_000_000)
    walk.sees(
        "Betaald US$ 5.275.000,00",
        "Verantwoord US$ 5.275.000,00",
        "Vastgesteld US$ 5.275.000,00",
        "Nog te betalen US$ 0,00",
        "Verplichting € 5.000.000,00",
        "Afgeschreven € 5.000.000,00",
        "Koersverschil € 0,00",
    )
    assert walk.step("close").status == DealStatus.AFGESLOTEN


def test_an_island_that_left_a_part_pays_that_back_in_dollars(walk):
    charge(walk, paid_in_full(walk), 216_000_000)
    accounted_for(walk, 300_000_000, unlawful_cents=10_000_000, remark="Zonder offertes.")
    walk.on(2026, 8, 3)
    voorstel = walk.settle(reasons="Een project is niet uitgevoerd.")
    walk.sees(
        "Verantwoord US$ 5.000.000,00",
        "Ten onrechte besteed US$ 100.000,00",
        "Rechtmatig besteed US$ 4.900.000,00",
        "Vastgesteld US$ 4.900.000,00",
        "Te veel betaald US$ 375.000,00",
    )
    claim = walk.recover(voorstel, pay_by=date(2026, 9, 14))
    walk.sees("Teruggevorderd US$ 375.000,00", "Nog te ontvangen US$ 375.000,00")
    day = walk.on(2026, 9, 1)
    walk.received(claim, 7_500_000, day, "A1")
    walk.sees("Terugontvangen US$ 75.000,00", "Nog te ontvangen US$ 300.000,00")
    assert open_lines(walk) == ["Vorderingen betaald", "Verplichtingen nagekomen"]
    day = walk.on(2026, 9, 10)
    walk.received(claim, 30_000_000, day, "A2")
    assert Vordering.objects.get(pk=claim.pk).status == VorderingStatus.VOLDAAN
    walk.sees("Terugontvangen US$ 375.000,00", "Afgeschreven € 5.000.000,00")
    assert walk.step("close").status == DealStatus.AFGESLOTEN
