"""The values of a letter after the verlening by name, and which of its blocks are printed."""

from disbursement.beschikking.rendering.shared_texts import Texts, account_in_words

# A kind has some of these; a name that its catalogue does not list cannot be used.
OF_KIND = (
    "onderwerp",
    "rechtsgrond",
    "bedrag",
    "verschil",
    "besteden_van",
    "besteden_tot_en_met",
    "eindverslag_uiterlijk",
    "verzoek_ontvangen",
    "verzoek_kenmerk",
    "verantwoording_ontvangen",
    "mededeling_uiterlijk",
    "vastgesteld_bedrag",
    "eerder_teruggevorderd",
    "betalen_weken",
    "betalen_uiterlijk",
    "nog_te_betalen",
)


def later_values(texts: Texts) -> dict[str, str]:
    """Value by name, empty where this kind or this record has none."""
    return {
        **{name: texts.get(name, "") for name in OF_KIND},
        **_before(texts),
        "artikel": texts["artikel_zin"],
        "inlichtingen_email": texts["kop"]["email"],
        "bedrag_woorden": texts.get("woorden", ""),
        "meer_of_minder": "meer" if texts.get("hoger") else "minder",
        "vastgesteld_op": texts.get("vastgesteld_besluit_datum", ""),
        "vastgesteld_kenmerk": texts.get("vastgesteld_besluit_kenmerk", ""),
        **_account(texts),
    }


def printed_when(texts: Texts) -> dict[str, bool]:
    """Which blocks are not in every letter, and whether they are in this one."""
    names = {name for name in (*OF_KIND, "hoger") if texts.get(name)}
    decides_sum, replaces = "bedrag" in names, bool(texts["vervangt"])
    unpaid, accounted = "nog_te_betalen" in names, "verantwoording_ontvangen" in names
    in_weeks, repaid = "betalen_weken" in names, bool(texts.get("betalen_rekening"))
    return {
        "zin_gewijzigd": bool(texts["verleend"]["gewijzigd"]),
        "vervangt": replaces,
        "rechtsmiddel_vervangt": replaces,
        "zin_rechtsgrond": "rechtsgrond" in names,
        "zin_verzoek_kenmerk": {"verzoek_ontvangen", "verzoek_kenmerk"} <= names,
        "verzoek": "verzoek_ontvangen" in names,
        **dict.fromkeys(("zegge", "besluit_bedrag", "besluit_onder"), decides_sum),
        **dict.fromkeys(("besluit_uitkering", "gevolgen_uitkering"), decides_sum),
        **dict.fromkeys(("besluit_ander", "gevolgen_ander"), not decides_sum),
        "periode": "besteden_tot_en_met" in names,
        "eindverslag": "eindverslag_uiterlijk" in names,
        "betaling": "betalen_uiterlijk" in names,
        "voorschot": decides_sum and "betalen_uiterlijk" not in names,
        "zin_verantwoording": accounted,
        "zin_verantwoording_zonder_dag": not accounted,
        "verantwoording": accounted,
        "geen_verantwoording": not accounted,
        "zin_mededeling": "mededeling_uiterlijk" in names,
        "zin_nog_te_betalen": unpaid and decides_sum,
        "nabetaling": unpaid,
        "geen_nabetaling": not unpaid,
        "vastgesteld": "vastgesteld_bedrag" in names,
        "eerder": "eerder_teruggevorderd" in names,
        **dict.fromkeys(("zin_binnen_weken", "zin_dag_na_weken"), in_weeks),
        **dict.fromkeys(("zin_op_dag", "zin_dag"), not in_weeks),
        "terugbetaling": repaid,
        "betaalverzoek": not repaid,
    }


def _before(texts: Texts) -> dict[str, str]:
    """What stood before this decision, and what it replaces."""
    granted, replaced = texts["verleend"], texts["vervangt"]
    return {
        "verleend_op": granted["datum"],
        "verleend_kenmerk": granted["kenmerk"],
        "verleend_bedrag": granted["bedrag"],
        "verleend_van": granted["van"],
        "verleend_tot_en_met": granted["tot_en_met"],
        "gewijzigd_op": granted["gewijzigd"],
        "vervangt_soort": replaced.get("soort", ""),
        "vervangt_op": replaced.get("datum", ""),
        "vervangt_kenmerk": replaced.get("kenmerk", ""),
    }


def _account(texts: Texts) -> dict[str, str]:
    """The account of the kassier, or that of the ministry when the kassier pays back."""
    number = texts.get("betalen_rekening") or texts.get("rekening", "")
    name = texts.get("betalen_tenaamstelling") or texts.get("tenaamstelling", "")
    return {"rekening": account_in_words(number), "tenaamstelling": name}
