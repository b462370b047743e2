"""Takes one deal through its years: every step by the person whose step it is."""

from datetime import UTC, date, datetime
from typing import Any

from django.test import Client
from django.urls import reverse

from disbursement.beschikking.models import Beschikking
from disbursement.betaling import running
from disbursement.betaling import services as betalingen
from disbursement.betaling.models import Betaling, Rekening
from disbursement.uitkering.models import Uitkering
from disbursement.vaststelling import services as vaststellingen
from disbursement.vaststelling.models import Voorstel, Vordering
from disbursement.verantwoording import services as verantwoordingen
from disbursement.verantwoording.models import Outcome, PaperKind, Verantwoording
from regiodeals.deal import services as deals
from regiodeals.deal.models import Deal
from tests import builders
from tests.disbursement.beschikking import issued
from tests.disbursement.betaling import world as bank
from tests.disbursement.verantwoording import world as papers
from tests.screens.pages import read


class Walk(bank.Office):
    """A deal, its people, and the day it is."""

    grant: Uitkering

    def __init__(self, clock: Any) -> None:
        super().__init__()
        self._clock = clock

    def on(self, year: int, month: int, day: int) -> date:
        """Let it be eleven in the morning of that day."""
        self._clock.set(datetime(year, month, day, 11, tzinfo=UTC))
        return date(year, month, day)

    def begin(self, grant: Uitkering) -> None:
        """The grant is signed by another than who drafted it, and made known."""
        self.grant = grant
        self.make_known(self.draft(grant))
        self.step("start_execution")

    def make_known(self, row: Beschikking) -> Beschikking:
        """Handed in, reviewed, signed and made known, by three people."""
        return issued.through_the_steps(self, row)

    def step(self, verb: str) -> Deal:
        """A step of the deal by who handles it."""
        return deals.take_step(deal_id=self.grant.deal_id, verb=verb, actor=self.drafter)

    # ---- money to the region -------------------------------------------------------------

    def open_account(self, **fields: Any) -> Rekening:
        """The account of the kassier: entered by one controller, confirmed by another."""
        details = bank.details(self.grant.currency, **fields)
        rekening = betalingen.propose_rekening(
            organisation_id=self.grant.kassier_id, details=details, actor=self.first
        )
        return betalingen.confirm_rekening(rekening_id=rekening.pk, actor=self.second)

    def order(self, number: int, execute_on: date) -> Betaling:
        """Release a termijn, confirm it by another, and make the file for the bank."""
        termijn = self.grant.termijnen.get(number=number)
        betaling = self.confirmed(termijn)
        batch = betalingen.compose_batch(
            currency=self.grant.currency, execute_on=execute_on, actor=self.first
        )
        betalingen.confirm_batch(batch_id=batch.pk, actor=self.second)
        assert running.make_file(batch.pk)
        betalingen.offer_batch(batch_id=batch.pk, actor=self.first)
        return Betaling.objects.get(pk=betaling.pk)

    def credited(self, betaling: Betaling, on: date, **fields: Any) -> Betaling:
        """The bank says so, in a statement."""
        payer = bank.PAYER if self.grant.currency == "EUR" else bank.DOLLAR_PAYER
        days = {"booked": on.isoformat(), "valued": on.isoformat()}
        self.delivered(bank.entry(betaling, **(days | fields)), iban=payer)
        return Betaling.objects.get(pk=betaling.pk)

    # ---- accounting for it ---------------------------------------------------------------

    def judge(self, paper: Verantwoording, **fields: Any) -> None:
        """Found in order by somebody who did not lay it down."""
        papers.judged(paper, self, Outcome.IN_ORDE, **fields)

    def paper(self, kind: PaperKind, year: int | None = None) -> Verantwoording:
        """The paper that is expected."""
        found = Verantwoording.objects.filter(uitkering=self.grant, paper=kind)
        return found.get() if year is None else found.get(year=year)

    def hand_in(self, kind: PaperKind, on: date, year: int | None = None, **figures: Any) -> None:
        """A paper in PDF, and it is found in order."""
        unlawful = figures.pop("unlawful_cents", 0)
        remark = figures.pop("remark", "")
        given = papers.figures(self.grant, **figures) if figures else None
        handed = papers.handed(received_on=on, figures=given)
        paper = self.paper(kind, year)
        verantwoordingen.receive_paper(paper_id=paper.pk, handed=handed, actor=self.drafter)
        paper = self.paper(kind, year)
        self.judge(paper, unlawful_cents=unlawful, remark=remark)

    # ---- settling ------------------------------------------------------------------------

    def settle(self, **fields: Any) -> Voorstel:
        """Proposed from ledger and accounts, decided and made known."""
        values = {"execution": "helemaal uitgevoerd", "breaches": "", "reasons": ""} | fields
        voorstel = vaststellingen.propose_settlement(
            uitkering_id=self.grant.pk, actor=self.drafter, **values
        )
        row = vaststellingen.draft_settlement(voorstel_id=voorstel.pk, actor=self.drafter)
        self.make_known(row)
        return Voorstel.objects.get(pk=voorstel.pk)

    def recover(self, voorstel: Voorstel, pay_by: date | None = None) -> Vordering:
        """The decision to recover what was proposed, made known."""
        row = vaststellingen.draft_recovery(
            voorstel_id=voorstel.pk, pay_by=pay_by, actor=self.drafter
        )
        self.make_known(row)
        return Vordering.objects.get(beschikking=row)

    def received(self, claim: Vordering, cents: int, on: date, key: str) -> None:
        """Money that the kassier paid back."""
        vaststellingen.receive_payment(
            vordering_id=claim.pk,
            received_on=on,
            amount_cents=cents,
            reference=key,
            actor=self.second,
        )

    # ---- the one page --------------------------------------------------------------------

    def page(self, person: Any = None) -> str:
        """What the page of the money says to somebody: a controller unless said otherwise."""
        browser = Client()
        browser.force_login(person or self.first)
        answer = browser.get(reverse("disbursement:geld", args=[self.grant.deal_id]))
        assert answer.status_code == 200
        parts = [part["cents"] for part in answer.context["parts"]]
        assert sum(parts) == answer.context["granted"], answer.context["parts"]
        assert min(parts) >= 0
        return " ".join(read(answer.content.decode()).text.replace("\xa0", " ").split())

    def sees(self, *sentences: str) -> None:
        """The page says each of these to a controller, and to the coordinator of the region."""
        coordinator = self.coordinator
        for person in (None, coordinator):
            text = self.page(person)
            missing = [sentence for sentence in sentences if sentence not in text]
            assert not missing, f"{missing} not in: {text}"

    @property
    def coordinator(self) -> Any:
        """Who may see least of those who may see the page."""
        if not hasattr(self, "_coordinator"):
            self._coordinator = builders.member(self.grant.kassier)
        return self._coordinator
