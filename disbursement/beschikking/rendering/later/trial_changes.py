"""What makes an invented letter after the verlening as long, and as short, as it can be."""

from collections.abc import Mapping
from typing import Any

from disbursement.beschikking.rendering.trial_changes import (
    LONG_NAME,
    LONG_SENTENCE,
    Change,
    as_it_is,
    stretch,
    strip,
)
from regiodeals.legal.decisions import DecisionKind

REFERENCE = "VB-2028-0000"
EARLIER = {"soort": "verlenging", "kenmerk": REFERENCE, "datum": "2028-03-01"}
UNPAID = [{"datum": f"2028-{month:02}-01", "bedrag": 1_000_000_99} for month in range(6, 13)]


def _long(facts: Any) -> None:
    """Every sentence that can be printed, with the longest values."""
    stretch(facts)
    facts["verleend"]["gewijzigd"] = [EARLIER] * 5
    facts |= {
        "vervangt": EARLIER,
        "rechtsgrond": LONG_NAME.strip(),
        "redenen": [LONG_SENTENCE.strip()] * 10,
    }
    longest = {
        "onderwerp": LONG_SENTENCE.strip(),
        "tenaamstelling": LONG_NAME.strip(),
        "verzoek": {"ontvangen": "2028-02-07", "kenmerk": LONG_NAME.strip()},
        "nog_te_betalen": UNPAID,
    }
    facts |= {name: value for name, value in longest.items() if name in facts}


def _short(facts: Any) -> None:
    """Nothing that may be unknown to the record of any kind."""
    strip(facts)
    unknown: dict[str, Any] = {
        "nog_te_betalen": [],
        "verantwoording_ontvangen": None,
        "mededeling_uiterlijk": None,
        "vastgesteld": None,
    }
    facts |= {name: value for name, value in unknown.items() if name in facts}
    if "verzoek" in facts:
        facts["verzoek"] = {**facts["verzoek"], "kenmerk": None}


def _without_ground(facts: Any) -> None:
    _short(facts)
    facts["rechtsgrond"] = None


def _words_only(facts: Any) -> None:
    _short(facts)
    facts["verzoek"] = {"ontvangen": None, "kenmerk": None}
    facts |= dict.fromkeys(
        ("bedrag", "verschil", "betalen_uiterlijk", "besteden", "eindverslag_uiterlijk", "rekening")
    )


def _less_money(facts: Any) -> None:
    granted = facts["verleend"]["bedrag"]
    facts |= {
        "bedrag": {**granted, "cent": granted["cent"] - 1},
        "verschil": {**granted, "cent": -1},
        "betalen_uiterlijk": None,
    }


def _long_claim(facts: Any) -> None:
    _long(facts)
    facts["eerder_teruggevorderd"] = {**facts["bedrag"], "cent": 1_00}
    facts["betalen"]["tenaamstelling"] = LONG_NAME.strip()


def _short_claim(facts: Any) -> None:
    received = facts["verantwoording_ontvangen"], facts["mededeling_uiterlijk"]
    _without_ground(facts)
    # Without an account only the law of the islands lets recover.
    if facts["regime"] == "SPUK":
        facts["verantwoording_ontvangen"], facts["mededeling_uiterlijk"] = received
    facts["betalen"] = {
        "uiterlijk": "2028-09-01",
        "weken": None,
        "rekening": None,
        "tenaamstelling": None,
    }


def _of_one_decision(facts: Any) -> None:
    facts |= {"bedrag": None, "vervangt": EARLIER}


LATER_CHANGES: Mapping[str, Mapping[str, Change]] = {
    DecisionKind.WIJZIGING: {
        "gewoon": as_it_is,
        "lang": _long,
        "kort": _words_only,
        "minder geld": _less_money,
    },
    DecisionKind.VERLENGING: {"gewoon": as_it_is, "lang": _long, "kort": _without_ground},
    DecisionKind.VASTSTELLING: {"gewoon": as_it_is, "lang": _long, "kort": _without_ground},
    DecisionKind.LAGERE_VASTSTELLING: {"gewoon": as_it_is, "lang": _long, "kort": _without_ground},
    DecisionKind.TERUGVORDERING: {
        "gewoon": as_it_is,
        "lang": _long_claim,
        "kort": _short_claim,
    },
    DecisionKind.INTREKKING: {
        "gewoon": as_it_is,
        "lang": _long,
        "kort": _short,
        "van een later besluit": _of_one_decision,
    },
    DecisionKind.AFWIJZING: {"gewoon": as_it_is, "lang": _long, "kort": _without_ground},
}
