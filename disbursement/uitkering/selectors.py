"""Questions about uitkeringen, always asked by somebody, and the test against the Besluit."""

from datetime import date

from django.db.models import Max, Q, QuerySet, Sum
from django.db.models.functions import Greatest

from disbursement.uitkering.models import Uitkering
from regiodeals.accounts.models import User
from regiodeals.deal.models import Deal, Financieringsbron, Form, Origin, PartyRole
from regiodeals.deal.selectors import budget_of, in_visible_deal
from regiodeals.legal.decisions import DecisionKind
from regiodeals.legal.grant_rules import (
    Finding,
    GrantFacts,
    Instrument,
    RegionalContribution,
    check_grant,
)
from regiodeals.party.models import Organisation


def uitkeringen_visible_to(user: User) -> QuerySet[Uitkering]:
    """Uitkeringen of the deals that the person sees."""
    return Uitkering.objects.filter(in_visible_deal(user, "deal")).select_related(
        "deal__tranche", "kassier"
    )


def kassier_of(deal: Deal) -> Organisation | None:
    """The organisation that is regiokassier, None while unknown."""
    return next((p.organisation for p in deal.parties.all() if p.role == PartyRole.KASSIER), None)


def findings_for(uitkering: Uitkering, *, granted_on: date) -> tuple[Finding, ...]:
    """The test of an uitkering against the rules of its tranche, as if granted on that day."""
    return check_grant(grant_facts(uitkering, granted_on=granted_on))


def grant_facts(uitkering: Uitkering, *, granted_on: date) -> GrantFacts:
    """What the record says about a grant, as plain values for the law."""
    deal = uitkering.deal
    others = Uitkering.objects.filter(deal__tranche=deal.tranche).exclude(pk=uitkering.pk)
    return GrantFacts(
        tranche=deal.tranche.number,
        concluded_on=deal.concluded_on,
        granted_on=granted_on,
        kassier_kind=uitkering.kassier.organisation_kind,
        kassier_is_party=_is_regional_party(deal, uitkering.kassier),
        instrument=Instrument(uitkering.instrument),
        amount_cents=uitkering.amount_cents,
        contributions=_contributions(deal),
        is_vulnerable_region=deal.is_vulnerable_region,
        deviation_reason=deal.vulnerable_reason,
        other_grants_in_tranche_cents=_granted_at_most(others),
        other_grants_for_deal=others.filter(deal=deal).count(),
        programme_line_cents=_line_cents(deal),
        entitlement_cents=uitkering.entitlement_cents,
        instalment_cents=tuple(t.amount_cents for t in uitkering.termijnen.all()),
        bcf_cents=uitkering.bcf_cents,
    )


def _granted_at_most(rows: QuerySet[Uitkering]) -> int:
    """What these uitkeringen take of the ceiling, in euro cents; room is never overstated.

    A wijziging counts from its signature, when nothing stops it any more, and only if it is higher:
    what was lowered or withdrawn may still be fought over. Dollars are not compared with euros.
    """
    raised = Max(
        "beschikkingen__amount_cents",
        filter=Q(
            instrument=Instrument.SPUK.value,
            beschikkingen__kind=DecisionKind.WIJZIGING,
            beschikkingen__kenmerk__isnull=False,
        ),
        default=0,
    )
    most = rows.annotate(most=Greatest("amount_cents", raised))
    return int(most.aggregate(sum=Sum("most", default=0))["sum"])


def _is_regional_party(deal: Deal, organisation: Organisation) -> bool:
    return deal.parties.filter(organisation=organisation, role=PartyRole.REGIOPARTIJ).exists()


def _contributions(deal: Deal) -> tuple[RegionalContribution, ...]:
    rows = Financieringsbron.objects.filter(activiteit__programmalijn__deal=deal)
    return tuple(
        RegionalContribution(
            amount_cents=row.amount_cents,
            is_public=row.origin == Origin.PUBLIEK,
            from_rijk=row.is_from_rijk,
            is_in_kind=row.form == Form.NATURA,
        )
        for row in rows
    )


def _line_cents(deal: Deal) -> tuple[int | None, ...]:
    sums: dict[int, int | None] = dict.fromkeys(deal.programmalijnen.values_list("pk", flat=True))
    for activity in budget_of(deal):
        line = activity.programmalijn.pk
        sums[line] = (sums[line] or 0) + activity.rijk_cents
    return tuple(sums.values())
