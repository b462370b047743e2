"""Checks on the amounts of an account; what is compared is always in one currency."""

from regiodeals.common.money import format_amount
from regiodeals.legal.accountability.facts import AccountFacts
from regiodeals.legal.grant_rules.findings import Condition, Finding

ADDED_UP = "Invulwijzer SiSa: cumulatieve besteding (t/m jaar T)"
NOT_GIVEN = "Dit bedrag is niet gegeven."
TOLERANCE = "SiSa, tabel fouten en onzekerheden"


def cumulative_adds_up(facts: AccountFacts) -> Finding:
    """Spent until and including T is spent until T-1, and spent in T.

    Source: the SiSa indicators "besteding (jaar T)" and "cumulatieve besteding (t/m jaar T)".
    """
    condition = Condition(
        "cumulatief",
        "Optelling",
        f"Besteed tot en met {facts.year} is wat tot en met {facts.year - 1} is besteed, plus de"
        f" besteding in {facts.year}.",
        ADDED_UP,
    )
    spent, total, before = facts.spent_cents, facts.cumulative_cents, _before(facts)
    if spent is None or total is None:
        return condition.unknown(NOT_GIVEN, "Vraag om de besteding en het cumulatieve bedrag.")
    if before is None:
        return condition.unknown(
            f"De verantwoording over {facts.year - 1} is er nog niet.",
            f"Beoordeel eerst de verantwoording over {facts.year - 1}.",
        )
    sum_of = f"{_amount(facts, before)} + {_amount(facts, spent)}"
    if before + spent == total:
        return condition.met(f"{sum_of} = {_amount(facts, total)}.")
    return condition.unmet(
        f"{sum_of} = {_amount(facts, before + spent)}; opgegeven is {_amount(facts, total)}.",
        f"Vraag naar het verschil van {_amount(facts, abs(before + spent - total))}.",
    )


def within_grant(facts: AccountFacts) -> Finding:
    """Not more than the grant and the co-financing together (Besluit, article 10 lid 2)."""
    article = f"{facts.rules.regulation.short_name}, {facts.rules.articles.match}"
    condition = Condition(
        "ruimte",
        "Binnen de uitkering",
        "Alles wat is besteed, is ten hoogste de uitkering plus wat de regio bijdraagt.",
        article,
    )
    total = facts.cumulative_cents
    if total is None:
        return condition.unknown(NOT_GIVEN, "Vraag om het cumulatieve bedrag.")
    granted = f"de uitkering van {_amount(facts, facts.granted_cents)}"
    if facts.cofinancing_cents is None:
        if total <= facts.granted_cents:
            return condition.met(f"{_amount(facts, total)} is niet meer dan {granted}.")
        return condition.unknown(
            f"{_amount(facts, total)} is meer dan {granted}. Wat de regio bijdraagt, is niet"
            f" bekend in {facts.currency}.",
            "Leg de bijdragen van de regio vast.",
        )
    room = facts.granted_cents + facts.cofinancing_cents
    of = f"{granted} plus {_amount(facts, facts.cofinancing_cents)} van de regio"
    if total <= room:
        return condition.met(f"{_amount(facts, total)} past binnen {of}.")
    return condition.unmet(
        f"{_amount(facts, total)} is {_amount(facts, total - room)} meer dan {of}.",
        "Vraag waaruit het verschil is betaald.",
    )


def execution_costs_within_limit(facts: AccountFacts) -> Finding | None:
    """Preparation, administration and supervision at most 3 % of the grant (article 12 lid 3).

    Counted over all years. In special cases more is possible, so a person judges. None where the
    rule version has no such limit.
    """
    limit, article = (
        facts.rules.execution_cost_cap_cents(facts.granted_cents),
        facts.rules.articles.execution_costs,
    )
    if limit is None or article is None:
        return None
    condition = Condition(
        "uitvoeringskosten",
        "Voorbereiding, administratie en toezicht",
        f"Hoogstens {facts.rules.execution_cost_percent}% van de uitkering telt als kosten van"
        " voorbereiding, administratie en toezicht.",
        f"{facts.rules.regulation.short_name}, {article}",
    )
    if facts.execution_cents is None:
        return condition.to_judge(
            "Deze kosten zijn niet opgegeven.", "Vraag om de kosten, of schrijf op waarom niet."
        )
    total = facts.execution_cents + sum(row.execution_cents or 0 for row in facts.earlier)
    found = f"Tot en met {facts.year}: {_amount(facts, total)}; de grens is"
    if total <= limit:
        return condition.met(f"{found} {_amount(facts, limit)}.")
    return condition.to_judge(
        f"{found} {_amount(facts, limit)}. Dat is {_amount(facts, total - limit)} te veel.",
        "In bijzondere gevallen kan hiervan worden afgeweken. Schrijf de reden op.",
    )


def errors_within_tolerance(facts: AccountFacts) -> Finding:
    """What the accountant found is not above the tolerance of that SiSa year."""
    condition = Condition(
        "bevindingen",
        "Bevindingen van de accountant",
        "De fouten en onzekerheden die de accountant vond, blijven binnen de tolerantie.",
        TOLERANCE,
    )
    errors, tolerance = facts.errors_cents, facts.tolerance_cents
    if errors is None:
        return condition.to_judge(
            "De bevindingen van de accountant zijn niet opgegeven.",
            "Kijk in het verslag van bevindingen en schrijf op wat er staat.",
        )
    if errors == 0:
        return condition.met("De accountant vond geen fouten of onzekerheden.")
    found = f"De accountant vond {_amount(facts, errors)} aan fouten en onzekerheden"
    if tolerance is None:
        return condition.to_judge(
            f"{found}. De tolerantie van dit jaar is niet bekend.",
            "Zoek de tolerantie op en schrijf op wat dit betekent.",
        )
    if errors <= tolerance:
        return condition.met(f"{found}; de tolerantie is {_amount(facts, tolerance)}.")
    return condition.to_judge(
        f"{found}; dat is boven de tolerantie van {_amount(facts, tolerance)}.",
        "Beoordeel of dit deel ten onrechte is besteed.",
    )


def _before(facts: AccountFacts) -> int | None:
    """What was spent until the year before; None when that account is not there yet."""
    if facts.year <= facts.first_year:
        return 0
    found = [row.cumulative_cents for row in facts.earlier if row.year == facts.year - 1]
    return found[0] if found else None


def _amount(facts: AccountFacts, cents: int) -> str:
    return format_amount(cents, facts.currency)
