"""What was handed in, judged and accepted; the caller has found the rapportage."""

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery, prefetch_related_objects
from django.db.models.functions import JSONObject

from monitoring.rapportage.models import Akkoord, Indiening, Oordeel, Rapportage
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
