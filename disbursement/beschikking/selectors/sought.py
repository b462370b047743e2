"""Beschikkingen by their kenmerk, or by words in what was put on record in the letter."""

from django.db.models import Q, QuerySet

from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.selectors.rows import beschikkingen_visible_to
from regiodeals.accounts.models import User
from regiodeals.search.asked import Asked
from regiodeals.search.full_text import TextIn, excerpt_of, holding


def beschikkingen_sought(user: User, asked: Asked, most: int) -> QuerySet[Beschikking]:
    """At most so many visible ones, those with the kenmerk first, then the latest.

    With `found_text`, a piece of what stands in it around the words. Each way of finding is a
    question to its own index, within one question. Each gives the latest few: of words that stand
    in every letter only so many letters are read.
    """
    latest = beschikkingen_visible_to(user).order_by("-pk")
    by_name = latest.filter(asked.exact("kenmerk")).values("pk")[:most]
    by_text = holding(latest, "facts", asked.text).values("pk")[:most]
    first = (
        Beschikking.objects.filter(pk__in=by_name.union(by_text))
        .annotate(likeness=asked.likeness("kenmerk"))
        .order_by("likeness", "-pk")
        .values("pk")[:most]
    )
    # The piece of text is looked up for these few only: that takes longer than finding them.
    return (
        Beschikking.objects.filter(Q(pk__in=first))
        .annotate(
            likeness=asked.likeness("kenmerk"), found_text=excerpt_of(TextIn("facts"), asked.text)
        )
        .select_related("uitkering__deal", "bekendmaking")
        .defer("facts")
        .order_by("likeness", "-pk")
    )
