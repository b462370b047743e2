"""The only place that asks what time it is.

In the demonstration the clock is moved: a file holds the difference with the real time, so that
web, worker and commands share one clock. Nowhere else does that file exist.
"""

import json
import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
KRALENDIJK = ZoneInfo("America/Kralendijk")


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _real_now() + _shift()


def today(zone: ZoneInfo = AMSTERDAM) -> date:
    """The present legal day in `zone`."""
    return now().astimezone(zone).date()


def is_demo() -> bool:
    """Whether the demonstration has moved the clock."""
    file = settings.DEMO_CLOCK_FILE
    return file is not None and Path(file).exists()


def move_demo_clock(moment: datetime) -> None:
    """Set the demonstration clock to `moment`; time goes on from there.

    Raises RuntimeError where no demonstration clock is configured.
    """
    if settings.DEMO_CLOCK_FILE is None:
        raise RuntimeError("Alleen de demonstratie heeft een eigen klok.")
    file = Path(settings.DEMO_CLOCK_FILE)
    file.parent.mkdir(parents=True, exist_ok=True)
    shift = (moment - _real_now()).total_seconds()
    # Replaced in one go: a worker must never read half a file.
    draft = file.with_suffix(".new")
    draft.write_text(json.dumps({"shift_seconds": shift}))
    os.replace(draft, file)


def _real_now() -> datetime:
    return datetime.now(UTC)


def _shift() -> timedelta:
    file = settings.DEMO_CLOCK_FILE
    if file is None:
        return timedelta()
    try:
        return timedelta(seconds=json.loads(Path(file).read_text())["shift_seconds"])
    except FileNotFoundError:
        return timedelta()
