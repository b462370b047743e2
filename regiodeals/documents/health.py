"""How it is with what is made and kept here, for the start page of the administration."""

import os
import shutil

from django.conf import settings
from django.db.models import Q
from django.urls import reverse

from regiodeals.common.words import dutch, joined
from regiodeals.documents import virus
from regiodeals.documents.models import Document
from regiodeals.health import outbox
from regiodeals.health.check import Check, Finding, State
from regiodeals.health.words import how_big

WORDS = outbox.Words(
    waits=dutch("te maken"),
    failed=dutch("opgegeven"),
    remedy=dutch("Lees de laatste fout. Is de oorzaak weg, laat het document dan opnieuw maken."),
)
# A large autumn of letters and files fits in this.
LITTLE_BYTES, LITTLE_PERCENT = 5_000_000_000, 10
FULL_BYTES = 500_000_000
MORE_ROOM = dutch("Maak de schijf groter. Haal geen documenten weg: elk staat in een dossier.")
NO_DISK = dutch("De plaats waar documenten staan, is niet te lezen.")


def documents() -> Finding:
    """What is ordered and not made."""
    found = outbox.count(
        Document.objects.filter(stored_at__isnull=True),
        pending=Q(given_up_at__isnull=True),
        since="ordered_at",
        failed=Q(given_up_at__isnull=False),
        failed_at="given_up_at",
    )
    url = f"{reverse('admin:documents_document_changelist')}?fase=given_up"
    return outbox.finding(found, WORDS, url=url)


def disk() -> Finding:
    """How much room there is where documents are kept. Raises OSError when it cannot be read."""
    place = settings.DOCUMENTS_ROOT
    room = shutil.disk_usage(place)
    percent = room.free * 100 // room.total
    says = dutch(
        "{vrij} vrij van {geheel} ({deel}%).",
        vrij=how_big(room.free),
        geheel=how_big(room.total),
        deel=percent,
    )
    if not os.access(place, os.W_OK):
        return Finding(
            State.WRONG,
            joined(" ", (dutch("Er kan niets worden bewaard."), says)),
            dutch("Geef het programma schrijfrecht."),
        )
    if room.free < FULL_BYTES:
        return Finding(State.WRONG, says, MORE_ROOM)
    if room.free < LITTLE_BYTES or percent < LITTLE_PERCENT:
        return Finding(State.LOOK, says, MORE_ROOM)
    return Finding(State.GOOD, says)


def scanner() -> Finding | None:
    """Whether the scanner answers; nothing to tell when there is none."""
    if not virus.is_configured():
        return None
    virus.require_answer()
    return Finding(State.GOOD, dutch("Antwoordt."))


CHECKS = [
    Check(
        "documents",
        dutch("Documenten"),
        documents,
        Finding(State.UNKNOWN, dutch("Niet te zien hoeveel er te maken is.")),
    ),
    Check(
        "disk",
        dutch("Schijf voor documenten"),
        disk,
        Finding(State.WRONG, NO_DISK, dutch("Kijk of de schijf is aangesloten en te lezen is.")),
        outside=True,
    ),
    Check(
        "scanner",
        dutch("Virusscanner"),
        scanner,
        Finding(
            State.WRONG,
            dutch(
                "De virusscanner antwoordt niet. Nieuwe bestanden van regio's blijven in"
                " quarantaine."
            ),
            dutch("Start de virusscanner. De bestanden worden daarna vanzelf bekeken."),
        ),
        outside=True,
    ),
]
