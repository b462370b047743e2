"""The day on an island and the day in the Netherlands, in words, where they are not the same."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from regiodeals.common.dutch_dates import hour_of, long_date
from regiodeals.common.words import dutch
from regiodeals.legal.terms import legal_day

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def both_days(moment: datetime, zone: ZoneInfo) -> str:
    """Which day a moment was in both; empty where that is one day."""
    here, there = legal_day(moment, AMSTERDAM), legal_day(moment, zone)
    if here == there:
        return ""
    return dutch(
        "Op het eiland was het {daar}, in Nederland al {hier}.",
        daar=long_date(there),
        hier=long_date(here),
    )


def end_in_the_netherlands(last: date, zone: ZoneInfo) -> str:
    """Until when a last day on an island goes on in the Netherlands; empty where it ends at once.

    A day on the islands ends at five in the night here in winter, and at six in summer.
    """
    midnight = datetime.combine(last + timedelta(days=1), time(), tzinfo=zone)
    here = midnight.astimezone(AMSTERDAM)
    if here.time() == time():
        return ""
    return dutch("in Nederland tot {dag}, {uur} uur", dag=long_date(here.date()), uur=hour_of(here))
