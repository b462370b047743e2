"""Hands Django the models that live in the rooms."""

from regiodeals.board.models import Boundaries, ChosenDeal, SavedView
from regiodeals.convenant.models import Convenant, Ondertekening
from regiodeals.deal.models import (
    Activiteit,
    ClockEvent,
    Deal,
    DealParty,
    DealRole,
    Financieringsbron,
    Lijnministerie,
    Programmalijn,
)
from regiodeals.exports.models import ExportOrder
from regiodeals.mailtekst.models import MailTekst
from regiodeals.party.models import Membership, Organisation
from regiodeals.people.models import Invitation
from regiodeals.tranche.models import Tranche

__all__ = [
    "Activiteit",
    "Boundaries",
    "ChosenDeal",
    "ClockEvent",
    "Convenant",
    "Deal",
    "DealParty",
    "DealRole",
    "ExportOrder",
    "Financieringsbron",
    "Invitation",
    "Lijnministerie",
    "MailTekst",
    "Membership",
    "Ondertekening",
    "Organisation",
    "Programmalijn",
    "SavedView",
    "Tranche",
]
