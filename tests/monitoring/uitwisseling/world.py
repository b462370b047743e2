"""An exchange meeting in each of its states, and people who sign up for it."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from django.test import Client
from django.urls import reverse

from monitoring.les.models import Les
from monitoring.overleg.services import Hours
from monitoring.uitwisseling import services
from monitoring.uitwisseling.models import Aanmelding, Materiaal, Uitwisseling
from monitoring.uitwisseling.services import Plan
from regiodeals.accounts.models import User
from tests import builders
from tests.browsing import text_of
from tests.monitoring.bijlage.world import PDF
from tests.monitoring.les import world as les_world
from tests.remembering import remembered

DAY = date(2025, 3, 20)
ON_THE_DAY = datetime(2025, 3, 20, 15, tzinfo=UTC)
PLAN = Plan(
    title="Wonen in krimpgebieden",
    themes=["wonen", "samenleving"],
    planned_on=DAY,
    hours=Hours(time(13), time(16)),
    sign_up_until=date(2025, 3, 13),
    location="Provinciehuis Voorbeeld",
    places=2,
    about="Wat werkt, en wat niet.",
)


@remembered
def planned(officer: User, **changes: Any) -> Uitwisseling:
    """A concept with two places."""
    return services.plan_meeting(plan=replace(PLAN, **changes), actor=officer)


@remembered
def opened(officer: User, **changes: Any) -> Uitwisseling:
    """Open for who wants to come."""
    meeting = planned(officer, **changes)
    return services.take_step(uitwisseling_id=meeting.pk, verb="open", actor=officer)


@remembered
def changed(meeting: Uitwisseling, officer: User, **values: Any) -> Uitwisseling:
    """Changed by somebody who saw how it stands, unless `seen` says what he saw."""
    stands = Uitwisseling.objects.get(pk=meeting.pk).version
    about = {"reason": values.pop("reason", ""), "seen": values.pop("seen", stands)}
    plan = replace(PLAN, **values)
    return services.change_meeting(uitwisseling_id=meeting.pk, plan=plan, actor=officer, **about)


@remembered
def held(officer: User, clock: Any, *people: User, **changes: Any) -> Uitwisseling:
    """Held on its day, with these people signed up."""
    meeting = opened(officer, **changes)
    for person in people:
        sign_up(meeting, person)
    clock.set(ON_THE_DAY)
    return services.take_step(uitwisseling_id=meeting.pk, verb="hold", actor=officer)


def person(name: str, **fields: Any) -> User:
    """Somebody of a region of his own, with an address."""
    values = {"name": name, "last_name": "Regio", "email": f"{name.lower()}@regio.example"} | fields
    return builders.member(builders.organisation(), **values)


@remembered
def sign_up(meeting: Uitwisseling, who: User) -> Aanmelding:
    """Sign somebody up."""
    return services.sign_up(uitwisseling_id=meeting.pk, actor=who)


@remembered
def full(officer: User, *names: str) -> tuple[Uitwisseling, list[Aanmelding]]:
    """Open, with a person for each name; the first two have a place."""
    meeting = opened(officer)
    return meeting, [sign_up(meeting, person(name)) for name in names]


@remembered
def added(meeting: Uitwisseling, actor: User, **given: Any) -> Materiaal:
    """Somebody adds the slides."""
    values = {"name": "Dia’s.pdf", "content": PDF, "text": "De dia’s over wonen."} | given
    return services.add_material(uitwisseling_id=meeting.pk, actor=actor, **values)


def lesson(officer: User) -> Les:
    """Shared, and about one of the themes of the meeting."""
    return les_world.shared(officer)


def page(client: Client, reader: User, meeting: Uitwisseling) -> str:
    """The words of the page of a meeting."""
    client.force_login(reader)
    return text_of(client.get(reverse("monitoring:uitwisseling-detail", args=[meeting.pk])))


def url(name: str, pk: int, *more: Any) -> str:
    """The address of an act."""
    return reverse(f"monitoring:uitwisseling-{name}", args=[pk, *more])


@remembered
def everything_of_exchange(officer: User) -> None:
    """A row of each kind."""
    meeting = opened(officer)
    sign_up(meeting, person("Els"))
    added(meeting, officer)
