"""Invitations for a deal, and the link that stands in their mail."""

import re
from typing import Any

from django.test import Client

from regiodeals.accounts.models import User
from regiodeals.deal.models import DealParty, PartyRole, RoleInDeal
from regiodeals.mail.models import Message, MessageKind
from regiodeals.mail.rendering import as_email
from regiodeals.party.models import Organisation
from regiodeals.people import sending, services
from regiodeals.people.models import Invitation, end_of_link, hash_of, new_nonce, token_of
from tests import builders
from tests.remembering import remembered

ADDRESS = "noor@gemeente.example"
LINK = re.compile(r"https?://[^/\s]+(/uitnodiging/[^\s\"]+/)")


def kassier_of(deal: Any) -> Organisation:
    """Who receives the money."""
    return DealParty.objects.get(deal=deal, role=PartyRole.KASSIER).organisation


@remembered
def invite(deal: Any, actor: User, role: str = RoleInDeal.WRITER, **more: Any) -> Invitation:
    """Somebody asks a person by mail."""
    asked: dict[str, Any] = {"organisation": kassier_of(deal), "address": ADDRESS} | more
    return services.invite_person(deal_id=deal.pk, role=role, actor=actor, **asked)


def invitation_in(deal: Any) -> Invitation:
    """One that was sent, made without its step."""
    nonce = new_nonce()
    return Invitation.objects.create(
        deal=deal,
        role=RoleInDeal.READER,
        organisation=kassier_of(deal),
        address=ADDRESS,
        invited_by=builders.user(),
        invited_at=builders.NOW,
        expires_at=end_of_link(builders.NOW.date()),
        nonce=nonce,
        token_sha256=hash_of(token_of(nonce)),
    )


def numbers_of(deal: Any) -> dict[str, list[Any]]:
    """A role and an invitation of somebody else with its mail, and a link that nobody was sent."""
    role = builders.role_in(deal, RoleInDeal.READER).deal_roles.get()
    invitation = invitation_in(deal)
    sending.send(invitation)
    message = Message.objects.about(invitation, MessageKind.UITNODIGING)[0]
    return {
        "regiodeals:deal-people": [deal.pk],
        "regiodeals:deal-hand-over": [deal.pk],
        "regiodeals:deal-role-end": [role.pk],
        "regiodeals:invitation-revoke": [invitation.pk],
        "regiodeals:message-detail": [message.pk],
        "regiodeals:invitation-open": ["geen-link"],
    }


def mail_of(row: Invitation) -> Any:
    """The mail as it leaves."""
    message = Message.objects.about(row, MessageKind.UITNODIGING)[0]
    return as_email(message, secret=sending.secret_of(message))


def link_of(row: Invitation) -> str:
    """The address that stands in the mail."""
    (path,) = LINK.findall(mail_of(row).body)
    return str(path)


def follow(client: Client, row: Invitation) -> Any:
    """Open the link, as a browser does."""
    return client.get(link_of(row), follow=True)
