"""Signing up and off; with a place or on the waiting list, each confirmed by mail."""

from django.db import transaction

from monitoring.uitwisseling import sending
from monitoring.uitwisseling.conditions import has_not_ended, sign_up_has_not_ended
from monitoring.uitwisseling.models import Aanmelding, Uitwisseling, UitwisselingStatus
from monitoring.uitwisseling.policies import may_organise, may_sign_off, may_sign_up
from monitoring.uitwisseling.selectors import organisation_of, reach_of
from monitoring.uitwisseling.services.locks import locked, locked_with
from monitoring.uitwisseling.services.places import fill_places, has_room, record
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.mail import services as mail


@in_turn()
@transaction.atomic
def sign_up(*, uitwisseling_id: int, actor: User) -> Aanmelding:
    """Sign oneself up; who finds every place taken comes at the end of the waiting list.

    Raises WrongState for who signed up already, and once it is too late.
    """
    meeting = locked(uitwisseling_id)
    workflow.require(may_sign_up, meeting, actor)
    _require_open(meeting)
    if not sign_up_has_not_ended(meeting):
        raise WrongState(
            dutch(
                "Aanmelden kon tot en met {dag}.",
                dag=long_date(meeting.sign_up_until),
            )
        )
    if meeting.aanmeldingen.present().filter(user=actor).exists():
        raise WrongState(dutch("U bent al aangemeld."))
    now = clock.now()
    row = Aanmelding.objects.create(
        uitwisseling=meeting,
        user=actor,
        organisation=organisation_of(actor),
        signed_up_at=now,
        placed_at=now if has_room(meeting) else None,
    )
    record(meeting, "sign_up", f"Aangemeld: {row}", actor)
    sending.confirm(row, by=actor)
    return row


@in_turn()
@transaction.atomic
def sign_off(*, aanmelding_id: int, actor: User) -> Aanmelding:
    """Sign off, oneself or another by who organises; the first who waits gets the place."""
    meeting, row = locked_with(aanmelding_id)
    workflow.require(may_sign_off, row, actor)
    if row.signed_off_at is not None:
        raise WrongState(dutch("{wie} is al afgemeld.", wie=row))
    _require_open(meeting)
    row.sequence += 1
    sending.sign_off(row, by=actor)
    row.signed_off_at = clock.now()
    row.save(update_fields=["sequence", "signed_off_at"])
    record(meeting, "sign_off", f"Afgemeld: {row}", actor)
    fill_places(meeting, actor)
    return row


@in_turn()
@transaction.atomic
def mail_again(*, aanmelding_id: int, actor: User) -> None:
    """Send again what did not arrive, to the address of now."""
    meeting, row = locked_with(aanmelding_id)
    workflow.require(may_organise, meeting, actor)
    if not row.address:
        raise InvalidInput(
            dutch(
                "Van {wie} is geen e-mailadres bekend. Vraag de beheerder het in te vullen.",
                wie=str(row),
            )
        )
    failed = reach_of([row])[row.pk].failed
    if failed is None:
        raise WrongState(dutch("De mail aan {wie} is niet mislukt.", wie=str(row)))
    mail.send_again(message_id=failed.pk, address=row.address, by=actor)
    record(meeting, "mail_again", f"Opnieuw gemaild: {row}", actor)


def _require_open(meeting: Uitwisseling) -> None:
    if meeting.status != UitwisselingStatus.OPEN:
        raise WrongState(
            dutch(
                "Deze bijeenkomst is {stand}. Aan- of afmelden kan niet.",
                stand=meeting.get_status_display(),
            )
        )
    if not has_not_ended(meeting):
        raise WrongState(has_not_ended.sentence)  # type: ignore[attr-defined]
