"""Whether a text can be an address of one mailbox; a wrong one is refused in words."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from regiodeals.common.errors import InvalidInput
from regiodeals.common.words import dutch

LONGEST = 254
# What the database holds as well: one mailbox, and nothing that could begin another header.
SHAPE = r"^[^\s@,;<>()\"]+@[^\s@,;<>()\"]+$"
FORBIDDEN = re.compile(r"[\s,;<>\"()\x00-\x1f\x7f]")


def require_address(text: str) -> str:
    """The address without the space around it; raises InvalidInput when mail cannot go there."""
    address = text.strip()
    if not address:
        raise InvalidInput(
            dutch("Er is geen e-mailadres. Vul het in bij de organisatie of de persoon.")
        )
    try:
        validate_email(address)
    except ValidationError as error:
        raise InvalidInput(_refusal(address)) from error
    if len(address) > LONGEST or not address.isascii() or FORBIDDEN.search(address):
        raise InvalidInput(_refusal(address))
    return address


def require_address_of_model(text: str) -> None:
    """The same as a validator of a model field."""
    try:
        require_address(text)
    except InvalidInput as error:
        raise ValidationError(str(error)) from error


def require_one_line(text: str, *, what: str) -> str:
    """A text that fits in a header; raises InvalidInput for a line break or a control character."""
    if any(ord(sign) < ord(" ") or ord(sign) == 127 for sign in text):
        raise InvalidInput(dutch("{wat} moet op één regel staan, zonder regeleinde.", wat=what))
    return text


def on_one_line(name: str) -> str:
    """A name as it fits in a header: nobody goes without mail for a tab that came along in it."""
    return "".join(sign for sign in " ".join(name.split()) if sign.isprintable())


def is_usable(address: str) -> bool:
    """Whether mail can go there."""
    try:
        require_address(address)
    except InvalidInput:
        return False
    return True


def _refusal(address: str) -> str:
    shown = "".join(sign if sign.isprintable() else "�" for sign in address[:60])
    return dutch(
        "“{adres}” is geen bruikbaar e-mailadres. Vul één adres in, zoals post@voorbeeld.nl,"
        " zonder spaties of accenten.",
        adres=shown,
    )
