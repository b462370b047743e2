"""What a translation says besides the facts themselves: names of things, and what follows."""

from collections.abc import Iterator
from typing import Any

from disbursement.beschikking.rendering.fact_texts import RING
from disbursement.beschikking.rendering.letter_facts import LetterFacts, VerleningFacts
from disbursement.vertaling.rendering.notation import english_article, english_facts
from regiodeals.common.english import english_amount, english_cents, english_day_of_year
from regiodeals.legal.decision_rules import WITHOUT_ARTICLE

Texts = dict[str, Any]

GRANT = "special grant (bijzondere uitkering)"
# The decision in words, with the Dutch term that decides.
KINDS = {
    "verlening": "grant (verlening)",
    "wijziging": "amendment (wijziging)",
    "verlenging": "extension (verlenging)",
    "vaststelling": "final determination (vaststelling)",
    "lagere vaststelling": "lower final determination (lagere vaststelling)",
    "terugvordering": "recovery (terugvordering)",
    "intrekking": "withdrawal (intrekking)",
    "afwijzing": "refusal of a request (afwijzing)",
}
TITLES = {
    "verlening": "Award of the special grant",
    "wijziging": "Amendment of the special grant",
    "verlenging": "Extension of the spending period of the special grant",
    "vaststelling": "Final determination of the special grant",
    "lagere vaststelling": "Lower final determination of the special grant",
    "terugvordering": "Recovery of the special grant",
    "intrekking": "Withdrawal of the special grant",
    "afwijzing": "Refusal of a request about the special grant",
}
CONDITIONS = {
    "Tijdig gesloten": "Concluded in time",
    "Tijdig verleend": "Granted in time",
    "Kassier": "Treasurer (kassier)",
    "Hoogte": "Amount",
    "Regionaal geld": "Money of the region",
    "Plafond": "Ceiling",
    "Eén uitkering": "One grant",
}
DAYS = (
    ("rechtsmiddel.laatste_dag", "Last day for objection (bezwaar) or appeal (beroep)", 10),
    ("voortgang.eerste", "Progress report, then each year", 7),
    ("verantwoording.eerste_datum", "Annual accounts for {eerste_jaar}, then each year", 8),
    ("besteden.tot_en_met", "End of the spending period", 6),
    ("eindverslag_uiterlijk", "Final report, if you spend until the last day", 7),
    ("financieel_eindverslag_uiterlijk", "Final financial report and auditor’s check", 8),
    ("verantwoording.laatste_datum", "Annual accounts for {laatste_jaar}, the final account", 8),
)
OUTCOMES = {"voldaan": "Met", "afwijking": "Deviation, as the Besluit allows"}
WAITS_FOR = {
    "voortgangsrapportage": "after I have approved your progress report (voortgangsrapportage)",
    "verzoek": "after I have received your request for payment (verzoek om betaling)",
}
ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth")


def translation_texts(facts: LetterFacts, *, watermark: str | None) -> Texts:
    """The facts in English notation as `f`, and beside them what the templates place."""
    shown = english_facts(facts)
    common = {
        "f": shown,
        "title": f"{TITLES[facts['soort']]}, {shown['deal']['naam']}",
        "bare_kenmerk": facts["kenmerk"],
        "bare_name": facts["geadresseerde"]["naam"],
        "grant": GRANT,
        "warning": f"{watermark} – no legal force" if watermark else "",
        "has_examples": bool(facts["voorbeeld"]),
        "article": english_article(facts["grondslag"].get("artikel", "")),
    }
    of_kind = _grant(facts, shown) if facts["soort"] == "verlening" else _later(facts, shown)
    return common | of_kind


def _grant(facts: VerleningFacts, shown: Any) -> Texts:
    progress = facts["voortgang"]
    return {
        "conditions": [
            {
                "title": CONDITIONS.get(row["voorwaarde"], row["voorwaarde"]),
                "outcome": OUTCOMES[row["oordeel"]],
                "finding": shown["motivering"][index]["bevinding"],
                "article": english_article(row["artikel"]),
            }
            for index, row in enumerate(facts["motivering"])
        ],
        "instalments": _instalments(shown["betaling"]["termijnen"]),
        "yearly_before": english_day_of_year(progress["jaarlijks_voor"]) if progress else "",
        "days": _days(facts, shown),
        "ring_of_budget": RING if "programmalijnen" in facts["voorbeeld"] else "",
        "ring_of_payment": RING if "betaling.termijnen" in facts["voorbeeld"] else "",
    }


def _days(facts: VerleningFacts, shown: Any) -> list[dict[str, str]]:
    """Every day of the letter, in order, with the point that it belongs to."""
    found = [
        (row["datum"], shown["betaling"]["termijnen"][index]["datum"], _instalment(index), 5)
        for index, row in enumerate(facts["betaling"]["termijnen"])
    ]
    for path, what, point in DAYS:
        day, text = _at(facts, path), _at(shown, path)
        found.append((day, text, what.format(**facts["verantwoording"]), point))
    # The same day keeps the order of the points.
    rows = sorted((row for row in found if row[0]), key=lambda row: (row[0], row[3]))
    return [{"day": text, "what": what, "point": str(point)} for _, text, what, point in rows]


def _at(tree: Any, path: str) -> Any:
    for key in path.split("."):
        tree = tree[key] if tree else None
    return tree


def _later(facts: Any, shown: Any) -> Texts:
    difference = facts.get("verschil")
    replaced = facts["vervangt"]
    return {
        "changes": _enumerated(list(_changes(shown))),
        "replaced_kind": KINDS[replaced["soort"]] if replaced else "",
        "has_article": facts["soort"] not in WITHOUT_ARTICLE,
        "difference": english_amount(abs(difference["cent"]), difference["valuta"])
        if difference
        else "",
        "is_more": bool(difference and difference["cent"] > 0),
        "instalments": _instalments(shown.get("termijnen", [])),
        "advance": english_cents(sum(row["bedrag"] for row in facts.get("termijnen", []))),
        "unpaid": _enumerated(list(_unpaid(facts, shown))),
    }


def _changes(shown: Any) -> Iterator[str]:
    """Which decisions changed the grant since, each by day and kenmerk."""
    for row in shown["verleend"]["gewijzigd"]:
        yield f"{row['datum']} (reference {row['kenmerk']})"


def _unpaid(facts: Any, shown: Any) -> Iterator[str]:
    """What of the advance is still to be paid, and by when."""
    rows = zip(facts.get("nog_te_betalen", []), shown.get("nog_te_betalen", []), strict=True)
    for row, text in rows:
        if row["datum"]:
            yield f"{english_amount(row['bedrag'], facts['valuta'])} by {text['datum']}"


def _instalments(shown: Any) -> list[dict[str, str]]:
    """Each termijn with its name, and what must have happened before it is paid."""
    return [
        {"name": _instalment(index), "condition": WAITS_FOR.get(row.get("voorwaarde"), ""), **row}
        for index, row in enumerate(shown)
    ]


def _instalment(index: int) -> str:
    ordinal = ORDINALS[index] if index < len(ORDINALS) else f"No. {index + 1}"
    return f"{ordinal} instalment (termijn)"


def _enumerated(texts: list[str]) -> str:
    """'a', 'a and b', 'a, b and c'."""
    if len(texts) < 2:
        return "".join(texts)
    return f"{', '.join(texts[:-1])} and {texts[-1]}"
