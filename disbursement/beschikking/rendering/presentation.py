"""Facts to texts: every amount, date and count of the letter as it is printed.

The template calculates and formats nothing; it only places what stands here.
"""

from disbursement.beschikking.rendering.fact_texts import FactTexts, unbroken
from disbursement.beschikking.rendering.later.presentation import later_texts
from disbursement.beschikking.rendering.letter_facts import LetterFacts, VerleningFacts
from disbursement.beschikking.rendering.schedule import instalment_texts, schedule_rows
from disbursement.beschikking.rendering.shared_texts import Texts, common_texts
from regiodeals.common.money import number_in_words

COLUMNS = ("rijk", "publiek", "privaat", "totaal")


def letter_texts(facts: LetterFacts, *, watermark: str | None = None) -> Texts:
    """The texts of a letter, in blocks as the template of its kind has them."""
    if facts["soort"] == "verlening":
        return _verlening_texts(facts, watermark=watermark)
    return later_texts(facts, watermark=watermark)


def _verlening_texts(facts: VerleningFacts, *, watermark: str | None) -> Texts:
    texts = FactTexts(facts)
    return {
        **common_texts(facts, texts, title="Verlening", watermark=watermark),
        "bijlage": "Begroting en termijnen",
        "besluit": _decision(facts, texts),
        "begroting": _budget(facts, texts),
        "motivering": _reasons(facts, texts),
        "betaling": _payment(facts, texts),
        "verplichtingen": _obligations(facts, texts),
        "verantwoording": _accountability(facts, texts),
        "termijnen": schedule_rows(facts, texts),
    }


def _decision(facts: VerleningFacts, texts: FactTexts) -> Texts:
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


def _budget(facts: VerleningFacts, texts: FactTexts) -> Texts:
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


def _reasons(facts: VerleningFacts, texts: FactTexts) -> Texts:
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


def _payment(facts: VerleningFacts, texts: FactTexts) -> Texts:
    payment = facts["betaling"]
    instalments = instalment_texts(payment["termijnen"], texts, "betaling.termijnen")
    return {
        "rekening": texts.text("betaling.rekening"),
        "tenaamstelling": texts.text("betaling.tenaamstelling"),
        "aantal": number_in_words(len(instalments)) if len(instalments) > 1 else "",
        "termijnen": instalments,
        "bcf": texts.cents("betaling.bcf") if payment["bcf"] else "",
        "totaal": texts.cents("betaling.totaal"),
        "ring": texts.ring("betaling.termijnen"),
    }


def _obligations(facts: VerleningFacts, texts: FactTexts) -> Texts:
    others = range(len(facts["andere_verplichtingen"]))
    progress = texts.text("voortgang.jaarlijks_voor") if facts["voortgang"] else ""
    return {
        "voortgang": unbroken(progress),
        "procent": texts.text("uitvoeringskosten.procent"),
        "maximum": texts.money("uitvoeringskosten.maximum"),
        "andere": [texts.sentence(f"andere_verplichtingen.{index}") for index in others],
    }


def _accountability(facts: VerleningFacts, texts: FactTexts) -> Texts:
    outside = facts["verantwoording"]["bcf_buiten_sisa"]
    return {
        "eerste_jaar": texts.text("verantwoording.eerste_jaar"),
        "sisa_code": texts.text("verantwoording.sisa_code"),
        "bcf_buiten_sisa": bool(outside),
        "bcf_ring": texts.ring("verantwoording.bcf_buiten_sisa"),
    }
