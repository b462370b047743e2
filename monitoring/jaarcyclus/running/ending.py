"""A deal that ends owes no year any more."""

from monitoring.jaarcyclus.models import CLOSED, Jaarcyclus, JaarStatus
from monitoring.jaarcyclus.schedule import KINDS
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.deal.models import Deal, DealStatus
from regiodeals.obligations import services as obligations
from regiodeals.obligations.selectors import obligations_of_dossier

REASONS = {
    DealStatus.OPGEZEGD.value: "Het convenant is opgezegd.",
    DealStatus.VASTGESTELD.value: "De uitkering is vastgesteld.",
}


def end_years(deal: Deal, actor: User | None) -> None:
    """What is owed lapses, and a year half way ends with the reason.

    Follows `Deal.terminate` and `Deal.settle`. A year whose verslag stands can still be afgerond.
    """
    reason = REASONS[deal.status]
    owed = obligations_of_dossier(deal.pk).filter(kind__in=KINDS).outstanding()
    for obligation in owed.order_by("pk"):
        obligations.cancel(obligation_id=obligation.pk, reason=reason, actor=actor)
    rows = Jaarcyclus.objects.select_for_update(of=("self",)).select_related("deal")
    open_years = rows.filter(deal=deal).exclude(status__in=[*CLOSED, JaarStatus.VASTGESTELD])
    for cyclus in open_years.order_by("year"):
        cyclus.ended_because = reason
        workflow.perform(cyclus.end, actor=None, remark=reason)
