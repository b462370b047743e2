"""Make, replace and revoke the secret address of one's own calendar."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from monitoring.kalender.models import OPEN, Agendalink, hash_of, new_secret
from monitoring.kalender.policies import may_have_calendar, may_revoke_of_another
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.errors import NotAllowed, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch

# A program asks many times a day; so often its last use is written down.
NOTED_EVERY = timedelta(minutes=10)


@in_turn()
@transaction.atomic
def make_link(*, actor: User) -> str:
    """A new address; the one before stops working. Raises NotAllowed for who has no calendar.

    Returns its secret part, which is shown once: nothing but the hash is kept.
    """
    if not may_have_calendar(actor):
        raise NotAllowed(
            dutch("U hebt geen rol. Vraag de beheerder van het ministerie om een rol.")
        )
    earlier = _locked(actor)
    if earlier is not None:
        _revoke(earlier)
    secret = new_secret()
    link = Agendalink.objects.create(user=actor, link_sha256=hash_of(secret), made_at=clock.now())
    said = "Agendalink vervangen" if earlier else "Agendalink gemaakt"
    audit.record(link, action="monitoring.agendalink.make", sentence=said, actor=actor)
    return secret


@in_turn()
@transaction.atomic
def revoke_link(*, actor: User) -> Agendalink:
    """Let the own address stop working; raises WrongState when there is none."""
    link = _locked(actor)
    if link is None:
        raise WrongState(dutch("U hebt geen link die werkt."))
    _revoke(link)
    said = "Agendalink ingetrokken"
    audit.record(link, action="monitoring.agendalink.revoke", sentence=said, actor=actor)
    return link


@in_turn()
@transaction.atomic
def revoke_link_of_another(*, agendalink_id: int, actor: User, reason: str = "") -> Agendalink:
    """Let the address of somebody else stop working: a beheerder, when it may have leaked.

    Raises NotAllowed for anybody else, WrongState when it does not work any more.
    """
    if not may_revoke_of_another(actor):
        raise NotAllowed(dutch("Alleen een beheerder trekt de link van een ander in."))
    link = _locked(Agendalink.objects.select_related("user").get(pk=agendalink_id).user)
    if link is None or link.pk != agendalink_id:
        raise WrongState(dutch("Deze link werkt al niet meer."))
    _revoke(link)
    said = "Agendalink ingetrokken door een beheerder"
    audit.record(
        link, action="monitoring.agendalink.revoke", sentence=said, actor=actor, remark=reason
    )
    return link


def end_link(user: User, by: User) -> None:
    """Let the address stop working for good when its account is closed, if there is one.

    Follows the closing in the same transaction; who gets his account back makes a new link.
    """
    link = _locked(user)
    if link is None:
        return
    _revoke(link)
    said = "Agendalink ingetrokken: het account is gesloten"
    audit.record(link, action="monitoring.agendalink.revoke", sentence=said, actor=by)


def note_use(link: Agendalink) -> None:
    """Write down that it was used just now, roughly, unless it was revoked meanwhile."""
    now = clock.now()
    is_due = Q(last_used_at__isnull=True) | Q(last_used_at__lte=now - NOTED_EVERY)
    Agendalink.objects.filter(OPEN, is_due, pk=link.pk).update(last_used_at=now)


def _locked(actor: User) -> Agendalink | None:
    """The own link; who makes one twice at once, does so one after the other."""
    User.objects.select_for_update(no_key=True).get(pk=actor.pk)
    return Agendalink.objects.filter(OPEN, user=actor).first()


def _revoke(link: Agendalink) -> None:
    link.revoked_at = clock.now()
    link.save(update_fields=["revoked_at"])
