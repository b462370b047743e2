"""A message as a row, as facts, as moments and as a row of a file."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.export import CellType, Column
from regiodeals.common.words import dutch
from regiodeals.mail.models import Message
from regiodeals.mail.phases import Phase, phase_of

MEANINGS = {
    Phase.WAITS: "busy",
    Phase.SENT: "ok",
    Phase.FAILED: "warning",
    Phase.SETTLED: "neutral",
    Phase.WITHDRAWN: "neutral",
}
COLUMNS = (
    Column(dutch("Klaargezet op"), CellType.MOMENT, 18),
    Column(dutch("Soort"), width=36),
    Column(dutch("Aan"), width=32),
    Column(dutch("E-mailadres"), width=32),
    Column(dutch("Onderwerp"), width=48),
    Column(dutch("Stand"), width=26),
    Column(dutch("Aangenomen op"), CellType.MOMENT, 18),
    Column(dutch("Pogingen"), CellType.NUMBER),
    Column(dutch("Wat er misging"), width=48),
)


def row_of(message: Message) -> dict[str, Any]:
    """What the list shows of a message."""
    phase = phase_of(message)
    return {"message": message, "meaning": MEANINGS[phase], "word": phase.label}


def went_wrong(message: Message) -> str:
    """Why it came back or did not leave, in the words of the mail server."""
    return message.bounce or message.failure


def items_of(message: Message) -> list[dict[str, str]]:
    """The facts of a message."""
    attachments = [row.document.filename for row in message.attachments.all()]
    found = {
        dutch("Soort"): message.get_kind_display(),
        dutch("Aan"): message.to_name,
        dutch("E-mailadres"): message.to_address,
        dutch("Taal"): message.get_language_display(),
        dutch("Klaargezet door"): str(message.queued_by or dutch("het systeem")),
        dutch("Bijlagen"): ", ".join(attachments) or dutch("geen"),
        dutch("Sjabloon"): _template_words(message),
        dutch("Message-ID"): message.message_id,
    }
    return [{"label": label, "value": value} for label, value in found.items()]


def _template_words(message: Message) -> str:
    version = message.template_version
    if version is None:
        return message.template
    since = long_date(version.first_used_at.astimezone(clock.AMSTERDAM).date())
    return dutch(
        "{sjabloon}, versie {nummer}, woorden sinds {dag} ({code})",
        sjabloon=message.template,
        nummer=version.number,
        dag=since,
        code=version.sha256[:8],
    )


def moments_of(message: Message) -> list[dict[str, str]]:
    """What happened to a message, in order."""
    tries = dutch("Niet gelukt na {keer}x proberen", keer=message.attempts)
    happened = [
        (message.queued_at, dutch("Klaargezet"), ""),
        (message.failed_at, tries, message.failure),
        (message.handed_over_at, dutch("Door de mailserver aangenomen"), ""),
        (message.given_up_at, dutch("Opgegeven"), ""),
        (message.withdrawn_at, dutch("Vervallen: niet meer nodig, en niet verzonden"), ""),
        (message.bounced_at, dutch("Teruggekomen"), message.bounce),
        (message.settled_at, dutch("Afgehandeld"), message.settled_how),
    ]
    known = [(moment, title, note) for moment, title, note in happened if moment is not None]
    return [
        {"when": _moment(moment), "title": title, "note": note}
        for moment, title, note in sorted(known, key=lambda found: found[0])
    ]


def _moment(moment: datetime) -> str:
    local = moment.astimezone(clock.AMSTERDAM)
    return f"{long_date(local.date())} {local:%H:%M}"


def cells(rows: Sequence[Message]) -> Iterator[Sequence[Any]]:
    """Each message as a row of a file."""
    for message in rows:
        yield (
            message.queued_at,
            message.get_kind_display(),
            message.to_name,
            message.to_address,
            message.subject_line,
            phase_of(message).label,
            message.handed_over_at,
            message.attempts,
            went_wrong(message),
        )
