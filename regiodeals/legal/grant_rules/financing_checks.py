"""Checks on the money of the region: how the uitkering relates to it, and who puts something in."""

from regiodeals.common.money import format_amount
from regiodeals.legal.grant_rules.facts import GrantFacts, RegionalFinancing
from regiodeals.legal.grant_rules.findings import Condition, Finding
from regiodeals.legal.grant_rules.money_checks import AMOUNT_UNKNOWN, ASK_AMOUNT
from regiodeals.legal.grant_rules.rule_version import Match

FINANCING_UNKNOWN = "De inleg van de regio is niet of niet helemaal bekend."
ASK_FINANCING = "Leg per bijdrage het bedrag vast, en of het geld van het Rijk komt."
STATEMENTS = {
    Match.EQUAL: "De uitkering is gelijk aan de regionale publieke en private financiering samen.",
    Match.EQUAL_IN_PRINCIPLE: (
        "De uitkering is in beginsel gelijk aan de regionale publieke en private financiering"
        " samen."
    ),
    Match.AT_MOST_PUBLIC: (
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
        "Regionaal geld",
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
        return condition.met(f"{_described(financing)} Dat is evenveel als de uitkering.")
    if match is Match.EQUAL_IN_PRINCIPLE:
        return _deviates_in_principle(condition, financing, difference)
    if difference < 0:
        return _less_than_grant(condition, facts, financing)
    return condition.to_judge(
        f"{_described(financing)} Dat is {format_amount(difference)} meer dan de uitkering.",
        "Laat beslissen welk deel van de inleg als regionale financiering geldt.",
    )


def _deviates_in_principle(
    condition: Condition, financing: RegionalFinancing, difference: int
) -> Finding:
    """Fourth tranche, article 3 lid 1: "in beginsel" leaves room, to both sides."""
    compared = f"{format_amount(abs(difference))} {'meer' if difference > 0 else 'minder'}"
    return condition.to_judge(
        f"{_described(financing)} Dat is {compared} dan de uitkering.",
        "Laat beslissen of van het beginsel mag worden afgeweken, en leg de reden vast.",
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
            "Leg per publieke bijdrage het bedrag vast, of het geld is, en of het van het Rijk"
            " komt.",
        )
    counted = sum(c.amount_cents for c in public if not c.from_rijk and not c.is_in_kind)
    of_rijk = sum(c.amount_cents for c in public if c.from_rijk and not c.is_in_kind)
    found = f"De publieke cofinanciering in geld is {format_amount(counted)}."
    shortage = amount_cents - counted
    if shortage <= 0:
        return condition.met(f"{found} De uitkering is niet hoger.")
    found = f"{found} De uitkering is {format_amount(shortage)} hoger."
    if shortage <= of_rijk:
        return condition.to_judge(
            f"{found} Van het Rijk komt {format_amount(of_rijk)}; dat is niet meegeteld.",
            "Laat beslissen of dat geld meetelt: artikel 1 sluit alleen de bijdrage van de minister"
            " zelf uit.",
        )
    return condition.unmet(
        found,
        f"Vul de publieke cofinanciering aan met {format_amount(shortage)}, of verlaag de uitkering"
        f" tot {format_amount(counted)}.",
    )


def _less_than_grant(
    condition: Condition, facts: GrantFacts, financing: RegionalFinancing
) -> Finding:
    shortage = format_amount((facts.amount_cents or 0) - financing.total_cents)
    found = f"{_described(financing)} Dat is {shortage} minder dan de uitkering."
    if facts.is_vulnerable_region is None:
        return condition.unknown(
            f"{found} Of de regio kwetsbaar is, is niet bekend.",
            "Leg vast of dit een kwetsbare regio is; alleen dan mag de inleg lager zijn.",
        )
    if not facts.is_vulnerable_region:
        return condition.unmet(
            found,
            f"Vul de inleg aan met {shortage}, of verlaag de uitkering tot"
            f" {format_amount(financing.total_cents)}.",
        )
    if not facts.deviation_reason.strip():
        return condition.unknown(
            f"{found} De regio is kwetsbaar, maar de reden om af te wijken ontbreekt.",
            "Leg de reden vast waarom deze kwetsbare regio minder inlegt.",
        )
    return condition.to_judge(
        f"{found} De regio is kwetsbaar. Reden om af te wijken: {facts.deviation_reason.strip()}",
        "Laat beslissen of de afwijking wordt toegestaan.",
    )


def _described(financing: RegionalFinancing) -> str:
    public, private = format_amount(financing.public_cents), format_amount(financing.private_cents)
    text = f"De regio legt {format_amount(financing.total_cents)} in: {public} publiek en {private}"
    text = f"{text} privaat."
    if financing.in_kind_cents:
        # Article 1 lets it count; how it is valued, the Besluit does not say.
        text = f"{text} Daarvan is {format_amount(financing.in_kind_cents)} in natura."
    if financing.excluded_cents:
        excluded = format_amount(financing.excluded_cents)
        return f"{text} Van het Rijk komt {excluded}; dat telt niet mee."
    return f"{text} Daar zit geen geld van het Rijk bij."


def partners_contribute(facts: GrantFacts) -> Finding | None:
    """One or more regiopartners make means available (`articles.own_means`)."""
    article = facts.rules.articles.own_means
    if article is None:
        return None
    condition = Condition(
        "inzet-regiopartners",
        "Inzet van de regio",
        "Een of meer regiopartners stellen zelf middelen beschikbaar of maken kosten.",
        article,
    )
    financing = facts.counted_financing
    if financing is None:
        return condition.unknown(FINANCING_UNKNOWN, ASK_FINANCING)
    if financing.total_cents <= 0:
        return condition.unmet(
            "Geen regiopartner legt iets in.",
            "Leg vast wat de regiopartners inleggen, in geld of in natura.",
        )
    return condition.met(f"De regiopartners leggen {format_amount(financing.total_cents)} in.")
