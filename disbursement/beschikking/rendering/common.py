"""What the facts of every letter have in common, from the record."""

from datetime import date

from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.rendering import blocks
from disbursement.beschikking.rendering.letter_parts import (
    NO_KENMERK,
    SCHEMA,
    CommonFacts,
    Geldbedrag,
    Grondslag,
    Valuta,
)
from disbursement.beschikking.rendering.letter_wording import pin_for
from disbursement.mandaat.models import Afzender, Bevoegdheid
from disbursement.mandaat.selectors import afzender_on
from disbursement.uitkering.models import Uitkering
from regiodeals.common.citations import cited
from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.errors import RequirementsUnmet
from regiodeals.common.words import dutch
from regiodeals.legal.decision_rules import article_for
from regiodeals.legal.decisions import DecisionKind
from regiodeals.legal.grant_rules import GrantRules, Instrument
from regiodeals.legal.remedies import remedy_for
from regiodeals.legal.terms import last_day


def sender_on(dated_on: date) -> Afzender:
    """The sender of a letter of that day; raises RequirementsUnmet when there is none."""
    afzender = afzender_on(dated_on)
    if afzender is None:
        raise RequirementsUnmet(
            [
                dutch(
                    "Er zijn geen gegevens van de afzender op deze dag. Vraag de beheerder ze te"
                    " vullen."
                )
            ]
        )
    return afzender


def common_facts(
    beschikking: Beschikking, afzender: Afzender, mandaat: Bevoegdheid | None, *, dated_on: date
) -> CommonFacts:
    """The common part; which values are invented is added by the kind."""
    uitkering = beschikking.uitkering
    rules = uitkering.deal.tranche.rules
    instrument = Instrument(uitkering.instrument)
    kind = DecisionKind(beschikking.kind)
    is_verlening = kind is DecisionKind.VERLENING
    reference = uitkering.request_reference if is_verlening else beschikking.request_reference
    return {
        "schema": SCHEMA,
        "regime": "BU" if uitkering.is_bijzonder else "SPUK",
        "kenmerk": beschikking.kenmerk or NO_KENMERK,
        "uw_kenmerk": reference or None,
        "datum": dated_on.isoformat(),
        "afzender": blocks.sender(afzender),
        "geadresseerde": blocks.addressee(uitkering.kassier),
        "deal": blocks.deal(uitkering),
        "partijen": blocks.parties(uitkering.deal),
        "grondslag": _basis(kind, rules, instrument),
        "valuta": currency_of(uitkering),
        "rechtsmiddel": blocks.remedy(remedy_for(instrument), afzender, dated_on),
        "ondertekening": blocks.signature(mandaat),
        "regelversie": rules.version,
        "sjabloonversie": pin_for(kind, instrument, dated_on),
        "dossier": None,
        "voorbeeld": [],
    }


def _basis(kind: DecisionKind, rules: GrantRules, instrument: Instrument) -> Grondslag:
    """The article of this kind; where the rule has none, the one that the grant rests on."""
    basis = blocks.legal_basis(rules, instrument)
    return {**basis, "artikel": article_for(kind, rules, instrument) or basis["artikel"]}


def currency_of(uitkering: Uitkering) -> Valuta:
    """The currency of the entitlement."""
    return "USD" if uitkering.is_bijzonder else "EUR"


def amount(cents: int, uitkering: Uitkering) -> Geldbedrag:
    """An amount in the currency of the entitlement."""
    return {"cent": cents, "valuta": currency_of(uitkering)}


def too_late_to_grant(rules: GrantRules) -> RequirementsUnmet:
    """The refusal of a verlening in a tranche before the fifth: nothing is granted there any more.

    The window to conclude, and the weeks after it, were over before there was a letter for it.
    """
    window = rules.concluding_window
    last = plain_date(last_day(window.last_day, rules.granting_term))
    return RequirementsUnmet(
        [
            dutch(
                "In tranche {tranche} kon worden verleend tot en met {dag} ({artikel}). Er is"
                " daarom geen modelbrief voor een verlening. Voor latere besluiten is die er wel.",
                tranche=rules.tranche,
                dag=last,
                artikel=cited(rules.articles.granting_term),
            )
        ]
    )
