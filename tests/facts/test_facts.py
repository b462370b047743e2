"""The facts of the fifth tranche: exact, whole, and without a single invention."""

import csv
import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from regiodeals.audit.models import AuditEntry
from regiodeals.convenant.models import Convenant, Ondertekening
from regiodeals.deal.models import (
    Activiteit,
    Deal,
    DealParty,
    DealStatus,
    Financieringsbron,
    PartyRole,
    Programmalijn,
)
from regiodeals.legal.grant_rules import OrganisationKind, rules_for_tranche
from regiodeals.party.models import Membership, Organisation
from regiodeals.tranche.models import Tranche

pytestmark = pytest.mark.django_db

FIXTURES = settings.BASE_DIR / "fixtures"
LETTER = {
    "Groningen-Noord II": 10_000_000,
    "Stedendriehoek": 20_000_000,
    "Zwolle II": 30_000_000,
    "Achterhoek II": 25_000_000,
    "Drechtsteden-Gorinchem II": 25_000_000,
    "West-Brabant": 15_000_000,
    "Noord-Limburg II": 10_000_000,
    "Saba": 5_000_000,
}


@pytest.fixture
def facts():
    call_command("load_facts", stdout=StringIO())


def json_of(name):
    return json.loads((FIXTURES / name).read_text(encoding="utf-8"))


def test_the_eight_deals_of_the_letter_are_together_140_million(facts):
    amounts = {deal.name: deal.rijksbijdrage_cents for deal in Deal.objects.filter(name__in=LETTER)}
    assert amounts == {name: euros * 100 for name, euros in LETTER.items()}
    assert sum(amounts.values()) == 14_000_000_000


def test_the_22_selected_deals_are_exactly_the_ceiling(facts):
    cents = sum(Deal.objects.values_list("rijksbijdrage_cents", flat=True))
    assert Deal.objects.count() == 22
    assert cents == rules_for_tranche(5).ceiling_cents == 38_460_000_000


def test_the_tranche_is_as_the_letter_and_the_besluit_say(facts):
    fact = json_of("tranches.json")[0]
    tranche = Tranche.objects.get()
    rules = tranche.rules
    assert (tranche.number, tranche.proposals_received) == (5, 29)
    assert tranche.proposals_due_on == date(2023, 10, 31)
    assert fact["plafond_eur"] * 100 == rules.ceiling_cents
    assert fact["gesloten_van"] == rules.concluding_window.first_day.isoformat()
    assert fact["gesloten_tot_en_met"] == rules.concluding_window.last_day.isoformat()
    assert fact["regelversie"] == rules.regulation.publication
    assert fact["geselecteerd"] == len(json_of("deals.json"))


def test_every_deal_is_selected_and_each_selection_is_in_the_trail(facts):
    assert set(Deal.objects.values_list("status", flat=True)) == {DealStatus.GESELECTEERD}
    assert AuditEntry.objects.filter(action="regiodeals.deal.select").count() == 22


def test_what_no_source_says_stays_empty(facts):
    unknown = Deal.objects.exclude(name="Achterhoek II")
    assert not unknown.filter(ends_on__isnull=False).exists()
    assert not unknown.exclude(progress_due="").exists()
    assert not DealParty.objects.exclude(deal__name="Achterhoek II").exists()
    assert not DealParty.objects.filter(role=PartyRole.KASSIER).exists()
    assert not Convenant.objects.exclude(deal__name="Achterhoek II").exists()
    assert not Deal.objects.filter(is_vulnerable_region__isnull=False).exists()
    assert not Deal.objects.filter(accounthouder__isnull=False).exists()
    assert not Deal.objects.filter(concluded_on__isnull=False).exists()
    assert not Organisation.objects.exclude(address="").exists()


def test_no_value_is_invented(facts):
    """Money per activity, people and examples come from a demonstration, never from the facts."""
    assert not Activiteit.objects.exists()
    assert not Financieringsbron.objects.exists()
    assert not Membership.objects.exists()
    assert not Organisation.objects.filter(is_example=True).exists()
    assert not Deal.objects.exclude(example_fields=[]).exists()
    assert not Ondertekening.objects.filter(is_example=True).exists()
    # The wording of the letters stands in a folder of its own and says nothing about a deal.
    for file in filter(Path.is_file, FIXTURES.iterdir()):
        text = file.read_text(encoding="utf-8")
        assert "example.org" not in text
        assert "voorbeeld" not in text.lower(), file.name


def test_achterhoek_ii_has_its_ten_known_signatures(facts):
    slots = Ondertekening.objects.filter(convenant__deal__name="Achterhoek II")
    assert {slot.signed_on for slot in slots} == {date(2024, 9, 24)}
    rijk = slots.filter(party__role=PartyRole.RIJKSPARTIJ)
    assert [slot.name for slot in rijk] == [
        "Keijzer",
        "Uitermark",
        "Beljaarts",
        "Bruins",
        "Wiersma",
        "Jansen",
        "Van Hijum",
        "Karremans",
    ]
    regio = slots.filter(party__role=PartyRole.REGIOPARTIJ)
    assert [str(slot.party.organisation) for slot in regio] == [
        "Regio Achterhoek",
        "provincie Gelderland",
    ]
    assert [slot.name for slot in regio] == ["", ""]


def test_each_deal_of_the_letter_has_its_opgave_and_programmalijnen(facts):
    for name in LETTER:
        deal = Deal.objects.get(name=name)
        assert deal.opgave
        assert deal.programmalijnen.count() >= 3
    others = Programmalijn.objects.exclude(deal__name__in=LETTER)
    assert not others.exists()


def test_each_fact_names_its_source(facts):
    assert not Deal.objects.filter(source="").exists()
    assert not Deal.objects.filter(certainty="").exists()


def test_organisations_are_known_by_their_tooi_id(facts):
    with (FIXTURES / "organisaties.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert Organisation.objects.count() == len(rows)
    islands = Organisation.objects.filter(kind=OrganisationKind.OPENBAAR_LICHAAM_BES.value)
    assert sorted((org.tooi or "").rsplit("/", 1)[1] for org in islands) == [
        "col01",
        "col02",
        "col03",
    ]
    provinces = Organisation.objects.filter(kind=OrganisationKind.PROVINCIE.value)
    assert provinces.count() == 12
    register = "https://identifier.overheid.nl/tooi/id/"
    assert all((org.tooi or "").startswith(register) for org in islands)


def test_loading_twice_changes_nothing_and_keeps_what_people_did(facts):
    Deal.objects.filter(name="Saba").update(region="door een mens aangevuld")
    before = (Deal.objects.count(), Organisation.objects.count(), AuditEntry.objects.count())
    call_command("load_facts", stdout=StringIO())
    after = (Deal.objects.count(), Organisation.objects.count(), AuditEntry.objects.count())
    assert after == before
    assert Deal.objects.get(name="Saba").region == "door een mens aangevuld"
