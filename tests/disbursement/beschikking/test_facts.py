"""From the record to the facts of a letter: what is there, in which currency, on which day."""

from datetime import date

import pytest

from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.rendering import facts
from disbursement.uitkering import services as uitkeringen
from disbursement.uitkering.models import Uitkering
from regiodeals.common.errors import RequirementsUnmet
from regiodeals.deal.models import Deal
from regiodeals.legal.grant_rules import OrganisationKind
from regiodeals.party.models import Organisation
from tests import builders

pytestmark = pytest.mark.django_db

TODAY = builders.NOW.date()


@pytest.fixture
def concept(cast):
    return cast.draft()


@pytest.fixture
def island_concept(cast):
    return cast.draft(builders.saba(cast.drafter))


def facts_of(row, *, dated_on=TODAY, mandaat=None):
    """The facts as the record stands now."""
    return facts.letter_facts(
        Beschikking.objects.get(pk=row.pk), dated_on=dated_on, mandaat=mandaat
    )


def euros(cents):
    return {"cent": cents, "valuta": "EUR"}


def dollars(cents):
    return {"cent": cents, "valuta": "USD"}


# ---- amounts ---------------------------------------------------------------------------------


def test_a_specifieke_uitkering_is_in_euros(concept):
    letter = facts_of(concept)
    assert letter["regime"] == "SPUK"
    assert letter["bedrag"] == euros(1_000_000_000)
    assert letter["dollar"] is None
    assert letter["totalen"] == {
        "rijk": 1_000_000_000,
        "publiek": 1_000_000_000,
        "privaat": 0,
        "totaal": 2_000_000_000,
    }
    assert letter["uitvoeringskosten"] == {"procent": 3, "maximum": euros(30_000_000)}


def test_a_bijzondere_uitkering_is_in_dollars_at_its_own_rate(island_concept):
    letter = facts_of(island_concept)
    assert letter["regime"] == "BU"
    assert letter["bedrag"] == euros(500_000_000)
    assert letter["dollar"] == {
        "cent": 527_500_000,
        "valuta": "USD",
        "koers": "1.0550",
        "koers_datum": "2024-11-15",
        "koers_bron": "voorbeeldbron",
    }
    assert letter["totalen"]["rijk"] == 527_500_000
    assert letter["regionaal"]["publiek"] == dollars(52_750_000)
    assert letter["uitvoeringskosten"]["maximum"] == dollars(15_825_000)


def test_money_from_the_rijk_and_private_money_are_kept_apart(cast):
    deal = builders.concluded(cast.drafter, with_budget=False)
    builders.budget(deal, private_cents=300_000_000)
    activity = deal.programmalijnen.get().activiteiten.get(order=1)
    activity.bronnen.create(origin="publiek", amount_cents=99, is_from_rijk=True)
    letter = facts_of(cast.draft(builders.uitkering(cast.drafter, deal)))
    assert letter["regionaal"] == {
        "publiek": euros(700_000_000),
        "privaat": euros(300_000_000),
        "totaal": euros(1_000_000_000),
    }


def test_the_budget_follows_the_order_of_the_convenant(concept):
    (line,) = facts_of(concept)["programmalijnen"]
    assert line["naam"] == "Leefbare gemeenschappen"
    assert [activity["naam"] for activity in line["activiteiten"]] == [
        "Zorg dichtbij huis",
        "Vervoer in de kernen",
    ]
    assert line["rijk"] == sum(activity["rijk"] for activity in line["activiteiten"])


def test_the_advance_is_in_termijnen_and_the_vat_part_beside_it(cast):
    deal = builders.concluded(cast.drafter)
    terms = builders.terms(deal.rijksbijdrage_cents, bcf_cents=100_000_000)
    grant = uitkeringen.open_uitkering(deal_id=deal.pk, terms=terms, actor=cast.drafter)
    assert facts_of(cast.draft(grant))["betaling"] == {
        "rekening": "NL00 EXMP 0000 0000 00",
        "tenaamstelling": "gemeente Voorbeeld",
        "termijnen": [
            {"datum": None, "bedrag": 450_000_000},
            {"datum": "2026-02-27", "bedrag": 450_000_000},
        ],
        "bcf": 100_000_000,
        "totaal": 1_000_000_000,
    }


def test_without_a_vat_part_the_letter_is_silent_about_it(concept):
    assert facts_of(concept)["betaling"]["bcf"] is None


# ---- days ------------------------------------------------------------------------------------


def test_the_days_of_the_deal(concept):
    letter = facts_of(concept)
    assert letter["datum"] == "2024-11-18"
    assert letter["deal"] == {
        "naam": f"Regio Deal {concept.uitkering.deal}",
        "tranche": 5,
        "gesloten": "2024-09-24",
        "verzoek_datum": "2024-10-08",
        "uiterlijk_verlenen": "2024-12-17",
        "einde": "2028-12-31",
    }
    assert letter["besteden"] == {"van": "2024-09-24", "tot_en_met": "2028-12-31"}
    assert letter["eindverslag_uiterlijk"] == "2029-02-28"


def test_what_is_not_known_is_none_and_never_guessed(concept):
    Uitkering.objects.update(request_received_on=None, request_reference="")
    Deal.objects.update(ends_on=None)
    letter = facts_of(concept)
    assert (letter["deal"]["verzoek_datum"], letter["uw_kenmerk"]) == (None, None)
    assert letter["deal"]["einde"] is None
    assert letter["voortgang"] is None


def test_the_final_report_of_an_island_follows_the_end_of_the_deal(concept, island_concept):
    assert facts_of(concept)["financieel_eindverslag_uiterlijk"] is None
    assert facts_of(island_concept)["financieel_eindverslag_uiterlijk"] == "2029-02-28"


def test_the_first_progress_report_is_due_in_the_next_year(concept):
    Deal.objects.update(progress_due="15 juni")
    assert facts_of(concept)["voortgang"] == {"jaarlijks_voor": "15 juni", "eerste": "2025-06-15"}


@pytest.mark.parametrize("text", ["medio juni", "juni", "29 februari", "31 juni", "15 june"])
def test_a_day_that_does_not_come_every_year_is_refused_with_a_sentence(text, concept):
    Deal.objects.update(progress_due=text)
    with pytest.raises(RequirementsUnmet, match=f"‘{text}’ is geen dag"):
        facts_of(concept)


def test_accounting_runs_from_the_year_of_the_letter_to_the_last_year_of_spending(concept):
    accountability = facts_of(concept)["verantwoording"]
    assert (accountability["eerste_jaar"], accountability["eerste_datum"]) == (2024, "2025-07-15")
    assert (accountability["laatste_jaar"], accountability["laatste_datum"]) == (2028, "2029-07-15")


def test_an_island_accounts_before_the_fifteenth(island_concept):
    assert facts_of(island_concept)["verantwoording"]["eerste_datum"] == "2025-07-14"


@pytest.mark.parametrize(
    ("dated_on", "last"), [(TODAY, "2024-12-30"), (date(2024, 11, 20), "2025-01-02")]
)
def test_the_last_day_for_bezwaar_follows_the_date_of_the_letter(dated_on, last, concept):
    assert facts_of(concept, dated_on=dated_on)["rechtsmiddel"]["laatste_dag"] == last


# ---- who -------------------------------------------------------------------------------------


def test_against_a_specifieke_uitkering_one_objects_with_the_minister(concept):
    remedy = facts_of(concept)["rechtsmiddel"]
    assert remedy["adres"] == "Postbus 00000, 2500 XX Den Haag"
    assert (remedy["gerecht"], remedy["gerecht_adres"], remedy["griffierecht"]) == (
        None,
        None,
        None,
    )


def test_an_island_may_go_to_court_at_once(island_concept):
    remedy = facts_of(island_concept)["rechtsmiddel"]
    assert remedy["gerecht"] == "Gerecht in eerste aanleg van Bonaire, Sint Eustatius en Saba"
    assert remedy["gerecht_adres"] == "Voorbeeldplein 1, Saba"
    assert remedy["griffierecht"] == dollars(8_400)


@pytest.mark.parametrize(
    ("kind", "name", "salutation", "in_a_sentence"),
    [
        (OrganisationKind.GEMEENTE, "gemeente X", "Geacht college,", "de gemeente X"),
        (OrganisationKind.PROVINCIE, "provincie X", "Geacht college,", "de provincie X"),
        (OrganisationKind.SAMENWERKINGSORGAAN, "Regio X", "Geacht bestuur,", "Regio X"),
    ],
)
def test_the_kassier_is_addressed_after_its_kind(kind, name, salutation, in_a_sentence, concept):
    Organisation.objects.filter(pk=concept.uitkering.kassier_id).update(
        kind=kind.value, name=name, board="Het bestuur", address=" Straat 1 \n\n1234 AB  STAD"
    )
    addressee = facts_of(concept)["geadresseerde"]
    assert (addressee["aanhef"], addressee["naam"]) == (salutation, in_a_sentence)
    assert addressee["regels"] == [
        name[0].upper() + name[1:],
        "Het bestuur",
        "Straat 1",
        "1234 AB  STAD",
    ]


def test_an_island_is_addressed_as_openbaar_lichaam(island_concept):
    addressee = facts_of(island_concept)["geadresseerde"]
    assert addressee["aanhef"] == "Geacht bestuurscollege,"
    assert addressee["naam"].startswith("het openbaar lichaam ")


def test_before_the_signature_number_and_signatory_are_still_to_come(concept):
    letter = facts_of(concept)
    assert letter["kenmerk"] == "volgt bij ondertekening"
    assert letter["ondertekening"]["naam"] == "[naam volgt bij ondertekening]"


def test_the_mandaat_says_who_signs_for_whom(concept, cast):
    mandaat = builders.bevoegdheid_of(cast.signer)
    assert facts_of(concept, mandaat=mandaat)["ondertekening"] == {
        "minister": "de Minister van Volkshuisvesting en Ruimtelijke Ordening",
        "namens_deze": True,
        "naam": "Marit Tekenaar",
        "functie": "directeur Regio Deals",
    }


def test_a_deputy_signs_in_the_absence_of_the_holder(concept, cast):
    deputy = builders.user(name="Noor", last_name="Plaatsvervanger")
    builders.vervanging(cast.signer, deputy)
    assert facts_of(concept, mandaat=builders.bevoegdheid_of(deputy))["ondertekening"] == {
        "minister": "de Minister van Volkshuisvesting en Ruimtelijke Ordening",
        "namens_deze": True,
        "naam": "Noor Plaatsvervanger",
        "functie": "plaatsvervangend directeur Regio Deals",
        "bij_afwezigheid_van": "Marit Tekenaar",
    }


# ---- reasons ---------------------------------------------------------------------------------


def test_the_letter_gives_its_reasons_in_the_order_of_the_besluit(concept):
    reasons = facts_of(concept)["motivering"]
    assert [reason["voorwaarde"] for reason in reasons] == [
        "Tijdig gesloten",
        "Tijdig verleend",
        "Kassier",
        "Hoogte",
        "Regionaal geld",
        "Plafond",
        "Eén uitkering",
    ]
    assert {reason["oordeel"] for reason in reasons} == {"voldaan"}
    assert reasons[0]["artikel"] == "12 lid 1"


def test_an_island_that_puts_in_less_is_a_deviation_with_its_reason(island_concept):
    reasons = {reason["voorwaarde"]: reason for reason in facts_of(island_concept)["motivering"]}
    assert reasons["Regionaal geld"]["oordeel"] == "afwijking"
    assert "Een klein eiland heeft weinig eigen middelen" in reasons["Regionaal geld"]["bevinding"]
