"""Hands Django the pages of the administration that live in the rooms."""

from regiodeals.board.admin import BoundariesAdmin, ChosenDealAdmin, SavedViewAdmin
from regiodeals.convenant.admin import ConvenantAdmin, OndertekeningAdmin
from regiodeals.deal.admin import (
    ActiviteitAdmin,
    DealAdmin,
    DealPartyAdmin,
    FinancieringsbronAdmin,
    ProgrammalijnAdmin,
)
from regiodeals.exports.admin import ExportOrderAdmin
from regiodeals.mailtekst.admin import MailTekstAdmin
from regiodeals.party.admin import OrganisationAdmin
from regiodeals.people.admin import DealRoleAdmin, InvitationAdmin, MembershipAdmin
from regiodeals.tranche.admin import TrancheAdmin

__all__ = [
    "ActiviteitAdmin",
    "BoundariesAdmin",
    "ChosenDealAdmin",
    "ConvenantAdmin",
    "DealAdmin",
    "DealPartyAdmin",
    "DealRoleAdmin",
    "ExportOrderAdmin",
    "FinancieringsbronAdmin",
    "InvitationAdmin",
    "MailTekstAdmin",
    "MembershipAdmin",
    "OndertekeningAdmin",
    "OrganisationAdmin",
    "ProgrammalijnAdmin",
    "SavedViewAdmin",
    "TrancheAdmin",
]
