"""Facts of letters after the verlening, of every kind and under both laws, to test with."""

import json
from typing import Any

from disbursement.beschikking.models import BeschikkingKind
from regiodeals.legal.decision_rules import article_for
from regiodeals.legal.decisions import DecisionKind
from regiodeals.legal.grant_rules import Instrument, rules_for_tranche
from tests.disbursement.beschikking.letter_samples import sample

REGIMES = {"SPUK": "achterhoek", "BU": "saba"}
LATER_KINDS = [kind.value for kind in BeschikkingKind if kind != BeschikkingKind.VERLENING]
EVERY_LETTER = [(kind, regime) for kind in LATER_KINDS for regime in REGIMES]
OF_VERLENING = (
    "soort",
    "bedrag",
    "dollar",
    "besteden",
    "regionaal",
    "uitvoeringskosten",
    "programmalijnen",
    "totalen",
    "motivering",
    "betaling",
    "voortgang",
    "andere_verplichtingen",
    "verantwoording",
    "eindverslag_uiterlijk",
    "financieel_eindverslag_uiterlijk",
)
ABOUT_SPENDING = (
    "Uit uw eindverantwoording blijkt dat de activiteit ‘Vezelteelt en biobased bouwen’ voor een "
    "deel is uitgevoerd. Een deel van het geld daarvoor is niet besteed."
)
LONGER = {"van": "2024-09-24", "tot_en_met": "2029-12-31"}


def later_sample(kind: str, regime: str = "SPUK") -> Any:
    """The facts of such a letter, fresh each time; typed loosely because tests break them."""
    facts = sample(REGIMES[regime])
    money = facts["dollar"] or facts["bedrag"]
    granted = {"cent": money["cent"], "valuta": money["valuta"]}
    verleend = {
        "besluit": {"soort": "verlening", "kenmerk": facts["kenmerk"], "datum": facts["datum"]},
        "gewijzigd": [],
        "bedrag": granted,
        "besteden": facts["besteden"],
    }
    for name in OF_VERLENING:
        facts.pop(name, None)
    instrument = Instrument.BU if regime == "BU" else Instrument.SPUK
    rules = rules_for_tranche(5)
    article = article_for(DecisionKind(kind), rules, instrument)
    facts["grondslag"]["artikel"] = article or rules.basis_for(instrument).granting
    facts["rechtsmiddel"] |= {
        "termijn": {"lengte": 6, "eenheid": "weken", "artikel": ""},
        "laatste_dag": "2028-05-30",
    }
    kassier = facts["geadresseerde"]
    later = facts | {
        "soort": kind,
        "kenmerk": f"{regime}-2028-0007",
        "uw_kenmerk": None,
        "datum": "2028-04-18",
        "sjabloonversie": f"{kind}@1",
        "partijen": [{"rol": "kassier", "naam": kassier["naam"], "tooi": kassier["tooi"]}],
        "valuta": granted["valuta"],
        "dossier": None,
        "voorbeeld": [],
        "verleend": verleend,
        "vervangt": None,
        "rechtsgrond": None,
        **CONTENT[kind](granted),
    }
    # No part is shared: a test may change one place only.
    return json.loads(json.dumps(later))


def replaced(regime: str) -> Any:
    """A verlenging that comes in the place of another."""
    facts = later_sample("verlenging", regime)
    facts["vervangt"] = {"soort": "verlenging", "kenmerk": "VB-2028-0001", "datum": "2028-03-01"}
    return facts


def _wijziging(granted: Any) -> Any:
    return {
        "onderwerp": "het bedrag van de uitkering en de laatste dag om te besteden",
        "verzoek": {"ontvangen": "2028-02-07", "kenmerk": None},
        "bedrag": _less(granted, -50_000_000),
        "verschil": granted | {"cent": 50_000_000},
        "betalen_uiterlijk": "2028-05-30",
        "rekening": "NL00 EXMP 0000 0000 00",
        "tenaamstelling": "Regio Voorbeeld",
        "besteden": LONGER,
        "eindverslag_uiterlijk": "2030-02-28",
        "rechtsgrond": "artikel 11 van het convenant",
        "redenen": [
            "De vraag naar zorg is groter dan in het convenant is verwacht.",
            "De wijziging past binnen het doel van de Regio Deal.",
        ],
    }


def _verlenging(_granted: Any) -> Any:
    return {
        "verzoek": {"ontvangen": "2028-02-07", "kenmerk": "VB-9"},
        "uw_kenmerk": "VB-9",
        "besteden": LONGER,
        "eindverslag_uiterlijk": "2030-02-28",
        "redenen": [
            "De bouw begon een jaar later doordat de grond eerst is gesaneerd. Met een jaar extra "
            "kunt u alle activiteiten afronden."
        ],
    }


def _vaststelling(granted: Any) -> Any:
    return {
        "bedrag": granted,
        "verantwoording_ontvangen": "2027-07-14",
        "nog_te_betalen": [],
        "redenen": [],
    }


def _lagere_vaststelling(granted: Any) -> Any:
    return {
        "bedrag": _less(granted, 40_000_000),
        "verschil": granted | {"cent": 40_000_000},
        "verantwoording_ontvangen": "2027-07-14",
        "mededeling_uiterlijk": "2028-07-14",
        "nog_te_betalen": [],
        "rechtsgrond": "onderdeel a van dat lid",
        "redenen": [ABOUT_SPENDING],
    }


def _terugvordering(granted: Any) -> Any:
    return {
        "bedrag": granted | {"cent": 40_000_000},
        "vastgesteld": {
            "besluit": {
                "soort": "lagere vaststelling",
                "kenmerk": "VB-2028-0003",
                "datum": "2028-02-01",
            },
            "bedrag": _less(granted, 40_000_000),
        },
        "eerder_teruggevorderd": None,
        "verantwoording_ontvangen": "2027-07-14",
        "mededeling_uiterlijk": "2028-07-14",
        "betalen": {
            "uiterlijk": "2028-05-30",
            "weken": 6,
            "rekening": "NL00 EXMP 0000 0000 01",
            "tenaamstelling": "Ministerie Voorbeeld",
        },
        "redenen": [ABOUT_SPENDING],
    }


def _intrekking(granted: Any) -> Any:
    return {
        "bedrag": granted,
        "nog_te_betalen": [{"datum": "2028-09-01", "bedrag": 100_000_000}],
        "rechtsgrond": "artikel 11 van het convenant",
        "redenen": ["U hebt mij laten weten dat de Regio Deal niet wordt uitgevoerd."],
    }


def _afwijzing(_granted: Any) -> Any:
    return {
        "onderwerp": "een verlenging van de bestedingsperiode tot en met 31 december 2031",
        "verzoek": {"ontvangen": "2028-01-24", "kenmerk": "VB-10"},
        "uw_kenmerk": "VB-10",
        "redenen": [
            "U hebt niet uitgelegd waarom het geld niet voor het einde van 2028 kan worden besteed."
        ],
    }


CONTENT: dict[str, Any] = {
    "wijziging": _wijziging,
    "verlenging": _verlenging,
    "vaststelling": _vaststelling,
    "lagere vaststelling": _lagere_vaststelling,
    "terugvordering": _terugvordering,
    "intrekking": _intrekking,
    "afwijzing": _afwijzing,
}


def _less(granted: Any, cents: int) -> Any:
    return granted | {"cent": granted["cent"] - cents}
