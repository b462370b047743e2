"""From the record to the facts of a decision after the verlening."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from disbursement.beschikking.models import Beschikking, BeschikkingKind
from disbursement.beschikking.rendering import blocks
from disbursement.beschikking.rendering.common import (
    amount,
    common_facts,
    sender_on,
)
from disbursement.beschikking.rendering.later.examples import later_example_paths
from disbursement.beschikking.rendering.later.standing import Standing, earlier
from disbursement.beschikking.rendering.letter_facts import (
    AfwijzingFacts,
    AnyLaterFacts,
    GewijzigdeBetaling,
    IntrekkingFacts,
    LagereVaststellingFacts,
    LaterFacts,
    Terugbetaling,
    TerugvorderingFacts,
    VaststellingFacts,
    VerlengingFacts,
    Verzoek,
    WijzigingFacts,
)
from disbursement.beschikking.rendering.letter_parts import Geldbedrag, Periode
from disbursement.mandaat.models import Bevoegdheid
from disbursement.sjabloon.rendering.variants import variant_for
from regiodeals.common.errors import RequirementsUnmet
from regiodeals.common.words import dutch
from regiodeals.legal.decision_rules import recovery_last_day, why_no_extension
from regiodeals.legal.grant_rules import Instrument, RuleTopic
from regiodeals.legal.terms import BETAALTERMIJN, last_day


class _Record(NamedTuple):
    """What the facts of a kind are made from."""

    beschikking: Beschikking
    standing: Standing
    common: LaterFacts
    dated_on: date

    @property
    def amount(self) -> Geldbedrag:
        """The amount that is decided; raises RequirementsUnmet when it was not filled in."""
        cents = self.beschikking.amount_cents
        if cents is None:
            raise RequirementsUnmet([dutch("Het bedrag ontbreekt. Vul het in.")])
        return amount(cents, self.beschikking.uitkering)

    def less_than_granted(self, decided: Geldbedrag) -> Geldbedrag:
        """What was granted less what is decided."""
        granted = self.common["verleend"]["bedrag"]
        return {"cent": granted["cent"] - decided["cent"], "valuta": granted["valuta"]}


def later_facts(
    beschikking: Beschikking, *, dated_on: date, mandaat: Bevoegdheid | None
) -> AnyLaterFacts:
    """Everything the letter of a later decision says."""
    uitkering = beschikking.uitkering
    rules, instrument = uitkering.deal.tranche.rules, Instrument(uitkering.instrument)
    is_extension = beschikking.kind == BeschikkingKind.VERLENGING
    if is_extension and (sentence := why_no_extension(rules, instrument)):
        raise RequirementsUnmet([sentence])
    afzender = sender_on(dated_on)
    standing = Standing(beschikking)
    common: LaterFacts = {
        **common_facts(beschikking, afzender, mandaat, dated_on=dated_on),
        "verleend": standing.granted(),
        "vervangt": earlier(beschikking.replaces) if beschikking.replaces else None,
        "rechtsgrond": beschikking.legal_ground.strip().rstrip(".") or None,
        "redenen": [line.strip() for line in beschikking.reasons.splitlines() if line.strip()],
    }
    if (variant := variant_for(rules.tranche, beschikking.kind)) is not None:
        common["tekstvariant"] = variant.name
    record = _Record(beschikking, standing, common, dated_on)
    facts = MAKERS[BeschikkingKind(beschikking.kind)](record)
    facts["voorbeeld"] = later_example_paths(facts, uitkering, afzender, mandaat)
    return facts


def _wijziging(record: _Record) -> WijzigingFacts:
    row = record.beschikking
    amount_now = record.amount if row.amount_cents is not None else None
    gain = _negated(record.less_than_granted(amount_now)) if amount_now else None
    # Other termijnen say themselves when more is paid.
    pays_more = gain is not None and gain["cent"] > 0 and row.schedule is None
    return {
        **record.common,
        **_changed_payment(row),
        "soort": "wijziging",
        "onderwerp": row.subject.strip().rstrip("."),
        "verzoek": _request(record),
        "bedrag": amount_now,
        "verschil": gain,
        "betalen_uiterlijk": _six_weeks_after(record.dated_on) if pays_more else None,
        "rekening": row.uitkering.account_number or None,
        "tenaamstelling": row.uitkering.account_name,
        "besteden": _new_period(record) if row.spend_until else None,
        "eindverslag_uiterlijk": _report_by(record),
    }


def _changed_payment(row: Beschikking) -> GewijzigdeBetaling:
    """The termijnen and the rate that the decision lays down, as far as it does."""
    facts: GewijzigdeBetaling = {}
    if row.schedule is not None:
        facts["termijnen"] = row.schedule
    if row.usd_rate is not None and row.usd_rate_on is not None:
        facts["koers"] = {
            "koers": blocks.rate_of(row.usd_rate),
            "datum": row.usd_rate_on.isoformat(),
            "bron": row.usd_rate_source,
        }
    return facts


def _verlenging(record: _Record) -> VerlengingFacts:
    last = record.beschikking.spend_until
    if last is None:
        raise RequirementsUnmet(
            [dutch("De nieuwe laatste dag om te besteden ontbreekt. Vul hem in.")]
        )
    return {
        **record.common,
        "soort": "verlenging",
        "verzoek": _request(record),
        "besteden": _new_period(record),
        "eindverslag_uiterlijk": blocks.two_months_after(last),
    }


def _vaststelling(record: _Record) -> VaststellingFacts:
    return {
        **record.common,
        "soort": "vaststelling",
        "bedrag": record.amount,
        "verantwoording_ontvangen": _iso(record.beschikking.account_received_on),
        "nog_te_betalen": record.standing.unpaid_on(record.dated_on),
    }


def _lagere_vaststelling(record: _Record) -> LagereVaststellingFacts:
    return {
        **record.common,
        "soort": "lagere vaststelling",
        "bedrag": record.amount,
        "verschil": record.less_than_granted(record.amount),
        "verantwoording_ontvangen": _iso(record.beschikking.account_received_on),
        "mededeling_uiterlijk": _notice_by(record),
        "nog_te_betalen": record.standing.unpaid_on(record.dated_on),
    }


def _terugvordering(record: _Record) -> TerugvorderingFacts:
    return {
        **record.common,
        "soort": "terugvordering",
        "bedrag": record.amount,
        "vastgesteld": record.standing.settled(),
        "eerder_teruggevorderd": record.standing.recovered(),
        "verantwoording_ontvangen": _iso(record.beschikking.account_received_on),
        "mededeling_uiterlijk": _notice_by(record),
        "betalen": _repayment(record),
    }


def _intrekking(record: _Record) -> IntrekkingFacts:
    return {
        **record.common,
        "soort": "intrekking",
        "bedrag": None if _withdraws_other(record) else record.common["verleend"]["bedrag"],
        "nog_te_betalen": record.standing.unpaid_on(record.dated_on),
    }


def _withdraws_other(record: _Record) -> bool:
    """Whether only a decision after the verlening is withdrawn; the uitkering then goes on."""
    withdrawn = record.beschikking.replaces
    return withdrawn is not None and withdrawn.kind != BeschikkingKind.VERLENING


def _afwijzing(record: _Record) -> AfwijzingFacts:
    return {
        **record.common,
        "soort": "afwijzing",
        "onderwerp": record.beschikking.subject.strip().rstrip("."),
        "verzoek": _request(record),
    }


MAKERS: dict[BeschikkingKind, Callable[[_Record], AnyLaterFacts]] = {
    BeschikkingKind.WIJZIGING: _wijziging,
    BeschikkingKind.VERLENGING: _verlenging,
    BeschikkingKind.VASTSTELLING: _vaststelling,
    BeschikkingKind.LAGERE_VASTSTELLING: _lagere_vaststelling,
    BeschikkingKind.TERUGVORDERING: _terugvordering,
    BeschikkingKind.INTREKKING: _intrekking,
    BeschikkingKind.AFWIJZING: _afwijzing,
}


def _repayment(record: _Record) -> Terugbetaling:
    """Six weeks after the bekendmaking, unless the decision sets a day (Awb 4:87).

    The record has no account of the sender; the letter says that a request to pay follows.
    """
    pay_by = record.beschikking.pay_by
    return {
        "uiterlijk": pay_by.isoformat() if pay_by else _six_weeks_after(record.dated_on),
        "weken": None if pay_by else BETAALTERMIJN.length,
        "rekening": None,
        "tenaamstelling": None,
    }


def _request(record: _Record) -> Verzoek:
    row = record.beschikking
    return {"ontvangen": _iso(row.request_received_on), "kenmerk": row.request_reference or None}


def _new_period(record: _Record) -> Periode:
    last = record.beschikking.spend_until
    before = record.common["verleend"]["besteden"]
    return {"van": before["van"], "tot_en_met": last.isoformat() if last else before["tot_en_met"]}


def _notice_by(record: _Record) -> str | None:
    """The last day to tell that is recovered: a year after the account came in."""
    received = record.beschikking.account_received_on
    return recovery_last_day(received).isoformat() if received else None


def _report_by(record: _Record) -> str | None:
    """The last day of the final report after a new period; the third tranche knows none."""
    row = record.beschikking
    rules = row.uitkering.deal.tranche.rules
    asks_it = any(rule.topic is RuleTopic.FINAL_REPORT for rule in rules.other_rules)
    return blocks.two_months_after(row.spend_until) if row.spend_until and asks_it else None


def _six_weeks_after(day: date) -> str:
    return last_day(day, BETAALTERMIJN).isoformat()


def _negated(money: Geldbedrag) -> Geldbedrag:
    return {"cent": -money["cent"], "valuta": money["valuta"]}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
