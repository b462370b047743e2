"""Numbers as people type and read them: 1.000,5, which on an English page is 1,000.5."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, NoReturn

from django import forms

from regiodeals.common.asking_back import ask_back, is_like_thousands, readings
from regiodeals.common.money import DUTCH_SIGNS, MINUS
from regiodeals.common.notation import NumberInput
from regiodeals.common.words import Words, dutch, joined

MOST_WHOLE_DIGITS, MOST_DECIMALS = 14, 4
SIGNS = "-−–"
DUTCH_NUMBER = re.compile(rf"([{SIGNS}]?)(\d{{1,3}}(?:\.\d{{3}})+|\d+)(?:,(\d+))?", re.ASCII)


def whole_number(text: str | None) -> int | None:
    """The number that a hidden field carries, as an id fits in; None for anything else."""
    is_number = text and text.isascii() and text.isdecimal() and len(text) <= MOST_WHOLE_DIGITS
    return int(text) if text and is_number else None


def format_number(value: Decimal, *, decimals: int = MOST_DECIMALS) -> Words:
    """'1.000,5', rounded half up to `decimals` and without zeros at the end."""
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    whole, _, rest = f"{abs(rounded):f}".partition(".")
    rest = rest.rstrip("0")
    sign = MINUS if rounded < 0 else ""
    english = sign + f"{int(whole):,}" + (f".{rest}" if rest else "")
    return Words(english.translate(DUTCH_SIGNS), lambda: english)


def number_to_type(value: Decimal) -> Words:
    """As `format_number`, but 1,2340: 1,234 would be asked back."""
    shown = format_number(value)
    if not is_like_thousands(shown.lstrip(MINUS)):
        return shown
    return joined("", (shown, "0"))


class NumberField(forms.Field):
    """A number, typed as 1.000,5 or 1000,5; gives a Decimal.

    What is not written so, and 1,234, is asked back with each reading.
    """

    widget = NumberInput
    default_error_messages = {
        "required": dutch("Vul een getal in, bijvoorbeeld 1.000,5."),
        "invalid": dutch(
            "Dit getal kunnen wij niet lezen. Schrijf een punt tussen duizendtallen en een"
            " komma vóór de decimalen, bijvoorbeeld 1.000,50."
        ),
        "negative": dutch("Vul het getal in zonder min. Deze eenheid kan niet onder nul zijn."),
        "decimals": dutch(
            "Gebruik ten hoogste {aantal} cijfers achter de komma.", aantal=MOST_DECIMALS
        ),
        "whole": dutch("Vul een heel getal in, zonder komma."),
        "too_large": dutch("Dit getal is te groot. Controleer het aantal cijfers."),
    }

    def __init__(
        self,
        *args: Any,
        allows_negative: bool = False,
        decimals: int = MOST_DECIMALS,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.allows_negative = allows_negative
        self.decimals = decimals

    def to_python(self, value: object) -> Decimal | None:
        """The number, None when empty; raises ValidationError when it can be read in two ways."""
        if isinstance(value, str) and value:
            self._ask_back(_compact(value))
        return self.read(value)

    def read(self, value: object) -> Decimal | None:
        """As `to_python`, for who knows that it is in Dutch notation: nothing is asked back."""
        if value in self.empty_values:
            return None
        if isinstance(value, Decimal):
            return value
        found = DUTCH_NUMBER.fullmatch(_compact(value))
        if found is None:
            self._fail("invalid")
        sign, whole, rest = found[1], found[2].replace(".", ""), (found[3] or "").rstrip("0")
        if len(rest) > self.decimals:
            self._fail("decimals" if self.decimals else "whole")
        if len(whole) > MOST_WHOLE_DIGITS:
            self._fail("too_large")
        number = Decimal(f"{whole}.{rest or 0}") * (-1 if sign else 1)
        if number < 0 and not self.allows_negative:
            self._fail("negative")
        return number

    def prepare_value(self, value: object) -> object:
        """Show a number as 1.000,5; the box puts it in the notation of its page."""
        return number_to_type(value)[:] if isinstance(value, Decimal) else value

    def _ask_back(self, text: str) -> None:
        bare = text.lstrip(SIGNS)
        if DUTCH_NUMBER.fullmatch(text) and not is_like_thousands(bare):
            return
        found = [row for row in readings(bare, self.decimals) if len(row[0]) <= MOST_WHOLE_DIGITS]
        if len(text) - len(bare) > 1 or not found:
            self._fail("invalid")
        sign = -1 if bare != text else 1
        ask_back([number_to_type(sign * Decimal(f"{whole}.{rest or 0}")) for whole, rest in found])

    def _fail(self, code: str) -> NoReturn:
        raise forms.ValidationError(str(self.error_messages[code]), code=code)


def _compact(value: object) -> str:
    return "".join(str(value).split())
