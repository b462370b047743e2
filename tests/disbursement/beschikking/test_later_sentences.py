"""The letters after the verlening say in plain sentences what is decided and what that means."""

from functools import cache

import pytest

from disbursement.beschikking.rendering.letter import FACTS_NAME, render_letter
from disbursement.beschikking.rendering.readiness import require_printable
from regiodeals.documents.pdf.errors import UnprintableCharacters
from regiodeals.legal.decision_rules import WITHOUT_ARTICLE
from tests.disbursement.beschikking.later_samples import LATER_KINDS, later_sample, replaced
from tests.disbursement.beschikking.letter_samples import embedded_in, text_of


@cache
def text(kind: str, regime: str = "SPUK") -> str:
    return text_of(render_letter(later_sample(kind, regime)))


# ---- what each kind says ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "regime", "clauses"),
    [
        (
            "wijziging",
            "SPUK",
            [
                "De uitkering wordt: € 25.500.000 vijfentwintig miljoen vijfhonderdduizend euro",
                "Dat is € 500.000 meer dan de € 25.000.000",
                "binnen zes weken na de bekendmaking",
                "tot en met 31 december 2029. Eerst was dat tot en met 31 december 2028",
                "blijft gelden, ook uw verplichtingen",
                "Ik neem deze beschikking op grond van artikel 11 van het convenant.",
            ],
        ),
        (
            "verlenging",
            "BU",
            [
                "U kunt het geld besteden tot en met: 31 december 2029",
                "Op 7 februari 2028 ontving ik uw verzoek",
                "uw kenmerk VB-9",
                "uiterlijk op 28 februari 2030",
                "in de jaarrekening en het jaarverslag",
                "artikel 16, derde lid, van het Besluit",
            ],
        ),
        (
            "vaststelling",
            "BU",
            ["Ik stel de bijzondere uitkering vast op: US$ 5.275.000", "u betaalt niets terug"],
        ),
        (
            "lagere vaststelling",
            "SPUK",
            [
                "vast dan ik haar heb verleend, op: € 24.600.000",
                "Ik verleende u € 25.000.000. Het verschil is € 400.000",
                "artikel 15, derde lid, van het Besluit",
                "vorder ik nog niets terug",
                "uiterlijk op 14 juli 2028",
            ],
        ),
        (
            "terugvordering",
            "SPUK",
            [
                "Ik vorder van u terug: € 400.000 vierhonderdduizend euro",
                "rekening NL00 EXMP 0000 0000 01 ten name van Ministerie Voorbeeld",
                "dan is 30 mei 2028 de laatste dag",
                "binnen een jaar daarna laten weten: uiterlijk op 14 juli 2028",
                "Awb, artikelen 4:86, 4:87, 4:89, 4:97 en 4:98",
            ],
        ),
        (
            "intrekking",
            "SPUK",
            [
                "€ 25.000.000",
                "De uitkering is verleend op grond van artikel 9, eerste lid, van het Besluit",
                "Ik neem deze beschikking op grond van artikel 11 van het convenant.",
                "€ 1.000.000 uiterlijk op 1 september 2028), betaal ik niet meer",
            ],
        ),
        (
            "afwijzing",
            "SPUK",
            [
                "Ik wijs uw verzoek af",
                "U vroeg mij om een verlenging van de bestedingsperiode",
                "Er verandert niets aan de uitkering",
            ],
        ),
    ],
)
def test_a_letter_says_what_is_decided_and_what_that_means(kind, regime, clauses):
    found = text(kind, regime)
    assert [clause for clause in clauses if clause not in found] == []


@pytest.mark.parametrize("regime", ["SPUK", "BU"])
@pytest.mark.parametrize("kind", LATER_KINDS)
def test_only_a_kind_with_an_article_of_its_own_rests_on_it(kind, regime):
    found = text(kind, regime)
    silent = kind in WITHOUT_ARTICLE
    assert ("De uitkering is verleend op grond van artikel 9" in found) is silent
    assert ("Ik neem deze beschikking op grond van artikel 1" in found) is (kind != "afwijzing")
    assert ("Besluit, artikel 9" in found) is False


@pytest.mark.parametrize("kind", LATER_KINDS)
def test_a_note_in_the_margin_moves_whole_to_the_page_of_its_point(kind):
    assert text(kind).count("6:4 tot en met 6:8 en 6:16") == 1


def test_a_refusal_cites_the_ground_that_was_named():
    facts = later_sample("afwijzing") | {"rechtsgrond": "artikel 14, derde lid, van het Besluit"}
    found = text_of(render_letter(facts))
    assert "Ik neem deze beschikking op grond van artikel 14, derde lid, van het Besluit." in found


def test_a_recovery_says_what_was_recovered_before():
    facts = later_sample("terugvordering")
    assert "vorderde ik al" not in text("terugvordering")
    facts["eerder_teruggevorderd"] = {"cent": 10_000_000, "valuta": "EUR"}
    facts["bedrag"]["cent"] -= 10_000_000
    assert "Eerder vorderde ik al € 100.000 van u terug." in text_of(render_letter(facts))


def test_a_lower_grant_pays_no_more_than_the_new_amount():
    facts = later_sample("wijziging")
    facts["bedrag"]["cent"] = facts["verleend"]["bedrag"]["cent"] - 100
    facts["verschil"]["cent"] = -100
    facts["betalen_uiterlijk"] = None
    found = text_of(render_letter(facts))
    assert "Dat is € 1 minder dan" in found
    assert "betaal ik niet meer dan het nieuwe bedrag" in found
    assert "Ik betaal u" not in found


def test_a_change_of_words_only_leaves_amount_and_period_alone():
    facts = later_sample("wijziging")
    facts |= {"bedrag": None, "verschil": None, "betalen_uiterlijk": None}
    facts |= {"besteden": None, "eindverslag_uiterlijk": None}
    found = text_of(render_letter(facts))
    assert "Dit verandert: het bedrag van de uitkering" in found
    absent = ("De uitkering wordt:", "Eerst was dat", "Ik betaal", "None", "eindverslag")
    assert [word for word in absent if word in found] == []


def test_without_an_account_of_the_sender_a_request_to_pay_follows():
    facts = later_sample("terugvordering")
    facts["betalen"] |= {"rekening": None, "tenaamstelling": None}
    found = text_of(render_letter(facts))
    assert "U krijgt van mij een betaalverzoek met het rekeningnummer" in found
    assert "EXMP" not in found


def test_a_day_to_pay_by_that_was_decided_is_printed_without_the_six_weeks():
    facts = later_sample("terugvordering")
    facts["betalen"] |= {"uiterlijk": "2028-09-01", "weken": None}
    found = text_of(render_letter(facts))
    assert "U betaalt dit bedrag uiterlijk op 1 september 2028" in found
    assert "zes weken na de bekendmaking van deze beschikking" not in found


def test_an_island_that_gave_no_account_reads_so():
    facts = later_sample("terugvordering", "BU")
    facts |= {"verantwoording_ontvangen": None, "mededeling_uiterlijk": None}
    assert "Ik heb van u geen verantwoording ontvangen" in text_of(render_letter(facts))


def test_termijnen_of_later_days_are_still_paid_after_the_vaststelling():
    facts = later_sample("vaststelling")
    facts["nog_te_betalen"] = [
        {"datum": "2028-09-01", "bedrag": 100_000_000},
        {"datum": "2028-12-01", "bedrag": 50_000_050},
    ]
    assert (
        "betaal ik u nog € 1.000.000 uiterlijk op 1 september 2028 en € 500.000,50 uiterlijk op "
        "1 december 2028"
    ) in text_of(render_letter(facts))


def test_earlier_changes_of_the_grant_are_named():
    facts = later_sample("afwijzing")
    facts["verleend"]["gewijzigd"] = [
        {"soort": "wijziging", "kenmerk": "VB-1", "datum": "2025-03-03"},
        {"soort": "verlenging", "kenmerk": "VB-2", "datum": "2026-04-07"},
    ]
    assert ("gewijzigd op 3 maart 2025 (kenmerk VB-1) en 7 april 2026 (kenmerk VB-2)") in text_of(
        render_letter(facts)
    )


# ---- in the place of another -----------------------------------------------------------------


def test_a_pending_bezwaar_also_holds_for_the_decision_that_comes_in_its_place():
    found = text_of(render_letter(replaced("SPUK")))
    assert "in de plaats van mijn beschikking van 1 maart 2028 met kenmerk VB-2028-0001" in found
    assert "Dan geldt dat bezwaar ook voor deze beschikking" in found
    assert "Awb, artikel 6:19" in found


def test_an_island_is_told_to_object_anew():
    found = text_of(render_letter(replaced("BU")))
    assert "in de plaats van mijn beschikking van 1 maart 2028" in found
    assert "maak dan opnieuw bezwaar of stel opnieuw beroep in" in found
    assert "Awb" not in found


def test_when_a_later_decision_is_withdrawn_the_uitkering_goes_on():
    facts = later_sample("intrekking")
    facts["vervangt"] = {"soort": "verlenging", "kenmerk": "VB-2028-0001", "datum": "2028-03-01"}
    facts["bedrag"] = None
    found = text_of(render_letter(facts))
    assert "beschikking van 1 maart 2028 met kenmerk VB-2028-0001 in (verlenging)" in found
    assert "U kunt haar besteden van" in found
    absent = ("in de plaats van", "geen recht meer", "None")
    assert [word for word in absent if word in found] == []


# ---- what cannot be printed ------------------------------------------------------------------


@pytest.mark.parametrize("kind", LATER_KINDS)
def test_a_character_that_cannot_be_printed_names_its_field(kind):
    facts = later_sample(kind)
    facts["redenen"] = ["Goed.", "Niet \u2603 goed."]
    with pytest.raises(UnprintableCharacters, match=r"veld ‘redenen\.1’"):
        require_printable(facts)
    with pytest.raises(UnprintableCharacters, match=r"veld ‘redenen\.1’"):
        render_letter(facts)


@pytest.mark.parametrize("field", ["onderwerp", "redenen"])
def test_markup_in_what_people_wrote_is_shown_as_text(field):
    facts = later_sample("afwijzing")
    written = '<b>Vet</b> & <a rel="attachment" href="file:///etc/passwd">{{ settings }}</a>'
    facts[field] = [written] if field == "redenen" else written
    content = render_letter(facts)
    assert written.replace(" ", "") in text_of(content).replace(" ", "")
    assert set(embedded_in(content)) == {FACTS_NAME}
