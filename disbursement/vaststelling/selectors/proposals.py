"""What can be settled of an uitkering: from its ledger and its accepted accounts."""

from datetime import date

from django.db.models import QuerySet

from disbursement.grootboek.models import BoekingKind
from disbursement.grootboek.selectors import totals
from disbursement.uitkering.models import Uitkering
from disbursement.vaststelling.models import Voorstel, VoorstelStatus
from disbursement.verantwoording.models import Levering, Status, Verantwoording
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.deal.selectors import in_visible_deal
from regiodeals.legal.grant_rules import Instrument
from regiodeals.legal.settlement import Execution, SettlementFacts

DONE = [Status.IN_ORDE, Status.VERVALLEN]


def today_of(uitkering: Uitkering) -> date:
    """Which day it is where the days of an uitkering are counted."""
    return clock.today(clock.KRALENDIJK if uitkering.is_bijzonder else clock.AMSTERDAM)


def uitkeringen_visible_to(user: User) -> QuerySet[Uitkering]:
    """What the ministry can settle; a proposal is not for others to see."""
    rows = Uitkering.objects.filter(in_visible_deal(user, "deal"))
    return rows.select_related("deal__tranche", "deal__accounthouder", "kassier")


def voorstellen_visible_to(user: User) -> QuerySet[Voorstel]:
    """The proposals in the deals that the person sees; inside the ministry only."""
    if not user.is_ministry:
        return Voorstel.objects.none()
    return Voorstel.objects.select_related("uitkering__deal__tranche", "proposed_by")


def papers_of(uitkering: Uitkering) -> list[Verantwoording]:
    """What the kassier had to hand in, with the delivery that counts."""
    rows = Verantwoording.objects.filter(uitkering=uitkering).select_related("current")
    return list(rows.order_by("year", "paper", "pk"))


def final_account(papers: list[Verantwoording]) -> Verantwoording | None:
    """The yearly account that says it is the last one (Besluit 15 lid 2, 17 lid 4)."""
    found = (row for row in papers if row.is_yearly and row.current and row.current.is_final)
    return next(found, None)


def missing_papers(papers: list[Verantwoording]) -> tuple[str, ...]:
    """What was not found in order; the final account is judged by itself."""
    last = final_account(papers)
    return tuple(str(row) for row in papers if row.status not in DONE and row != last)


def has_account(uitkering: Uitkering) -> bool:
    """Whether anything was handed in."""
    return Levering.objects.filter(verantwoording__uitkering=uitkering).exists()


def settlement_facts(
    uitkering: Uitkering, *, execution: str = "", breaches: str = ""
) -> SettlementFacts:
    """What a settlement would rest on today; `execution` and `breaches` are what a person found."""
    booked, papers = totals(uitkering), papers_of(uitkering)
    last = final_account(papers)
    return SettlementFacts(
        tranche=uitkering.deal.tranche.number,
        instrument=Instrument(uitkering.instrument),
        day=today_of(uitkering),
        granted_cents=booked.granted_cents,
        vat_cents=booked.vat_cents,
        paid_cents=booked.paid_cents,
        recovered_cents=booked.recovered_cents,
        spent_cents=booked.of(BoekingKind.VERANTWOORD),
        unlawful_cents=booked.of(BoekingKind.TEN_ONRECHTE),
        execution_cents=_execution_costs(papers),
        account_received_on=last.current.received_on if last and last.current else None,
        is_account_accepted=last is not None and last.status == Status.IN_ORDE,
        missing_papers=missing_papers(papers),
        execution=Execution(execution) if execution else None,
        breaches=breaches,
    )


def _execution_costs(papers: list[Verantwoording]) -> int | None:
    """Preparation, administration and supervision over all years; None when a year is silent."""
    told = [row.current for row in papers if row.is_yearly and row.current]
    costs = [levering.execution_cents for levering in told]
    if not costs or None in costs:
        return None
    return sum(cents for cents in costs if cents is not None)


def open_voorstel(uitkering: Uitkering) -> Voorstel | None:
    """The proposal on which no decision was taken yet."""
    return Voorstel.objects.filter(uitkering=uitkering, status=VoorstelStatus.VOORGESTELD).first()


def standing_voorstel(uitkering: Uitkering) -> Voorstel | None:
    """The proposal that holds: the open one, else the last one that was followed."""
    rows = Voorstel.objects.filter(uitkering=uitkering).exclude(status=VoorstelStatus.INGETROKKEN)
    rows = rows.select_related("proposed_by").prefetch_related(
        "besluiten__beschikking__bekendmaking"
    )
    found = rows.order_by("-number").first()
    if found is not None:
        # What the page has read already is not read again.
        found.uitkering = uitkering
    return found
