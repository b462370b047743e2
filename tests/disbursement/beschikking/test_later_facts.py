"""From the record to the facts of a later letter: what it builds on, and what follows from it."""

from datetime import date
from typing import get_args, get_type_hints

import pytest

from disbursement.beschikking.models import Beschikking, BeschikkingKind
from disbursement.beschikking.rendering import facts
from disbursement.beschikking.rendering.consistency import check_consistency
from disbursement.beschikking.rendering.letter import canonical_json
from disbursement.beschikking.rendering.letter_facts import AnyLaterFacts
from disbursement.beschikking.rendering.readiness import require_printable
from disbursement.mandaat.models import Afzender
from regiodeals.common.errors import RequirementsUnmet
from regiodeals.deal.models import Deal
from tests import builders
from tests.disbursement.beschikking.issued import with_quick_letters
from tests.disbursement.beschikking.later_rows import (
    LATER,
    LATER_KINDS,
    announced,
    later_letter,
    later_row,
)

pytestmark = pytest.mark.django_db

every_kind = pytest.mark.parametrize("kind", LATER_KINDS)
SHAPES = {get_args(get_type_hints(shape)["soort"])[0]: shape for shape in get_args(AnyLaterFacts)}


@pytest.fixture
def granted(cast, monkeypatch):
    with_quick_letters(monkeypatch)
    return cast.announced()


@pytest.fixture
def island(cast, monkeypatch):
    with_quick_letters(monkeypatch)
    return cast.announced(builders.saba(cast.drafter))


# ---- every kind ------------------------------------------------------------------------------


@every_kind
def test_the_facts_have_exactly_the_fields_of_their_shape(granted, kind):
    written = later_letter(later_row(granted, kind))
    assert written.keys() == SHAPES[kind].__required_keys__
    assert written["schema"] == "regiodeals/beschikking/1"
    assert (written["soort"], written["sjabloonversie"]) == (kind, f"{kind}@1")


@every_kind
@pytest.mark.parametrize("law", ["SPUK", "BU"])
def test_the_facts_make_a_letter_in_the_currency_of_the_entitlement(
    granted, island, kind, law, django_assert_max_num_queries
):
    verlening = island if law == "BU" else granted
    row = later_row(verlening, kind)
    with django_assert_max_num_queries(20):
        written = later_letter(row)
    check_consistency(written)
    require_printable(written)
    assert written["regime"] == law
    assert written["verleend"]["bedrag"] == {
        "cent": verlening.uitkering.entitlement_cents,
        "valuta": "USD" if law == "BU" else "EUR",
    }
    assert b"." not in canonical_json(written["verleend"]["bedrag"])


@every_kind
def test_a_letter_names_the_verlening_as_its_own_letter_does(granted, kind):
    written = later_letter(later_row(granted, kind))
    assert written["verleend"]["besluit"] == {
        "soort": "verlening",
        "kenmerk": granted.kenmerk,
        "datum": "2024-11-18",
    }
    assert written["partijen"] == granted.facts["partijen"]


@every_kind
def test_the_fingerprint_changes_with_the_reasons_and_not_with_the_day(granted, kind, still_clock):
    row = later_row(granted, kind)
    before = facts.fingerprint(row)
    still_clock.set(still_clock.moment.replace(month=12))
    assert facts.fingerprint(Beschikking.objects.get(pk=row.pk)) == before
    Beschikking.objects.filter(pk=row.pk).update(reasons="Om een andere reden.")
    assert facts.fingerprint(Beschikking.objects.get(pk=row.pk)) != before


@every_kind
def test_without_a_verlening_that_was_made_known_nothing_builds_on_it(cast, kind):
    with pytest.raises(RequirementsUnmet, match="De verlening is nog niet bekendgemaakt"):
        later_letter(later_row(cast.draft(), kind))


@every_kind
def test_a_letter_of_an_earlier_tranche_pins_what_that_tranche_words_in_its_own_way(granted, kind):
    assert "tekstvariant" not in later_letter(later_row(granted, kind))
    Deal.objects.update(tranche=builders.tranche(4))
    written = later_letter(Beschikking.objects.get(kind=kind))
    assert written["tekstvariant"] == "tranche-4@1"
    assert written["regelversie"] == "besluit-regio-deals-tranche-4@2024-07-20"
    check_consistency(written)
    require_printable(written)


def test_the_third_tranche_knows_no_extension_and_no_final_report(granted):
    Deal.objects.update(tranche=builders.tranche(3))
    with pytest.raises(RequirementsUnmet, match="van tranche 3 kent geen verlenging"):
        later_letter(later_row(granted, BeschikkingKind.VERLENGING))
    Beschikking.objects.filter(kind=BeschikkingKind.VERLENGING).delete()
    row = later_row(granted, BeschikkingKind.WIJZIGING, spend_until=date(2029, 12, 31))
    assert later_letter(row)["eindverslag_uiterlijk"] is None


def test_nothing_is_granted_any_more_in_an_earlier_tranche(cast):
    draft = cast.draft()
    Deal.objects.update(tranche=builders.tranche(4))
    draft = Beschikking.objects.get(pk=draft.pk)
    with pytest.raises(RequirementsUnmet, match=r"In tranche 4 kon .* tot en met 7 februari 2024"):
        facts.letter_facts(draft, dated_on=builders.NOW.date(), mandaat=None)


@every_kind
def test_before_the_signature_number_and_signatory_are_still_to_come(granted, kind):
    row = later_row(granted, kind)
    written = facts.letter_facts(row, dated_on=LATER, mandaat=None)
    assert written["kenmerk"] == "volgt bij ondertekening"
    assert written["ondertekening"]["naam"] == "[naam volgt bij ondertekening]"


@every_kind
def test_what_is_invented_is_named_by_a_path_that_exists(granted, kind):
    grant = granted.uitkering
    type(grant).objects.update(is_example=True)
    Afzender.objects.update(is_example=True)
    Deal.objects.update(example_fields=["concluded_on", "ends_on", "progress_due"])
    written = later_letter(later_row(granted, kind))
    require_printable(written)
    assert {"kenmerk", "datum", "deal.gesloten", "verleend.besluit.datum"} <= set(
        written["voorbeeld"]
    )


def test_reasons_are_paragraphs(granted):
    row = later_row(granted, BeschikkingKind.INTREKKING, reasons=" Eén. \n\n\nTwee.\n")
    assert later_letter(row)["redenen"] == ["Eén.", "Twee."]


# ---- per kind --------------------------------------------------------------------------------


def test_a_higher_amount_is_paid_within_six_weeks(granted):
    row = later_row(granted, BeschikkingKind.WIJZIGING, amount_cents=1_100_000_000)
    written = later_letter(row)
    assert written["verschil"] == {"cent": 100_000_000, "valuta": "EUR"}
    assert written["betalen_uiterlijk"] == "2028-05-30"


def test_a_lower_amount_is_not_paid_anew(granted):
    written = later_letter(later_row(granted, BeschikkingKind.WIJZIGING, amount_cents=900_000_000))
    assert written["verschil"]["cent"] == -100_000_000
    assert written["betalen_uiterlijk"] is None


def test_the_final_report_follows_the_new_last_day(granted):
    assert (
        later_letter(later_row(granted, BeschikkingKind.VERLENGING))["eindverslag_uiterlijk"]
        == "2030-02-28"
    )


@pytest.mark.parametrize(
    ("day", "unpaid"),
    [
        (date(2024, 12, 30), ["2026-02-27"]),
        (date(2024, 12, 29), ["2024-12-30", "2026-02-27"]),
        (date(2026, 2, 26), ["2026-02-27"]),
        (date(2026, 2, 27), []),
    ],
)
def test_termijnen_of_later_days_are_still_to_be_paid(granted, day, unpaid):
    row = later_row(granted, BeschikkingKind.INTREKKING)
    written = later_letter(row, dated_on=day)
    assert [termijn["datum"] for termijn in written["nog_te_betalen"]] == unpaid


def test_a_lower_settlement_says_the_difference_and_the_year(granted):
    written = later_letter(later_row(granted, BeschikkingKind.LAGERE_VASTSTELLING))
    assert written["verschil"] == {"cent": 40_000_000, "valuta": "EUR"}
    assert written["mededeling_uiterlijk"] == "2028-07-14"


def test_a_recovery_follows_the_settlement(granted, cast):
    announced(granted, "lagere vaststelling", 2, cast)
    written = later_letter(later_row(granted, BeschikkingKind.TERUGVORDERING, number=3))
    assert written["vastgesteld"] == {
        "besluit": {
            "soort": "lagere vaststelling",
            "kenmerk": "VB-2028-0002",
            "datum": LATER.isoformat(),
        },
        "bedrag": {"cent": 960_000_000, "valuta": "EUR"},
    }


def test_without_another_day_one_pays_back_within_six_weeks(granted):
    repay = later_letter(later_row(granted, BeschikkingKind.TERUGVORDERING))["betalen"]
    assert (repay["uiterlijk"], repay["weken"]) == ("2028-05-30", 6)
    assert (repay["rekening"], repay["tenaamstelling"]) == (None, None)


def test_a_decided_day_goes_before_the_six_weeks(granted):
    row = later_row(granted, BeschikkingKind.TERUGVORDERING, pay_by=date(2028, 9, 1))
    repay = later_letter(row)["betalen"]
    assert (repay["uiterlijk"], repay["weken"]) == ("2028-09-01", None)


@pytest.mark.parametrize("kind", ["wijziging", "afwijzing"])
def test_a_subject_goes_without_its_full_stop(granted, kind):
    row = later_row(granted, BeschikkingKind(kind), subject=" een ander doel. ")
    assert later_letter(row)["onderwerp"] == "een ander doel"


def test_a_request_is_named_by_its_day_and_its_reference(granted):
    written = later_letter(later_row(granted, BeschikkingKind.AFWIJZING))
    assert written["verzoek"] == {"ontvangen": "2028-01-24", "kenmerk": "VB-10"}
    assert written["uw_kenmerk"] == "VB-10"
