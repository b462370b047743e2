"""The values that the wording of a letter may name, and the blocks that do not apply to it."""

from collections.abc import Callable, Iterator

from disbursement.beschikking.rendering.shared_texts import Texts


def values_of(kind: str, texts: Texts) -> dict[str, str]:
    """Value by name, as the catalogue of this kind lists them."""
    return _VALUES[kind](texts)


def left_out(kind: str, texts: Texts) -> frozenset[str]:
    """The blocks that are not printed in this letter."""
    return frozenset(_LEFT_OUT[kind](texts))


def _verlening(texts: Texts) -> dict[str, str]:
    kop, payment, remedy = texts["kop"], texts["betaling"], texts["rechtsmiddel"]
    account, instalments = payment["rekening"], payment["aantal"]
    return {
        "kenmerk": kop["kenmerk"],
        "datum": kop["datum"],
        "kassier": kop["naam"],
        "deal": texts["deal"]["naam"],
        "gesloten_op": texts["deal"]["gesloten"],
        "begroting_op": texts["deal"]["verzoek"],
        "uitkering": texts["uitkering"],
        "bedrag": texts["besluit"]["bedrag"],
        "bedrag_woorden": texts["besluit"]["woorden"],
        "besteden_van": texts["besluit"]["van"],
        "besteden_tot_en_met": texts["besluit"]["tot_en_met"],
        "regeling": texts["grondslag"]["regeling"],
        "vindplaats": texts["grondslag"]["vindplaats"],
        "aantal_afwijkingen": texts["motivering"]["afwijkingen"],
        "betaalwijze": f"{instalments} termijnen" if instalments else "één keer",
        "rekening": f"rekening {account}" if account else "de rekening",
        "tenaamstelling": payment["tenaamstelling"],
        "voortgang_voor": texts["verplichtingen"]["voortgang"],
        "procent": texts["verplichtingen"]["procent"],
        "maximum": texts["verplichtingen"]["maximum"],
        "eerste_jaar": texts["verantwoording"]["eerste_jaar"],
        "minister": texts["ondertekening"]["minister"],
        "laatste_dag": remedy["laatste_dag"],
        "bezwaaradres": remedy["adres"],
        "bezwaar_email": remedy["email"],
        **(_in_dollars(texts) if texts["bu"] else _in_sisa(texts)),
    }


def _in_sisa(texts: Texts) -> dict[str, str]:
    code = texts["verantwoording"]["sisa_code"]
    return {
        "sisa_regeling": f"regeling {code} en" if code else "",
        "voorbeeldteken": texts["verantwoording"]["bcf_ring"],
    }


def _in_dollars(texts: Texts) -> dict[str, str]:
    decision, remedy = texts["besluit"], texts["rechtsmiddel"]
    return {
        "dollars": decision["dollars"],
        "dollars_woorden": decision["dollars_woorden"],
        "koers": decision["koers"],
        "koers_op": decision["koers_datum"],
        "koers_bron": decision["koers_bron"],
        "einde_deal": texts["deal"]["einde"],
        "gerecht": remedy["gerecht"],
        "gerecht_adres": remedy["gerecht_adres"],
        "griffierecht": remedy["griffierecht"],
    }


def _left_out_of_verlening(texts: Texts) -> Iterator[str]:
    vat, others = texts["betaling"]["bcf"], texts["verplichtingen"]["andere"]
    applies = {
        "zin_begroting": texts["deal"]["verzoek"],
        "zin_voldaan": not texts["motivering"]["afwijkingen"],
        "zin_afwijking": texts["motivering"]["afwijkingen"],
        "zin_bcf": vat,
        "zin_bcf_sisa": vat and texts["verantwoording"]["bcf_buiten_sisa"],
        "zin_voortgang": texts["verplichtingen"]["voortgang"],
        "verplichtingen": not others,
        "verplichtingen_meer": others,
        "zin_bezwaar_email": texts["rechtsmiddel"]["email"],
    }
    yield from (name for name, wanted in applies.items() if not wanted)


_VALUES: dict[str, Callable[[Texts], dict[str, str]]] = {"verlening": _verlening}
_LEFT_OUT: dict[str, Callable[[Texts], Iterator[str]]] = {"verlening": _left_out_of_verlening}
