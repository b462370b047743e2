"""An overleg in each of its states, and its pages as somebody gets them."""

from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Model
from django.test import Client
from django.urls import reverse

from monitoring.overleg import services
from monitoring.overleg.models import Deelnemer, Overleg, OverlegStatus
from regiodeals.accounts.models import User
from tests.browsing import text_of

DAY = date(2025, 6, 12)
ON_THE_DAY = datetime(2025, 6, 12, 9, tzinfo=UTC)
STEPS = {
    "invite": OverlegStatus.UITGENODIGD,
    "hold": OverlegStatus.GEHOUDEN,
    "adopt_minutes": OverlegStatus.VASTGESTELD,
}


def scheduled(overleg: Overleg, officer: User) -> Overleg:
    """With a day, a place, and somebody to invite."""
    with_guest(overleg, officer)
    return services.schedule_overleg(
        overleg_id=overleg.pk, planned_on=DAY, location="Stadhuis Voorbeeldstad", actor=officer
    )


def with_guest(overleg: Overleg, officer: User) -> Deelnemer:
    """With one participant, who has no account."""
    return services.add_guest(
        overleg_id=overleg.pk, name="Gea Gast", address="gea@gast.example", actor=officer
    )


def brought_to(status: str, overleg: Overleg, officer: User, clock: Any) -> Overleg:
    """The overleg in a later state, on the day itself."""
    scheduled(overleg, officer)
    clock.set(ON_THE_DAY)
    for verb, reached in STEPS.items():
        if verb == "adopt_minutes":
            sent(overleg, officer)
        services.take_step(overleg_id=overleg.pk, verb=verb, actor=officer)
        if reached == status:
            break
    return Overleg.objects.get(pk=overleg.pk)


def sent(overleg: Overleg, officer: User) -> None:
    """With minutes that the participants have."""
    services.save_minutes(overleg_id=overleg.pk, text="Wij spraken af.", actor=officer)
    services.send_minutes(overleg_id=overleg.pk, actor=officer)


def url(name: str, about: Model, *more: str) -> str:
    """The address of an act."""
    return reverse(f"monitoring:overleg-{name}", args=[about.pk, *more])


def dossier(overleg: Overleg) -> str:
    """The address of the dossier that the overleg belongs to."""
    return reverse("regiodeals:deal-detail", args=[overleg.deal_id])


def page(client: Client, reader: User, overleg: Overleg) -> tuple[Any, str]:
    """What the page of the overleg shows, and its words."""
    client.force_login(reader)
    response = client.get(url("detail", overleg))
    return response.context, text_of(response)


def take(client: Client, actor: User, overleg: Overleg, verb: str, **data: str) -> Any:
    """Press the button of a step."""
    client.force_login(actor)
    return client.post(url("transition", overleg, verb), data)
