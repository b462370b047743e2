"""What was handed in, judged and accepted; the caller has found the rapportage."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Prefetch, QuerySet, Subquery, prefetch_related_objects
from django.db.models.functions import JSONObject

from monitoring.rapportage.models import (
    Akkoord,
    Indiening,
    Oordeel,
    Rapportage,
    RapportageStatus,
)
from regiodeals.documents.models import Document


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
    """The last handing in with the one before it, the last first, each with its verdicts.

    All rounds are read along with `report`: its rules on who may judge and which step comes next
    look in them too.
    """
    verdicts = Prefetch("oordelen", queryset=Oordeel.objects.select_related("by"))
    rounds = Indiening.objects.select_related("by").order_by("-number").prefetch_related(verdicts)
    prefetch_related_objects([report], Prefetch("indieningen", queryset=rounds))
    return list(report.indieningen.all())[:2]


def asked_then() -> ArraySubquery:
    """What the ministry asks of what was handed in last; nothing once accepted.

    Read along with rapportages that know their last number.
    """
    asked = Oordeel.objects.filter(
        indiening__rapportage=OuterRef("pk"),
        indiening__number=OuterRef("last_number"),
        indiening__akkoord__isnull=True,
        is_accepted=False,
    )
    pair = JSONObject(section="section", remark="remark")
    return ArraySubquery(asked.order_by("pk").values(pair=pair))


def remarks_on(report: Rapportage) -> dict[str, str]:
    """The same by section, once it was given back: what is still being judged is not told."""
    if report.status == RapportageStatus.INGEDIEND:
        return {}
    return {row["section"]: row["remark"] for row in report.asked_then}  # type: ignore[attr-defined]


def with_last_data(found: QuerySet[Rapportage]) -> QuerySet[Rapportage]:
    """Read along with what was handed in last, as data (`data_then`)."""
    rows = Indiening.objects.filter(rapportage=OuterRef("pk"), number=OuterRef("last_number"))
    return found.annotate(data_then=Subquery(rows.order_by().values("data")[:1]))


def stored_report_of(report: Rapportage, number: int) -> Document | None:
    """The document of an accepted handing in, once it is there."""
    row = (
        Akkoord.objects.select_related("document")
        .filter(indiening__rapportage=report, indiening__number=number)
        .first()
    )
    return row.document if row is not None and row.document.is_stored else None


def ids_with_pending_receipt() -> list[int]:
    """Handings in whose receipt was ordered and is not there; oldest first."""
    pending = Indiening.objects.filter(receipt__in=Document.objects.pending())
    return list(pending.order_by("pk").values_list("pk", flat=True))


def last_accepted(deal: str, year: int | None = None) -> Subquery:
    """Of the last year reported on, or of this year, the last akkoord with its frozen data.

    `deal` leads to the deal of a row. For a page that asks something of it already: it adds no
    question.
    """
    found = Akkoord.objects.filter(
        indiening__rapportage__deal=OuterRef(deal), indiening__rapportage__year__isnull=False
    )
    if year is not None:
        found = found.filter(indiening__rapportage__year=year)
    row = JSONObject(
        report="indiening__rapportage_id",
        year="indiening__rapportage__year",
        data="indiening__data",
    )
    return Subquery(
        found.order_by("-indiening__rapportage__year", "-indiening__number").values(json=row)[:1]
    )
