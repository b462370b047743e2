"""A rapportage as something that was found."""

from typing import Any

from django.urls import reverse

from regiodeals.common.words import joined
from regiodeals.search.full_text import for_people, parts_of
from regiodeals.search.sources import Hit


def rapportage_hit(indiening: Any) -> Hit:
    """The rapportage, with a piece of what it says."""
    report = indiening.rapportage
    return Hit(
        title=joined(", ", (report.deal, report.name.in_words)),
        url=reverse("monitoring:rapportage-detail", args=[report.pk]),
        note=report.get_status_display(),
        excerpt=parts_of(for_people(indiening.found_text)),
    )
