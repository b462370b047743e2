"""What the register puts on the start page: an end that is near."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse

from disbursement.mandaat.selectors import bevoegdheden_of, ends_before
from regiodeals.accounts.models import Role, User
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.words import dutch
from regiodeals.dossier import WorkItem
from regiodeals.obligations.models import Obligation

# From here on it is work; the figure on the start page turns amber and red by itself.
AHEAD = timedelta(days=90)
OWN_AHEAD = timedelta(days=30)


def page_of_obligation(_owed: Obligation) -> str:
    """Where an end is dealt with."""
    return reverse("disbursement:mandaat-register")


def work_for(user: User) -> Iterator[WorkItem]:
    """For the beheerder what ends in the register; for a signer that his own power ends."""
    if user.has_role(Role.BEHEERDER):
        yield from _ends_in_register()
    if user.has_role(Role.TEKENBEVOEGDE):
        yield from _own_end(user)


def _ends_in_register() -> Iterator[WorkItem]:
    for owed in ends_before(clock.today() + AHEAD):
        yield WorkItem(
            title=owed.title,
            url=page_of_obligation(owed),
            verb=dutch("Bekijken"),
            why_you=dutch("u bent beheerder."),
            if_you_wait=dutch(
                "na {dag} kan hiermee niemand meer tekenen.", dag=long_date(owed.due_on)
            ),
            due_on=owed.due_on,
        )


def _own_end(user: User) -> Iterator[WorkItem]:
    """Once, for the day on which the last of his powers ends; nothing while one of them goes on."""
    today = clock.today()
    periods = [power.period for power in bevoegdheden_of(user)]
    ends = [period.last for period in periods if period.last is None or period.last >= today]
    last = max((end for end in ends if end is not None), default=None)
    if last is None or None in ends or last > today + OWN_AHEAD:
        return
    yield WorkItem(
        title=dutch("Uw mandaat eindigt"),
        url=reverse("disbursement:mandaat-register"),
        verb=dutch("Bekijken"),
        why_you=dutch("u tekent namens de minister."),
        if_you_wait=dutch(
            "na {dag} kunt u niet meer tekenen. Vraag de beheerder.", dag=long_date(last)
        ),
        due_on=last,
    )
