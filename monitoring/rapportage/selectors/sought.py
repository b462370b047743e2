"""Rapportages by words in what was handed in."""

from django.db.models import F, OuterRef, QuerySet, Subquery

from monitoring.rapportage.models import Indiening
from monitoring.rapportage.selectors.reports import rapportages_visible_to
from regiodeals.accounts.models import User
from regiodeals.search.asked import Asked
from regiodeals.search.full_text import TextIn, excerpt_of, holding


def indieningen_sought(user: User, asked: Asked, most: int) -> QuerySet[Indiening]:
    """At most so many visible rapportages by what they say as handed in last, the latest first.

    With `found_text`, a piece of the text around the words.
    """
    last = Indiening.objects.filter(rapportage=OuterRef("rapportage")).order_by("-number")
    first = (
        holding(Indiening.objects.order_by(), "data", asked.text)
        .filter(rapportage__in=rapportages_visible_to(user).order_by().values("pk"))
        .annotate(last=Subquery(last.values("number")[:1]))
        .filter(number=F("last"))
        .order_by("-pk")
        .values("pk")[:most]
    )
    return (
        Indiening.objects.filter(pk__in=first)
        .annotate(found_text=excerpt_of(TextIn("data"), asked.text))
        .select_related("rapportage__deal")
        .defer("data")
        .order_by("-pk")
    )
