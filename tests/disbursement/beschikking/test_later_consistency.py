"""A later letter that contradicts itself, or what it builds on, is refused with a sentence."""

from typing import Any

import pytest

from disbursement.beschikking.rendering.consistency import check_consistency
from regiodeals.common.errors import RequirementsUnmet
from tests.disbursement.beschikking.later_samples import EVERY_LETTER, LATER_KINDS, later_sample

every_letter = pytest.mark.parametrize(("kind", "regime"), EVERY_LETTER)


def refusals(facts: Any) -> str:
    with pytest.raises(RequirementsUnmet) as refusal:
        check_consistency(facts)
    return " ".join(refusal.value.reasons)


def replace(facts: Any, path: str, value: Any) -> Any:
    *parents, key = path.split(".")
    part = facts
    for parent in parents:
        part = part[parent]
    part[key] = value
    return facts


@every_letter
def test_the_samples_are_consistent(kind, regime):
    check_consistency(later_sample(kind, regime))


@every_letter
@pytest.mark.parametrize("value", ["", "  "])
def test_no_letter_goes_without_an_address_to_object_at(kind, regime, value):
    facts = replace(later_sample(kind, regime), "rechtsmiddel.adres", value)
    assert "niet waar en tot wanneer" in refusals(facts)


@pytest.mark.parametrize("kind", LATER_KINDS)
@pytest.mark.parametrize("key", ["gerecht", "gerecht_adres", "griffierecht"])
def test_an_island_is_told_of_court_address_and_fee(kind, key):
    facts = replace(later_sample(kind, "BU"), f"rechtsmiddel.{key}", None)
    assert "het gerecht, het adres en het griffierecht" in refusals(facts)


@pytest.mark.parametrize("kind", LATER_KINDS)
def test_a_court_has_no_place_in_a_letter_under_the_awb(kind):
    facts = replace(later_sample(kind), "rechtsmiddel.gerecht", "Gerecht in eerste aanleg")
    assert "eerst is er bezwaar" in refusals(facts)


@every_letter
def test_the_currency_is_that_of_the_law(kind, regime):
    wrong = "EUR" if regime == "BU" else "USD"
    facts = replace(later_sample(kind, regime), "verleend.bedrag.valuta", wrong)
    assert "is in dollars" in refusals(facts)


@pytest.mark.parametrize("kind", [kind for kind in LATER_KINDS if kind != "vaststelling"])
def test_a_decision_without_reasons_is_refused(kind):
    assert "De motivering ontbreekt" in refusals(replace(later_sample(kind), "redenen", []))


@pytest.mark.parametrize("kind", LATER_KINDS)
def test_a_letter_is_not_older_than_what_it_builds_on(kind):
    facts = replace(later_sample(kind), "verleend.besluit.datum", "2028-04-19")
    assert "van vóór de verlening" in refusals(facts)


@pytest.mark.parametrize(
    ("kind", "path", "value", "reason"),
    [
        ("wijziging", "onderwerp", "", "Schrijf op wat er verandert"),
        ("wijziging", "bedrag.cent", 0, "Trek de uitkering dan in"),
        ("wijziging", "bedrag.cent", 2_500_000_000, "gelijk aan het oude: €\u00a025.000.000"),
        ("wijziging", "besteden.tot_en_met", "2024-09-24", "eindigt voor zij begint"),
        ("wijziging", "besteden.tot_en_met", "2028-12-31", "gelijk aan de oude"),
        ("verlenging", "besteden.tot_en_met", "2028-12-31", "ligt niet na de oude"),
        ("verlenging", "verzoek.ontvangen", None, "schriftelijk verzoek (artikel 14 lid 3"),
        ("verlenging", "verzoek.ontvangen", "2028-04-19", "na de datum van de brief"),
        ("vaststelling", "bedrag", {"cent": 1, "valuta": "EUR"}, "lagere vaststelling"),
        ("vaststelling", "verantwoording_ontvangen", "2028-04-19", "na de datum van de brief"),
        ("lagere vaststelling", "bedrag.cent", 2_500_000_000, "niet lager dan verleend"),
        ("lagere vaststelling", "verschil.cent", 1, "samen niet wat is verleend"),
        ("terugvordering", "bedrag.cent", 0, "is nul"),
        ("terugvordering", "bedrag.cent", 40_000_001, "ten hoogste €\u00a0400.000"),
        ("terugvordering", "verantwoording_ontvangen", None, "Binnen een jaar daarna"),
        ("terugvordering", "mededeling_uiterlijk", "2028-04-17", "dat is voorbij"),
        ("terugvordering", "betalen.uiterlijk", "2028-04-18", "ligt niet na de datum"),
        ("terugvordering", "betalen.tenaamstelling", None, "hoort een tenaamstelling"),
        ("intrekking", "rechtsgrond", None, "geen artikel over een intrekking: schrijf op"),
        ("wijziging", "rechtsgrond", None, "geen artikel over een wijziging: schrijf op"),
        ("intrekking", "bedrag", None, "niet wat u intrekt"),
        ("intrekking", "bedrag", {"cent": 1, "valuta": "EUR"}, "niet wat is verleend"),
        ("afwijzing", "onderwerp", "", "Schrijf op waar de kassier om vroeg"),
        ("afwijzing", "verzoek.ontvangen", None, "De dag waarop het verzoek binnenkwam"),
    ],
)
def test_a_letter_that_contradicts_itself_is_refused(kind, path, value, reason):
    assert reason in refusals(replace(later_sample(kind), path, value))


def test_an_island_may_be_asked_to_pay_back_what_it_never_accounted_for():
    facts = later_sample("terugvordering", "BU")
    check_consistency(facts | {"verantwoording_ontvangen": None, "mededeling_uiterlijk": None})


def test_before_a_vaststelling_no_more_is_recovered_than_was_granted():
    facts = later_sample("terugvordering") | {"vastgesteld": None}
    check_consistency(replace(facts, "bedrag.cent", 2_500_000_000))
    assert "ten hoogste" in refusals(replace(facts, "bedrag.cent", 2_500_000_001))


def test_what_was_recovered_before_cannot_come_back_twice():
    facts = later_sample("terugvordering")
    facts["eerder_teruggevorderd"] = {"cent": 10_000_000, "valuta": "EUR"}
    assert "ten hoogste €\u00a0300.000" in refusals(facts)
    check_consistency(replace(facts, "bedrag.cent", 30_000_000))


def test_after_a_lower_grant_the_law_judges_how_much_can_come_back():
    facts = replace(later_sample("terugvordering"), "bedrag.cent", 40_000_001)
    changed = [{"soort": "wijziging", "kenmerk": "VB-1", "datum": "2026-01-05"}]
    check_consistency(replace(facts, "verleend.gewijzigd", changed))


def test_all_gaps_are_told_at_once():
    facts = replace(later_sample("afwijzing"), "onderwerp", "")
    reasons = refusals(facts | {"redenen": []})
    assert "De motivering ontbreekt" in reasons
    assert "Het onderwerp ontbreekt" in reasons
