"""Facts to texts: what is printed follows from the facts, and contradictions are refused."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disbursement.beschikking.rendering.consistency import check_consistency
from disbursement.beschikking.rendering.fact_texts import FactTexts, strings_of
from disbursement.beschikking.rendering.presentation import letter_texts
from disbursement.beschikking.rendering.schedule import schedule_rows
from regiodeals.common.errors import InvalidInput, RequirementsUnmet
from tests.disbursement.beschikking.letter_samples import COLUMNS, NAMES, row, sample, with_budget

cents = st.integers(min_value=0, max_value=10**12)
days = st.dates(date(2024, 9, 1), date(2029, 12, 31)).map(date.isoformat)


def texts_of(facts: Any) -> FactTexts:
    return FactTexts(facts)


def refusals(facts: Any) -> tuple[str, ...]:
    with pytest.raises(RequirementsUnmet) as refusal:
        check_consistency(facts)
    return refusal.value.reasons


@pytest.mark.parametrize("name", NAMES)
def test_the_samples_are_consistent(name):
    check_consistency(sample(name))


@given(
    lines=st.lists(
        st.lists(st.tuples(cents, cents, cents), min_size=1, max_size=4), min_size=1, max_size=4
    )
)
def test_amounts_that_follow_from_the_activities_are_consistent(lines):
    budget = {
        f"Lijn {number}": [row("Activiteit", *amounts) for amounts in activities]
        for number, activities in enumerate(lines)
    }
    check_consistency(with_budget(sample("achterhoek"), budget))


@given(
    line=st.integers(0, 2),
    activity=st.integers(0, 1),
    column=st.sampled_from(COLUMNS),
    difference=st.integers(-5, 5).filter(bool),
)
def test_a_single_cent_too_many_or_too_few_is_refused(line, activity, column, difference):
    facts = sample("achterhoek")
    facts["programmalijnen"][line]["activiteiten"][activity][column] += difference
    assert any("is niet de som" in reason for reason in refusals(facts))


def test_a_total_that_is_not_the_sum_of_its_columns_is_refused():
    facts = sample("achterhoek")
    for part in (facts["totalen"], facts["programmalijnen"][0]):
        part["totaal"] += 1
    facts["programmalijnen"][0]["activiteiten"][0]["totaal"] += 1
    assert any("samen niet het totaal" in reason for reason in refusals(facts))


@pytest.mark.parametrize(
    ("path", "value", "reason"),
    [
        ("bedrag.cent", 2_400_000_000, "de uitkering is 24.000.000"),
        ("betaling.bcf", None, "zijn samen 23.750.000"),
        ("betaling.totaal", 1, "De termijnen en het btw-deel"),
        ("betaling.termijnen", [], "De termijnen van het voorschot ontbreken"),
        ("regime", "BU", "is in dollars"),
        ("motivering", [], "De motivering ontbreekt"),
        ("geadresseerde.regels", [], "Het adres"),
        ("geadresseerde.regels", ["a"] * 6, "Het adres"),
    ],
)
def test_a_letter_that_contradicts_itself_is_refused(path, value, reason):
    facts = sample("achterhoek")
    replace(facts, path, value)
    assert any(reason in sentence for sentence in refusals(facts))


@pytest.mark.parametrize(
    ("path", "value", "reason"),
    [
        ("regime", "SPUK", "is in dollars"),
        ("dollar", None, "is in dollars"),
        ("betaling.bcf", 1, "BTW-compensatiefonds"),
        ("verantwoording.sisa_code", "X00", "niet met SiSa"),
        ("rechtsmiddel.gerecht", None, "het gerecht"),
        ("rechtsmiddel.griffierecht", None, "het griffierecht"),
        ("deal.einde", None, "het einde van de Regio Deal"),
        ("financieel_eindverslag_uiterlijk", None, "het einde van de Regio Deal"),
    ],
)
def test_a_bijzondere_uitkering_under_the_wrong_law_is_refused(path, value, reason):
    facts = sample("saba")
    replace(facts, path, value)
    assert any(reason in sentence for sentence in refusals(facts))


def replace(facts: Any, path: str, value: Any) -> None:
    *parents, key = path.split(".")
    for parent in parents:
        facts = facts[parent]
    facts[key] = value


def test_an_example_that_does_not_exist_is_refused():
    facts = sample("achterhoek")
    facts["voorbeeld"] = ["deal.gesloten", "deal.geslotn"]
    with pytest.raises(InvalidInput, match="kennen geen ‘deal"):
        texts_of(facts)


@pytest.mark.parametrize(
    ("method", "path", "printed"),
    [
        ("text", "kenmerk", "RD5-2024-000017°"),
        ("plain", "kenmerk", "RD5-2024-000017"),
        ("text", "deal.naam", "Regio Deal Achterhoek II"),
        ("date", "datum", "5\u00a0december\u00a02024°"),
        ("date", "deal.gesloten", "24\u00a0september\u00a02024"),
        ("money", "bedrag", "€\u00a025.000.000"),
        ("money_in_words", "bedrag", "vijfentwintig miljoen euro"),
        ("cents", "totalen.privaat", "4.000.000"),
        ("text", "uw_kenmerk", ""),
        ("date", "deal.einde", ""),
        ("ring", "programmalijnen", "°"),
        ("ring", "totalen", ""),
    ],
)
def test_a_value_is_printed_as_the_letter_wants_it(method, path, printed):
    facts = sample("achterhoek")
    facts["uw_kenmerk"] = None
    facts["deal"]["einde"] = None
    assert getattr(texts_of(facts), method)(path) == printed


@pytest.mark.parametrize(
    ("finding", "printed"),
    [("Dat is zo.", "Dat is zo°."), ("Dat is zo", "Dat is zo°"), ("Zo. En zo.", "Zo. En zo°.")],
)
def test_the_ring_of_a_sentence_comes_before_its_full_stop(finding, printed):
    facts = sample("achterhoek")
    facts["motivering"][0]["bevinding"] = finding
    facts["voorbeeld"] = ["motivering.0.bevinding"]
    assert texts_of(facts).sentence("motivering.0.bevinding") == printed


def test_every_text_of_the_facts_is_found_with_its_path():
    found = dict(strings_of(sample("achterhoek")))
    assert found["geadresseerde.regels.1"] == "Dagelijks bestuur"
    assert found["programmalijnen.2.activiteiten.0.naam"] == "Vezelteelt en biobased bouwen"


@pytest.mark.parametrize(("count", "words"), [(0, ""), (1, "één"), (2, "twee")])
def test_deviations_are_counted_in_words(count, words):
    facts = sample("achterhoek")
    for reason in facts["motivering"][:count]:
        reason["oordeel"] = "afwijking"
    assert letter_texts(facts)["motivering"]["afwijkingen"] == words


@given(moments=st.lists(days, min_size=6, max_size=6))
def test_the_dates_of_the_annex_run_forward_and_each_day_has_one_row(moments):
    facts = sample("saba")
    first, second, remedy, progress, until, report = moments
    facts["betaling"]["termijnen"][0]["datum"] = first
    facts["betaling"]["termijnen"][1]["datum"] = second
    facts["rechtsmiddel"]["laatste_dag"] = remedy
    facts["voortgang"]["eerste"] = progress
    facts["besteden"]["tot_en_met"] = until
    facts["eindverslag_uiterlijk"] = report
    facts["voorbeeld"] = []
    rows = schedule_rows(facts, texts_of(facts))
    account = facts["verantwoording"]
    fixed = {
        account["eerste_datum"],
        account["laatste_datum"],
        facts["financieel_eindverslag_uiterlijk"],
    }
    expected = sorted({*moments, *fixed})
    assert [printed["datum"].split(" (")[0] for printed in rows] == [
        texts_of({"voorbeeld": [], "dag": day}).date("dag") for day in expected
    ]


def test_what_falls_on_one_day_stands_in_one_row():
    facts = sample("achterhoek")
    rows = schedule_rows(facts, texts_of(facts))
    assert rows[0] == {
        "datum": "16\u00a0januari\u00a02025",
        "wat": "Eerste termijn; laatste dag voor bezwaar",
        "bron": "punt\u00a05 en 10",
    }


def test_a_fixed_day_in_a_weekend_is_said_to_be_so():
    facts = sample("achterhoek")
    rows = {item["wat"]: item["datum"] for item in schedule_rows(facts, texts_of(facts))}
    last = rows["SiSa over 2028, tevens eindverantwoording"]
    assert last == "15\u00a0juli\u00a02029 (zondag)"
    assert rows["Einde bestedingsperiode"] == "31\u00a0december\u00a02028°"


def test_one_year_to_account_for_gives_one_row():
    facts = sample("achterhoek")
    facts["verantwoording"] |= {"laatste_jaar": 2024, "laatste_datum": "2025-07-15"}
    rows = [item for item in schedule_rows(facts, texts_of(facts)) if "SiSa" in item["wat"]]
    assert [item["wat"] for item in rows] == ["SiSa over 2024, tevens eindverantwoording"]
