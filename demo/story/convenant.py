"""Acts of the convenant: from selection to a concluded convenant with a kassier."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from demo import inventions
from demo.inventions import DealInvention, Signatory, gaps
from demo.story import record
from regiodeals.convenant import services as convenanten
from regiodeals.convenant.models import Ondertekening
from regiodeals.deal import services as deals
from regiodeals.deal.models import DealParty, PartyRole


def is_filled(invention: DealInvention) -> bool:
    """Whether the gaps were filled."""
    return gaps.is_filled(record.deal_of(invention))


def fill(invention: DealInvention) -> None:
    """Fill the gaps of the deal with labelled examples."""
    gaps.fill_deal(record.deal_of(invention), invention)


def is_assigned(invention: DealInvention) -> bool:
    """Whether the deal has, or once had, a case officer."""
    return record.times_taken(invention, "regiodeals.deal.assign") > 0


def assign(invention: DealInvention) -> None:
    """The case officer takes the deal."""
    officer = record.officer_of(invention)
    deals.assign_accounthouder(
        deal_id=record.deal_of(invention).pk, accounthouder=officer, actor=officer
    )


def is_prepared(invention: DealInvention) -> bool:
    """Whether the preparation began."""
    return record.times_taken(invention, "regiodeals.deal.prepare_convenant") > 0


def prepare(invention: DealInvention) -> None:
    """Begin with the convenant."""
    deals.take_step(
        deal_id=record.deal_of(invention).pk,
        verb="prepare_convenant",
        actor=record.officer_of(invention),
    )


def has_signatories(invention: DealInvention) -> bool:
    """Whether signatures were asked for; of one deal the facts hold them."""
    return _slots(invention).exists()


@transaction.atomic
def invite_signatories(invention: DealInvention) -> None:
    """Add every party, and ask for the signature of each office."""
    convenant = invention["convenant"]
    for signatory in convenant["rijk"]:
        _invite(invention, signatory, PartyRole.RIJKSPARTIJ)
    for signatory in convenant["regio"]:
        _invite(invention, signatory, PartyRole.REGIOPARTIJ)


def has_signatures(invention: DealInvention) -> bool:
    """Whether everybody who was asked has signed."""
    return not _slots(invention).filter(signed_on__isnull=True).exists()


@transaction.atomic
def sign(invention: DealInvention) -> None:
    """Register the signatures that are not there yet."""
    signed_on = date.fromisoformat(invention["convenant"]["getekend_op"])
    for slot in _slots(invention).filter(signed_on__isnull=True):
        convenanten.register_signature(
            ondertekening_id=slot.pk, signed_on=signed_on, actor=record.officer_of(invention)
        )


def is_concluded(invention: DealInvention) -> bool:
    """Whether the deal has its day."""
    return record.deal_of(invention).concluded_on is not None


def conclude(invention: DealInvention) -> None:
    """Conclude the convenant."""
    convenanten.conclude_convenant(
        convenant_id=record.convenant_of(invention).pk, actor=record.officer_of(invention)
    )


@transaction.atomic
def appoint_kassier(invention: DealInvention) -> None:
    """Appoint the kassier; which body it is, is an invention."""
    party = deals.appoint_kassier(
        deal_id=record.deal_of(invention).pk,
        organisation=record.organisation(invention["kassier"]),
        actor=record.officer_of(invention),
    )
    gaps.mark_party(party)
    gaps.give_roles(party, inventions.people())


def _invite(invention: DealInvention, signatory: Signatory, role: PartyRole) -> None:
    officer = record.officer_of(invention)
    organisation = record.organisation(signatory["organisatie"])
    deal = record.deal_of(invention)
    # A ministry with two offices that sign is one party.
    if not DealParty.objects.filter(deal=deal, organisation=organisation, role=role).exists():
        party = deals.add_party(
            deal_id=deal.pk,
            organisation=organisation,
            role=role,
            coordinating=signatory["coordinerend"],
            actor=officer,
        )
        if signatory["voorbeeld"]:
            gaps.mark_party(party)
    convenanten.ask_signature(
        convenant_id=record.convenant_of(invention).pk,
        organisation=organisation,
        office=signatory["ambt"],
        name=signatory["naam"] or "",
        is_example=signatory["voorbeeld"],
        actor=officer,
    )


def _slots(invention: DealInvention) -> QuerySet[Ondertekening]:
    return Ondertekening.objects.filter(convenant__deal=record.deal_of(invention))
