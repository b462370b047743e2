"""Checks on the amounts of an account; what is compared is always in one currency."""

from regiodeals.common.money import format_amount
from regiodeals.common.words import dutch, joined
from regiodeals.legal.accountability.facts import AccountFacts
from regiodeals.legal.grant_rules.findings import Condition, Finding

ADDED_UP = "Invulwijzer SiSa: cumulatieve besteding (t/m jaar T)"
NOT_GIVEN = dutch("Dit bedrag is niet gegeven.")
TOLERANCE = "SiSa, tabel fouten en onzekerheden"


def cumulative_adds_up(facts: AccountFacts) -> Finding:
    """Spent until and including T is spent until T-1, and spent in T.

    Source: the SiSa indicators "besteding (jaar T)" and "cumulatieve besteding (t/m jaar T)".
    """
    condition = Condition(
        "cumulatief",
        dutch("Optelling"),
        dutch(
            "Besteed tot en met {jaar} is wat tot en met {wat} is besteed, plus de "
            "besteding in {jaar}.",
            jaar=facts.year,
            wat=facts.year - 1,
        ),
        ADDED_UP,
    )
    spent, total, before = facts.spent_cents, facts.cumulative_cents, _before(facts)
    if spent is None or total is None:
        return condition.unknown(
            NOT_GIVEN, dutch("Vraag om de besteding en het cumulatieve bedrag.")
        )
    if before is None:
        return condition.unknown(
            dutch("De verantwoording over {wat} is er nog niet.", wat=facts.year - 1),
            dutch("Beoordeel eerst de verantwoording over {wat}.", wat=facts.year - 1),
        )
    sum_of = joined(" + ", (_amount(facts, before), _amount(facts, spent)))
    if before + spent == total:
        return condition.met(joined("", (sum_of, " = ", _amount(facts, total), ".")))
    return condition.unmet(
        dutch(
            "{som} = {bedrag}; opgegeven is {meer}.",
            som=sum_of,
            bedrag=_amount(facts, before + spent),
            meer=_amount(facts, total),
        ),
        dutch(
            "Vraag naar het verschil van {bedrag}.",
            bedrag=_amount(facts, abs(before + spent - total)),
        ),
    )


def within_grant(facts: AccountFacts) -> Finding:
    """Not more than the grant and the co-financing together (Besluit, article 10 lid 2)."""
    article = f"{facts.rules.regulation.short_name}, {facts.rules.articles.match}"
    condition = Condition(
        "ruimte",
        dutch("Binnen de uitkering"),
        dutch("Alles wat is besteed, is ten hoogste de uitkering plus wat de regio bijdraagt."),
        article,
    )
    total = facts.cumulative_cents
    if total is None:
        return condition.unknown(NOT_GIVEN, dutch("Vraag om het cumulatieve bedrag."))
    granted = dutch("de uitkering van {bedrag}", bedrag=_amount(facts, facts.granted_cents))
    if facts.cofinancing_cents is None:
        return _within_grant_alone(facts, condition, total, granted)
    room = facts.granted_cents + facts.cofinancing_cents
    of = dutch(
        "{uitkering} plus {bedrag} van de regio",
        uitkering=granted,
        bedrag=_amount(facts, facts.cofinancing_cents),
    )
    if total <= room:
        return condition.met(
            dutch("{bedrag} past binnen {ruimte}.", bedrag=_amount(facts, total), ruimte=of)
        )
    return condition.unmet(
        dutch(
            "{bedrag} is {meer} meer dan {ruimte}.",
            bedrag=_amount(facts, total),
            meer=_amount(facts, total - room),
            ruimte=of,
        ),
        dutch("Vraag waaruit het verschil is betaald."),
    )


def _within_grant_alone(
    facts: AccountFacts, condition: Condition, total: int, granted: str
) -> Finding:
    """While nobody knows what the region contributes."""
    shown = {"bedrag": _amount(facts, total), "uitkering": granted}
    if total <= facts.granted_cents:
        return condition.met(dutch("{bedrag} is niet meer dan {uitkering}.", **shown))
    return condition.unknown(
        dutch(
            "{bedrag} is meer dan {uitkering}. Wat de regio bijdraagt, is niet bekend in {valuta}.",
            valuta=facts.currency,
            **shown,
        ),
        dutch("Leg de bijdragen van de regio vast."),
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
        dutch("Voorbereiding, administratie en toezicht"),
        dutch(
            "Hoogstens {percentage}% van de uitkering telt als kosten van "
            "voorbereiding, administratie en toezicht.",
            percentage=facts.rules.execution_cost_percent,
        ),
        f"{facts.rules.regulation.short_name}, {article}",
    )
    if facts.execution_cents is None:
        return condition.to_judge(
            dutch("Deze kosten zijn niet opgegeven."),
            dutch("Vraag om de kosten, of schrijf op waarom niet."),
        )
    total = facts.execution_cents + sum(row.execution_cents or 0 for row in facts.earlier)
    found = dutch(
        "Tot en met {jaar}: {bedrag}; de grens is", jaar=facts.year, bedrag=_amount(facts, total)
    )
    if total <= limit:
        return condition.met(joined(" ", (found, joined("", (_amount(facts, limit), ".")))))
    return condition.to_judge(
        dutch(
            "{zin} {bedrag}. Dat is {meer} te veel.",
            zin=found,
            bedrag=_amount(facts, limit),
            meer=_amount(facts, total - limit),
        ),
        dutch("In bijzondere gevallen kan hiervan worden afgeweken. Schrijf de reden op."),
    )


def errors_within_tolerance(facts: AccountFacts) -> Finding:
    """What the accountant found is not above the tolerance of that SiSa year."""
    condition = Condition(
        "bevindingen",
        dutch("Bevindingen van de accountant"),
        dutch("De fouten en onzekerheden die de accountant vond, blijven binnen de tolerantie."),
        TOLERANCE,
    )
    errors, tolerance = facts.errors_cents, facts.tolerance_cents
    if errors is None:
        return condition.to_judge(
            dutch("De bevindingen van de accountant zijn niet opgegeven."),
            dutch("Kijk in het verslag van bevindingen en schrijf op wat er staat."),
        )
    if errors == 0:
        return condition.met(dutch("De accountant vond geen fouten of onzekerheden."))
    found = dutch(
        "De accountant vond {bedrag} aan fouten en onzekerheden", bedrag=_amount(facts, errors)
    )
    if tolerance is None:
        return condition.to_judge(
            dutch("{zin}. De tolerantie van dit jaar is niet bekend.", zin=found),
            dutch("Zoek de tolerantie op en schrijf op wat dit betekent."),
        )
    if errors <= tolerance:
        return condition.met(
            dutch("{zin}; de tolerantie is {bedrag}.", zin=found, bedrag=_amount(facts, tolerance))
        )
    return condition.to_judge(
        dutch(
            "{zin}; dat is boven de tolerantie van {bedrag}.",
            zin=found,
            bedrag=_amount(facts, tolerance),
        ),
        dutch("Beoordeel of dit deel ten onrechte is besteed."),
    )


def _before(facts: AccountFacts) -> int | None:
    """What was spent until the year before; None when that account is not there yet."""
    if facts.year <= facts.first_year:
        return 0
    found = [row.cumulative_cents for row in facts.earlier if row.year == facts.year - 1]
    return found[0] if found else None


def _amount(facts: AccountFacts, cents: int) -> str:
    return format_amount(cents, facts.currency)
