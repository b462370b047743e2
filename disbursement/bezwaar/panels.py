"""Where the terms that run and the decisions that are owed are dealt with."""

from django.urls import reverse

from regiodeals.obligations.models import Obligation


def page_of_beschikking(owed: Obligation) -> str:
    """Where one reads how to object."""
    return reverse("disbursement:beschikking-detail", args=[owed.subject_id]) + "#termijn"


def page_of_bezwaar(owed: Obligation) -> str:
    """Where a bezwaar is dealt with."""
    return reverse("disbursement:bezwaar-detail", args=[owed.subject_id])
