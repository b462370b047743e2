"""An overleg with people of every side, and the mail that a real server took in."""

from datetime import timedelta
from email.message import EmailMessage
from typing import Any

import vobject
from icalendar import Calendar

from monitoring.overleg import services
from monitoring.overleg.models import (
    Besluitpunt,
    Deelnemer,
    Overleg,
    Prikantwoord,
    Prikmoment,
    Vergaderstuk,
    Verslagreactie,
    Verslagversie,
)
from regiodeals.accounts.models import Role, User
from regiodeals.common import clock
from regiodeals.deal.models import Deal, DealParty, PartyRole, RoleInDeal
from regiodeals.documents import services as documents
from regiodeals.documents.models import Kind
from regiodeals.mail.selectors import ids_due
from regiodeals.mail.sending import send
from regiodeals.obligations.state import Zone
from tests import builders
from tests.mail.post_office import PostOffice
from tests.monitoring.overleg.browsing import DAY


def coordinator_of(overleg: Overleg, **fields: Any) -> User:
    """Somebody who coordinates the deal for its region."""
    values = {"name": "Bart", "last_name": "Regio", "email": "bart@regio.example"} | fields
    return builders.role_in(overleg.deal, RoleInDeal.COORDINATOR, builders.user(**values))


def reader_of_ministry(overleg: Overleg) -> User:
    """Somebody of a ministry that signed the deal."""
    party = DealParty.objects.filter(deal=overleg.deal, role=PartyRole.RIJKSPARTIJ)[0]
    fields = {"name": "Rik", "last_name": "Rijk", "email": "rik@rijk.example"}
    return builders.member(party.organisation, Role.MEDEONDERTEKENAAR, **fields)


def planned(overleg: Overleg, officer: User, **changes: Any) -> Overleg:
    """With day, hours and place."""
    values: dict[str, Any] = {"planned_on": DAY, "location": "Stadhuis"} | changes
    return services.schedule_overleg(overleg_id=overleg.pk, actor=officer, **values)


def guest(overleg: Overleg, officer: User, name: str = "Gea Gast") -> Deelnemer:
    """Somebody from outside."""
    address = f"{name.split()[0].lower()}@gast.example"
    return services.add_guest(overleg_id=overleg.pk, name=name, address=address, actor=officer)


def invited(overleg: Overleg, officer: User) -> Overleg:
    """Planned, and everybody invited."""
    planned(overleg, officer)
    return services.take_step(overleg_id=overleg.pk, verb="invite", actor=officer)


def everything_of_overleg(deal: Deal, officer: User) -> None:
    """A row of each kind, in the overleg of a deal."""
    overleg = Overleg.objects.filter(deal=deal)[0]
    deelnemer = guest(overleg, officer)
    Besluitpunt.objects.create(overleg=overleg, number=1, text="De planning blijft.")
    now = clock.now()
    version = Verslagversie.objects.create(
        overleg=overleg, number=1, content={}, sent_at=now, sent_by=officer, answer_by=now.date()
    )
    Verslagreactie.objects.create(versie=version, deelnemer=deelnemer, agrees=True, at=now)
    Vergaderstuk.objects.create(
        overleg=overleg,
        number=1,
        data={},
        document=documents.order(kind=Kind.VERGADERSTUK, filename="stuk.pdf", by=officer),
        at=now,
        by=officer,
    )
    moment = Prikmoment.objects.create(
        overleg=overleg,
        begins_at=now,
        ends_at=now + timedelta(hours=2),
        zone=Zone.AMSTERDAM,
    )
    Prikantwoord.objects.create(moment=moment, deelnemer=deelnemer, answer="kan", at=now)


def deliver(office: PostOffice) -> list[EmailMessage]:
    """Send all that waits; what came in by that, in order."""
    before = len(office.received)
    for message_id in ids_due():
        send(message_id)
    return office.received[before:]


def plain_text(mail: EmailMessage) -> str:
    """What a mail says without markup."""
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def calendar_text(mail: EmailMessage) -> str:
    """The alternative that a mail program with a calendar reads."""
    (part,) = [one for one in mail.walk() if one.get_content_type() == "text/calendar"]
    return str(part.get_content())


def event_in(mail: EmailMessage) -> Any:
    """What an independent parser reads in it, after it found nothing wrong."""
    calendar = vobject.readOne(calendar_text(mail))
    calendar.validate(raiseException=True)
    return calendar.vevent


def calendar_in(mail: EmailMessage) -> Any:
    """The same as read by the library that wrote it; it must find no error either."""
    calendar = Calendar.from_ical(calendar_text(mail).replace("\r\n", "\n").replace("\n", "\r\n"))
    assert [error for part in calendar.walk() for error in part.errors] == []
    return calendar
