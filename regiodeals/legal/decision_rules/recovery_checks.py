"""Checks on a terugvordering (Besluit, articles 15 lid 4 and 17 lid 6)."""

from datetime import date

from regiodeals.common.money import format_amount
from regiodeals.common.words import dutch, joined
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
        dutch("Binnen een jaar"),
        dutch(
            "De regiokassier hoort van de terugvordering binnen een jaar nadat de"
            " verantwoordingsinformatie is ontvangen."
        ),
        facts.articles.recovery,
    )
    received = facts.account_received_on
    if received is None:
        return _without_account(condition, facts)
    if received > facts.decided_on:
        return in_future(condition, facts, dutch("De verantwoording"))
    try:
        last = recovery_last_day(received)
    except InvalidTerm as error:
        return condition.unknown(str(error), dutch("Controleer de dag van ontvangst."))
    came = dutch(
        "Ontvangen op {dag}; de laatste dag is {laatste}.",
        dag=day_in_words(received),
        laatste=day_in_words(last),
    )
    if facts.decided_on > last:
        return condition.unmet(
            joined(
                " ",
                (came, dutch("Op {dag} is dat jaar voorbij.", dag=day_in_words(facts.decided_on))),
            ),
            dutch(
                "Controleer de dag van ontvangst. Klopt die, dan kan niet meer worden"
                " teruggevorderd."
            ),
        )
    return condition.met(came)


def _without_account(condition: Condition, facts: DecisionFacts) -> Finding:
    if facts.articles.recovers_without_account:
        return condition.to_judge(
            dutch(
                "Er is geen verantwoording ontvangen; ook dan kan worden teruggevorderd. Wanneer"
                " het jaar dan begint, staat er niet."
            ),
            dutch("Laat een jurist beoordelen of de terugvordering op tijd is."),
        )
    return condition.unknown(
        dutch("Het is niet bekend wanneer de verantwoordingsinformatie binnenkwam."),
        dutch(
            "Vul de dag van ontvangst in. Daaruit moet blijken wat niet of onrechtmatig is besteed."
        ),
    )


def amount_can_come_back(facts: DecisionFacts) -> Finding:
    """At most the part that was not spent, or spent unlawfully (`decisions.recovery`).

    Which part that is, the reasons say; never more than what was granted, less what was settled
    and what is already recovered.
    """
    condition = Condition(
        "bedrag",
        dutch("Bedrag"),
        dutch("Terug komt ten hoogste wat niet of onrechtmatig is besteed."),
        facts.articles.recovery,
    )
    amount, most = facts.amount_cents, facts.standing.recoverable_cents
    if amount is None:
        return condition.unknown(
            dutch("Het bedrag is niet bekend."), dutch("Vul het bedrag in dat terugkomt.")
        )
    asked, limit = (format_amount(cents, facts.currency) for cents in (amount, most))
    if amount <= 0:
        return condition.unmet(
            dutch("Het bedrag is nul."), dutch("Vul het bedrag in dat terugkomt.")
        )
    if amount > most:
        return condition.unmet(
            dutch(
                "{bedrag} is meer dan {hoogstens}: wat is verleend, min wat is vastgesteld"
                " en al is teruggevorderd.",
                bedrag=asked,
                hoogstens=limit,
            ),
            dutch("Vorder ten hoogste {hoogstens} terug.", hoogstens=limit),
        )
    return condition.met(
        dutch(
            "{bedrag} is niet meer dan {hoogstens}, het hoogste dat terug kan komen.",
            bedrag=asked,
            hoogstens=limit,
        )
    )


def pays_back_in_time(facts: DecisionFacts) -> Finding:
    """Six weeks after the bekendmaking, or the later day of the decision (Awb 4:87 lid 1).

    No law counts the weeks for the islands, so there the decision names the day.
    """
    is_island = facts.instrument is Instrument.BU
    condition = Condition(
        "betaaldag",
        dutch("Terugbetalen"),
        dutch("Het besluit noemt de dag van terugbetalen.")
        if is_island
        else dutch("Terugbetalen kan tot zes weken na de bekendmaking, of tot een latere dag."),
        facts.articles.recovery if is_island else "Awb 4:87 lid 1",
    )
    if facts.pay_by is None:
        if is_island:
            return condition.unmet(
                dutch("Er staat geen dag."), dutch("Vul de uiterste dag van terugbetalen in.")
            )
        return condition.met(dutch("Binnen zes weken na de bekendmaking."))
    try:
        first = facts.decided_on if is_island else last_day(facts.decided_on, BETAALTERMIJN)
    except UnknownCalendarYear as error:
        return condition.unknown(dutch("De zes weken zijn niet te berekenen."), str(error))
    if facts.pay_by < first:
        return condition.unmet(
            dutch("{dag} is te vroeg.", dag=day_in_words(facts.pay_by)),
            dutch("Kies {dag} of een latere dag.", dag=day_in_words(first))
            if is_island
            else dutch(
                "Kies {dag} of een latere dag, of laat het veld leeg.", dag=day_in_words(first)
            ),
        )
    return condition.met(dutch("Uiterlijk op {dag}.", dag=day_in_words(facts.pay_by)))
