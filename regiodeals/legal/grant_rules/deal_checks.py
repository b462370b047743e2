"""Checks on the deal itself: when it was concluded, with whom, and for what."""

from datetime import date
from functools import partial

from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.money import format_amount
from regiodeals.legal.calendar import UnknownCalendarYear
from regiodeals.legal.grant_rules.facts import GrantFacts
from regiodeals.legal.grant_rules.findings import Condition, Finding
from regiodeals.legal.grant_rules.kinds import Instrument, OrganisationKind
from regiodeals.legal.grant_rules.rule_version import GrantRules, Regulation
from regiodeals.legal.terms import InvalidTerm, last_day

_date = partial(plain_date, hard_spaces=True)


def concluded_in_window(facts: GrantFacts) -> Finding:
    """The deal was concluded in the period of its tranche (`articles.concluding_window`)."""
    window = facts.rules.concluding_window
    condition = Condition(
        "gesloten-in-periode",
        "Tijdig gesloten",
        f"De Regio Deal is gesloten in de periode {window}.",
        facts.rules.articles.concluding_window,
    )
    if facts.concluded_on is None:
        return condition.unknown(
            "Het is niet bekend wanneer de Regio Deal is gesloten.",
            "Leg de dag van de laatste ondertekening vast.",
        )
    concluded = f"Gesloten op {_date(facts.concluded_on)}"
    if facts.concluded_on in window:
        return condition.met(f"{concluded}, in de periode {window}.")
    outside = f"{concluded}, buiten de periode {window}."
    if facts.rules.window_is_strict:
        return condition.unmet(
            outside,
            "Controleer de dag van sluiten. Klopt die, dan kan er geen uitkering worden verleend.",
        )
    return condition.to_judge(
        outside, "Laat beslissen of toch kan worden verleend, en leg de reden vast."
    )


def granted_in_time(facts: GrantFacts) -> Finding:
    """The grant follows within twelve weeks (`articles.granting_term`).

    The article attaches no consequence to a late grant, so a person judges it.
    """
    term = facts.rules.granting_term
    condition = Condition(
        "tijdig-verleend",
        "Tijdig verleend",
        f"De uitkering is verleend binnen {term} nadat de Regio Deal is gesloten.",
        facts.rules.articles.granting_term,
    )
    if facts.concluded_on is None:
        return condition.unknown(
            f"De {term} zijn niet te berekenen: de dag van sluiten is niet bekend.",
            "Leg de dag van de laatste ondertekening vast.",
        )
    try:
        last = last_day(facts.concluded_on, term)
    except (UnknownCalendarYear, InvalidTerm) as error:
        return condition.unknown(f"De {term} zijn niet te berekenen.", str(error))
    if facts.granted_on is None:
        return condition.unknown(
            f"De {term} na het sluiten eindigen op {_date(last)}.",
            f"Verleen de uitkering uiterlijk op {_date(last)}.",
        )
    found = _compared_with_term(condition, facts.concluded_on, facts.granted_on, last)
    if found is not None:
        return found
    days = (facts.granted_on - last).days
    late = f"{days} {'dag' if days == 1 else 'dagen'} na de laatste dag, {_date(last)}"
    return condition.to_judge(
        f"Verlening op {_date(facts.granted_on)} is {late}.",
        f"Leg vast waarom later wordt verleend; {facts.rules.regulation.described} noemt geen"
        " gevolg van te laat verlenen.",
        # The number of days grows while the letter waits for its signature.
        basis=f"Verleend na {last.isoformat()}.",
    )


def _compared_with_term(
    condition: Condition, concluded_on: date, granted_on: date, last: date
) -> Finding | None:
    """The finding on a grant before its time or in time; None when it came late.

    The test is made before the grant and kept with it: its words fit a day to come and one past.
    """
    if granted_on < concluded_on:
        return condition.unmet(
            f"Verlening op {_date(granted_on)} is vóór het sluiten op {_date(concluded_on)}.",
            "Controleer beide data: verlenen kan pas als de Regio Deal is gesloten.",
        )
    if granted_on <= last:
        return condition.met(
            f"Verlening op {_date(granted_on)} is op tijd; de laatste dag is {_date(last)}."
        )
    return None


def regulation_in_force(facts: GrantFacts) -> Finding:
    """The regulation holds on the day of the grant (`articles.validity`)."""
    regulation = facts.rules.regulation
    described, period = regulation.described, _validity(regulation)
    condition = Condition(
        "besluit-van-kracht",
        f"{regulation.short_name} van kracht",
        f"De uitkering is verleend {period}.",
        facts.rules.articles.validity,
    )
    if facts.granted_on is None:
        return condition.unknown(
            f"De dag van verlening is niet bekend; {described} geldt {period}.",
            f"Verleen de uitkering {period}.",
        )
    granted = _date(facts.granted_on)
    if regulation.holds_on(facts.granted_on):
        return condition.met(f"{described[0].upper()}{described[1:]} geldt op {granted}.")
    if regulation.lapses_on is None or facts.granted_on < regulation.valid_from:
        return condition.unmet(
            f"Op {granted} gold {described} nog niet; de eerste dag is"
            f" {_date(regulation.valid_from)}.",
            "Controleer de dag van verlening.",
        )
    return condition.unmet(
        f"Op {granted} is {described} vervallen, sinds {_date(regulation.lapses_on)}.",
        f"Zoek een andere grondslag: op {described} kan niet meer worden verleend.",
    )


def _validity(regulation: Regulation) -> str:
    start = f"vanaf {_date(regulation.valid_from)}"
    return f"{start} en vóór {_date(regulation.lapses_on)}" if regulation.lapses_on else start


def fit_kassier(facts: GrantFacts) -> Finding:
    """The kassier is a public party of a kind that the rule allows (`articles.kassier`)."""
    rules = facts.rules
    condition = Condition("kassier", "Kassier", _kassier_statement(rules), rules.articles.kassier)
    if facts.kassier_kind is None:
        return condition.unknown("De regiokassier is niet bekend.", "Wijs een regiokassier aan.")
    kind = facts.kassier_kind.described
    if not rules.can_be_kassier(facts.kassier_kind):
        return condition.unmet(
            f"De regiokassier is {kind}.{_why_no_island(rules, facts.kassier_kind)}",
            f"Wijs een {_listed(rules.kassier_kinds)} aan.",
        )
    if facts.kassier_is_party is None:
        return condition.unknown(
            f"De regiokassier is {kind}; of die partij is bij de Regio Deal, is niet bekend.",
            "Leg vast of de regiokassier het convenant heeft getekend.",
        )
    if not facts.kassier_is_party:
        return condition.unmet(
            f"De regiokassier is {kind}, maar geen partij bij de Regio Deal.",
            "Wijs een van de partijen aan als regiokassier.",
        )
    return condition.met(f"De regiokassier is {kind} en partij bij de Regio Deal.")


def _kassier_statement(rules: GrantRules) -> str:
    if OrganisationKind.WATERSCHAP in rules.kassier_kinds:
        return "De regiokassier is een publieke partij; een waterschap is niet uitgesloten."
    return "De regiokassier is een publieke regiopartner en geen waterschap."


def _why_no_island(rules: GrantRules, kind: OrganisationKind) -> str:
    if kind is not OrganisationKind.OPENBAAR_LICHAAM_BES:
        return ""
    return f" Tranche {rules.tranche} kent geen {Instrument.BU.value}."


def _listed(kinds: frozenset[OrganisationKind]) -> str:
    *others, last = (kind.value for kind in OrganisationKind if kind in kinds)
    return f"{', '.join(others)} of {last}"


def instrument_follows_kassier(facts: GrantFacts) -> Finding:
    """A bijzondere uitkering for the islands, else a specifieke uitkering."""
    due = facts.due_instrument
    condition = Condition(
        "soort-uitkering",
        "Soort uitkering",
        "De soort uitkering volgt uit de soort regiokassier.",
        _granting_article(facts),
    )
    if due is None or facts.kassier_kind is None:
        return condition.unknown(
            "De soort uitkering is niet bekend zolang er geen geschikte regiokassier is.",
            "Wijs een regiokassier aan.",
        )
    found = f"De regiokassier is {facts.kassier_kind.described}: een {due.value}"
    if facts.instrument in {None, due}:
        return condition.met(f"{found}.")
    return condition.unmet(
        f"{found}, maar vastgelegd is een {facts.instrument}.",
        f"Maak er een {due.value} van.",
    )


def _granting_article(facts: GrantFacts) -> str:
    due = facts.due_instrument
    return facts.rules.basis_for(due).granting if due else facts.rules.articles.activities


def one_grant_per_deal(facts: GrantFacts) -> Finding:
    """At most one uitkering per concluded deal (`articles.one_grant`)."""
    condition = Condition(
        "een-uitkering",
        "Eén uitkering",
        "Per gesloten Regio Deal wordt ten hoogste één uitkering verleend.",
        facts.rules.articles.one_grant,
    )
    if facts.other_grants_for_deal is None:
        return condition.unknown(
            "Het is niet bekend of voor deze Regio Deal al een uitkering is verleend.",
            "Zoek na of er al een uitkering is verleend.",
        )
    if facts.other_grants_for_deal == 0:
        return condition.met("Voor deze Regio Deal is niet eerder een uitkering verleend.")
    return condition.unmet(
        "Voor deze Regio Deal is al een uitkering verleend.",
        "Wijzig de bestaande uitkering; een tweede kan niet.",
    )


def has_programme(facts: GrantFacts) -> Finding:
    """The uitkering is for activities laid down in the deal: its programmalijnen."""
    condition = Condition(
        "programmalijnen",
        "Programmalijnen",
        "De uitkering is helemaal verdeeld over een of meer programmalijnen van de Regio Deal.",
        _granting_article(facts),
    )
    lines = facts.programme_line_cents
    if lines == ():
        return condition.unmet(
            "De Regio Deal heeft geen programmalijn.", "Leg ten minste één programmalijn vast."
        )
    if lines is None or facts.amount_cents is None:
        return condition.unknown(
            "De programmalijnen of het bedrag van de uitkering zijn niet bekend.",
            "Leg de programmalijnen uit het convenant en het bedrag vast.",
        )
    known = [cents for cents in lines if cents is not None]
    if len(known) < len(lines):
        return condition.unknown(
            f"Van {len(lines) - len(known)} van de {len(lines)} programmalijnen is het bedrag"
            " niet bekend.",
            "Vraag de kassier om de begroting per programmalijn.",
        )
    total, amount = format_amount(sum(known)), format_amount(facts.amount_cents)
    if left := facts.amount_cents - sum(known):
        wrong = "nog te verdelen" if left > 0 else "te veel verdeeld"
        return condition.unmet(
            f"De programmalijnen zijn samen {total}; de uitkering is {amount}.",
            "Pas de verdeling aan, zodat die optelt tot de uitkering:"
            f" {format_amount(abs(left))} is {wrong}.",
        )
    return condition.met(
        f"De programmalijnen ({len(known)}) zijn samen {total}, de hele uitkering."
    )
