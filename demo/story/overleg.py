"""Acts of the first overleg, which the bekendmaking has planned."""

from datetime import date

from demo.inventions import DealInvention
from demo.story import record
from monitoring.overleg import services as overleggen
from monitoring.overleg.models import OverlegStatus


def is_scheduled(invention: DealInvention) -> bool:
    """Whether it has a day."""
    return record.overleg_of(invention).planned_on is not None


def schedule(invention: DealInvention) -> None:
    """Choose day and place."""
    meeting = invention["overleg"]
    if meeting is None:
        raise ValueError(f"no day is invented for the overleg of {invention['naam']}")
    overleggen.schedule_overleg(
        overleg_id=record.overleg_of(invention).pk,
        planned_on=date.fromisoformat(meeting["op"]),
        location=meeting["plaats"],
        actor=record.officer_of(invention),
        is_example=True,
    )


def is_invited(invention: DealInvention) -> bool:
    """Whether the invitation went out."""
    return bool(record.overleg_of(invention).status != OverlegStatus.GEPLAND)


def invite(invention: DealInvention) -> None:
    """Invite everybody of the parties."""
    overleg, officer = record.overleg_of(invention), record.officer_of(invention)
    overleggen.add_everybody(overleg_id=overleg.pk, actor=officer)
    overleggen.take_step(overleg_id=overleg.pk, verb="invite", actor=officer)
