"""The invented set adds up, keeps to the law and the calendar, and says that it is invented."""

import csv
import json
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from demo import inventions
from demo.inventions import DealInvention, moment
from demo.story import script
from regiodeals.legal.calendar import is_free_day
from regiodeals.legal.grant_rules import OrganisationKind, can_be_kassier, rules_for_tranche
from regiodeals.legal.terms import VERLENINGSTERMIJN, last_day

FIXTURES = Path(__file__).resolve().parent.parent.parent / "fixtures"
LETTER_TO_PARLIAMENT = date(2024, 10, 10)
RULES = rules_for_tranche(5)

FACTS: dict[str, Any] = {
    fact["naam"]: fact for fact in json.loads((FIXTURES / "deals.json").read_text("utf-8"))
}
KINDS = {
    row["naam"]: OrganisationKind(row["soort"])
    for row in csv.DictReader((FIXTURES / "organisaties.csv").read_text("utf-8").splitlines())
}
DEALS = inventions.deals()

each_deal = pytest.mark.parametrize("deal", DEALS, ids=lambda deal: str(deal["naam"]))
each_full_deal = pytest.mark.parametrize(
    "deal", inventions.played_in_full(), ids=lambda deal: str(deal["naam"])
)


def activities(deal: DealInvention) -> list[Any]:
    return [activity for line in deal["programmalijnen"] for activity in line["activiteiten"]]


def moments(deal: DealInvention) -> list[datetime]:
    return [scene.moment for scene in script.scenes() if scene.title.startswith(deal["naam"])]


def test_the_eight_deals_of_the_letter_to_parliament_are_played_in_full() -> None:
    eight = {name for name, fact in FACTS.items() if fact["in_kamerbrief"]}
    assert {deal["naam"] for deal in inventions.played_in_full()} == eight
    assert sum(FACTS[name]["rijksbijdrage_eur"] for name in eight) == 140_000_000


def test_three_other_deals_leave_a_task_for_each_role() -> None:
    states = {
        (deal["verloop"]["toetsing"] is None, deal["verloop"]["akkoord"] is None)
        for deal in DEALS
        if deal["verloop"]["bekendmaking"] is None
    }
    assert states == {(True, True), (False, True), (False, False)}


@each_deal
def test_the_activities_of_a_deal_are_together_its_rijksbijdrage(deal: DealInvention) -> None:
    total = sum(activity["rijk"] for activity in activities(deal))
    assert total * 1_000 == FACTS[deal["naam"]]["rijksbijdrage_eur"]


@each_deal
def test_the_region_puts_in_as_much_unless_it_is_vulnerable(deal: DealInvention) -> None:
    region = sum(
        activity["publiek"] + activity.get("privaat", 0) + activity.get("natura", 0)
        for activity in activities(deal)
    )
    rijk = sum(activity["rijk"] for activity in activities(deal))
    if deal["velden"].get("is_vulnerable_region"):
        assert 0 < region < rijk
        assert deal["velden"]["vulnerable_reason"]
    else:
        assert region == rijk


@each_deal
def test_the_instalments_and_the_btw_part_are_together_the_rijksbijdrage(
    deal: DealInvention,
) -> None:
    grant = deal["uitkering"]
    paid = sum(part["bedrag"] for part in grant["termijnen"]) + grant["btw_deel"]
    assert paid * 1_000 == FACTS[deal["naam"]]["rijksbijdrage_eur"]
    assert len(grant["termijnen"]) == RULES.instalments


@each_deal
def test_known_programmalijnen_keep_their_names(deal: DealInvention) -> None:
    known = FACTS[deal["naam"]]["programmalijnen"]
    names = [line["naam"] for line in deal["programmalijnen"]]
    assert names == known if known else "programmalijnen" in deal["voorbeeldvelden"]


@each_deal
def test_no_known_fact_is_invented_again(deal: DealInvention) -> None:
    fact = FACTS[deal["naam"]]
    names = {"ends_on": "einde", "progress_due": "voortgang_voor"}
    for field in deal["velden"]:
        assert fact[names.get(field, "kwetsbare_regio")] is None
    assert (fact["ondertekening"] is None) == bool(deal["convenant"]["rijk"])


@each_deal
def test_every_invented_field_gets_a_label(deal: DealInvention) -> None:
    labels = set(deal["voorbeeldvelden"])
    assert deal["velden"].keys() <= labels
    assert "accounthouder" in labels
    is_known = FACTS[deal["naam"]]["ondertekening"] or deal["bron"]
    assert ("concluded_on" in labels) != bool(is_known)


@each_deal
def test_only_signatories_with_a_source_go_without_label(deal: DealInvention) -> None:
    signatories = [*deal["convenant"]["rijk"], *deal["convenant"]["regio"]]
    assert deal["bron"] or all(signatory["voorbeeld"] for signatory in signatories)
    assert not any(signatory["voorbeeld"] and signatory["naam"] for signatory in signatories)


@each_deal
def test_the_signatories_make_a_convenant(deal: DealInvention) -> None:
    signing = deal["convenant"]
    if not signing["rijk"]:
        assert FACTS[deal["naam"]]["ondertekening"]["getekend_op"] == signing["getekend_op"]
        return
    assert [signatory["coordinerend"] for signatory in signing["rijk"]].count(True) == 1
    assert len(signing["rijk"]) >= 3
    assert deal["kassier"] in {signatory["organisatie"] for signatory in signing["regio"]}
    assert {signatory["organisatie"] for signatory in signing["rijk"]} <= KINDS.keys()


@each_deal
def test_the_kassier_is_a_body_of_the_facts_that_may_be_one(deal: DealInvention) -> None:
    assert can_be_kassier(KINDS[deal["kassier"]])
    assert deal["kassier"] in {row["organisatie"] for row in inventions.addresses()}
    is_bijzonder = KINDS[deal["kassier"]] is OrganisationKind.OPENBAAR_LICHAAM_BES
    assert is_bijzonder == (FACTS[deal["naam"]]["instrument"] == "bijzondere uitkering")
    assert is_bijzonder == (deal["uitkering"]["koers"] is not None)


@each_deal
def test_the_convenant_is_signed_inside_the_window(deal: DealInvention) -> None:
    assert date.fromisoformat(deal["convenant"]["getekend_op"]) in RULES.concluding_window


@each_full_deal
def test_the_letter_to_parliament_finds_every_convenant_signed(deal: DealInvention) -> None:
    assert date.fromisoformat(deal["convenant"]["getekend_op"]) <= LETTER_TO_PARLIAMENT


@each_full_deal
def test_the_bekendmaking_is_in_time_and_before_the_year_ends(deal: DealInvention) -> None:
    announced = moment(deal["verloop"]["bekendmaking"] or "").date()
    concluded = date.fromisoformat(deal["convenant"]["getekend_op"])
    assert announced <= last_day(concluded, VERLENINGSTERMIJN)
    assert announced.year == 2024
    assert announced == moment(deal["verloop"]["handtekening"] or "").date()


@each_full_deal
def test_the_first_overleg_has_a_day_and_a_place_in_2025(deal: DealInvention) -> None:
    assert deal["overleg"] is not None
    day = date.fromisoformat(deal["overleg"]["op"])
    assert day.year == 2025
    assert not is_free_day(day)
    assert "(voorbeeld)" in deal["overleg"]["plaats"]
    assert day >= script.END.date()


@each_deal
def test_the_scenes_of_a_deal_follow_each_other_in_working_hours(deal: DealInvention) -> None:
    played = moments(deal)
    assert played == sorted(set(played))
    for played_at in played:
        assert not is_free_day(played_at.date())
        assert time(8, 30) <= played_at.time() <= time(18)
        assert script.BEGIN < played_at < script.END


@each_deal
def test_nothing_is_registered_before_it_happened(deal: DealInvention) -> None:
    course, grant = deal["verloop"], deal["uitkering"]
    assert moment(course["convenant"]).date().isoformat() >= deal["convenant"]["getekend_op"]
    assert moment(course["uitkering"]).date().isoformat() >= grant["begroting_ontvangen"]
    if grant["koers"] is not None:
        assert moment(course["uitkering"]).date().isoformat() >= grant["koers"]["op"]


def test_the_first_overleg_of_all_is_on_the_morning_on_which_the_story_ends() -> None:
    invited = [deal for deal in DEALS if deal["verloop"]["uitnodiging"]]
    assert [deal["naam"] for deal in invited] == ["Achterhoek II"]
    assert invited[0]["overleg"] is not None
    assert invited[0]["overleg"]["op"] == script.END.date().isoformat()


def test_every_person_is_called_voorbeeld() -> None:
    for person in inventions.people():
        assert person["achternaam"].endswith("-Voorbeeld")


def test_only_the_island_is_written_to_in_english() -> None:
    languages = {row["organisatie"]: row.get("taal", "nl") for row in inventions.addresses()}
    assert {name for name, language in languages.items() if language == "en"} == {
        "openbaar lichaam Saba"
    }


def test_no_address_leads_to_somebody() -> None:
    sender = inventions.ministry()["afzender"]
    assert sender["email"].endswith("@example.org")
    assert sender["objection_email"].endswith("@example.org")
    for row in inventions.addresses():
        assert row["adres"][0].startswith("Voorbeeld")


def test_every_role_of_the_law_is_cast() -> None:
    roles = [person.get("rol") for person in inventions.people()]
    assert roles.count("behandelaar") == roles.count("controller") == 2
    for role in ("toetser", "tekenbevoegde", "beheerder", "medeondertekenaar"):
        assert roles.count(role) == 1
    regions = {name for person in inventions.people() for name in person["organisaties"]}
    assert {"Regio Achterhoek", "openbaar lichaam Saba"} <= regions


@pytest.mark.parametrize("kassier", ["Regio Achterhoek", "openbaar lichaam Saba"])
def test_a_region_that_reports_has_who_writes_who_signs_and_who_manages(kassier: str) -> None:
    own = [person for person in inventions.people() if kassier in person["organisaties"]]
    assert sum(bool(person.get("tekent")) for person in own) == 1
    (manager,) = [person for person in own if person.get("beheert")]
    # Nothing but that: what he sees and may do follows from his role in the deal.
    assert "rol" not in manager
    assert not manager.get("tekent")
    assert len(own) == 3
