"""Which kinds of decision come after the verlening, and what each of them says."""

from collections.abc import Callable, Mapping

from disbursement.sjabloon.rendering.catalogue.later.changing import (
    AFWIJZING,
    INTREKKING,
    VERLENGING,
    WIJZIGING,
)
from disbursement.sjabloon.rendering.catalogue.later.frame import Kind
from disbursement.sjabloon.rendering.catalogue.later.settling import (
    LAGERE_VASTSTELLING,
    VASTSTELLING,
    terugvordering,
)
from regiodeals.legal.decisions import DecisionKind
from regiodeals.legal.grant_rules import Instrument


def _always(kind: Kind) -> Callable[[Instrument], Kind]:
    return lambda _instrument: kind


KINDS: Mapping[DecisionKind, Callable[[Instrument], Kind]] = {
    DecisionKind.WIJZIGING: _always(WIJZIGING),
    DecisionKind.VERLENGING: _always(VERLENGING),
    DecisionKind.VASTSTELLING: _always(VASTSTELLING),
    DecisionKind.LAGERE_VASTSTELLING: _always(LAGERE_VASTSTELLING),
    DecisionKind.TERUGVORDERING: terugvordering,
    DecisionKind.INTREKKING: _always(INTREKKING),
    DecisionKind.AFWIJZING: _always(AFWIJZING),
}
