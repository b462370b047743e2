"""Which month or weekday a word is, as people type it in Dutch or in English."""

from regiodeals.common.dutch_dates import MONTHS, SHORT_MONTHS, WEEKDAYS
from regiodeals.common.english_dates import MONTHS as ENGLISH_MONTHS
from regiodeals.common.english_dates import WEEKDAYS as ENGLISH_WEEKDAYS

# English names too: no name means one month in one language and another in the other.
IN_ENGLISH = tuple(name.lower() for name in ENGLISH_MONTHS)
SHORT_IN_ENGLISH = tuple(name[:3] for name in IN_ENGLISH)
ENGLISH_NAMES = frozenset((*IN_ENGLISH, *SHORT_IN_ENGLISH))
NAMES_OF_MONTHS = (MONTHS, SHORT_MONTHS, IN_ENGLISH, SHORT_IN_ENGLISH)
MONTH_NUMBERS = {
    name: number for names in NAMES_OF_MONTHS for number, name in enumerate(names, start=1)
} | {"sept": 9}
WEEKDAY_NUMBERS = {
    name: number for number, full in enumerate(WEEKDAYS) for name in (full, full[:2])
} | {
    name: number
    for number, full in enumerate(ENGLISH_WEEKDAYS)
    for name in (full.lower(), full[:3].lower())
}
