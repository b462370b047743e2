"""A beschikking as something that was found."""

from typing import Any

from django.urls import reverse

from disbursement.beschikking.models import Beschikking
from regiodeals.common.words import joined
from regiodeals.search.full_text import for_people, parts_of
from regiodeals.search.sources import Hit


def beschikking_hit(beschikking: Any) -> Hit:
    """Its kenmerk and its deal; a piece of its text only when the words stand there."""
    text = for_people(beschikking.found_text or "")
    return Hit(
        title=f"{beschikking}, {beschikking.uitkering.deal}",
        url=reverse("disbursement:beschikking-detail", args=[beschikking.pk]),
        note=joined(
            ", ",
            (
                Beschikking.get_kind_display(beschikking),
                beschikking.status_words,
            ),
        ),
        excerpt=parts_of(text) if text else (),
    )
