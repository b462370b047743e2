"""The addresses of a lesson in concept, of an exchange meeting for which nobody signed up, and of
a report to parliament.
"""

from typing import Any

from monitoring.kamer.models import Kamerrapportage
from monitoring.les.models import Les
from monitoring.uitwisseling.models import Uitwisseling
from regiodeals.accounts.models import User
from regiodeals.deal.models import Deal
from tests.monitoring.kamer import world as kamer_world
from tests.monitoring.les import world as les_world
from tests.monitoring.uitwisseling import world

OF_A_LESSON = ("detail", "change", "share", "withdraw")
OF_A_MEETING = ("detail", "change", "call-off", "sign-up", "attendance", "material")
OF_A_FILE = ("file", "file-remove")
OF_A_REPORT = ("detail", "change", "adopt", "offer", "kamerstuk", "file", "again")
OF_A_SIGN_UP = ("sign-off", "mail-again")


def learning_numbers(deal: Deal, officer: User) -> dict[str, list[Any]]:
    """Numbers by address; the lesson and the meeting are made once."""
    les = Les.objects.filter(deal=deal).first() or les_world.concept(officer, deal)
    meeting = Uitwisseling.objects.first() or world.opened(officer)
    file = meeting.materiaal.first() or world.added(meeting, officer)
    told = Kamerrapportage.objects.first() or kamer_world.adopted_in(officer)
    return {
        **{f"monitoring:kamer-{name}": [told.pk] for name in OF_A_REPORT},
        **{f"monitoring:les-{name}": [les.pk] for name in OF_A_LESSON},
        "monitoring:les-take": [0],
        "monitoring:uitwisseling-transition": [meeting.pk, "bestaat-niet"],
        **{f"monitoring:uitwisseling-{name}": [meeting.pk] for name in OF_A_MEETING},
        **{f"monitoring:uitwisseling-{name}": [file.pk] for name in OF_A_FILE},
        "monitoring:uitwisseling-unlink": [meeting.pk, 0],
        **{f"monitoring:uitwisseling-{name}": [0] for name in OF_A_SIGN_UP},
    }
