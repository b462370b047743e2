"""The addresses of an exchange meeting that is open; in this table nobody signed up yet."""

from typing import Any

from monitoring.uitwisseling.models import Uitwisseling
from regiodeals.accounts.models import User
from tests.monitoring.uitwisseling import world

OF_A_MEETING = ("detail", "change", "call-off", "sign-up", "attendance")
OF_A_SIGN_UP = ("sign-off", "mail-again")


def learning_numbers(officer: User) -> dict[str, list[Any]]:
    """Numbers by address; the meeting is made once."""
    meeting = Uitwisseling.objects.first() or world.opened(officer)
    return {
        "monitoring:uitwisseling-transition": [meeting.pk, "bestaat-niet"],
        **{f"monitoring:uitwisseling-{name}": [meeting.pk] for name in OF_A_MEETING},
        **{f"monitoring:uitwisseling-{name}": [0] for name in OF_A_SIGN_UP},
    }
