"""Facts to texts: every amount, date and count of the letter as it is printed.

The template calculates and formats nothing; it only places what stands here.
"""

from typing import Any

from disbursement.beschikking.rendering.fact_texts import FactTexts, unbroken
from disbursement.beschikking.rendering.letter_facts import LetterFacts
from disbursement.beschikking.rendering.schedule import instalment_name, schedule_rows
from regiodeals.common.money import number_in_words

INSTRUMENTS = {"SPUK": "specifieke uitkering", "BU": "bijzondere uitkering"}
CURRENCIES = {"SPUK": "euro’s", "BU": "US-dollars"}
COLUMNS = ("rijk", "publiek", "privaat", "totaal")

Texts = dict[str, Any]


def letter_texts(facts: LetterFacts, *, watermark: str | None = None) -> Texts:
    """The texts of a letter, in blocks as the template has them."""
    texts = FactTexts(facts)
    instrument = INSTRUMENTS[facts["regime"]]
    return {
        "titel": f"Verlening {instrument} {texts.plain('deal.naam')}",
        "uitkering": instrument,
        "bu": facts["regime"] == "BU",
        "valuta": CURRENCIES[facts["regime"]],
        "waarschuwing": f"{watermark} – geen rechtskracht" if watermark else "",
        "voorbeelden": texts.has_examples,
        "kop": _head(facts, texts),
        "deal": _deal(texts),
        "besluit": _decision(facts, texts),
        "grondslag": {
            "regeling": texts.text("grondslag.regeling"),
            "vindplaats": unbroken(texts.text("grondslag.vindplaats")),
        },
        "begroting": _budget(facts, texts),
        "motivering": _reasons(facts, texts),
        "betaling": _payment(facts, texts),
        "verplichtingen": _obligations(facts, texts),
        "verantwoording": _accountability(facts, texts),
        "rechtsmiddel": _remedy(facts, texts),
        "ondertekening": _signature(facts, texts),
        "termijnen": schedule_rows(facts, texts),
    }


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
    }


def _deal(texts: FactTexts) -> Texts:
    return {
        "naam": texts.text("deal.naam"),
        "gesloten": texts.date("deal.gesloten"),
        "verzoek": texts.date("deal.verzoek_datum"),
        "einde": texts.date("deal.einde"),
    }


def _decision(facts: LetterFacts, texts: FactTexts) -> Texts:
    decision = {
        "bedrag": texts.money("bedrag"),
        "woorden": texts.money_in_words("bedrag"),
        "van": texts.date("besteden.van"),
        "tot_en_met": texts.date("besteden.tot_en_met"),
    }
    if facts["dollar"] is not None:
        decision |= {
            "dollars": texts.money("dollar"),
            "dollars_woorden": texts.money_in_words("dollar"),
            "koers": texts.text("dollar.koers").replace(".", ","),
            "koers_datum": texts.date("dollar.koers_datum"),
            "koers_bron": texts.text("dollar.koers_bron"),
        }
    return decision


def _budget(facts: LetterFacts, texts: FactTexts) -> Texts:
    lines = [
        {
            **_row(texts, f"programmalijnen.{index}"),
            "doel": texts.text(f"programmalijnen.{index}.doel"),
            "activiteiten": [
                _row(texts, f"programmalijnen.{index}.activiteiten.{number}")
                for number in range(len(line["activiteiten"]))
            ],
        }
        for index, line in enumerate(facts["programmalijnen"])
    ]
    return {
        "lijnen": lines,
        "totaal": {column: texts.cents(f"totalen.{column}") for column in COLUMNS},
        "ring": texts.ring("programmalijnen"),
    }


def _row(texts: FactTexts, path: str) -> Texts:
    row = {column: texts.cents(f"{path}.{column}") for column in COLUMNS}
    return {"naam": texts.text(f"{path}.naam"), **row}


def _reasons(facts: LetterFacts, texts: FactTexts) -> Texts:
    deviations = sum(reason["oordeel"] == "afwijking" for reason in facts["motivering"])
    return {
        "afwijkingen": number_in_words(deviations) if deviations else "",
        "regels": [
            {
                "voorwaarde": texts.text(f"motivering.{index}.voorwaarde"),
                "bevinding": texts.sentence(f"motivering.{index}.bevinding"),
                "artikel": texts.text(f"motivering.{index}.artikel"),
            }
            for index in range(len(facts["motivering"]))
        ],
    }


def _payment(facts: LetterFacts, texts: FactTexts) -> Texts:
    payment = facts["betaling"]
    instalments = [
        {
            "naam": instalment_name(index),
            "datum": texts.date(f"betaling.termijnen.{index}.datum"),
            "bedrag": texts.cents(f"betaling.termijnen.{index}.bedrag"),
        }
        for index in range(len(payment["termijnen"]))
    ]
    return {
        "rekening": texts.text("betaling.rekening"),
        "tenaamstelling": texts.text("betaling.tenaamstelling"),
        "aantal": number_in_words(len(instalments)) if len(instalments) > 1 else "",
        "termijnen": instalments,
        "bcf": texts.cents("betaling.bcf") if payment["bcf"] else "",
        "totaal": texts.cents("betaling.totaal"),
        "ring": texts.ring("betaling.termijnen"),
    }


def _obligations(facts: LetterFacts, texts: FactTexts) -> Texts:
    others = range(len(facts["andere_verplichtingen"]))
    progress = texts.text("voortgang.jaarlijks_voor") if facts["voortgang"] else ""
    return {
        "voortgang": unbroken(progress),
        "procent": texts.text("uitvoeringskosten.procent"),
        "maximum": texts.money("uitvoeringskosten.maximum"),
        "andere": [texts.sentence(f"andere_verplichtingen.{index}") for index in others],
    }


def _accountability(facts: LetterFacts, texts: FactTexts) -> Texts:
    outside = facts["verantwoording"]["bcf_buiten_sisa"]
    return {
        "eerste_jaar": texts.text("verantwoording.eerste_jaar"),
        "sisa_code": texts.text("verantwoording.sisa_code"),
        "bcf_buiten_sisa": bool(outside),
        "bcf_ring": texts.ring("verantwoording.bcf_buiten_sisa"),
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
