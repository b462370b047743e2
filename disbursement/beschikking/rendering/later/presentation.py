"""Facts to texts for the letters after the verlening."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from disbursement.beschikking.rendering.fact_texts import FactTexts, printed_date
from disbursement.beschikking.rendering.letter_facts import AnyLaterFacts, WijzigingFacts
from disbursement.beschikking.rendering.letter_parts import TermijnFacts
from disbursement.beschikking.rendering.schedule import instalment_texts
from disbursement.beschikking.rendering.shared_texts import Texts, common_texts
from regiodeals.common.money import format_amount, format_cents, number_in_words
from regiodeals.legal.decision_rules import WITHOUT_ARTICLE
from regiodeals.legal.grant_rules import Instrument, rules_for_tranche

TITLES = {
    "wijziging": "Wijziging",
    "verlenging": "Verlenging bestedingsperiode",
    "vaststelling": "Vaststelling",
    "lagere vaststelling": "Lagere vaststelling",
    "terugvordering": "Terugvordering",
    "intrekking": "Intrekking",
    "afwijzing": "Afwijzing verzoek",
}
ORDINALS = ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde")
# A kind has some of these; what it has not stays an empty text in its template.
AMOUNTS = ("bedrag", "vastgesteld.bedrag", "eerder_teruggevorderd")
DATES = (
    "besteden.van",
    "besteden.tot_en_met",
    "eindverslag_uiterlijk",
    "betalen_uiterlijk",
    "verzoek.ontvangen",
    "verantwoording_ontvangen",
    "mededeling_uiterlijk",
    "vastgesteld.besluit.datum",
    "betalen.uiterlijk",
)
PLAIN = (
    "onderwerp",
    "verzoek.kenmerk",
    "vastgesteld.besluit.kenmerk",
    "rekening",
    "tenaamstelling",
    "betalen.rekening",
    "betalen.tenaamstelling",
    "rechtsgrond",
)


def later_texts(facts: AnyLaterFacts, *, watermark: str | None) -> Texts:
    """The texts of a later letter; the path 'betalen.uiterlijk' is named betalen_uiterlijk."""
    texts = FactTexts(facts)
    return {
        **common_texts(facts, texts, title=TITLES[facts["soort"]], watermark=watermark),
        **_of_kind(facts, texts),
        "artikel": texts.text("grondslag.artikel"),
        "zonder_artikel": facts["soort"] in WITHOUT_ARTICLE,
        "bron": _sources(facts),
        "artikel_zin": in_sentence(texts.plain("grondslag.artikel")),
        "verleend": _granted(facts, texts),
        "vervangt": _replaced(facts, texts),
        "redenen": [texts.text(f"redenen.{index}") for index in range(len(facts["redenen"]))],
    }


def _sources(facts: AnyLaterFacts) -> Texts:
    """What stands in the margin: the rule of the tranche, and its articles for this instrument."""
    rules = rules_for_tranche(facts["deal"]["tranche"])
    basis = rules.basis_for(Instrument[facts["regime"]])
    return {
        "regel": rules.regulation.short_name,
        "verplichtingen": basis.obligations,
        "verantwoording": basis.accountability,
        "terugvordering": basis.decisions.recovery,
    }


def in_sentence(article: str) -> str:
    """'artikel 15, tweede en derde lid,' from 'artikel 15 lid 2 en 3'."""
    number, _lid, paragraphs = article.partition(" lid ")
    if not paragraphs:
        return article
    words = re.sub(r"\d", lambda digit: ORDINALS[int(digit.group()) - 1], paragraphs)
    return f"{number}, {words} lid,"


def _of_kind(facts: AnyLaterFacts, texts: FactTexts) -> Texts:
    found: Texts = {
        **{_name(path): texts.money(path) for path in _known(AMOUNTS, texts)},
        **{_name(path): texts.date(path) for path in _known(DATES, texts)},
        **{_name(path): texts.text(path) for path in _known(PLAIN, texts)},
    }
    if texts.knows("bedrag"):
        found["woorden"] = texts.money_in_words("bedrag")
    found |= _difference(facts, texts)
    if facts["soort"] == "terugvordering" and facts["betalen"]["weken"]:
        found["betalen_weken"] = number_in_words(facts["betalen"]["weken"])
    if facts["soort"] == "wijziging":
        found |= _changed_payment(facts, texts)
    unpaid: Any = facts.get("nog_te_betalen", [])
    return found | {"nog_te_betalen": _unpaid(unpaid, facts["valuta"])}


def _changed_payment(facts: WijzigingFacts, texts: FactTexts) -> Texts:
    """The termijnen that it lays down, and the rate at which more dollars were converted."""
    found: Texts = {}
    if rows := facts.get("termijnen"):
        total = sum(row["bedrag"] for row in rows)
        found["termijnen"] = instalment_texts(rows, texts, "termijnen")
        found["termijnen_samen"] = format_cents(total)
    if rate := facts.get("koers"):
        shown, day = rate["koers"].replace(".", ","), printed_date(rate["datum"])
        found["koers"] = {"koers": shown, "datum": day, "bron": rate["bron"]}
    return found


def _difference(facts: AnyLaterFacts, texts: FactTexts) -> Texts:
    """The difference without its sign; `hoger` says which way it goes."""
    difference: Any = facts.get("verschil")
    if difference is None:
        return {}
    shown = format_amount(abs(difference["cent"]), difference["valuta"])
    return {"verschil": shown + texts.ring("verschil"), "hoger": difference["cent"] > 0}


def _granted(facts: AnyLaterFacts, texts: FactTexts) -> Texts:
    """The uitkering as it stood, and by which decisions it was changed."""
    changes = [
        f"{texts.date(f'verleend.gewijzigd.{index}.datum')}"
        f" (kenmerk {texts.text(f'verleend.gewijzigd.{index}.kenmerk')})"
        for index in range(len(facts["verleend"]["gewijzigd"]))
    ]
    return {
        "datum": texts.date("verleend.besluit.datum"),
        "kenmerk": texts.text("verleend.besluit.kenmerk"),
        "gewijzigd": _enumerated(changes),
        "bedrag": texts.money("verleend.bedrag"),
        "van": texts.date("verleend.besteden.van"),
        "tot_en_met": texts.date("verleend.besteden.tot_en_met"),
    }


def _replaced(facts: AnyLaterFacts, texts: FactTexts) -> Texts:
    if facts["vervangt"] is None:
        return {}
    return {
        "soort": texts.plain("vervangt.soort"),
        "datum": texts.date("vervangt.datum"),
        "kenmerk": texts.text("vervangt.kenmerk"),
    }


def _unpaid(termijnen: Sequence[TermijnFacts], currency: str) -> str:
    """'€ 5.000.000 uiterlijk op 27 februari 2026 en € ... uiterlijk op ...'; or nothing."""
    return _enumerated(
        [
            f"{format_amount(termijn['bedrag'], currency)} uiterlijk op "
            f"{printed_date(termijn['datum'])}"
            for termijn in termijnen
            if termijn["datum"]
        ]
    )


def _enumerated(texts: Sequence[str]) -> str:
    """'a', 'a en b', 'a, b en c'."""
    if len(texts) < 2:
        return "".join(texts)
    return f"{', '.join(texts[:-1])} en {texts[-1]}"


def _known(paths: Sequence[str], texts: FactTexts) -> Iterator[str]:
    return (path for path in paths if texts.knows(path))


def _name(path: str) -> str:
    return path.replace(".", "_")
