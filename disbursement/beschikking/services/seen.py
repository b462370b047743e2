"""Whether the content is still what was laid before the reviewer, and what somebody looked at."""

from disbursement.beschikking.conditions import READ_STATEMENT
from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.rendering import facts
from regiodeals.common.errors import InvalidInput, RequirementsUnmet
from regiodeals.common.words import dutch

CHANGED_SINCE = dutch(
    "De beschikking is gewijzigd nadat u deze pagina opende. Bekijk haar opnieuw en beslis dan."
)

NOT_READ = dutch(
    "Zet eerst een vinkje bij “{zin}”. Tot dan gebeurt er niets met de beschikking.",
    zin=READ_STATEMENT,
)


def require_read(has_read: bool) -> None:
    """What cannot be taken back is done by who read the letter; raises InvalidInput."""
    if not has_read:
        raise InvalidInput(NOT_READ)


def require_seen(beschikking: Beschikking, seen: str | None) -> None:
    """Nobody answers for another content than he had before him; raises RequirementsUnmet."""
    if seen is not None and seen != beschikking.reviewed_fingerprint:
        raise RequirementsUnmet([CHANGED_SINCE])


def require_unchanged(beschikking: Beschikking, *, since: str) -> None:
    """Raise RequirementsUnmet when the record says something else than it did then."""
    if beschikking.reviewed_fingerprint != facts.fingerprint(beschikking):
        raise RequirementsUnmet(
            [
                dutch(
                    "De gegevens zijn na {sinds} gewijzigd. Stuur de beschikking terug voor"
                    " toetsing.",
                    sinds=since,
                )
            ]
        )
