"""The proposal: line by line from the grant to what is settled and comes back."""

from collections.abc import Iterator
from dataclasses import dataclass

from regiodeals.common.money import format_amount
from regiodeals.common.words import dutch, joined
from regiodeals.legal.decisions import DecisionKind
from regiodeals.legal.grant_rules.findings import Finding
from regiodeals.legal.settlement.amounts import Amounts, amounts_of
from regiodeals.legal.settlement.checks import CHECKS
from regiodeals.legal.settlement.facts import SettlementFacts

# Without these nothing can be proposed; all other findings are for whoever decides.
NEEDED = frozenset({"eindverantwoording", "stukken"})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the reasoning: what it is, how much, where it comes from, and its article."""

    key: str
    label: str
    cents: int
    reason: str
    article: str
    is_result: bool = False


@dataclass(frozen=True, slots=True)
class SettlementProposal:
    """What can be settled, with its reasons."""

    kind: DecisionKind
    amounts: Amounts
    lines: tuple[Line, ...]
    findings: tuple[Finding, ...]
    ground: str
    conclusion: str

    @property
    def obstacles(self) -> tuple[str, ...]:
        """Why it cannot be proposed yet, one sentence each."""
        return tuple(
            joined(" ", filter(None, (found.finding, found.repair)))
            for found in self.findings
            if found.forbids_granting and (found.key in NEEDED or found.outcome == "onbekend")
        )


def propose(facts: SettlementFacts) -> SettlementProposal:
    """In accordance with the grant, unless (Besluit 8 lid 3, 15 lid 3, 17 lid 5; Regeling 9).

    Raises UnknownRules or UnknownInstrument when the rules are not recorded.
    """
    amounts = amounts_of(facts)
    findings = tuple(found for check in CHECKS if (found := check(facts)) is not None)
    is_lower = amounts.settled < amounts.granted
    return SettlementProposal(
        kind=DecisionKind.LAGERE_VASTSTELLING if is_lower else DecisionKind.VASTSTELLING,
        amounts=amounts,
        lines=tuple(_lines(facts, amounts)),
        findings=findings,
        ground=_ground(facts, findings) if is_lower else "",
        conclusion=_conclusion(facts, amounts),
    )


def _ground(facts: SettlementFacts, findings: tuple[Finding, ...]) -> str:
    """The ground that does not simply hold; the first where none is broken."""
    outcomes = {found.key: found for found in findings}
    if outcomes["grond-a"].is_met and not outcomes["grond-b"].is_met:
        return facts.articles.grounds[1].article
    return facts.articles.grounds[0].article


def _lines(facts: SettlementFacts, amounts: Amounts) -> Iterator[Line]:
    articles, basis = facts.articles, facts.rules.basis_for(facts.instrument)
    yield Line(
        "verleend",
        dutch("Verleend"),
        amounts.granted,
        dutch("Het bedrag dat nu geldt."),
        basis.granting,
    )
    if amounts.vat:
        yield Line(
            "btw",
            dutch("Af: btw-deel voor het BTW-compensatiefonds"),
            -amounts.vat,
            dutch("Dit deel gaat niet naar de regiokassier."),
            basis.compensable_vat or basis.granting,
        )
    yield Line(
        "verantwoord",
        dutch("Verantwoord"),
        amounts.spent,
        dutch("Wat volgens de verantwoordingen uit de uitkering is besteed."),
        basis.accountability,
    )
    yield Line(
        "onrechtmatig",
        dutch("Waarvan onrechtmatig besteed"),
        amounts.unlawful,
        dutch("Zoals bij de verantwoordingen is vastgelegd."),
        articles.recovery,
    )
    yield Line(
        "niet-besteed",
        dutch("Niet besteed"),
        amounts.unspent,
        dutch("Wat de regiokassier kreeg of krijgt, min wat is verantwoord."),
        articles.recovery,
    )
    yield from _results(facts, amounts)


def _results(facts: SettlementFacts, amounts: Amounts) -> Iterator[Line]:
    articles = facts.articles
    yield Line(
        "vastgesteld",
        dutch("Vast te stellen"),
        amounts.settled,
        dutch("Verleend, min wat niet of onrechtmatig is besteed."),
        articles.settlement,
        is_result=True,
    )
    yield Line(
        "betaald",
        dutch("Betaald"),
        amounts.paid,
        dutch("Wat is betaald en niet terugkwam."),
        articles.settlement,
    )
    if amounts.recovered:
        yield Line(
            "teruggevorderd",
            dutch("Eerder teruggevorderd"),
            amounts.recovered,
            dutch("Bij besluiten die al zijn bekendgemaakt."),
            articles.recovery,
        )
    if amounts.to_pay:
        yield Line(
            "te-betalen",
            dutch("Nog te betalen"),
            amounts.to_pay,
            dutch("Rechtmatig besteed, en nog niet betaald."),
            articles.settlement,
            is_result=True,
        )
    yield Line(
        "terug-te-vorderen",
        dutch("Terug te vorderen"),
        amounts.to_recover,
        dutch(
            "Betaald, min wat rechtmatig is besteed: ten hoogste het deel dat niet of onrechtmatig"
            " is besteed."
        ),
        articles.recovery,
        is_result=True,
    )


def _conclusion(facts: SettlementFacts, amounts: Amounts) -> str:
    settled = format_amount(amounts.settled, facts.currency)
    if amounts.settled == amounts.granted:
        sentence = dutch("Stel vast in overeenstemming met de verlening: {bedrag}.", bedrag=settled)
    else:
        sentence = dutch("Stel lager vast dan is verleend: {bedrag}.", bedrag=settled)
    if amounts.to_recover:
        back = format_amount(amounts.to_recover, facts.currency)
        return joined(" ", (sentence, dutch("Vorder daarna {bedrag} terug.", bedrag=back)))
    return joined(" ", (sentence, dutch("Er is niets terug te vorderen.")))
