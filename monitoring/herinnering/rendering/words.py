"""How far away a day is, and what became of a reminder."""

from monitoring.herinnering.models import Herinnering
from monitoring.herinnering.schedule import Step

UP = "aan accounthouder en hoofd"


def days_words(left: int) -> str:
    """'nog 14 dagen', 'vandaag is de laatste dag', '7 dagen te laat'."""
    if left == 0:
        return "vandaag is de laatste dag"
    number = f"{abs(left)} {'dag' if abs(left) == 1 else 'dagen'}"
    return f"nog {number}" if left > 0 else f"{number} te laat"


def days_words_en(left: int) -> str:
    """The same in English."""
    if left == 0:
        return "today is the last day"
    number = f"{abs(left)} {'day' if abs(left) == 1 else 'days'}"
    return f"{number} left" if left > 0 else f"{number} late"


def step_words(step: Step) -> str:
    """Which reminder it is: '14 dagen ervoor', 'op de laatste dag', '7 dagen erna'."""
    if step.offset == 0:
        return "op de laatste dag"
    days = abs(step.offset)
    side = "ervoor" if step.offset < 0 else "erna"
    words = f"{days} {'dag' if days == 1 else 'dagen'} {side}"
    return f"{words}, {UP}" if step.is_escalation else words


def state_of(row: Herinnering) -> tuple[str, str]:
    """What became of it: a meaning for the tag, and words."""
    message = row.message
    if row.dropped_at is not None:
        return "neutral", "niet meer nodig"
    if message is None or message.withdrawn_at is not None:
        return "neutral", "wacht op verzending"
    if message.given_up_at or message.bounced_at:
        return "warning", "niet aangekomen"
    return ("ok", "verzonden") if message.handed_over_at else ("busy", "onderweg")
