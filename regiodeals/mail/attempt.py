"""How an attempt at sending ends: what an error means, and when to try again."""

import smtplib
from dataclasses import dataclass
from datetime import timedelta

from regiodeals.common.errors import DomainError
from regiodeals.mail.models import FailureKind

# Waiting time after the first, second, … attempt: all together a little less than a day.
BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720))
MAX_ATTEMPTS = len(BACK_OFF) + 1
# Longer than a worker lives on one task (CELERY_TASK_TIME_LIMIT): it is surely gone by then.
LEASE = timedelta(minutes=5)
LONGEST_REASON = 500
FIRST_PERMANENT_CODE = 500


@dataclass(frozen=True)
class Failure:
    """Why an attempt failed, and whether another one makes sense."""

    kind: FailureKind
    reason: str
    is_final: bool


def failure_of(error: Exception) -> Failure:
    """What `error` means for the message.

    Final is only what the server says about this recipient or this message (5xx). A refusal of
    ourselves (log-in, sender) or of everybody passes when the operator repairs it.
    """
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, text = next(iter(error.recipients.values()))
        return _answered(code, text)
    if isinstance(error, smtplib.SMTPDataError):
        return _answered(error.smtp_code, error.smtp_error)
    if isinstance(error, DomainError):
        return Failure(FailureKind.OWN, _clean(str(error)), is_final=False)
    kind = FailureKind.UNREACHABLE if isinstance(error, OSError) else FailureKind.OWN
    return Failure(kind, _clean(f"{type(error).__name__}: {error}"), is_final=False)


def wait_after(attempts: int) -> timedelta | None:
    """How long to wait after this many attempts; None when there is no other."""
    return BACK_OFF[attempts - 1] if attempts < MAX_ATTEMPTS else None


def _answered(code: int, text: bytes | str) -> Failure:
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    is_final = code >= FIRST_PERMANENT_CODE
    kind = FailureKind.REFUSED if is_final else FailureKind.UNREACHABLE
    return Failure(kind, _clean(f"{code} {words}"), is_final=is_final)


def _clean(text: str) -> str:
    """On one line and not too long: another machine wrote it."""
    printable = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(printable.split())[:LONGEST_REASON]
