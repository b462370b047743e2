"""The values that the wording of a letter may name, and the blocks that do not apply to it."""

from disbursement.beschikking.rendering.later.merge_values import later_values, printed_when
from disbursement.beschikking.rendering.shared_texts import Texts, account_in_words


def values_of(kind: str, texts: Texts) -> dict[str, str]:
    """Value by name: at least those that the catalogue of this kind lists."""
    of_kind = _verlening(texts) if kind == "verlening" else later_values(texts)
    return {**_of_every_kind(texts), **of_kind}


def left_out(kind: str, texts: Texts) -> frozenset[str]:
    """The blocks that are not printed in this letter."""
    applies = _verlening_when(texts) if kind == "verlening" else printed_when(texts)
    applies["zin_bezwaar_email"] = bool(texts["rechtsmiddel"]["email"])
    return frozenset(name for name, is_printed in applies.items() if not is_printed)


def _of_every_kind(texts: Texts) -> dict[str, str]:
    kop, remedy = texts["kop"], texts["rechtsmiddel"]
    return {
        "kenmerk": kop["kenmerk"],
        "datum": kop["datum"],
        "kassier": kop["naam"],
        "deal": texts["deal"]["naam"],
        "uitkering": texts["uitkering"],
        "regeling": texts["grondslag"]["regeling"],
        "vindplaats": texts["grondslag"]["vindplaats"],
        "minister": texts["ondertekening"]["minister"],
        "laatste_dag": remedy["laatste_dag"],
        "bezwaaradres": remedy["adres"],
        "bezwaar_email": remedy["email"],
        **(_court(remedy) if texts["bu"] else {}),
    }


def _court(remedy: Texts) -> dict[str, str]:
    return {name: remedy[name] for name in ("gerecht", "gerecht_adres", "griffierecht")}


def _verlening(texts: Texts) -> dict[str, str]:
    payment = texts["betaling"]
    instalments = payment["aantal"]
    return {
        "gesloten_op": texts["deal"]["gesloten"],
        "begroting_op": texts["deal"]["verzoek"],
        "bedrag": texts["besluit"]["bedrag"],
        "bedrag_woorden": texts["besluit"]["woorden"],
        "besteden_van": texts["besluit"]["van"],
        "besteden_tot_en_met": texts["besluit"]["tot_en_met"],
        "aantal_afwijkingen": texts["motivering"]["afwijkingen"],
        "betaalwijze": f"{instalments} termijnen" if instalments else "één keer",
        "rekening": account_in_words(payment["rekening"]),
        "tenaamstelling": payment["tenaamstelling"],
        "voortgang_voor": texts["verplichtingen"]["voortgang"],
        "procent": texts["verplichtingen"]["procent"],
        "maximum": texts["verplichtingen"]["maximum"],
        "eerste_jaar": texts["verantwoording"]["eerste_jaar"],
        **(_in_dollars(texts) if texts["bu"] else _in_sisa(texts)),
    }


def _in_sisa(texts: Texts) -> dict[str, str]:
    code = texts["verantwoording"]["sisa_code"]
    return {
        "sisa_regeling": f"regeling {code} en" if code else "",
        "voorbeeldteken": texts["verantwoording"]["bcf_ring"],
    }


def _in_dollars(texts: Texts) -> dict[str, str]:
    decision = texts["besluit"]
    return {
        "dollars": decision["dollars"],
        "dollars_woorden": decision["dollars_woorden"],
        "koers": decision["koers"],
        "koers_op": decision["koers_datum"],
        "koers_bron": decision["koers_bron"],
        "einde_deal": texts["deal"]["einde"],
    }


def _verlening_when(texts: Texts) -> dict[str, bool]:
    """Which blocks are not in every letter, and whether they are in this one."""
    vat, others = bool(texts["betaling"]["bcf"]), bool(texts["verplichtingen"]["andere"])
    deviates = bool(texts["motivering"]["afwijkingen"])
    return {
        "zin_begroting": bool(texts["deal"]["verzoek"]),
        "zin_voldaan": not deviates,
        "zin_afwijking": deviates,
        "zin_bcf": vat,
        "zin_bcf_sisa": vat and texts["verantwoording"]["bcf_buiten_sisa"],
        "zin_voortgang": bool(texts["verplichtingen"]["voortgang"]),
        "verplichtingen": not others,
        "verplichtingen_meer": others,
    }
