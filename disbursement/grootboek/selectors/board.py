"""What the ledger tells a board of deals: granted, paid and accounted for, per currency."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType

from django.db.models import Count, QuerySet, Sum

from disbursement.grootboek.models import Boeking, BoekingKind
from disbursement.grootboek.selectors.balance import Totals
from disbursement.grootboek.selectors.cash import ENTITLED
from regiodeals.board.selectors import Figures
from regiodeals.deal.models import Deal

# "Verantwoord" is what was accounted for; the rest is what a grant and its payments are made of.
Sums = tuple[str, str, int, int]


def board_totals(deals: QuerySet[Deal]) -> Sequence[Figures]:
    """Of deals that the caller sees, euros before dollars; one question, whatever their number."""
    rows = (
        Boeking.objects.filter(ENTITLED, uitkering__deal__in=deals.order_by().values("pk"))
        .order_by()
        .values_list("currency", "kind")
        .annotate(cents=Sum("amount_cents"), count=Count("pk") - 2 * Count("corrects"))
    )
    found: dict[str, list[Sums]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(row)
    return [_figures(currency, found[currency]) for currency in sorted(found)]


def board_figures(deal_ids: Collection[int]) -> Mapping[int, Figures]:
    """Of each of these deals in the currency of its entitlement; one question."""
    rows = (
        Boeking.objects.filter(ENTITLED, uitkering__deal__in=deal_ids)
        .order_by()
        .values_list("uitkering__deal", "currency", "kind")
        .annotate(cents=Sum("amount_cents"), count=Count("pk") - 2 * Count("corrects"))
    )
    found: dict[int, list[Sums]] = {}
    for deal_id, *row in rows:
        found.setdefault(deal_id, []).append((row[0], row[1], row[2], row[3]))
    return {deal_id: _figures(sums[0][0], sums) for deal_id, sums in found.items()}


def _figures(currency: str, sums: Iterable[Sums]) -> Figures:
    kept = list(sums)
    totals = Totals(
        currency,
        MappingProxyType({kind: cents for _currency, kind, cents, _count in kept}),
        MappingProxyType({kind: count for _currency, kind, _cents, count in kept}),
    )
    return Figures(
        currency=currency,
        granted_cents=totals.granted_cents,
        paid_cents=totals.paid_cents,
        accounted_cents=totals.of(BoekingKind.VERANTWOORD),
        to_pay_cents=totals.to_pay_cents,
    )
