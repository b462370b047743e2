"""Questions about payments, asked by somebody: they exist inside the granting ministry only."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet, Sum

from disbursement.beschikking.models import ANNOUNCED, Beschikking, BeschikkingKind
from disbursement.betaling.models import (
    Aanlevering,
    Bankregel,
    BatchStatus,
    Betaalbatch,
    Betaling,
    BetalingStatus,
    Rekening,
)
from disbursement.betaling.models.kinds import LIVE
from disbursement.bezwaar.selectors import holding_money, is_holding_money, unsent_about_money
from disbursement.uitkering.models import Termijn, Uitkering
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.documents.models import Document
from regiodeals.party.models import Organisation

# The bank can have the file.
SENT = [BatchStatus.BESTAND_GEMAAKT, BatchStatus.AANGEBODEN]


def _what_rules_read(path: str) -> tuple[Any, ...]:
    """What the rules of a payment read of an uitkering, each asked once for a whole page."""
    short = Beschikking.objects.select_related("bekendmaking").defer("facts", "reasons")
    short = short.annotate(is_holding_money=is_holding_money())
    paid = Betaling.objects.select_related("rekening", "released_by")
    return (
        Prefetch(f"{path}__beschikkingen", short),
        Prefetch(f"{path}__termijnen__betalingen", paid),
    )


def termijnen_visible_to(user: User) -> QuerySet[Termijn]:
    """Every termijn with what the rules read, for the granting ministry."""
    rows = Termijn.objects.select_related("uitkering__deal__tranche", "uitkering__kassier")
    rows = rows.prefetch_related(*_what_rules_read("uitkering"))
    return rows if user.is_ministry else rows.none()


def termijnen_to_handle(user: User) -> QuerySet[Termijn]:
    """Termijnen of what was made known that wait for a release or its confirmation.

    What was released and not confirmed comes first, then what must be paid first.
    """
    announced = Beschikking.objects.filter(
        uitkering=OuterRef("uitkering"), kind=BeschikkingKind.VERLENING, status__in=ANNOUNCED
    )
    live = Betaling.objects.filter(termijn=OuterRef("pk"), status__in=LIVE)
    return (
        termijnen_visible_to(user)
        .annotate(is_asked=Exists(live.filter(status=BetalingStatus.GEVRAAGD)))
        .filter(
            Exists(announced),
            ~Exists(live.exclude(status=BetalingStatus.GEVRAAGD)),
            amount_cents__gt=0,
        )
        .order_by("-is_asked", "number", "pay_by", "uitkering__deal__name", "pk")
    )


def of_the_page(termijn: Termijn) -> Termijn:
    """The same termijn with its payments as they were read along with its uitkering."""
    siblings = (other for other in termijn.uitkering.termijnen.all() if other.pk == termijn.pk)
    sibling = next(siblings, termijn)
    sibling.uitkering = termijn.uitkering
    return sibling


def draft_of(termijn: Termijn, accounts: "Accounts | None" = None) -> Betaling:
    """The payment as it would be today; nothing is stored."""
    uitkering = termijn.uitkering
    known = accounts if accounts is not None else usable_accounts([uitkering])
    rekening = known.get((uitkering.kassier_id, uitkering.currency))
    betaling = Betaling(
        termijn=termijn,
        currency=uitkering.currency,
        amount_cents=termijn.amount_cents,
        rekening=rekening,
    )
    betaling.is_rekening_known, betaling.known_rekening = True, rekening
    return betaling


Accounts = dict[tuple[int, str], Rekening]


def usable_accounts(uitkeringen: Iterable[Uitkering]) -> Accounts:
    """The account that holds today, by kassier and currency; asked once for many."""
    kassiers = {uitkering.kassier_id for uitkering in uitkeringen}
    found: Accounts = {}
    for rekening in Rekening.objects.usable_on(clock.today()).filter(organisation__in=kassiers):
        found.setdefault((rekening.organisation_id, rekening.currency), rekening)
    return found


def betalingen_visible_to(user: User) -> QuerySet[Betaling]:
    """Every payment, for the granting ministry."""
    rows = Betaling.objects.select_related(
        "termijn__uitkering__deal__tranche",
        "termijn__uitkering__kassier",
        "rekening",
        "released_by",
        "confirmed_by",
        "batch",
    )
    return rows if user.is_ministry else rows.none()


def with_rules(rows: QuerySet[Betaling]) -> QuerySet[Betaling]:
    """The same, with what the rules of a confirmation read."""
    return rows.prefetch_related(*_what_rules_read("termijn__uitkering"), "termijn__betalingen")


def free_to_batch() -> QuerySet[Betaling]:
    """Confirmed, in no batch, not to be dropped, to an account that is not blocked.

    What waits for a new decision, or for a letter to be sent, stays behind.
    """
    free = _in_no_batch().filter(rekening__blocked_at__isnull=True)
    return free.exclude(termijn__uitkering__beschikkingen__bezwaren__in=holding_money()).exclude(
        termijn__uitkering__beschikkingen__in=unsent_about_money()
    )


def stopped_by_a_block() -> QuerySet[Betaling]:
    """Confirmed, in no batch, to an account that was blocked since; to be dropped by somebody."""
    return _in_no_batch().filter(rekening__blocked_at__isnull=False).order_by("pk")


def _in_no_batch() -> QuerySet[Betaling]:
    return Betaling.objects.filter(
        status=BetalingStatus.VRIJGEGEVEN, batch__isnull=True, drop_asked_by__isnull=True
    )


def under_way_to(rekeningen: Iterable[Rekening]) -> dict[int, list[Betaling]]:
    """The payments to these accounts that were released and not paid, by account."""
    rows = Betaling.objects.filter(
        rekening__in=[rekening.pk for rekening in rekeningen],
        status__in=[BetalingStatus.GEVRAAGD, BetalingStatus.VRIJGEGEVEN],
    )
    found: dict[int, list[Betaling]] = {}
    for betaling in rows.select_related("batch").order_by("pk"):
        found.setdefault(betaling.rekening_id, []).append(betaling)
    return found


def payments_to_batch(user: User) -> QuerySet[Betaling]:
    """What is confirmed and in no batch, one by one."""
    return betalingen_visible_to(user).filter(pk__in=free_to_batch()).order_by("pk")


def sums_to_batch(user: User) -> list[dict[str, Any]]:
    """Per currency how much is confirmed and in no batch: `currency`, `number`, `cents`."""
    free = betalingen_visible_to(user).filter(pk__in=free_to_batch())
    sums = free.order_by("currency").values("currency")
    return [dict(row) for row in sums.annotate(number=Count("pk"), cents=Sum("amount_cents"))]


def batches_visible_to(user: User) -> QuerySet[Betaalbatch]:
    """Every batch, for the granting ministry; the latest first."""
    rows = Betaalbatch.objects.select_related("payer", "composed_by", "confirmed_by", "document")
    rows = rows.annotate(number=Count("betalingen"), cents=Sum("betalingen__amount_cents"))
    return rows.order_by("-pk") if user.is_ministry else rows.none()


def lines_visible_to(user: User) -> QuerySet[Bankregel]:
    """Every line of every statement, for the granting ministry."""
    rows = Bankregel.objects.select_related(
        "afschrift__aanlevering",
        "afschrift__payer",
        "betaling__termijn__uitkering__deal",
        "betaling__rekening",
        "linked_by",
        "settled_by",
    )
    return rows if user.is_ministry else rows.none()


def open_lines(user: User) -> QuerySet[Bankregel]:
    """Lines that a person has to settle; the oldest first."""
    return lines_visible_to(user).filter(settled_at__isnull=True).order_by("booked_on", "pk")


def candidates_for(regel: Bankregel, user: User) -> QuerySet[Betaling]:
    """The payments that a line can be linked to by hand: same currency, not more, and sent."""
    rows = betalingen_visible_to(user).filter(
        currency=regel.currency, amount_cents__gte=regel.amount_cents
    )
    if regel.direction == "bij":
        return rows.filter(status=BetalingStatus.BETAALD).order_by("amount_cents", "pk")
    rows = rows.filter(status=BetalingStatus.VRIJGEGEVEN, batch__status__in=SENT)
    return rows.order_by("amount_cents", "pk")


def named_by(regel: Bankregel, user: User) -> Betaling | None:
    """The payment of which a line gives the name, whatever the line turned out to be."""
    if not regel.end_to_end_id:
        return None
    return betalingen_visible_to(user).filter(end_to_end_id=regel.end_to_end_id).first()


def deliveries_visible_to(user: User) -> QuerySet[Aanlevering]:
    """What was handed in, for the granting ministry; with `line_count` and `open_count`."""
    rows = Aanlevering.objects.select_related("delivered_by").annotate(
        line_count=Count("afschriften__regels")
    )
    return rows.order_by("-pk") if user.is_ministry else rows.none()


def rekeningen_visible_to(user: User) -> QuerySet[Rekening]:
    """Every account of every kassier, for the granting ministry; the latest first."""
    rows = Rekening.objects.select_related(
        "organisation", "proposed_by", "confirmed_by", "refused_by", "blocked_by"
    )
    return rows.order_by("-pk") if user.is_ministry else rows.none()


def kassiers_visible_to(user: User) -> QuerySet[Organisation]:
    """Organisations that receive an uitkering, with `account_count` of those usable today."""
    usable = Rekening.objects.usable_on(clock.today()).filter(organisation=OuterRef("pk"))
    proposed = Rekening.objects.proposed().filter(organisation=OuterRef("pk"))
    rows = Organisation.objects.filter(uitkeringen__isnull=False).distinct()
    rows = rows.annotate(has_usable=Exists(usable), has_proposed=Exists(proposed)).order_by("name")
    return rows if user.is_ministry else rows.none()


def ids_without_file() -> list[int]:
    """Confirmed batches of which the file is not made, or the step not taken; oldest first."""
    confirmed = Betaalbatch.objects.filter(status=BatchStatus.BEVESTIGD).exclude(
        document__in=Document.objects.filter(given_up_at__isnull=False)
    )
    return list(confirmed.order_by("pk").values_list("pk", flat=True))


def ids_of_waiting_deliveries() -> list[int]:
    """Deliveries that a worker must read; oldest first."""
    return list(Aanlevering.objects.waiting().order_by("pk").values_list("pk", flat=True))
