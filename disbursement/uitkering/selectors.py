"""Questions about uitkeringen, always asked by somebody, and the test against the Besluit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, QuerySet, Sum
from django.db.models.functions import Greatest

from disbursement.uitkering.models import Oordeel, Rechtmatigheidstoets, Uitkering
from regiodeals.accounts.models import User
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal, Financieringsbron, Form, Origin, PartyRole
from regiodeals.deal.selectors import in_visible_deal
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


@dataclass(frozen=True, slots=True)
class JudgedFinding:
    """A finding with the judgement that holds for it; None where none is needed or given."""

    finding: Finding
    judgement: Oordeel | None = None

    @property
    def refusal(self) -> str:
        """Why nothing may be granted yet, in a sentence; empty when this rule allows it."""
        finding = self.finding
        if finding.forbids_granting:
            return f"{finding.finding} {finding.repair}".strip()
        if not finding.needs_judgement:
            return ""
        if self.judgement is None:
            return dutch(
                "{bevinding} Leg eerst een oordeel vast in de rechtmatigheidstoets.",
                bevinding=finding.finding,
            )
        if self.judgement.allows:
            return ""
        return dutch(
            "{bevinding} Het oordeel is dat verlenen niet mag: {reden}",
            bevinding=finding.finding,
            reden=self.judgement.reason,
        )


def judged_findings(uitkering: Uitkering, *, granted_on: date) -> tuple[JudgedFinding, ...]:
    """The whole test as if granted on that day, with the judgements that still hold."""
    findings = findings_for(uitkering, granted_on=granted_on)
    return with_judgements(findings, uitkering.oordelen.select_related("by"))


def with_judgements(
    findings: Iterable[Finding], oordelen: Iterable[Oordeel]
) -> tuple[JudgedFinding, ...]:
    """Each finding with the last judgement of it; one of other facts is void."""
    last = {oordeel.rule_key: oordeel for oordeel in oordelen}
    return tuple(
        JudgedFinding(finding, _of(finding, last.get(finding.key))) for finding in findings
    )


def _of(finding: Finding, oordeel: Oordeel | None) -> Oordeel | None:
    holds = finding.needs_judgement and oordeel and oordeel.fingerprint == finding.fingerprint
    return oordeel if holds else None


def frozen_test_of(deal: Deal) -> Rechtmatigheidstoets | None:
    """The test of the grant as its signature froze it; the caller sees the deal."""
    grants = Rechtmatigheidstoets.objects.filter(kind=DecisionKind.VERLENING.value)
    return grants.filter(uitkering__deal=deal).first()


def kept_test(kenmerk: str) -> Rechtmatigheidstoets | None:
    """The test on which a signed decision rests; the caller sees the decision."""
    return Rechtmatigheidstoets.objects.filter(kenmerk=kenmerk).first()


# What is judged with the answers of the form: before it nothing is known of it.
OF_THE_FORM = frozenset({"soort-uitkering", "plafond", "voorschot", "btw"})


def findings_before(deal: Deal, *, granted_on: date) -> list[Finding]:
    """The same test before the form opens, of what the record of the deal says alone."""
    findings = check_grant(deal_facts(deal, granted_on=granted_on))
    return [row for row in findings if row.key not in OF_THE_FORM]


def deal_facts(deal: Deal, *, granted_on: date | None) -> GrantFacts:
    """What the record says before an uitkering is opened; the rest is not known yet."""
    kassier = kassier_of(deal)
    taken, vat, _same_deal = _taken_by(Uitkering.objects.filter(deal__tranche=deal.tranche), deal)
    return GrantFacts(
        tranche=deal.tranche.number,
        concluded_on=deal.concluded_on,
        granted_on=granted_on,
        kassier_kind=kassier.organisation_kind if kassier else None,
        kassier_is_party=_is_regional_party(deal, kassier) if kassier else None,
        amount_cents=deal.rijksbijdrage_cents,
        contributions=_contributions(deal) or None,
        is_vulnerable_region=deal.is_vulnerable_region,
        deviation_reason=deal.vulnerable_reason,
        other_grants_for_deal=0,
        programme_line_cents=_line_cents(deal),
        other_grants_in_tranche_cents=taken,
        other_vat_in_tranche_cents=vat,
    )


def grant_facts(uitkering: Uitkering, *, granted_on: date) -> GrantFacts:
    """What the record says about a grant, as plain values for the law."""
    deal = uitkering.deal
    others = Uitkering.objects.filter(deal__tranche=deal.tranche).exclude(pk=uitkering.pk)
    taken, vat, of_this_deal = _taken_by(others, deal)
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
        other_grants_for_deal=of_this_deal,
        programme_line_cents=_line_cents(deal),
        entitlement_cents=uitkering.entitlement_cents,
        instalment_cents=tuple(t.amount_cents for t in uitkering.termijnen.all() if t.amount_cents),
        bcf_cents=uitkering.bcf_cents,
        other_grants_in_tranche_cents=taken,
        other_vat_in_tranche_cents=vat,
    )


def _taken_by(rows: QuerySet[Uitkering], deal: Deal) -> tuple[int, int, int]:
    """What these uitkeringen take of the ceiling, and the compensable VAT in that, in euro cents.

    The third number is how many of them are of `deal`.

    Room is never overstated: a wijziging counts from its signature, when nothing stops it any more,
    and only if it is higher: what was lowered or withdrawn may still be fought over. Dollars are
    not compared with euros.
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
    sums = most.aggregate(
        amounts=Sum("most", default=0),
        vat=Sum("bcf_cents", default=0),
        same=Count("pk", filter=Q(deal=deal)),
    )
    return int(sums["amounts"]), int(sums["vat"]), int(sums["same"])


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
    lines = deal.programmalijnen.annotate(rijk=Sum("activiteiten__rijk_cents"))
    return tuple(lines.order_by("order").values_list("rijk", flat=True))
