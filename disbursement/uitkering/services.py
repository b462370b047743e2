"""What a person may do with an uitkering."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction

from disbursement.uitkering.models import Oordeel, Termijn, Uitkering
from disbursement.uitkering.rendering.refusals import refusals_of
from disbursement.uitkering.selectors import findings_for, kassier_of
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput, RequirementsUnmet, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.money import convert_parts, format_amount
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal, DealStatus
from regiodeals.deal.policies import may_handle
from regiodeals.legal.decisions import DecisionKind
from regiodeals.legal.grant_rules import Finding, Instrument
from regiodeals.tranche.models import Tranche

LONGEST_PERIOD_YEARS = 20
HIGHEST_RATE = 100
RATE_DECIMALS = 6
# The model letter was tried out with so many, of this length.
MOST_OBLIGATIONS, OBLIGATION_LENGTH = 5, 300


@dataclass(frozen=True, kw_only=True)
class DollarRate:
    """Dollars for one euro, with the day and the source of the rate."""

    rate: Decimal
    on: date
    source: str


@dataclass(frozen=True, kw_only=True)
class UitkeringTerms:
    """What a case officer fills in; amount, kassier and instrument follow from the deal."""

    spend_from: date
    spend_until: date
    account_number: str
    account_name: str
    instalments: tuple[tuple[int, date | None], ...]
    bcf_cents: int = 0
    dollar_rate: DollarRate | None = None
    request_received_on: date | None = None
    request_reference: str = ""
    other_obligations: tuple[str, ...] = ()
    is_example: bool = False


@in_turn()
@transaction.atomic
def open_uitkering(*, deal_id: int, terms: UitkeringTerms, actor: User) -> Uitkering:
    """Open the uitkering of a deal and test it against the rules of its tranche.

    The tranche row is locked: two deals cannot pass the ceiling together. `instalments` are pairs
    of cents in the currency of the instrument and the last day to pay (None: six weeks after the
    bekendmaking). Raises RequirementsUnmet with one sentence per rule that forbids it.
    """
    deal = _locked(deal_id)
    workflow.require(may_handle, deal, actor)
    if deal.status != DealStatus.GESLOTEN:
        article = deal.tranche.rules.articles.concluding_window
        raise WrongState(
            dutch(
                "Een uitkering kan pas als het convenant is gesloten ({artikel}).", artikel=article
            )
        )
    uitkering = _create(deal, terms)
    Termijn.objects.bulk_create(
        Termijn(uitkering=uitkering, number=number, amount_cents=cents, pay_by=pay_by)
        for number, (cents, pay_by) in enumerate(terms.instalments, start=1)
    )
    findings = findings_for(uitkering, granted_on=clock.today())
    if reasons := refusals_of(findings):
        raise RequirementsUnmet(reasons)
    audit.record(
        uitkering,
        action="disbursement.uitkering.open",
        sentence=f"Uitkering geopend: {uitkering.instrument}, "
        f"{format_amount(uitkering.amount_cents)}",
        actor=actor,
        details={finding.key: finding.outcome.value for finding in findings},
    )
    return uitkering


@in_turn()
@transaction.atomic
def judge_finding(
    *, uitkering_id: int, rule_key: str, fingerprint: str, allows: bool, reason: str, actor: User
) -> Oordeel:
    """Decide where the rule leaves room, with a reason; a later judgement takes its place.

    `fingerprint` is that of the finding the person saw. Raises WrongState when nothing is to be
    judged, when the facts are others by now, or when a signature has frozen the test.
    """
    uitkering = (
        Uitkering.objects.select_for_update(of=("self",))
        .select_related("deal__tranche", "kassier")
        .get(pk=uitkering_id)
    )
    workflow.require(may_handle, uitkering.deal, actor)
    if not reason.strip():
        raise InvalidInput(dutch("Schrijf op waarom, dan kan een ander het oordeel volgen."))
    finding = _to_judge(uitkering, rule_key, fingerprint)
    oordeel = Oordeel.objects.create(
        uitkering=uitkering,
        rule_key=finding.key,
        article=finding.article,
        finding=finding.finding,
        fingerprint=finding.fingerprint,
        allows=allows,
        reason=reason.strip(),
        by=actor,
        at=clock.now(),
    )
    audit.record(
        oordeel,
        action="disbursement.uitkering.judge",
        sentence=f"{oordeel}"[:300],
        actor=actor,
        remark=oordeel.reason,
        details={"regel": finding.key, "vingerafdruk": finding.fingerprint},
    )
    return oordeel


def _to_judge(uitkering: Uitkering, rule_key: str, fingerprint: str) -> Finding:
    """The finding that is judged, if it is still the one that the person saw."""
    if uitkering.toetsen.filter(kind=DecisionKind.VERLENING.value).exists():
        raise WrongState(dutch("De toets ligt vast sinds de beschikking is getekend."))
    found = findings_for(uitkering, granted_on=clock.today())
    finding = next((f for f in found if f.key == rule_key and f.needs_judgement), None)
    if finding is None:
        raise WrongState(dutch("Over deze regel hoeft niemand te oordelen."))
    if finding.fingerprint != fingerprint:
        raise WrongState(
            dutch("De gegevens zijn gewijzigd sinds u deze pagina opende. Bekijk de toets opnieuw.")
        )
    return finding


def _locked(deal_id: int) -> Deal:
    tranche_id = Deal.objects.values_list("tranche_id", flat=True).get(pk=deal_id)
    Tranche.objects.select_for_update().get(pk=tranche_id)
    return Deal.objects.select_for_update(of=("self",)).select_related("tranche").get(pk=deal_id)


def _create(deal: Deal, terms: UitkeringTerms) -> Uitkering:
    kassier = kassier_of(deal)
    if kassier is None:
        raise RequirementsUnmet(
            [
                dutch(
                    "De regiokassier is onbekend. Vraag de regio wie het is en leg dat vast"
                    " (artikel 1)."
                )
            ]
        )
    instrument = deal.tranche.rules.instrument_for(kassier.organisation_kind)
    if instrument is None:
        raise RequirementsUnmet(
            [
                dutch(
                    "{kassier} kan in tranche {tranche} geen regiokassier zijn (artikel 1).",
                    kassier=kassier,
                    tranche=deal.tranche.number,
                )
            ]
        )
    _check_period(terms)
    uitkering = Uitkering(
        deal=deal,
        kassier=kassier,
        instrument=instrument.value,
        amount_cents=deal.rijksbijdrage_cents,
        bcf_cents=terms.bcf_cents,
        spend_from=terms.spend_from,
        spend_until=terms.spend_until,
        account_number=terms.account_number,
        account_name=terms.account_name,
        request_received_on=terms.request_received_on,
        request_reference=terms.request_reference,
        other_obligations="\n".join(_obligations(terms)),
        is_example=terms.is_example,
        **_dollars(instrument, deal.rijksbijdrage_cents, terms.dollar_rate),
    )
    _check_amounts(uitkering, terms)
    try:
        with transaction.atomic():
            uitkering.save()
    except IntegrityError as error:
        raise _explained(error, deal) from error
    return uitkering


def _obligations(terms: UitkeringTerms) -> Iterator[str]:
    """Each as one sentence on one line, as the letter prints it."""
    if len(terms.other_obligations) > MOST_OBLIGATIONS:
        raise InvalidInput(
            dutch(
                "De brief heeft plaats voor {aantal} andere verplichtingen. Voeg er samen.",
                aantal=MOST_OBLIGATIONS,
            )
        )
    for text in terms.other_obligations:
        sentence = " ".join(text.split())
        if len(sentence) > OBLIGATION_LENGTH:
            raise InvalidInput(
                dutch(
                    "Gebruik voor een verplichting ten hoogste {aantal} tekens.",
                    aantal=OBLIGATION_LENGTH,
                )
            )
        yield sentence if sentence.endswith(".") else f"{sentence}."


def _check_period(terms: UitkeringTerms) -> None:
    if terms.spend_until <= terms.spend_from:
        raise InvalidInput(
            dutch("De bestedingsperiode eindigt vóór zij begint. Kies een later einde.")
        )
    if terms.spend_until.year - terms.spend_from.year > LONGEST_PERIOD_YEARS:
        raise InvalidInput(
            dutch(
                "De bestedingsperiode is langer dan {jaren} jaar. Controleer het jaar.",
                jaren=LONGEST_PERIOD_YEARS,
            )
        )


def _check_amounts(uitkering: Uitkering, terms: UitkeringTerms) -> None:
    """Refuse what no row can hold; whether the amounts add up is a rule of the Besluit."""
    if not 0 <= terms.bcf_cents <= uitkering.amount_cents:
        raise InvalidInput(dutch("Het btw-deel is niet negatief en niet meer dan de uitkering."))
    if any(not 0 < cents <= uitkering.entitlement_cents for cents, _ in terms.instalments):
        raise InvalidInput(dutch("Elke termijn is meer dan nul en niet meer dan de uitkering."))


def _dollars(
    instrument: Instrument, amount_cents: int, rate: DollarRate | None
) -> dict[str, object]:
    if instrument is not Instrument.BU:
        if rate is not None:
            raise InvalidInput(
                dutch("Een specifieke uitkering is in euro. Laat de dollarkoers leeg.")
            )
        return {}
    if rate is None:
        raise InvalidInput(
            dutch("Een bijzondere uitkering is in dollars. Vul de koers in, met de dag en de bron.")
        )
    require_storable(rate)
    return {
        "usd_cents": convert_parts([amount_cents], rate.rate)[0],
        "usd_rate": rate.rate,
        "usd_rate_on": rate.on,
        "usd_rate_source": rate.source,
    }


def require_storable(rate: DollarRate) -> None:
    """Raise InvalidInput for a rate that no row keeps exactly, or without its source."""
    if not _is_storable(rate.rate):
        raise InvalidInput(
            dutch(
                "De koers is een getal boven 0 en ten hoogste {hoogste}, met niet meer dan"
                " {decimalen} decimalen. Vul hem in als 1,0550.",
                hoogste=HIGHEST_RATE,
                decimalen=RATE_DECIMALS,
            )
        )


def _is_storable(rate: Decimal) -> bool:
    """Whether the row keeps it exactly: the letter converts its budget at the rate of the row."""
    return rate.is_finite() and 0 < rate <= HIGHEST_RATE and rate == round(rate, RATE_DECIMALS)


def _explained(error: IntegrityError, deal: Deal) -> WrongState | InvalidInput:
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "") or ""
    if name.startswith("dollars_only"):
        return InvalidInput(
            dutch("Bij een bijzondere uitkering gaat niets naar het BCF (art. 11 lid 3).")
        )
    article = deal.tranche.rules.articles.one_grant
    return WrongState(
        dutch("Voor deze deal is al een uitkering geopend ({artikel}).", artikel=article)
    )
