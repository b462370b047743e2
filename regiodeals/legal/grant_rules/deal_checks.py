"""Checks on the deal itself: when it was concluded, with whom, and for what."""

from datetime import date
from functools import partial

from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.money import format_amount
from regiodeals.common.words import Words, dutch, joined
from regiodeals.legal.calendar import UnknownCalendarYear
from regiodeals.legal.grant_rules import sentences as say
from regiodeals.legal.grant_rules.facts import GrantFacts
from regiodeals.legal.grant_rules.findings import Condition, Finding
from regiodeals.legal.grant_rules.kinds import Instrument, OrganisationKind
from regiodeals.legal.grant_rules.rule_version import GrantRules, Regulation
from regiodeals.legal.terms import InvalidTerm, last_day

ASK_DAY = dutch("Leg de dag van de laatste ondertekening vast.")
_date = partial(plain_date, hard_spaces=True)


def concluded_in_window(facts: GrantFacts) -> Finding:
    """The deal was concluded in the period of its tranche (`articles.concluding_window`)."""
    window = facts.rules.concluding_window
    condition = Condition(
        "gesloten-in-periode",
        dutch("Tijdig gesloten"),
        dutch(say.WINDOW, periode=str(window)),
        facts.rules.articles.concluding_window,
    )
    if facts.concluded_on is None:
        return condition.unknown(
            dutch("Het is niet bekend wanneer de Regio Deal is gesloten."),
            ASK_DAY,
        )
    filled_in = {"dag": _date(facts.concluded_on), "periode": str(window)}
    if facts.concluded_on in window:
        return condition.met(dutch(say.INSIDE, **filled_in))
    outside = dutch(say.OUTSIDE, **filled_in)
    if facts.rules.window_is_strict:
        return condition.unmet(
            outside,
            dutch(
                "Controleer de dag van sluiten. Klopt die, dan kan er geen uitkering worden"
                " verleend."
            ),
        )
    return condition.to_judge(
        outside, dutch("Laat beslissen of toch kan worden verleend, en leg de reden vast.")
    )


def granted_in_time(facts: GrantFacts) -> Finding:
    """The grant follows within twelve weeks (`articles.granting_term`).

    The article attaches no consequence to a late grant, so a person judges it.
    """
    rules = facts.rules
    term = rules.granting_term
    words = str(term)
    condition = Condition(
        "tijdig-verleend",
        dutch("Tijdig verleend"),
        dutch(say.GRANTING_TERM, termijn=words),
        rules.articles.granting_term,
    )
    if facts.concluded_on is None:
        return condition.unknown(dutch(say.NOT_CONCLUDED, termijn=words), ASK_DAY)
    try:
        last = last_day(facts.concluded_on, term)
    except (UnknownCalendarYear, InvalidTerm) as error:
        return condition.unknown(dutch(say.NOT_COUNTED, termijn=words), str(error))
    if facts.granted_on is None:
        return condition.unknown(
            dutch(say.TERM_ENDS, termijn=words, dag=_date(last)),
            dutch(say.GRANT_BY, dag=_date(last)),
        )
    found = _compared_with_term(condition, facts.concluded_on, facts.granted_on, last)
    if found is not None:
        return found
    days = (facts.granted_on - last).days
    late = {"dag": _date(facts.granted_on), "laatste": _date(last)}
    return condition.to_judge(
        dutch(say.ONE_DAY_LATE, **late) if days == 1 else dutch(say.DAYS_LATE, aantal=days, **late),
        dutch(say.WHY_LATE, regeling=rules.regulation.described),
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
            dutch(say.TOO_EARLY, dag=_date(granted_on), sluiting=_date(concluded_on)),
            dutch("Controleer beide data: verlenen kan pas als de Regio Deal is gesloten."),
        )
    if granted_on <= last:
        return condition.met(dutch(say.IN_TIME, dag=_date(granted_on), laatste=_date(last)))
    return None


def regulation_in_force(facts: GrantFacts) -> Finding:
    """The regulation holds on the day of the grant (`articles.validity`)."""
    regulation = facts.rules.regulation
    described, period = regulation.described, _validity(regulation)
    condition = Condition(
        "besluit-van-kracht",
        dutch(say.IN_FORCE, regeling=regulation.short_name),
        dutch(say.GRANTED_WHILE, periode=period),
        facts.rules.articles.validity,
    )
    if facts.granted_on is None:
        return condition.unknown(
            dutch(say.DAY_UNKNOWN, regeling=described, periode=period),
            dutch(say.GRANT_WHILE, periode=period),
        )
    granted = _date(facts.granted_on)
    if regulation.holds_on(facts.granted_on):
        return condition.met(dutch(say.HOLDS, regeling=described.capitalize(), dag=granted))
    if regulation.lapses_on is None or facts.granted_on < regulation.valid_from:
        return condition.unmet(
            dutch(
                say.NOT_YET, dag=granted, regeling=described, eerste=_date(regulation.valid_from)
            ),
            dutch("Controleer de dag van verlening."),
        )
    return condition.unmet(
        dutch(say.LAPSED, dag=granted, regeling=described, sinds=_date(regulation.lapses_on)),
        dutch(say.NO_GROUND, regeling=described),
    )


def _validity(regulation: Regulation) -> Words:
    start = _date(regulation.valid_from)
    if regulation.lapses_on is None:
        return dutch(say.FROM, begin=start)
    return dutch(say.FROM_UNTIL, begin=start, einde=_date(regulation.lapses_on))


def fit_kassier(facts: GrantFacts) -> Finding:
    """The kassier is a public party of a kind that the rule allows (`articles.kassier`)."""
    rules = facts.rules
    condition = Condition(
        "kassier", dutch("Kassier"), _kassier_statement(rules), rules.articles.kassier
    )
    if facts.kassier_kind is None:
        return condition.unknown(say.KASSIER_UNKNOWN, say.APPOINT_KASSIER)
    kind = facts.kassier_kind.described
    if not rules.can_be_kassier(facts.kassier_kind):
        return condition.unmet(
            _unfit(rules, facts.kassier_kind),
            dutch(say.APPOINT, soorten=listed(rules.kassier_kinds)),
        )
    if facts.kassier_is_party is None:
        return condition.unknown(
            dutch(say.KASSIER_PARTY_UNKNOWN, soort=kind),
            dutch("Leg vast of de regiokassier het convenant heeft getekend."),
        )
    if not facts.kassier_is_party:
        return condition.unmet(
            dutch(say.KASSIER_NO_PARTY, soort=kind),
            dutch("Wijs een van de partijen aan als regiokassier."),
        )
    return condition.met(dutch(say.KASSIER_AND_PARTY, soort=kind))


def _kassier_statement(rules: GrantRules) -> Words:
    if OrganisationKind.WATERSCHAP in rules.kassier_kinds:
        return say.KASSIER_PUBLIC
    return say.KASSIER_PARTNER


def _unfit(rules: GrantRules, kind: OrganisationKind) -> Words:
    if kind is not OrganisationKind.OPENBAAR_LICHAAM_BES:
        return dutch(say.KASSIER, soort=kind.described)
    return dutch(
        say.KASSIER_ISLAND,
        soort=kind.described,
        tranche=rules.tranche,
        uitkering=Instrument.BU.words,
    )


def listed(kinds: frozenset[OrganisationKind]) -> Words:
    """The kinds as they stand in a sentence: 'provincie, gemeente of waterschap'."""
    *others, last = (kind.words for kind in OrganisationKind if kind in kinds)
    return dutch("{soorten} of {laatste}", soorten=joined(", ", others), laatste=last)


def instrument_follows_kassier(facts: GrantFacts) -> Finding:
    """A bijzondere uitkering for the islands, else a specifieke uitkering."""
    due = facts.due_instrument
    condition = Condition(
        "soort-uitkering",
        dutch("Soort uitkering"),
        dutch("De soort uitkering volgt uit de soort regiokassier."),
        _granting_article(facts),
    )
    if due is None or facts.kassier_kind is None:
        return condition.unknown(
            dutch("De soort uitkering is niet bekend zolang er geen geschikte regiokassier is."),
            say.APPOINT_KASSIER,
        )
    found = {"soort": facts.kassier_kind.described, "uitkering": due.words}
    if facts.instrument in {None, due}:
        return condition.met(dutch(say.FOLLOWS, **found))
    return condition.unmet(
        dutch(say.OTHER_RECORDED, andere=facts.instrument.words, **found),
        dutch(say.MAKE_IT, uitkering=due.words),
    )


def _granting_article(facts: GrantFacts) -> str:
    due = facts.due_instrument
    return facts.rules.basis_for(due).granting if due else facts.rules.articles.activities


def one_grant_per_deal(facts: GrantFacts) -> Finding:
    """At most one uitkering per concluded deal (`articles.one_grant`)."""
    condition = Condition(
        "een-uitkering",
        dutch("Eén uitkering"),
        dutch("Per gesloten Regio Deal wordt ten hoogste één uitkering verleend."),
        facts.rules.articles.one_grant,
    )
    if facts.other_grants_for_deal is None:
        return condition.unknown(
            dutch("Het is niet bekend of voor deze Regio Deal al een uitkering is verleend."),
            dutch("Zoek na of er al een uitkering is verleend."),
        )
    if facts.other_grants_for_deal == 0:
        return condition.met(dutch("Voor deze Regio Deal is niet eerder een uitkering verleend."))
    return condition.unmet(
        dutch("Voor deze Regio Deal is al een uitkering verleend."),
        dutch("Wijzig de bestaande uitkering; een tweede kan niet."),
    )


def has_programme(facts: GrantFacts) -> Finding:
    """The uitkering is for activities laid down in the deal: its programmalijnen."""
    condition = Condition(
        "programmalijnen",
        dutch("Programmalijnen"),
        dutch(
            "De uitkering is helemaal verdeeld over een of meer programmalijnen van de Regio Deal."
        ),
        _granting_article(facts),
    )
    lines = facts.programme_line_cents
    if lines == ():
        return condition.unmet(
            dutch("De Regio Deal heeft geen programmalijn."),
            dutch("Leg ten minste één programmalijn vast."),
        )
    if lines is None or facts.amount_cents is None:
        return condition.unknown(
            dutch("De programmalijnen of het bedrag van de uitkering zijn niet bekend."),
            dutch("Leg de programmalijnen uit het convenant en het bedrag vast."),
        )
    known = [cents for cents in lines if cents is not None]
    if len(known) < len(lines):
        return condition.unknown(
            dutch(say.LINES_UNKNOWN, aantal=len(lines) - len(known), totaal=len(lines)),
            dutch("Vraag de kassier om de begroting per programmalijn."),
        )
    total, amount = format_amount(sum(known)), format_amount(facts.amount_cents)
    if left := facts.amount_cents - sum(known):
        wrong = say.LINES_TOO_LITTLE if left > 0 else say.LINES_TOO_MUCH
        return condition.unmet(
            dutch(say.LINES_DIFFER, totaal=total, bedrag=amount),
            dutch(wrong, bedrag=format_amount(abs(left))),
        )
    return condition.met(dutch(say.LINES_FIT, aantal=len(known), totaal=total))
