"""Which article a decision rests on, per rule version and instrument."""

from regiodeals.legal.decisions import DecisionKind
from regiodeals.legal.grant_rules import GrantRules, Instrument

# On these every regulation is silent; `article_for` tells why.
WITHOUT_ARTICLE = frozenset(
    {DecisionKind.WIJZIGING, DecisionKind.INTREKKING, DecisionKind.AFWIJZING}
)


def article_for(kind: DecisionKind, rules: GrantRules, instrument: Instrument) -> str | None:
    """The article of the regulation; None where it has none, and the drafter names a ground.

    The Besluit has no article on changing or withdrawing a grant, nor on refusing a request, and
    Awb title 4.2 does not fill the gap: by Awb 4:21 lid 3 it does not hold for money that only
    public bodies can get. Raises UnknownInstrument when the rule does not know the instrument.
    """
    basis = rules.basis_for(instrument)
    articles = {
        DecisionKind.VERLENING: basis.granting,
        DecisionKind.VERLENGING: basis.decisions.extension,
        DecisionKind.VASTSTELLING: basis.decisions.settlement,
        DecisionKind.LAGERE_VASTSTELLING: basis.decisions.lower_settlement,
        DecisionKind.TERUGVORDERING: basis.decisions.recovery,
    }
    return None if kind in WITHOUT_ARTICLE else articles[kind]
