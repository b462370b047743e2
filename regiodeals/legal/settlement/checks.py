"""The grounds for settling otherwise than was granted, in the words of the rule."""

from collections.abc import Callable

from regiodeals.common.dutch_dates import long_date
from regiodeals.common.money import format_amount
from regiodeals.common.words import dutch, joined
from regiodeals.legal.decision_rules import recovery_last_day
from regiodeals.legal.grant_rules.findings import Condition, Finding
from regiodeals.legal.settlement.amounts import amounts_of
from regiodeals.legal.settlement.facts import Execution, SettlementFacts

ASK_LAWYER = dutch("Laat een jurist dit beoordelen.")


def account_is_in(facts: SettlementFacts) -> Finding:
    """The final account was received and found in order (`decisions.final_account`).

    The rule of the third tranche does not tie the vaststelling to it in words; without it the
    amounts are not known all the same.
    """
    condition = Condition(
        "eindverantwoording",
        dutch("Eindverantwoording"),
        dutch("De uitkering wordt vastgesteld na de eindverantwoording."),
        facts.articles.final_account or facts.articles.settlement,
    )
    received = facts.account_received_on
    if received is None:
        return condition.unknown(
            dutch("De eindverantwoording is niet ontvangen."),
            dutch("Vraag haar op. Daarna kunt u een vaststelling voorstellen."),
        )
    came = long_date(received)
    if not facts.is_account_accepted:
        return condition.unmet(
            dutch(
                "De eindverantwoording kwam binnen op {dag} en is nog niet in orde bevonden.",
                dag=came,
            ),
            dutch("Beoordeel haar eerst bij verantwoording."),
        )
    return condition.met(
        dutch("De eindverantwoording kwam binnen op {dag} en is in orde bevonden.", dag=came)
    )


def papers_are_in(facts: SettlementFacts) -> Finding:
    """Every account and report that the rule asks for was handed in (`accountability`)."""
    basis = facts.rules.basis_for(facts.instrument)
    condition = Condition(
        "stukken",
        dutch("Stukken"),
        dutch("Alle verantwoordingen en verslagen zijn in orde bevonden."),
        basis.accountability,
    )
    if facts.missing_papers:
        return condition.unmet(
            dutch("Dit ontbreekt nog: {stukken}.", stukken=joined(", ", facts.missing_papers)),
            dutch("Vraag op wat ontbreekt, of beoordeel wat binnen is."),
        )
    return condition.met(dutch("Er ontbreekt niets."))


def activities_took_place(facts: SettlementFacts) -> Finding:
    """Ground (a), as written: in chapter 2 it names unlawful spending too, in the others not.

    Money that is left while everything was done is no ground in words, though it can be recovered.
    """
    ground = facts.articles.grounds[0]
    condition = Condition(
        "grond-a",
        dutch("Grond a"),
        dutch("Tenzij: {grond}", grond=_lowered(ground.as_written)),
        ground.article,
    )
    amounts = amounts_of(facts)
    if facts.execution is None:
        return condition.unknown(
            dutch("Er is niet vastgelegd of de activiteiten zijn uitgevoerd."),
            dutch("Vul in wat het eindverslag daarover laat zien."),
        )
    if facts.execution is Execution.INCOMPLETE:
        return condition.unmet(
            dutch("De activiteiten zijn niet of niet helemaal uitgevoerd."),
            dutch("Stel lager vast, met de redenen."),
        )
    if facts.unlawful_cents:
        return _unlawful(condition, facts)
    if amounts.unspent:
        return condition.to_judge(
            dutch(
                "De activiteiten zijn uitgevoerd, maar {bedrag} is niet besteed. Dat staat"
                " hier niet als grond; terugvorderen kan volgens {artikel}.",
                bedrag=_money(amounts.unspent, facts),
                artikel=facts.articles.recovery,
            ),
            ASK_LAWYER,
        )
    return condition.met(
        dutch("De activiteiten zijn uitgevoerd en er is niets onrechtmatig besteed.")
    )


def _unlawful(condition: Condition, facts: SettlementFacts) -> Finding:
    found = dutch("{bedrag} is onrechtmatig besteed.", bedrag=_money(facts.unlawful_cents, facts))
    if "onrechtmatig" not in condition.statement:
        return condition.to_judge(
            joined(
                " ",
                (
                    found,
                    dutch(
                        "Dat staat hier niet als grond; terugvorderen kan volgens {artikel}.",
                        artikel=facts.articles.recovery,
                    ),
                ),
            ),
            ASK_LAWYER,
        )
    if facts.spent_cents > facts.granted_cents - facts.vat_cents:
        return condition.to_judge(
            joined(
                " ",
                (
                    found,
                    dutch("Er is ook meer besteed dan de uitkering: dat deel kan eigen geld zijn."),
                ),
            ),
            ASK_LAWYER,
        )
    return condition.unmet(found, dutch("Stel lager vast, met de redenen."))


def conditions_were_met(facts: SettlementFacts) -> Finding:
    """Ground (b), as written: with its wrong articles and its "and"; a lawyer judges the doubt."""
    ground = facts.articles.grounds[1]
    condition = Condition(
        "grond-b",
        dutch("Grond b"),
        dutch("Tenzij: {grond}", grond=_lowered(ground.as_written)),
        ground.article,
    )
    if facts.breaches.strip():
        return condition.to_judge(
            f"{facts.breaches.strip().rstrip('.')}. {ground.doubt}".strip(), ASK_LAWYER
        )
    return condition.met(dutch("Er is niet vastgelegd dat iets niet is nageleefd."))


def execution_costs_within_cap(facts: SettlementFacts) -> Finding | None:
    """At most three percent for preparation, administration and supervision (article 12 lid 3).

    None where the rule has no such limit. Ground (b) does not name this article in words.
    """
    cap = facts.rules.execution_cost_cap_cents(facts.granted_cents)
    if cap is None or facts.rules.articles.execution_costs is None:
        return None
    condition = Condition(
        "uitvoeringskosten",
        dutch("Uitvoeringskosten"),
        dutch("Ten hoogste 3 procent telt mee voor voorbereiding, administratie en toezicht."),
        facts.rules.articles.execution_costs,
    )
    if facts.execution_cents is None:
        return condition.to_judge(
            dutch("De verantwoording noemt dit deel niet."),
            dutch("Beoordeel of u het moet opvragen."),
        )
    found = dutch(
        "{bedrag}; ten hoogste {hoogstens}.",
        bedrag=_money(facts.execution_cents, facts),
        hoogstens=_money(cap, facts),
    )
    if facts.execution_cents > cap:
        return condition.to_judge(
            joined(" ", (found, dutch("Grond b noemt dit artikel niet met zoveel woorden."))),
            dutch(
                "Beoordeel of er een bijzonder geval is, en laat een jurist naar de grond kijken."
            ),
        )
    return condition.met(found)


def recovery_is_in_time(facts: SettlementFacts) -> Finding | None:
    """Within a year after the accountability information came in; None when nothing comes back."""
    if not amounts_of(facts).to_recover or facts.account_received_on is None:
        return None
    condition = Condition(
        "mededeling",
        dutch("Binnen een jaar"),
        dutch("De ontvanger hoort van de terugvordering binnen een jaar na de verantwoording."),
        facts.articles.recovery,
    )
    last = recovery_last_day(facts.account_received_on)
    if facts.day > last:
        return condition.unmet(
            dutch("Dat kon tot en met {dag}.", dag=long_date(last)),
            dutch(
                "Controleer de dag van ontvangst. Klopt die, dan kan niet meer worden"
                " teruggevorderd."
            ),
        )
    return condition.met(dutch("Dat kan tot en met {dag}.", dag=long_date(last)))


CHECKS: tuple[Callable[[SettlementFacts], Finding | None], ...] = (
    account_is_in,
    papers_are_in,
    activities_took_place,
    conditions_were_met,
    execution_costs_within_cap,
    recovery_is_in_time,
)


def _money(cents: int, facts: SettlementFacts) -> str:
    return format_amount(cents, facts.currency)


def _lowered(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]
