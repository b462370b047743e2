"""What follows from an akkoord: a termijn that waited for it, waits no longer."""

from disbursement.grootboek import services as ledger
from disbursement.uitkering.models import Termijn, TermijnCondition
from monitoring.rapportage.models import Akkoord, Rapportage
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.errors import WrongState


def meet_condition(report: Rapportage, actor: User | None) -> None:
    """Declare the condition of the first termijn met that waits for a rapportage.

    One akkoord meets one termijn, and only the first of a year does: what is accepted again after
    a correction is the same rapportage, and what was asked between times is none that a termijn
    waits for. Where another decision is on its way the akkoord stands
    all the same; the trail says why a behandelaar must lay it down later.
    """
    if (
        actor is None
        or report.is_asked
        or Akkoord.objects.filter(indiening__rapportage=report).exists()
    ):
        return
    termijn = _first_waiting(report)
    if termijn is None:
        return
    today = clock.today()
    try:
        ledger.declare_condition_met(
            termijn_id=termijn.pk,
            on=today,
            ground=f"Akkoord op de {report.name.in_words}, {long_date(today)}",
            actor=actor,
        )
    except WrongState as refused:
        audit.record(
            report,
            action="monitoring.rapportage.condition_not_met",
            sentence=f"{termijn}: voorwaarde niet vastgelegd, want {_lowered(str(refused))}"[:300],
            actor=actor,
        )


def _first_waiting(report: Rapportage) -> Termijn | None:
    waiting = Termijn.objects.filter(
        uitkering__deal=report.deal_id,
        condition=TermijnCondition.VOORTGANG,
        condition_met_on__isnull=True,
        amount_cents__gt=0,
    )
    return waiting.order_by("number").first()


def _lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
