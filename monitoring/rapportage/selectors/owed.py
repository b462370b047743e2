"""By when a rapportage is owed: its last day stands in its obligation and nowhere else."""

from django.db.models import CharField, Model, OuterRef, Q, Subquery
from django.db.models.functions import Cast

from monitoring.rapportage.models import Rapportage
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.selectors import obligation_about


def owed_about(report: Rapportage) -> tuple[Model, str]:
    """About what it is owed, and in which period: the deal in a year, or what was asked itself."""
    return (report, "") if report.is_asked else (report.deal, str(report.year))


def obligation_of(report: Rapportage) -> Obligation | None:
    """What the region owes; None when no day was laid down."""
    subject, period = owed_about(report)
    return obligation_about(subject, ObligationKind.RAPPORTAGE, period)


def last_day(field: str = "due_on") -> Subquery:
    """The same for the rows of a list: the last day, or another field of the obligation."""
    of_the_year = Q(period=Cast(OuterRef("year"), CharField()))
    asked = Q(subject_type=Rapportage._meta.label_lower, subject_id=OuterRef("pk"))
    found = Obligation.objects.filter(dossier=OuterRef("deal"), kind=ObligationKind.RAPPORTAGE)
    return Subquery(found.filter(of_the_year | asked).values(field)[:1])
