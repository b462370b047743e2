"""Lay down which ministries a programmalijn is of."""

from collections.abc import Iterable

from django.db import transaction

from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common.errors import InvalidInput
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal, DealParty, Lijnministerie, PartyRole, Programmalijn
from regiodeals.deal.policies import may_assign_ministries
from regiodeals.party.models import Organisation

UNKNOWN = "onbekend"


@in_turn()
@transaction.atomic
def assign_ministries(
    *,
    programmalijn_id: int,
    organisations: Iterable[Organisation],
    actor: User,
    is_example: bool = False,
) -> list[Lijnministerie]:
    """The ministries of a programmalijn from now on; none means that it is unknown.

    Raises InvalidInput for a ministry that did not sign this deal.
    """
    line = Programmalijn.objects.get(pk=programmalijn_id)
    deal = Deal.objects.select_for_update().get(pk=line.deal_id)
    workflow.require(may_assign_ministries, deal, actor)
    parties = _parties(deal, organisations)
    before = _names(line)
    line.ministeries.exclude(party__in=parties).delete()
    known = set(line.ministeries.values_list("party_id", flat=True))
    for party in parties:
        if party.pk not in known:
            line.ministeries.create(party=party, is_example=is_example)
    audit.record(
        deal,
        action="regiodeals.deal.assign_ministries",
        sentence=f"{line}: {_names(line)}"[:300],
        actor=actor,
        details={"was": before},
    )
    return list(line.ministeries.all())


def _parties(deal: Deal, organisations: Iterable[Organisation]) -> list[DealParty]:
    wanted = list(organisations)
    found = list(deal.parties.filter(role=PartyRole.RIJKSPARTIJ, organisation__in=wanted))
    if len(found) < len({organisation.pk for organisation in wanted}):
        raise InvalidInput(
            dutch("Kies een ministerie dat deze deal tekent. Voeg het anders eerst toe.")
        )
    return found


def _names(line: Programmalijn) -> str:
    rows = line.ministeries.select_related("party__organisation").order_by("pk")
    return ", ".join(str(row.party.organisation) for row in rows) or UNKNOWN
