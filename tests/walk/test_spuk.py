"""A SPUK from its grant to its closing, every euro found on one page at each station."""

from datetime import date

import pytest

from disbursement.beschikking.models import BeschikkingKind
from disbursement.betaling.models import BetalingStatus
from disbursement.uitkering import services as uitkeringen
from disbursement.vaststelling import services as vaststellingen
from disbursement.vaststelling.models import Vordering, VorderingStatus
from disbursement.vaststelling.selectors.closing import closing_checklist
from disbursement.vaststelling.services import InterestDecision
from disbursement.verantwoording import services as verantwoordingen
from disbursement.verantwoording.models import PaperKind
from regiodeals.common.dutch_dates import short_date
from regiodeals.common.errors import RequirementsUnmet
from regiodeals.common.money import format_amount
from regiodeals.deal.models import DealStatus
from tests import builders
from tests.disbursement.verantwoording import world as papers
from tests.walk.walk import Walk

pytestmark = pytest.mark.django_db
MILLION = 100_000_000
LAST_DAY = date(2025, 12, 31)
VAT = 50_000_000


@pytest.fixture
def walk(still_clock):
    """Ten million, half a million of it to the fund, made known and about to be paid."""
    walk = Walk(still_clock)
    deal = builders.concluded(walk.drafter, ends_on=LAST_DAY)
    terms = builders.terms(
        10 * MILLION,
        bcf_cents=VAT,
        spend_until=LAST_DAY,
        instalments=((500_000_000, None), (450_000_000, date(2025, 2, 28))),
    )
    grant = uitkeringen.open_uitkering(deal_id=deal.pk, terms=terms, actor=walk.drafter)
    walk.begin(grant)
    return walk


def paid_in_full(walk):
    """Both termijnen, each by its own file and its own statement."""
    walk.sees(
        "Verleend € 10.000.000,00",
        "Btw-deel € 500.000,00",
        "Voorschot € 9.500.000,00",
        "Gepland € 9.500.000,00",
        "Betaald € 0,00",
        "Nog te betalen € 9.500.000,00",
    )
    walk.open_account()
    walk.on(2024, 11, 19)
    first = walk.order(1, date(2024, 11, 20))
    walk.sees("Vrijgegeven € 5.000.000,00", "Betaald € 0,00", "Nog te betalen € 9.500.000,00")
    walk.on(2024, 11, 21)
    first = walk.credited(first, date(2024, 11, 20))
    assert (first.status, first.paid_on) == (BetalingStatus.BETAALD, date(2024, 11, 20))
    walk.sees("Betaald € 5.000.000,00", "Nog te betalen € 4.500.000,00")
    assert short_date(date(2024, 11, 20)) in walk.page()
    walk.on(2025, 2, 10)
    second = walk.order(2, date(2025, 2, 11))
    walk.on(2025, 2, 12)
    walk.credited(second, date(2025, 2, 11))
    walk.sees("Betaald € 9.500.000,00", "Nog te betalen € 0,00")


def year_over(walk, year, spent, cumulative, final="Nee", **judgement):
    """A SiSa year in euros: the region brings in nothing of it, and it is judged by another."""
    line = papers.line(
        walk.grant,
        besteding=spent,
        cumulatief=cumulative,
        cofinanciering=0,
        uitvoeringskosten=0,
        eindverantwoording=final,
    )
    edition = papers.versie(year)
    rows = papers.table(edition, [line])
    name, content = (
        ("sisa.csv", as_csv(rows)) if final == "Ja" else ("sisa.xlsx", papers.workbook(rows))
    )
    inlezing = papers.brought(
        edition, content, walk.drafter, name=name, received_on=date(year + 1, 7, 3)
    )
    assert inlezing.errors == []
    verantwoordingen.confirm_file(inlezing_id=inlezing.pk, actor=walk.drafter)
    walk.judge(papers.account(walk.grant, year), **judgement)


def as_csv(rows):
    return "\r\n".join(";".join(map(str, row)) for row in rows).encode("utf-8-sig")


def open_lines(walk):
    return [line.title for line in closing_checklist(walk.grant.deal) if not line.is_done]


def accounted_for(walk, spent, **final):
    """Four million over 2024, the rest over 2025, and the report two months after the spending."""
    walk.on(2025, 7, 7)
    year_over(walk, 2024, 4_000_000, 4_000_000)
    walk.sees("Verantwoord € 4.000.000,00", "2024 € 4.000.000,00 € 0,00")
    walk.on(2026, 1, 5)
    walk.step("await_final_account")
    walk.on(2026, 2, 16)
    walk.hand_in(PaperKind.EINDVERSLAG, date(2026, 2, 16))
    walk.on(2026, 7, 6)
    year_over(walk, 2025, spent - 4_000_000, spent, final="Ja", **final)


def test_a_deal_that_spent_everything_is_closed_with_nothing_left(walk):
    paid_in_full(walk)
    accounted_for(walk, 9_500_000)
    walk.sees("Verantwoord € 9.500.000,00", "2025 € 5.500.000,00 € 0,00")
    walk.on(2026, 8, 3)
    voorstel = walk.settle()
    assert (voorstel.kind, voorstel.to_recover_cents) == (BeschikkingKind.VASTSTELLING, 0)
    walk.sees(
        "Verleend € 10.000.000,00",
        "Btw-deel € 500.000,00",
        "Betaald € 9.500.000,00",
        "Verantwoord € 9.500.000,00",
        "Vastgesteld € 10.000.000,00",
        "Nog te betalen € 0,00",
    )
    assert open_lines(walk) == []
    assert walk.step("close").status == DealStatus.AFGESLOTEN


def test_a_deal_that_left_a_part_is_closed_when_that_came_back_with_interest(walk):
    paid_in_full(walk)
    accounted_for(walk, 9_000_000, unlawful_cents=20_000_000, remark="Zonder aanbesteding.")
    walk.sees(
        "Verantwoord € 9.000.000,00",
        "Ten onrechte besteed € 200.000,00",
        "Rechtmatig besteed € 8.800.000,00",
        "2025 € 5.000.000,00 € 200.000,00",
    )
    walk.on(2026, 8, 3)
    voorstel = walk.settle(reasons="Een project is niet uitgevoerd.")
    assert (voorstel.kind, voorstel.settled_cents) == (
        BeschikkingKind.LAGERE_VASTSTELLING,
        930_000_000,
    )
    walk.sees("Vastgesteld € 9.300.000,00", "Te veel betaald € 700.000,00")
    with pytest.raises(RequirementsUnmet, match="De rekening is niet vereffend"):
        walk.step("close")
    claim = walk.recover(voorstel)
    walk.sees("Teruggevorderd € 700.000,00", "Nog te ontvangen € 700.000,00")
    paid_back_late(walk, claim)
    assert open_lines(walk) == []
    assert walk.step("close").status == DealStatus.AFGESLOTEN


def paid_back_late(walk, claim):
    """A part in time, the rest three months too late, with the interest that a decision set."""
    walk.on(2026, 8, 31)
    walk.received(claim, 20_000_000, date(2026, 8, 31), "A1")
    walk.sees("Terugontvangen € 200.000,00", "Nog te ontvangen € 500.000,00")
    late = walk.on(2026, 12, 14)
    walk.received(claim, 50_000_000, late, "A2")
    assert Vordering.objects.get(pk=claim.pk).status == VorderingStatus.OPEN
    decision = InterestDecision(until=late, decided_on=late, reference="R-1")
    interest = vaststellingen.set_interest(
        vordering_id=claim.pk, decision=decision, actor=walk.second
    ).amount_cents
    shown = format_amount(interest, "EUR", decimals="always").replace("\xa0", " ")
    walk.sees(f"Wettelijke rente {shown}", f"Nog te ontvangen {shown}")
    walk.received(claim, interest, late, "A3")
    claim.refresh_from_db()
    assert (claim.status, claim.closed_on) == (VorderingStatus.VOLDAAN, late)
    assert "Nog te ontvangen" not in walk.page()
    whole = format_amount(70_000_000 + interest, "EUR", decimals="always").replace("\xa0", " ")
    walk.sees(f"Terugontvangen {whole}", "Betaald € 9.500.000,00", "Vastgesteld € 9.300.000,00")
