"""Who takes part in an overleg; after the invitation each change goes out by mail."""

from django.db import transaction

from monitoring.overleg import sending
from monitoring.overleg.models import Deelnemer, Overleg, OverlegStatus
from monitoring.overleg.policies import may_organise
from monitoring.overleg.selectors import Candidate, candidates_of, participants_of, reach_of
from monitoring.overleg.services.locks import locked
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.documents.typed_text import as_kept, require_printable
from regiodeals.mail import services as mail
from regiodeals.mail.address import require_address, require_one_line

BEFORE_IT_IS_HELD = (OverlegStatus.GEPLAND, OverlegStatus.UITGENODIGD)
LONGEST_NAME = 150


@in_turn()
@transaction.atomic
def add_person(*, overleg_id: int, user_id: int, actor: User) -> Deelnemer:
    """Let somebody of the parties or of the ministry take part.

    Raises InvalidInput for who does not work in this deal, or takes part already.
    """
    overleg = _to_change(overleg_id, actor)
    found = next((one for one in candidates_of(overleg.deal) if one.user.pk == user_id), None)
    if found is None:
        raise InvalidInput(
            dutch("Deze persoon werkt niet in deze deal. Nodig hem of haar uit als gast.")
        )
    if overleg.deelnemers.present().filter(user=user_id).exists():
        raise InvalidInput(dutch("{wie} is al deelnemer.", wie=found.user))
    return _add(overleg, actor, found)


@in_turn()
@transaction.atomic
def add_everybody(*, overleg_id: int, actor: User) -> list[Deelnemer]:
    """Let everybody of the region and of the co-signing ministries take part, and who handles it.

    Who takes part already, stays as he is.
    """
    overleg = _to_change(overleg_id, actor)
    present = set(overleg.deelnemers.present().values_list("user_id", flat=True))
    new = candidates_of(overleg.deal, only_parties=True)
    return [_add(overleg, actor, one) for one in new if one.user.pk not in present]


@in_turn()
@transaction.atomic
def add_guest(*, overleg_id: int, name: str, address: str, actor: User) -> Deelnemer:
    """Let somebody without an account take part, by name and address."""
    overleg = _to_change(overleg_id, actor)
    name = require_one_line(as_kept(name), what=dutch("De naam van de gast"))
    if not 0 < len(name) <= LONGEST_NAME:
        raise InvalidInput(
            dutch(
                "Vul de naam van de gast in, in ten hoogste {aantal} tekens.", aantal=LONGEST_NAME
            )
        )
    # The papers of the overleg name who comes.
    require_printable(name)
    address = require_address(address)
    if overleg.deelnemers.present().filter(guest_address__iexact=address).exists():
        raise InvalidInput(dutch("Er is al een deelnemer met het adres {adres}.", adres=address))
    return _add(overleg, actor, guest_name=name, guest_address=address)


@in_turn()
@transaction.atomic
def remove_participant(*, deelnemer_id: int, actor: User) -> Deelnemer:
    """Let somebody take part no more; who was invited gets a cancellation, and nobody else does."""
    overleg = _to_change(_overleg_id_of(deelnemer_id), actor)
    deelnemer = _locked(deelnemer_id)
    if deelnemer.removed_at is not None:
        raise WrongState(dutch("{wie} is al afgemeld.", wie=deelnemer))
    is_invited = overleg.status == OverlegStatus.UITGENODIGD
    if is_invited and len(participants_of(overleg)) == 1:
        raise WrongState(
            dutch("Dit is de laatste deelnemer. Voeg eerst een ander toe, of zeg het overleg af.")
        )
    if deelnemer.invited_at is not None:
        overleg.sequence += 1
        overleg.save(update_fields=["sequence"])
        sending.remove(overleg, deelnemer, by=actor)
    deelnemer.removed_at = clock.now()
    deelnemer.save(update_fields=["removed_at"])
    _record(overleg, "remove_participant", f"Deelnemer afgemeld: {deelnemer}", actor)
    return deelnemer


@in_turn()
@transaction.atomic
def invite_again(*, deelnemer_id: int, actor: User) -> None:
    """Send again what did not arrive, or invite who had no address then, to the address of now."""
    overleg = locked(_overleg_id_of(deelnemer_id))
    workflow.require(may_organise, overleg, actor)
    deelnemer = _locked(deelnemer_id)
    if not deelnemer.address:
        raise InvalidInput(
            dutch(
                "Van {wie} is geen e-mailadres bekend. Vraag de beheerder het in te vullen.",
                wie=deelnemer,
            )
        )
    failed = reach_of([deelnemer])[deelnemer.pk].failed
    if failed is not None:
        mail.send_again(message_id=failed.pk, address=deelnemer.address, by=actor)
    elif deelnemer.invited_at is None and overleg.status == OverlegStatus.UITGENODIGD:
        sending.invite(overleg, [deelnemer], by=actor)
    else:
        raise WrongState(dutch("De uitnodiging aan {wie} is niet mislukt.", wie=deelnemer))
    _record(overleg, "invite_again", f"Opnieuw uitgenodigd: {deelnemer}", actor)


def _to_change(overleg_id: int, actor: User) -> Overleg:
    overleg = locked(overleg_id)
    workflow.require(may_organise, overleg, actor)
    if overleg.status not in BEFORE_IT_IS_HELD:
        raise WrongState(dutch("Het overleg is gehouden. De deelnemers liggen vast."))
    return overleg


def _add(
    overleg: Overleg, actor: User, candidate: Candidate | None = None, **guest: str
) -> Deelnemer:
    deelnemer = Deelnemer.objects.create(
        overleg=overleg,
        user=candidate.user if candidate else None,
        organisation=candidate.organisation if candidate else None,
        added_at=clock.now(),
        added_by=actor,
        **guest,
    )
    _record(overleg, "add_participant", f"Deelnemer toegevoegd: {deelnemer}", actor)
    if overleg.status == OverlegStatus.UITGENODIGD:
        sending.invite(overleg, [deelnemer], by=actor)
    return deelnemer


def _overleg_id_of(deelnemer_id: int) -> int:
    return Deelnemer.objects.values_list("overleg_id", flat=True).get(pk=deelnemer_id)


def _locked(deelnemer_id: int) -> Deelnemer:
    rows = Deelnemer.objects.select_related("user", "organisation", "overleg")
    return rows.select_for_update(of=("self",)).get(pk=deelnemer_id)


def _record(overleg: Overleg, verb: str, sentence: str, actor: User) -> None:
    audit.record(overleg, action=f"monitoring.overleg.{verb}", sentence=sentence[:300], actor=actor)
