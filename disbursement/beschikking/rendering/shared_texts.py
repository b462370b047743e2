"""The texts that letters of every kind have: head, deal, legal basis, remedy, signature."""

from typing import Any

from disbursement.beschikking.rendering.fact_texts import FactTexts, unbroken
from disbursement.beschikking.rendering.letter_facts import LetterFacts

INSTRUMENTS = {"SPUK": "specifieke uitkering", "BU": "bijzondere uitkering"}
CURRENCIES = {"SPUK": "euro’s", "BU": "US-dollars"}

Texts = dict[str, Any]


def common_texts(
    facts: LetterFacts, texts: FactTexts, *, title: str, watermark: str | None
) -> Texts:
    """The common blocks as the templates have them; `title` stands before the name of the deal."""
    instrument = INSTRUMENTS[facts["regime"]]
    return {
        "titel": f"{title} {instrument} {texts.plain('deal.naam')}",
        "uitkering": instrument,
        "bu": facts["regime"] == "BU",
        "valuta": CURRENCIES[facts["regime"]],
        "waarschuwing": f"{watermark} – geen rechtskracht" if watermark else "",
        "voorbeelden": texts.has_examples,
        "kop": _head(facts, texts),
        "deal": _deal(texts),
        "grondslag": {
            "regeling": texts.text("grondslag.regeling"),
            "vindplaats": unbroken(texts.text("grondslag.vindplaats")),
        },
        "rechtsmiddel": _remedy(facts, texts),
        "ondertekening": _signature(facts, texts),
    }


def account_in_words(number: str) -> str:
    """'rekening NL00 EXMP 0000 0000 00', or 'de rekening' while its number is unknown."""
    return f"rekening {number}" if number else "de rekening"


def _head(facts: LetterFacts, texts: FactTexts) -> Texts:
    sender = ("organisatie", "onderdeel", "retouradres", "telefoon", "email")
    lines = range(len(facts["geadresseerde"]["regels"]))
    return {
        **{key: texts.text(f"afzender.{key}") for key in sender},
        "adres": [texts.text(f"geadresseerde.regels.{line}") for line in lines],
        "aanhef": texts.text("geadresseerde.aanhef"),
        "naam": texts.text("geadresseerde.naam"),
        "datum": texts.date("datum"),
        "kenmerk": texts.text("kenmerk"),
        "uw_kenmerk": texts.text("uw_kenmerk"),
        "kenmerk_kaal": texts.plain("kenmerk"),
        "naam_kaal": texts.plain("geadresseerde.naam"),
        "organisatie_kaal": texts.plain("afzender.organisatie"),
    }


def _deal(texts: FactTexts) -> Texts:
    return {
        "naam": texts.text("deal.naam"),
        "gesloten": texts.date("deal.gesloten"),
        "verzoek": texts.date("deal.verzoek_datum"),
        "einde": texts.date("deal.einde"),
    }


def _remedy(facts: LetterFacts, texts: FactTexts) -> Texts:
    remedy = {
        "laatste_dag": texts.date("rechtsmiddel.laatste_dag"),
        "adres": texts.text("rechtsmiddel.adres"),
        "email": texts.text("rechtsmiddel.email"),
    }
    if facts["rechtsmiddel"]["griffierecht"]:
        remedy |= {
            "gerecht": texts.text("rechtsmiddel.gerecht"),
            "gerecht_adres": texts.text("rechtsmiddel.gerecht_adres"),
            "griffierecht": texts.money("rechtsmiddel.griffierecht"),
        }
    return remedy


def _signature(facts: LetterFacts, texts: FactTexts) -> Texts:
    minister = texts.text("ondertekening.minister")
    absent = facts["ondertekening"].get("bij_afwezigheid_van")
    return {
        "minister": minister,
        "aanhef": minister[:1].upper() + minister[1:],
        "namens_deze": facts["ondertekening"]["namens_deze"],
        "naam": texts.text("ondertekening.naam"),
        "functie": texts.text("ondertekening.functie"),
        "afwezig": texts.text("ondertekening.bij_afwezigheid_van") if absent else "",
    }
