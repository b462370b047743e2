"""The page of one exchange meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from monitoring.overleg.rendering.when import when_words, where_words
from monitoring.uitwisseling.conditions import has_not_ended, sign_up_has_not_ended
from monitoring.uitwisseling.models import STEPS, Aanmelding, Uitwisseling, UitwisselingStatus
from monitoring.uitwisseling.models.uitwisseling import AHEAD
from monitoring.uitwisseling.policies import may_organise, sees_link
from monitoring.uitwisseling.rendering import MEANING, breadcrumb, places_words, step_rows
from monitoring.uitwisseling.rendering.material import changes, file_rows
from monitoring.uitwisseling.selectors import (
    Reach,
    lessons_of,
    material_of,
    reach_of,
    signed_up_of,
)
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.common.words import dutch

NO_ADDRESS = dutch(
    "Geen e-mailadres bekend. Vraag de beheerder het in te vullen, of bel deze deelnemer."
)
CAME = {True: dutch("aanwezig"), False: dutch("afwezig"), None: dutch("nog niet ingevuld")}


@dataclass(frozen=True, slots=True)
class SignUpRow:
    """Somebody who signed up; `problem` is what somebody must do something about."""

    row: Aanmelding
    organisation: str
    standing: str
    problem: str = ""
    can_send: bool = False


def page_of(meeting: Any, user: User) -> dict[str, Any]:
    """What everybody who sees the meeting reads, and what this person can do."""
    organises = may_organise(meeting, user)
    people = signed_up_of(meeting)
    mine = next((row for row in people if row.user_id == user.pk), None)
    is_open = meeting.status == UitwisselingStatus.OPEN
    is_held = meeting.status == UitwisselingStatus.GEHOUDEN
    # Names are for who comes or waits, and for who organises; others see how many.
    sees_names = organises or mine is not None
    buttons = workflow.buttons(meeting, STEPS, user) if organises else []
    return {
        "meeting": meeting,
        "meaning": MEANING[meeting.status],
        "when": when_words(meeting),
        "where": where_words(meeting),
        "video_url": meeting.video_url if sees_link(mine, user) else "",
        "organises": organises,
        "can_change": organises and meeting.status in AHEAD,
        "is_open": is_open,
        "can_sign_off": is_open and has_not_ended(meeting),
        "is_held": is_held,
        "can_sign_up": mine is None and may_still_sign_up(meeting),
        "is_full": is_full(meeting),
        "places": places_words(meeting),
        "mine": mine,
        "my_place": waiting_place(people, mine),
        "steps": step_rows(meeting, buttons),
        "people": sign_up_rows(people, organises=organises, is_held=is_held) if sees_names else [],
        "sees_names": sees_names,
        "files": file_rows(material_of(user, meeting), can_remove=False),
        "lessons": lessons_of(user, meeting),
        "adds_material": changes(meeting, user),
        "breadcrumb": breadcrumb(meeting),
    }


def may_still_sign_up(meeting: Uitwisseling) -> bool:
    """Whether it is open, its last day to sign up has not gone by, and neither has itself."""
    is_open = meeting.status == UitwisselingStatus.OPEN
    return bool(is_open and sign_up_has_not_ended(meeting) and has_not_ended(meeting))


def is_full(meeting: Any) -> bool:
    """Whether who signs up now comes on the waiting list."""
    return meeting.places is not None and meeting.taken >= meeting.places


def waiting_place(people: Sequence[Aanmelding], mine: Aanmelding | None) -> int | None:
    """Which number on the waiting list; None for who has a place, or did not sign up."""
    waiting = [row.pk for row in people if row.placed_at is None]
    return waiting.index(mine.pk) + 1 if mine is not None and mine.pk in waiting else None


def sign_up_rows(
    people: Sequence[Aanmelding], *, organises: bool, is_held: bool
) -> list[SignUpRow]:
    """Who signed up; what went wrong with the mail is for who organises."""
    reach = reach_of(people) if organises else {}
    rows = []
    for row in people:
        number = waiting_place(people, row)
        came = CAME[row.attended] if is_held else dutch("heeft een plaats")
        waits = dutch("wachtlijst, nummer {nummer}", nummer=number)
        standing = came if number is None else waits
        organisation = str(row.organisation or dutch("ministerie"))
        told = reach.get(row.pk, Reach())
        problem = _problem(row, told) if organises else ""
        can_send = bool(row.address) and told.failed is not None
        rows.append(SignUpRow(row, organisation, standing, problem, can_send))
    return rows


def _problem(row: Aanmelding, told: Reach) -> str:
    if not row.address:
        return NO_ADDRESS
    if told.failed is not None:
        why = told.failed.bounce or told.failed.failure
        return dutch("De mail kwam niet aan: {reden} Controleer het adres.", reden=why)
    return ""
