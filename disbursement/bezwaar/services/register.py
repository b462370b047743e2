"""Register that somebody objects."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from disbursement.beschikking.models import ANNOUNCED, Beschikking
from disbursement.bezwaar.models import Bezwaar, Channel, RemedyKind
from disbursement.bezwaar.services import owed, rows
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.errors import DoneBefore, InvalidInput, RequirementsUnmet, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.legal.objections import Receipt
from regiodeals.party.models import Organisation


@dataclass(frozen=True, slots=True)
class Objection:
    """What a bezwaarschrift says, and how it came in.

    By an organisation, or by a third party of whom only the name is known. `elsewhere` is the organ
    that it came to first by mistake, and that sent it on (Awb 6:15).
    """

    received_on: date
    channel: Channel
    grounds: str
    organisation: Organisation | None = None
    name: str = ""
    kind: RemedyKind = RemedyKind.BEZWAAR
    posted_on: date | None = None
    elsewhere: str = ""
    elsewhere_on: date | None = None
    has_committee: bool = False


@in_turn()
@transaction.atomic
def register_bezwaar(
    *, beschikking_id: int, objection: Objection, actor: User, form_key: UUID | None = None
) -> Bezwaar:
    """Write down that somebody objects; from here the decision does not become onherroepelijk.

    Too late is no reason to refuse it (Awb 6:11): that is judged afterwards, by a person. Raises
    DoneBefore when the same form came before.
    """
    beschikking = rows.locked_beschikking(beschikking_id)
    rows.require_behandelaar(None, actor)
    _require_new(beschikking, form_key)
    _require_possible(beschikking, objection)
    bezwaar = Bezwaar(
        beschikking=beschikking,
        kind=objection.kind,
        objector_organisation=objection.organisation,
        objector_name=_name_of(objection),
        received_on=objection.received_on,
        posted_on=objection.posted_on,
        channel=objection.channel,
        zone=beschikking.announced_zone,
        last_day=rows.last_day_to_come(beschikking, objection.kind),
        elsewhere=objection.elsewhere.strip(),
        elsewhere_on=objection.elsewhere_on,
        grounds=rows.said(objection.grounds, dutch("Schrijf op waar het bezwaar over gaat.")),
        has_committee=objection.has_committee,
        registered_at=clock.now(),
        registered_by=actor,
        form_key=form_key,
    )
    _require_right_days(bezwaar)
    bezwaar.save()
    sentence = f"{bezwaar} vastgelegd, ontvangen op {long_date(bezwaar.received_on)}"
    rows.record(bezwaar, "register", f"{sentence}: {bezwaar.timeliness}", actor)
    rows.reopen_if_it_counts(bezwaar)
    owed.use_right(bezwaar, actor)
    owed.owe_decision(bezwaar, actor)
    return bezwaar


def _require_new(beschikking: Beschikking, form_key: UUID | None) -> None:
    if form_key is None:
        return
    if (
        first := Bezwaar.objects.filter(beschikking=beschikking, form_key=form_key).first()
    ) is not None:
        raise DoneBefore(
            dutch("{wat} was al vastgelegd. Het staat er één keer.", wat=first), first.pk
        )


def _require_possible(beschikking: Beschikking, objection: Objection) -> None:
    if beschikking.status not in ANNOUNCED:
        raise WrongState(dutch("De beschikking is nog niet bekendgemaakt. Bezwaar kan pas daarna."))
    if objection.kind == RemedyKind.BEZWAAR or beschikking.uitkering.is_bijzonder:
        return
    if not rows.decided_on_it(beschikking).exists():
        raise RequirementsUnmet(
            [
                dutch(
                    "Beroep kan pas nadat op een bezwaar is beslist (Awb 7:1). Alleen op de"
                    " eilanden kan het meteen."
                )
            ]
        )


def _name_of(objection: Objection) -> str:
    if objection.organisation is not None:
        return str(objection.organisation)
    return rows.said(
        objection.name, dutch("Kies een organisatie, of vul de naam van de indiener in.")
    )


def _require_right_days(bezwaar: Bezwaar) -> None:
    """Raise InvalidInput when the days of the receipt cannot be right."""
    if bezwaar.received_on > bezwaar.today:
        raise InvalidInput(dutch("{dag} is nog niet geweest.", dag=long_date(bezwaar.received_on)))
    if bool(bezwaar.elsewhere) != (bezwaar.elsewhere_on is not None):
        raise InvalidInput(dutch("Vul in bij wie het eerst binnenkwam, en ook op welke dag."))
    if bezwaar.posted_on is not None and bezwaar.channel != Channel.POST:
        raise InvalidInput(
            dutch("Alleen wat met de post kwam, heeft een dag waarop het op de post ging.")
        )
    Receipt(bezwaar.received_on, bezwaar.posted_on, bezwaar.elsewhere_on)
