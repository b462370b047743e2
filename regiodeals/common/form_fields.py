"""Form fields that accept what people type in Dutch, and ask back when it can mean two things."""

import calendar
import re
from datetime import date
from typing import Any, ClassVar, NoReturn
from uuid import UUID, uuid4

from django import forms

from regiodeals.common.asking_back import ask_back, readings
from regiodeals.common.dutch_dates import (
    day_to_type,
    month_and_year,
    plain_date,
    weekday_name,
)
from regiodeals.common.example_day import EXAMPLE, said_of_days
from regiodeals.common.money import SYMBOLS, format_amount, format_cents
from regiodeals.common.names_of_days import ENGLISH_NAMES, MONTH_NUMBERS, WEEKDAY_NUMBERS
from regiodeals.common.notation import NumberInput
from regiodeals.common.words import dutch, reads_english, said

EARLIEST_YEAR, LATEST_YEAR = 1900, 2199
# More than any ministry spends, and well within what a row holds.
MOST_DIGITS = 13

DATE_SEPARATORS = re.compile(r"[\s\-/.,]+")
DAY_MONTH_YEAR = re.compile(
    r"(?P<day>\d{1,2}) (?P<month>\d{1,2}|[a-z]{3,9})(?: (?P<year>\d{4}|\d{2}))?", re.ASCII
)

WHOLE = r"\d{1,3}(?:[. ]\d{3})+|\d+"
MOST_CENTS = 2
DUTCH_AMOUNT = re.compile(rf"({WHOLE})(?:,(\d{{1,2}}|-{{1,2}}|[–—]))?", re.ASCII)


def plausible_day(day: date) -> None:
    """Refuse a year that can only be a typing error; for every form that takes a day."""
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        # A code that a field knows would be given the words of that field.
        _refuse(
            dutch("Het jaar {jaar} kan niet kloppen. Controleer het jaar.", jaar=day.year),
            code="implausible_year",
        )


class FormKeyField(forms.UUIDField):
    """A hidden name for one form on one page: sent twice, it counts once, also without JavaScript.

    Whatever somebody else puts in its place names nothing.
    """

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False, initial=uuid4)

    def clean(self, value: object) -> UUID | None:
        """The name, or None for what is none."""
        try:
            found: UUID | None = super().clean(value)
        except forms.ValidationError:
            return None
        return found


class DutchDateField(forms.Field):
    """A day, typed as 15-6-2025 or 15 juni 2025; a text box, no date picker.

    On an English page 5/6/2025 is asked back: who reads English may mean 5 June or 6 May.
    """

    widget = forms.TextInput(attrs={"inputmode": "text", "autocomplete": "off", "size": 18})
    default_error_messages = said_of_days(EXAMPLE)

    def to_python(self, value: object) -> date | None:
        """The day, None when empty; raises ValidationError when it is no day."""
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return value
        parts = DATE_SEPARATORS.split(str(value).strip().lower())
        weekday = WEEKDAY_NUMBERS.get(parts[0])
        day, month, year = self._numbers(parts if weekday is None else parts[1:])
        found = self._day(day, month, year)
        if weekday is not None and weekday != found.weekday():
            _refuse(
                dutch(
                    "{dag} is een {weekdag}, geen {getypt}. Controleer de dag.",
                    dag=plain_date(found),
                    weekdag=weekday_name(found.weekday()),
                    getypt=weekday_name(weekday),
                )
            )
        return found

    def prepare_value(self, value: object) -> object:
        """Show a day as 15-6-2025, and on an English page as 15 June 2025."""
        return said(day_to_type(value)) if isinstance(value, date) else value

    def _numbers(self, parts: list[str]) -> tuple[int, int, int]:
        year_first = parts and re.fullmatch(r"\d{4}", parts[0], re.ASCII)
        ordered = [*reversed(parts)] if year_first else parts
        if parts and parts[0] in ENGLISH_NAMES:
            # As is written in English: June 15, 2025.
            ordered = [*parts[1:2], parts[0], *parts[2:]]
        found = DAY_MONTH_YEAR.fullmatch(" ".join(ordered))
        month = _month(found["month"]) if found else None
        if found is None or month is None:
            self._fail("invalid")
        day, year = int(found["day"]), int(found["year"] or 0)
        if not year_first and found["month"].isdigit():
            self._ask_which(day, month, year)
        if found["year"] is None:
            self._fail("no_year")
        if len(found["year"]) == 2:
            meant = day_to_type(self._day(day, month, 2000 + year))
            _refuse(
                dutch("Schrijf het jaar met vier cijfers. Bedoelt u {dag}?", dag=meant),
                code="two_meanings",
            )
        return day, month, year

    def _ask_which(self, day: int, month: int, year: int) -> None:
        """Ask who reads English which number is the month, when both can be."""
        if not reads_english() or day == month or not (1 <= day <= 12 and 1 <= month <= 12):
            return
        full = year if EARLIEST_YEAR <= year <= LATEST_YEAR else 2000 + year % 100
        _refuse(
            dutch(
                "Bedoelt u {dag} of {andere}? Schrijf de maand als woord.",
                dag=plain_date(date(full, month, day)),
                andere=plain_date(date(full, day, month)),
            ),
            code="two_meanings",
        )

    def _day(self, day: int, month: int, year: int) -> date:
        if not EARLIEST_YEAR <= year <= LATEST_YEAR:
            _refuse(dutch("Het jaar {jaar} kan niet kloppen. Controleer het jaar.", jaar=year))
        if not 1 <= month <= 12:
            if 1 <= day <= 12 and 1 <= month <= calendar.monthrange(year, day)[1]:
                _refuse(
                    dutch(
                        "Maand {maand} bestaat niet. Bedoelt u {dag}?",
                        maand=month,
                        dag=day_to_type(date(year, day, month)),
                    ),
                    code="two_meanings",
                )
            self._fail("invalid")
        length = calendar.monthrange(year, month)[1]
        if not 1 <= day <= length:
            _refuse(
                dutch(
                    "{maand} heeft {lengte} dagen. Kies een dag van 1 tot en met {lengte}.",
                    maand=month_and_year(year, month).capitalize(),
                    lengte=length,
                )
            )
        return date(year, month, day)

    def _fail(self, code: str) -> NoReturn:
        _refuse(str(self.error_messages[code]), code=code)


class WeeksField(forms.IntegerField):
    """The length of a term, a whole number of weeks, in a field as narrow as what stands in it."""

    def __init__(self, **kwargs: Any) -> None:
        said = {
            "required": dutch("Vul een aantal weken in."),
            "invalid": dutch("Vul een heel aantal weken in, bijvoorbeeld 4."),
        }
        kwargs["error_messages"] = said | kwargs.get("error_messages", {})
        narrow = {"inputmode": "numeric", "autocomplete": "off", "size": 4}
        super().__init__(widget=forms.TextInput(attrs=narrow), **kwargs)


class AmountField(forms.Field):
    """An amount, typed as 1.000.000, € 1.000 or 1000000,50; gives integer cents.

    Accepted is what can only be read in one way in Dutch. What is written with the separators of
    another language is asked back with each reading.
    """

    currency: ClassVar[str]
    units: ClassVar[tuple[str, ...]]

    widget = NumberInput
    default_error_messages = {
        "required": dutch("Vul een bedrag in, bijvoorbeeld 12.500.000."),
        "invalid": dutch("Dit is geen bedrag. Vul het in als 12.500.000 of 12.500.000,50."),
        "negative": dutch("Vul het bedrag in zonder min."),
        "too_large": dutch("Dit bedrag is te groot. Controleer het aantal cijfers."),
    }

    @property
    def symbol(self) -> str:
        """What the page prints in front of the box."""
        return SYMBOLS[self.currency]

    def to_python(self, value: object) -> int | None:
        """Cents, None when empty; raises ValidationError when it is no amount, or more than one."""
        if value in self.empty_values:
            return None
        if isinstance(value, int):
            return value
        text = self._without_currency(str(value))
        if text.startswith(("-", "−", "–")):
            self._fail("negative")
        if sum(character.isdigit() for character in text) > MOST_DIGITS:
            self._fail("too_large")
        found = DUTCH_AMOUNT.fullmatch(text)
        if found is None:
            self._ask_back(text)
        whole, rest = found.groups()
        return _cents(whole, rest if rest and rest.isdigit() else "")

    def prepare_value(self, value: object) -> object:
        """Show cents as 12.500.000,50; the box puts it in the notation of its page."""
        return format_cents(value)[:] if isinstance(value, int) else value

    def _without_currency(self, text: str) -> str:
        sign = "|".join(re.escape(word) for word in (self.symbol, *self.units))
        bare = " ".join(text.split())
        return re.sub(
            rf"^({sign}) ?(?=[\d−–-])|(?<=[\d–-]) ?({sign})$", "", bare, flags=re.IGNORECASE
        )

    def _ask_back(self, text: str) -> NoReturn:
        found = readings(text, MOST_CENTS)
        if not found:
            self._fail("invalid")
        cents = [_cents(whole, rest) for whole, rest in found]
        ask_back([format_amount(each, self.currency, decimals="always") for each in cents])

    def _fail(self, code: str) -> NoReturn:
        _refuse(str(self.error_messages[code]), code=code)


class EuroField(AmountField):
    """An amount in euros."""

    currency = "EUR"
    units = ("EUR", "euro")


class DollarField(AmountField):
    """An amount in US dollars."""

    currency = "USD"
    units = ("USD", "$", "dollar")


def _month(part: str) -> int | None:
    """The number of a month, typed as a number or a name; None for a word that is no month."""
    return int(part) if part.isdigit() else MONTH_NUMBERS.get(part)


def _cents(whole: str, rest: str) -> int:
    return int(re.sub(r"\D", "", whole)) * 100 + int(rest.ljust(2, "0") if rest else 0)


def _refuse(sentence: str, *, code: str = "invalid") -> NoReturn:
    raise forms.ValidationError(sentence, code=code)
