"""In what order decisions may be taken, and which of them can take the place of which."""

from collections.abc import Mapping
from types import MappingProxyType

from regiodeals.common.words import dutch
from regiodeals.legal.decision_rules.standing import SETTLEMENTS, Decided, Standing
from regiodeals.legal.decisions import DecisionKind

_SETTLES = frozenset(SETTLEMENTS)
# After a bezwaar a refused request may still be granted: then that replaces the refusal.
REPLACEABLE: Mapping[DecisionKind, frozenset[DecisionKind]] = MappingProxyType(
    {
        DecisionKind.VERLENING: frozenset(),
        DecisionKind.WIJZIGING: frozenset(
            {DecisionKind.VERLENING, DecisionKind.WIJZIGING, DecisionKind.AFWIJZING}
        ),
        DecisionKind.VERLENGING: frozenset({DecisionKind.VERLENGING, DecisionKind.AFWIJZING}),
        DecisionKind.VASTSTELLING: _SETTLES,
        DecisionKind.LAGERE_VASTSTELLING: _SETTLES,
        DecisionKind.TERUGVORDERING: frozenset({DecisionKind.TERUGVORDERING}),
        DecisionKind.INTREKKING: frozenset(
            {
                DecisionKind.VERLENING,
                DecisionKind.WIJZIGING,
                DecisionKind.VERLENGING,
                DecisionKind.TERUGVORDERING,
                DecisionKind.AFWIJZING,
            }
        ),
        DecisionKind.AFWIJZING: frozenset({DecisionKind.AFWIJZING}),
    }
)
NOT_GRANTED = dutch(
    "De verlening is nog niet bekendgemaakt. Pas daarna kan een ander besluit volgen."
)
SETTLED = dutch(
    "De uitkering is vastgesteld. Daarna kunt u alleen nog terugvorderen, of de vaststelling"
    " vervangen."
)
WITHDRAWN = dutch("De uitkering is ingetrokken. Daarna kunt u alleen nog terugvorderen.")
NOTHING_LEFT = dutch("Er is niets meer om terug te vorderen.")


def order_refusals(
    kind: DecisionKind, standing: Standing, replaced: Decided | None = None
) -> tuple[str, ...]:
    """Why a decision of this kind, after the grant, cannot be taken now; empty when it can.

    `standing` counts `replaced`. The order follows from the Besluit: articles 14 to 17 build on the
    grant, and after the vaststelling article 15 lid 4 (17 lid 6) leaves only the recovery.
    """
    if not standing.is_granted:
        return (NOT_GRANTED,)
    return tuple(_refusals(kind, standing, replaced))


def _refusals(kind: DecisionKind, standing: Standing, replaced: Decided | None) -> list[str]:
    found: list[str] = []
    if replaced is not None and replaced.kind not in REPLACEABLE[kind]:
        found.append(
            dutch(
                "Een {soort} kan geen {andere} vervangen. Kies een ander besluit.",
                soort=kind.words,
                andere=replaced.kind.words,
            )
        )
    elif replaced is not None and replaced not in standing.in_force:
        found.append(
            dutch("Dit besluit geldt niet meer: een ander besluit kwam ervoor in de plaats.")
        )
    if standing.is_withdrawn and not _is_about_recovery(kind, replaced):
        found.append(WITHDRAWN)
    elif standing.settlement is not None and not _may_follow_settlement(kind, standing, replaced):
        found.append(SETTLED)
    if kind is DecisionKind.TERUGVORDERING and not (standing.recoverable_cents or replaced):
        found.append(NOTHING_LEFT)
    return found


def _may_follow_settlement(
    kind: DecisionKind, standing: Standing, replaced: Decided | None
) -> bool:
    replaces_it = replaced is not None and replaced == standing.settlement
    return _is_about_recovery(kind, replaced) or (kind in SETTLEMENTS and replaces_it)


def _is_about_recovery(kind: DecisionKind, replaced: Decided | None) -> bool:
    """A recovery, or taking one back."""
    takes_back = replaced is not None and replaced.kind is DecisionKind.TERUGVORDERING
    return kind is DecisionKind.TERUGVORDERING or (kind is DecisionKind.INTREKKING and takes_back)
