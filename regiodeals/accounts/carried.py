"""What was posted after the session ended: it goes along through the log-in, and is offered.

It travels in the page, signed, and is never stored: nobody is logged in yet to whom it belongs.
"""

from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.http import HttpRequest

FIELD = "meegenomen"
# The page of a form says whose it is; another person at that computer gets nothing of it.
PERSON = "schrijver"
LONGEST_S = 24 * 60 * 60
SALT = "regiodeals.accounts.carried"
NOT_CARRIED = ("csrfmiddlewaretoken",)


@dataclass(frozen=True)
class Carried:
    """A form to send again: where to, and each name with its value."""

    path: str
    fields: list[tuple[str, str]]


def pack(request: HttpRequest) -> str:
    """The form that was posted, as one word for a hidden field; empty when it held nothing."""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in NOT_CARRIED
    ]
    if not fields:
        return ""
    return signing.dumps({"path": request.path, "fields": fields}, salt=SALT, compress=True)


def unpack(word: str, user: Any) -> Carried | None:
    """The form again; None when it is not of this person, is too old, or was tampered with."""
    try:
        found = signing.loads(word, salt=SALT, max_age=LONGEST_S)
    except signing.BadSignature:
        return None
    fields = [(str(name), str(value)) for name, value in found["fields"]]
    if dict(fields).get(PERSON) != str(user.pk):
        return None
    return Carried(found["path"], fields)
