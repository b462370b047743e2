"""What parliament is told over the first year: drafted by one, adopted by another, labelled."""

from collections.abc import Iterator

from django.db import transaction

from demo.inventions import moment
from demo.story import record
from demo.story.scenes import Scene
from monitoring.kamer import services
from monitoring.kamer.models import Kamerrapportage, KamerStatus
from monitoring.kamer.rendering.content import content_of
from monitoring.rapportage.rendering.data import hash_of

YEAR, OFFICER = 2024, "sanne"
WORDS = {
    "general": "Voorbeeld: de eerste regio’s hebben over 2024 gerapporteerd. Van de andere deals is"
    " de uitkering net verleend; hun cijfers zijn nog onbekend.",
    "money": "Voorbeeld: wat is verleend en betaald komt uit het grootboek. Wat is besteed, zegt de"
    " regio; de accountant controleert dat later.",
    "lessons": "Voorbeeld: regio’s delen wat zij leren, en andere regio’s vinden het terug.",
    "sequel": "Voorbeeld: in 2025 overleggen Rijk en regio over elke deal. Daarna volgt een nieuwe"
    " rapportage.",
}


def scenes() -> Iterator[Scene]:
    """Once there is an akkoord and something was learned."""
    yield Scene(moment("2025-01-24 10:00"), "kamer: rapportage geschreven", _is_drafted, _draft)
    yield Scene(moment("2025-01-24 14:00"), "kamer: rapportage vastgesteld", _is_adopted, _adopt)


def _is_drafted() -> bool:
    return Kamerrapportage.objects.filter(year=YEAR).exists()


def _is_adopted() -> bool:
    return Kamerrapportage.objects.filter(year=YEAR).exclude(status=KamerStatus.CONCEPT).exists()


@transaction.atomic
def _draft() -> None:
    officer = record.account(OFFICER)
    report = services.draft_report(year=YEAR, actor=officer, is_example=True)
    services.write_words(report_id=report.pk, words=WORDS, seen=report.version, actor=officer)


@transaction.atomic
def _adopt() -> None:
    signer = record.account(record.SIGNER)
    report = Kamerrapportage.objects.get(year=YEAR, status=KamerStatus.CONCEPT)
    seen = hash_of(content_of(report, signer))
    services.adopt_report(report_id=report.pk, seen=seen, actor=signer)
