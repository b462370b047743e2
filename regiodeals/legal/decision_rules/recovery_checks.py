"""Checks on a terugvordering (Besluit, articles 15 lid 4 and 17 lid 6)."""

from datetime import date

from regiodeals.common.money import format_amount
from regiodeals.common.words import dutch
from regiodeals.legal.calendar import UnknownCalendarYear
from regiodeals.legal.decision_rules.facts import DecisionFacts
from regiodeals.legal.decision_rules.reason_checks import day_in_words, in_future
from regiodeals.legal.grant_rules import Instrument
from regiodeals.legal.grant_rules.findings import Condition, Finding
from regiodeals.legal.terms import (
    BETAALTERMIJN,
    InvalidTerm,
    Term,
    TermUnit,
    last_day,
    nominal_last_day,
)

RECOVERY_TERM = Term(
    1,
    TermUnit.YEARS,
    source="Besluit, artikel 15 lid 4 en artikel 17 lid 6",
    day_zero=dutch("de dag waarop de verantwoordingsinformatie is ontvangen"),
)


def recovery_last_day(received_on: date) -> date:
    """The last day to tell the kassier of a recovery: a year after the account came in.

    A year is never moved (ATW, article 4), so no calendar is needed. Raises InvalidTerm at the end
    of the calendar. Source: Besluit, articles 8 lid 4, 15 lid 4 and 17 lid 6; Regeling 8 lid 2.
    """
    return nominal_last_day(received_on, RECOVERY_TERM)


def within_a_year(facts: DecisionFacts) -> Finding:
    """The kassier hears it within a year after the account was received (`decisions.recovery`)."""
    condition = Condition(
        "termijn",
        "Binnen een jaar",
        "De regiokassier hoort van de terugvordering binnen een jaar nadat de"
        " verantwoordingsinformatie is ontvangen.",
        facts.articles.recovery,
    )
    received = facts.account_received_on
    if received is None:
        return _without_account(condition, facts)
    if received > facts.decided_on:
        return in_future(condition, facts, "De verantwoording")
    try:
        last = recovery_last_day(received)
    except InvalidTerm as error:
        return condition.unknown(str(error), "Controleer de dag van ontvangst.")
    came = f"Ontvangen op {day_in_words(received)}; de laatste dag is {day_in_words(last)}"
    if facts.decided_on > last:
        return condition.unmet(
            f"{came}. Op {day_in_words(facts.decided_on)} is dat jaar voorbij.",
            "Controleer de dag van ontvangst. Klopt die, dan kan niet meer worden teruggevorderd.",
        )
    return condition.met(f"{came}.")


def _without_account(condition: Condition, facts: DecisionFacts) -> Finding:
    if facts.articles.recovers_without_account:
        return condition.to_judge(
            "Er is geen verantwoording ontvangen; ook dan kan worden teruggevorderd. Wanneer het"
            " jaar dan begint, staat er niet.",
            "Laat een jurist beoordelen of de terugvordering op tijd is.",
        )
    return condition.unknown(
        "Het is niet bekend wanneer de verantwoordingsinformatie binnenkwam.",
        "Vul de dag van ontvangst in. Daaruit moet blijken wat niet of onrechtmatig is besteed.",
    )


def amount_can_come_back(facts: DecisionFacts) -> Finding:
    """At most the part that was not spent, or spent unlawfully (`decisions.recovery`).

    Which part that is, the reasons say; never more than what was granted, less what was settled
    and what is already recovered.
    """
    condition = Condition(
        "bedrag",
        "Bedrag",
        "Terug komt ten hoogste wat niet of onrechtmatig is besteed.",
        facts.articles.recovery,
    )
    amount, most = facts.amount_cents, facts.standing.recoverable_cents
    if amount is None:
        return condition.unknown("Het bedrag is niet bekend.", "Vul het bedrag in dat terugkomt.")
    asked, limit = (format_amount(cents, facts.currency) for cents in (amount, most))
    if amount <= 0:
        return condition.unmet("Het bedrag is nul.", "Vul het bedrag in dat terugkomt.")
    if amount > most:
        return condition.unmet(
            f"{asked} is meer dan {limit}: wat is verleend, min wat is vastgesteld en al is"
            " teruggevorderd.",
            f"Vorder ten hoogste {limit} terug.",
        )
    return condition.met(f"{asked} is niet meer dan {limit}, het hoogste dat terug kan komen.")


def pays_back_in_time(facts: DecisionFacts) -> Finding:
    """Six weeks after the bekendmaking, or the later day of the decision (Awb 4:87 lid 1).

    No law counts the weeks for the islands, so there the decision names the day.
    """
    is_island = facts.instrument is Instrument.BU
    condition = Condition(
        "betaaldag",
        "Terugbetalen",
        "Het besluit noemt de dag van terugbetalen."
        if is_island
        else "Terugbetalen kan tot zes weken na de bekendmaking, of tot een latere dag.",
        facts.articles.recovery if is_island else "Awb 4:87 lid 1",
    )
    if facts.pay_by is None:
        if is_island:
            return condition.unmet("Er staat geen dag.", "Vul de uiterste dag van terugbetalen in.")
        return condition.met("Binnen zes weken na de bekendmaking.")
    try:
        first = facts.decided_on if is_island else last_day(facts.decided_on, BETAALTERMIJN)
    except UnknownCalendarYear as error:
        return condition.unknown("De zes weken zijn niet te berekenen.", str(error))
    if facts.pay_by < first:
        return condition.unmet(
            f"{day_in_words(facts.pay_by)} is te vroeg.",
            f"Kies {day_in_words(first)} of een latere dag"
            + ("." if is_island else ", of laat het veld leeg."),
        )
    return condition.met(f"Uiterlijk op {day_in_words(facts.pay_by)}.")
