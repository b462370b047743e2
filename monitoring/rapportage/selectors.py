"""Questions about rapportages, always asked by somebody."""

from functools import partial
from itertools import chain

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from monitoring.indicator.models import Meting
from monitoring.rapportage.conditions import REPORTING
from monitoring.rapportage.models import (
    Akkoord,
    Antwoord,
    Indiening,
    Lijnverslag,
    Oordeel,
    Opmerking,
    Rapportage,
    RapportageStatus,
)
from regiodeals.accounts.models import User
from regiodeals.deal.models import WHOLE_DEAL, WRITING_ROLES, Deal, RoleInDeal
from regiodeals.deal.selectors import (
    in_deal_with_role,
    parts_written_by,
    signing_ministries_of,
    signing_roles_of,
)
from regiodeals.documents.models import Document
from regiodeals.obligations.models import ObligationKind
from regiodeals.obligations.selectors import last_day_in_dossier


def rapportages_visible_to(user: User) -> QuerySet[Rapportage]:
    """Of the granting ministry all, of a region those of its deals; others see none."""
    found = Rapportage.objects.select_related("deal")
    if user.is_ministry:
        return found
    return found.filter(in_deal_with_role(user, "deal"))


def rapportages_newest_first(user: User) -> QuerySet[Rapportage]:
    """The same with how many questions were answered, the last year and the last begun first."""
    # A question of its own a row: joined, the answers of all rows would be counted for one page.
    counted = Antwoord.objects.filter(rapportage=OuterRef("pk")).order_by().values("rapportage")
    is_given = Q(cents__isnull=False) | ~Q(text="")
    asked = counted.annotate(number=Count("pk")).values("number")
    given = counted.annotate(number=Count("pk", filter=is_given)).values("number")
    return (
        rapportages_visible_to(user)
        .annotate(asked=Subquery(asked), given=Subquery(given))
        .order_by("-year", "-pk")
    )


def deals_written_by(user: User) -> QuerySet[Deal]:
    """The deals whose rapportage the person may write."""
    return Deal.objects.filter(in_deal_with_role(user, "pk", *WRITING_ROLES))


def deals_to_report_on(user: User) -> QuerySet[Deal]:
    """Those among them that can be reported on now."""
    return (
        deals_written_by(user)
        .filter(status__in=REPORTING, granted_on__isnull=False)
        .order_by("name")
    )


def whole_rapportage(user: User, pk: int) -> QuerySet[Rapportage]:
    """One rapportage with every answer that the person sees, in a fixed number of questions."""
    whole = rapportages_visible_to(user).filter(pk=pk)
    if not writes_parts(user) or whole.exists():
        return with_answers(whole)
    parts = parts_of(user, pk)
    found = Rapportage.objects.select_related("deal").filter(pk=pk)
    return with_answers(found, parts=parts) if parts else found.none()


def writes_parts(user: User) -> bool:
    """Whether the person sees some rapportage in part; known already, so it asks nothing."""
    return any(word.startswith(RoleInDeal.PART_WRITER) for word in user.roles_elsewhere)


def parts_of(user: User, pk: int) -> frozenset[int]:
    """The programmalijnen of a rapportage that the person writes, and WHOLE_DEAL for the rest."""
    rows = parts_written_by(user).filter(deal__rapportages=pk)
    return frozenset(chain.from_iterable(rows.values_list("lines", flat=True)))


def written_in_part_by(user: User) -> QuerySet[Rapportage]:
    """The rapportages of which the person writes some parts, the last year first."""
    found = Rapportage.objects.filter(deal__in=parts_written_by(user).values("deal"))
    return found.select_related("deal").order_by("-year", "-pk")


def sees_field(user: User, pk: int, field: int) -> bool:
    """Whether this field of a rapportage, or all of it, is the person's to see."""
    return (
        rapportages_visible_to(user).filter(pk=pk).exists()
        or in_parts(Antwoord.objects.filter(pk=field, rapportage=pk), parts_of(user, pk)).exists()
    )


def in_parts(answers: QuerySet[Antwoord], parts: frozenset[int]) -> QuerySet[Antwoord]:
    """The answers in these parts."""
    own = Q(lijnverslag__programmalijn__in=parts)
    return answers.filter(own | Q(lijnverslag__isnull=True) if WHOLE_DEAL in parts else own)


def with_answers(
    found: QuerySet[Rapportage], *, parts: frozenset[int] | None = None
) -> QuerySet[Rapportage]:
    """With everything that was written in each, or in these parts of it, and its last day."""
    answers = Antwoord.objects.select_related("by").order_by("pk")
    lines = Lijnverslag.objects.select_related("programmalijn").order_by("programmalijn__order")
    if parts is not None:
        answers, lines = in_parts(answers, parts), lines.filter(programmalijn__in=parts)
    last_day = partial(last_day_in_dossier, ObligationKind.RAPPORTAGE, "deal", "year")
    return found.annotate(last_day=last_day(), last_zone=last_day(field="zone")).prefetch_related(
        Prefetch("antwoorden", queryset=answers), Prefetch("lijnverslagen", queryset=lines)
    )


def waiting_for_region(user: User) -> QuerySet[Rapportage]:
    """What was offered to somebody who signs and did not write in it, and what the ministry gave
    back to who writes; in one question.
    """
    written = Antwoord.objects.filter(schrijvers__by=user).values("rapportage_id")
    measured = Meting.objects.filter(
        doelindicator__doel__programmalijn__deal=OuterRef("deal"),
        year__lte=OuterRef("year"),
        corrected_by__isnull=True,
        by=user,
    )
    to_sign = (
        Q(status=RapportageStatus.AANGEBODEN, deal__in=signing_roles_of(user).values("deal"))
        & ~Q(offered_by=user)
        & ~Q(pk__in=written)
        & ~Q(bijlagen__added_by=user)
        & ~Q(bijlagen__removed_by=user)
        & ~Exists(measured)
    )
    given_back = Q(
        status=RapportageStatus.TERUGGEGEVEN, deal__in=deals_written_by(user).values("pk")
    )
    return (
        Rapportage.objects.filter(to_sign | given_back)
        .annotate(last_day=last_day_in_dossier(ObligationKind.RAPPORTAGE, "deal", "year"))
        .select_related("deal")
        .order_by("year", "deal__name")
    )


def indieningen_of(report: Rapportage) -> QuerySet[Indiening]:
    """What was handed in of a rapportage, the latest first; the caller has found the rapportage."""
    found = report.indieningen.select_related(
        "by", "receipt", "rapportage", "akkoord__by", "akkoord__document"
    )
    return found.defer("data").order_by("-number")


def stored_receipt_of(report: Rapportage, number: int) -> Document | None:
    """The receipt of a handing in, once it is there."""
    row = report.indieningen.select_related("receipt").filter(number=number).first()
    return row.receipt if row is not None and row.receipt.is_stored else None


def ids_with_pending_report() -> list[int]:
    """What was accepted and has no document yet; oldest first."""
    pending = Akkoord.objects.filter(document__in=Document.objects.pending())
    return list(pending.order_by("pk").values_list("pk", flat=True))


def rounds_of(report: Rapportage) -> list[Indiening]:
    """The last handing in with the one before it, the last first, each with its verdicts."""
    rows = report.indieningen.prefetch_related(
        Prefetch("oordelen", queryset=Oordeel.objects.select_related("by"))
    )
    return list(rows.order_by("-number")[:2])


def remarks_of_last_round(report: Rapportage) -> dict[str, str]:
    """What the ministry asks at each section of what was handed in last; nothing once accepted."""
    last = report.indieningen.order_by("-number").values("pk")[:1]
    asked = Oordeel.objects.filter(
        indiening=Subquery(last), is_accepted=False, indiening__akkoord__isnull=True
    )
    return dict(asked.values_list("section", "remark"))


def stored_report_of(report: Rapportage, number: int) -> Document | None:
    """The document of an accepted handing in, once it is there."""
    row = (
        Akkoord.objects.select_related("document")
        .filter(indiening__rapportage=report, indiening__number=number)
        .first()
    )
    return row.document if row is not None and row.document.is_stored else None


def to_review_by(user: User) -> QuerySet[Rapportage]:
    """What was handed in for the deals of a case officer, and what has a document that could not be
    made (`is_stuck`); in one question.
    """
    given_up = Document.objects.filter(given_up_at__isnull=False)
    stuck = Indiening.objects.filter(rapportage=OuterRef("pk")).filter(
        Q(receipt__in=given_up) | Q(akkoord__document__in=given_up)
    )
    return (
        Rapportage.objects.filter(deal__accounthouder=user)
        .annotate(is_stuck=Exists(stuck))
        .filter(Q(status=RapportageStatus.INGEDIEND) | Q(is_stuck=True))
        .select_related("deal")
        .order_by("year", "deal__name")
    )


def ids_with_pending_receipt() -> list[int]:
    """Handings in whose receipt was ordered and is not there; oldest first."""
    pending = Indiening.objects.filter(receipt__in=Document.objects.pending())
    return list(pending.order_by("pk").values_list("pk", flat=True))


def read_along_by(user: User) -> QuerySet[Rapportage]:
    """What was handed in for the deals that the person's ministry signed, the last year first."""
    mine = signing_ministries_of(user).values("deal_id")
    return (
        Rapportage.objects.filter(deal__in=mine)
        .filter(Exists(Indiening.objects.filter(rapportage=OuterRef("pk"))))
        .select_related("deal")
        .order_by("-year", "deal__name")
    )


def own_lines_of(user: User, report: Rapportage) -> QuerySet[Lijnverslag]:
    """The parts about programmalijnen of the person's ministry, which is `organisation_id`."""
    mine = signing_ministries_of(user).filter(deal=report.deal_id)
    return (
        Lijnverslag.objects.filter(
            rapportage=report, programmalijn__ministeries__party__in=mine.values("pk")
        )
        .annotate(organisation_id=F("programmalijn__ministeries__party__organisation_id"))
        .select_related("programmalijn")
        .order_by("programmalijn__order")
    )


def comments_on(report: Rapportage) -> QuerySet[Opmerking]:
    """What the co-signing ministries noted, in all rounds; for who reviews."""
    found = Opmerking.objects.filter(indiening__rapportage=report)
    return (
        found.select_related("organisation", "by", "lijnverslag", "indiening")
        .defer("indiening__data")
        .order_by("pk")
    )


def own_comments_on(user: User, report: Rapportage) -> QuerySet[Opmerking]:
    """The same of the person's own ministry; no other ministry and no region reads them."""
    mine = signing_ministries_of(user).filter(deal=report.deal_id)
    return comments_on(report).filter(organisation__in=mine.values("organisation_id"))


def to_read_along_by(user: User) -> QuerySet[Rapportage]:
    """What is being reviewed, has a line of the person's ministry, and no remark of it yet."""
    lines = Lijnverslag.objects.filter(
        rapportage=OuterRef("pk"),
        programmalijn__ministeries__party__in=signing_ministries_of(user).values("pk"),
    )
    last = Indiening.objects.filter(rapportage=OuterRef(OuterRef("pk"))).order_by("-number")
    noted = Opmerking.objects.filter(
        indiening__in=last.values("pk")[:1],
        organisation__in=signing_ministries_of(user).values("organisation_id"),
    )
    return (
        read_along_by(user)
        .filter(Exists(lines), ~Exists(noted), status=RapportageStatus.INGEDIEND)
        .order_by("year", "deal__name")
    )


def last_accepted(deal: str) -> Subquery:
    """Of the last year, the last akkoord with its frozen data; `deal` leads to the deal of a row.

    For a page that asks something of the deal already: it adds no question.
    """
    found = Akkoord.objects.filter(indiening__rapportage__deal=OuterRef(deal))
    row = JSONObject(
        report="indiening__rapportage_id",
        year="indiening__rapportage__year",
        data="indiening__data",
    )
    return Subquery(
        found.order_by("-indiening__rapportage__year", "-indiening__number").values(json=row)[:1]
    )
