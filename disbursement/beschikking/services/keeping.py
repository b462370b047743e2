"""Keep the test of a decision with its signature."""

from datetime import date
from typing import Any

from disbursement.beschikking.models import Beschikking, BeschikkingKind
from disbursement.beschikking.selectors import findings_of
from disbursement.uitkering.freezing import Review, freeze_later_test, freeze_test
from regiodeals.common.errors import WrongState
from regiodeals.common.words import dutch
from regiodeals.legal.decisions import DecisionKind


def frozen_with(beschikking: Beschikking, *, on: date) -> dict[str, Any]:
    """Keep the test for good; what the trail names of it."""
    uitkering, kenmerk = beschikking.uitkering, str(beschikking.kenmerk)
    if beschikking.kind == BeschikkingKind.VERLENING:
        test = freeze_test(uitkering, kenmerk=kenmerk, granted_on=on)
    else:
        test = freeze_later_test(
            uitkering,
            findings_of(beschikking, on=on),
            kenmerk=kenmerk,
            kind=DecisionKind(beschikking.kind),
            tested_on=on,
            review=_review_of(beschikking),
        )
    outcomes = {row["bevinding"]["key"]: row["bevinding"]["outcome"] for row in test.rows}
    return {"test_sha256": test.sha256, "toets": outcomes}


def _review_of(beschikking: Beschikking) -> Review:
    if beschikking.reviewer is None or beschikking.reviewed_at is None:
        raise WrongState(dutch("Dit besluit is nog niet getoetst."))
    return Review(by=beschikking.reviewer, at=beschikking.reviewed_at)
