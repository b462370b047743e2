"""Cash per budget year and tranche: what is planned for a year, and what was paid in it."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, F, IntegerField, Q, QuerySet, Sum, Value, When
from django.db.models.functions import ExtractYear

from disbursement.grootboek.models import OF_A_TERMIJN, Boeking, BoekingKind
from disbursement.uitkering.models import Termijn
from regiodeals.accounts.models import User
from regiodeals.deal.selectors import in_visible_deal

PAYMENTS = [BoekingKind.TERMIJN_BETAALD, BoekingKind.TERMIJN_TERUGGEKOMEN]
# What each booking does to what is still to be paid of a plan.
TO_PAY = {
    BoekingKind.TERMIJN_GEPLAND.value: 1,
    BoekingKind.TERMIJN_BETAALD.value: -1,
    BoekingKind.TERMIJN_TERUGGEKOMEN.value: 1,
}
OPEN = "open"
# The currency of the entitlement: what the bank charged in euros for dollars is no second payment.
ENTITLED = Q(currency="EUR", uitkering__usd_cents__isnull=True) | Q(currency="USD")


@dataclass(frozen=True)
class CashYear:
    """The cash of one tranche in one budget year and currency.

    A payment counts in the year in which the money went; a plan in the year it is budgeted in.
    `open_cents` is what of the plan of the year has not gone yet, in whatever year it went: what
    was paid before its year is not still to be paid in it.
    """

    year: int | None
    tranche: int
    currency: str
    planned_cents: int = 0
    released_cents: int = 0
    paid_cents: int = 0
    open_cents: int = 0


def cash_by_year(user: User) -> list[CashYear]:
    """What the person sees of it, by currency, year and tranche; one question."""
    rows = (
        Boeking.objects.filter(
            in_visible_deal(user, "uitkering__deal"), ENTITLED, kind__in=OF_A_TERMIJN
        )
        .annotate(
            cash_year=Case(
                When(kind__in=PAYMENTS, then=ExtractYear("booked_on")),
                default=F("termijn__budget_year"),
                output_field=IntegerField(),
            )
        )
        .order_by()
        .values_list(
            "cash_year",
            "termijn__budget_year",
            "uitkering__deal__tranche__number",
            "currency",
            "kind",
        )
        .annotate(cents=Sum("amount_cents"))
    )
    return _years(rows)


def _years(rows: Iterable[tuple[int | None, int | None, int, str, str, int]]) -> list[CashYear]:
    found: dict[tuple[str, int, int], Counter[str]] = defaultdict(Counter)
    for cash_year, budget_year, tranche, currency, kind, cents in rows:
        found[currency, cash_year or 0, tranche][kind] += cents
        found[currency, budget_year or 0, tranche][OPEN] += TO_PAY.get(kind, 0) * cents
    return [
        CashYear(
            year=year or None,
            tranche=tranche,
            currency=currency,
            planned_cents=sums[BoekingKind.TERMIJN_GEPLAND],
            released_cents=sums[BoekingKind.TERMIJN_VRIJGEGEVEN],
            paid_cents=sums[BoekingKind.TERMIJN_BETAALD] - sums[BoekingKind.TERMIJN_TERUGGEKOMEN],
            open_cents=sums[OPEN],
        )
        for (currency, year, tranche), sums in sorted(found.items())
    ]


def termijnen_with_cash(user: User) -> QuerySet[Termijn]:
    """Each planned termijn the person sees, by its day, with what is booked on it."""
    in_kind = {
        name: Sum(
            "boekingen__amount_cents",
            filter=Q(boekingen__kind=kind, boekingen__currency=_entitled()),
            default=0,
        )
        for name, kind in (
            ("planned_cents", BoekingKind.TERMIJN_GEPLAND),
            ("released_cents", BoekingKind.TERMIJN_VRIJGEGEVEN),
            ("out_cents", BoekingKind.TERMIJN_BETAALD),
            ("back_cents", BoekingKind.TERMIJN_TERUGGEKOMEN),
        )
    }
    return (
        Termijn.objects.filter(in_visible_deal(user, "uitkering__deal"), due_on__isnull=False)
        .select_related("uitkering__deal__tranche", "uitkering__kassier")
        .annotate(**in_kind)
        .order_by("due_on", "pk")
    )


def _entitled() -> Case:
    """The currency of the entitlement, in SQL."""
    return Case(When(uitkering__usd_cents__isnull=True, then=Value("EUR")), default=Value("USD"))
