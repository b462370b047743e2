"""Checks on the money of the region: how the uitkering relates to it, and who puts something in."""

from regiodeals.common.money import format_amount
from regiodeals.common.words import Words, dutch
from regiodeals.legal.grant_rules import sentences as say
from regiodeals.legal.grant_rules.facts import GrantFacts, RegionalFinancing
from regiodeals.legal.grant_rules.findings import Condition, Finding
from regiodeals.legal.grant_rules.money_checks import AMOUNT_UNKNOWN, ASK_AMOUNT
from regiodeals.legal.grant_rules.rule_version import Match

FINANCING_UNKNOWN = dutch("De inleg van de regio is niet of niet helemaal bekend.")
ASK_FINANCING = dutch("Leg per bijdrage het bedrag vast, en of het geld van het Rijk komt.")
STATEMENTS = {
    Match.EQUAL: dutch(
        "De uitkering is gelijk aan de regionale publieke en private financiering samen."
    ),
    Match.EQUAL_IN_PRINCIPLE: dutch(
        "De uitkering is in beginsel gelijk aan de regionale publieke en private financiering"
        " samen."
    ),
    Match.AT_MOST_PUBLIC: dutch(
        "De uitkering is ten hoogste gelijk aan de regionale publieke cofinanciering, in geld."
    ),
}


def region_matches(facts: GrantFacts) -> Finding:
    """The uitkering relates to the regional financing as the rule says (`articles.match`).

    Money of the Rijk does not count (article 1). More regional money than the grant is common;
    where the article says "equal", a person judges that too.
    """
    match = facts.rules.match
    condition = Condition(
        "regionale-financiering",
        dutch("Regionaal geld"),
        STATEMENTS[match],
        facts.rules.articles.match,
    )
    if facts.amount_cents is None:
        return condition.unknown(AMOUNT_UNKNOWN, ASK_AMOUNT)
    if match is Match.AT_MOST_PUBLIC:
        return _at_most_public(condition, facts, facts.amount_cents)
    financing = facts.counted_financing
    if financing is None:
        return condition.unknown(FINANCING_UNKNOWN, ASK_FINANCING)
    difference = financing.total_cents - facts.amount_cents
    if difference == 0:
        return condition.met(dutch(say.AS_MUCH, inleg=_described(financing)))
    if match is Match.EQUAL_IN_PRINCIPLE:
        return _deviates_in_principle(condition, financing, difference)
    if difference < 0:
        return _less_than_grant(condition, facts, financing)
    return condition.to_judge(
        dutch(say.MORE, inleg=_described(financing), bedrag=format_amount(difference)),
        dutch("Laat beslissen welk deel van de inleg als regionale financiering geldt."),
    )


def _deviates_in_principle(
    condition: Condition, financing: RegionalFinancing, difference: int
) -> Finding:
    """Fourth tranche, article 3 lid 1: "in beginsel" leaves room, to both sides."""
    compared = say.MORE if difference > 0 else say.LESS
    return condition.to_judge(
        dutch(compared, inleg=_described(financing), bedrag=format_amount(abs(difference))),
        dutch("Laat beslissen of van het beginsel mag worden afgeweken, en leg de reden vast."),
    )


def _at_most_public(condition: Condition, facts: GrantFacts, amount_cents: int) -> Finding:
    """Third tranche, articles 1 and 3: public money only, and not in kind.

    Article 1 leaves out only what the minister puts in. Whose money of the Rijk it is, is not
    recorded, so a person judges where that decides.
    """
    public = [c for c in facts.contributions or () if c.is_public]
    if facts.contributions is None or any(None in (c.from_rijk, c.is_in_kind) for c in public):
        return condition.unknown(
            FINANCING_UNKNOWN,
            dutch(
                "Leg per publieke bijdrage het bedrag vast, of het geld is, en of het van het Rijk"
                " komt."
            ),
        )
    counted = sum(c.amount_cents for c in public if not c.from_rijk and not c.is_in_kind)
    of_rijk = sum(c.amount_cents for c in public if c.from_rijk and not c.is_in_kind)
    public_money, shortage = format_amount(counted), amount_cents - counted
    if shortage <= 0:
        return condition.met(dutch(say.PUBLIC_ENOUGH, bedrag=public_money))
    found = dutch(say.PUBLIC_SHORT, bedrag=public_money, verschil=format_amount(shortage))
    if shortage <= of_rijk:
        return condition.to_judge(
            dutch(say.RIJK_NOT_COUNTED, tekort=found, bedrag=format_amount(of_rijk)),
            dutch(
                "Laat beslissen of dat geld meetelt: artikel 1 sluit alleen de bijdrage van de"
                " minister zelf uit."
            ),
        )
    return condition.unmet(
        found,
        dutch(say.ADD_PUBLIC, bedrag=format_amount(shortage), totaal=public_money),
    )


def _less_than_grant(
    condition: Condition, facts: GrantFacts, financing: RegionalFinancing
) -> Finding:
    shortage = format_amount((facts.amount_cents or 0) - financing.total_cents)
    found = dutch(say.LESS, inleg=_described(financing), bedrag=shortage)
    if facts.is_vulnerable_region is None:
        return condition.unknown(
            dutch(say.VULNERABLE_UNKNOWN, tekort=found),
            dutch("Leg vast of dit een kwetsbare regio is; alleen dan mag de inleg lager zijn."),
        )
    if not facts.is_vulnerable_region:
        return condition.unmet(
            found,
            dutch(say.ADD_TO, bedrag=shortage, totaal=format_amount(financing.total_cents)),
        )
    if not facts.deviation_reason.strip():
        return condition.unknown(
            dutch(say.VULNERABLE_NO_REASON, tekort=found),
            dutch("Leg de reden vast waarom deze kwetsbare regio minder inlegt."),
        )
    return condition.to_judge(
        dutch(say.VULNERABLE, tekort=found, reden=facts.deviation_reason.strip()),
        dutch("Laat beslissen of de afwijking wordt toegestaan."),
    )


def _described(financing: RegionalFinancing) -> Words:
    origin: Words = say.NOT_OF_RIJK
    if financing.excluded_cents:
        origin = dutch(say.OF_RIJK, bedrag=format_amount(financing.excluded_cents))
    if financing.in_kind_cents:
        # Article 1 lets it count; how it is valued, the Besluit does not say.
        in_kind = format_amount(financing.in_kind_cents)
        origin = dutch(say.IN_KIND, bedrag=in_kind, herkomst=origin)
    return dutch(
        say.PUTS_IN,
        totaal=format_amount(financing.total_cents),
        publiek=format_amount(financing.public_cents),
        privaat=format_amount(financing.private_cents),
        herkomst=origin,
    )


def partners_contribute(facts: GrantFacts) -> Finding | None:
    """One or more regiopartners make means available (`articles.own_means`)."""
    article = facts.rules.articles.own_means
    if article is None:
        return None
    condition = Condition(
        "inzet-regiopartners",
        dutch("Inzet van de regio"),
        dutch("Een of meer regiopartners stellen zelf middelen beschikbaar of maken kosten."),
        article,
    )
    financing = facts.counted_financing
    if financing is None:
        return condition.unknown(FINANCING_UNKNOWN, ASK_FINANCING)
    if financing.total_cents <= 0:
        return condition.unmet(
            dutch("Geen regiopartner legt iets in."),
            dutch("Leg vast wat de regiopartners inleggen, in geld of in natura."),
        )
    return condition.met(dutch(say.PARTNERS_PUT_IN, bedrag=format_amount(financing.total_cents)))
