"""What was measured in a round stays; a correction is a new row that names the old one."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from monitoring.indicator import services
from monitoring.indicator.models import Meting
from monitoring.indicator.services import Measured
from regiodeals.accounts.models import Role
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed, RequirementsUnmet, WrongState
from regiodeals.deal.models import DealStatus
from tests import builders
from tests.monitoring.indicator import world
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db


def correct(meting, actor, value=25, reason="Dubbel geteld."):
    return services.correct_measurement(
        meting_id=meting.pk, measured=Measured(value=Decimal(value)), reason=reason, actor=actor
    )


def row(series, officer, **fields):
    """A row written past the services."""
    values = {
        "doelindicator": series,
        "definitie": series.indicator.definities.get(),
        "year": 2024,
        "at": builders.NOW,
        "by": officer,
        "value": Decimal(1),
    }
    return Meting.objects.create(**(values | fields))


def test_a_meting_names_its_round_its_definitie_and_who(series, officer):
    meting = world.measure(series, 2024, "20.5", actor=officer, note="Voorlopig.")
    assert (meting.value, meting.definitie.number, meting.by) == (Decimal("20.5"), 1, officer)
    entry = AuditEntry.objects.get(action="monitoring.meting.record")
    assert entry.dossier == series.dossier_id
    assert entry.details["value"] == "20.5"


def test_a_ratio_keeps_teller_and_noemer_in_whole(deal, officer):
    series = world.series_in(deal, officer, meaning=world.ratio(deal))
    meting = world.measure(series, 2024, actor=officer, numerator=5, denominator=8)
    assert (meting.numerator, meting.denominator, meting.value) == (5, 8, None)


@pytest.mark.parametrize(
    ("year", "measured", "sentence"),
    [
        (2025, {"value": 1}, "Ronde 2025 is nog niet begonnen"),
        (2022, {"value": 1}, "Voor ronde 2022 heeft WONEN-.* nog geen definitie"),
        (1800, {"value": 1}, "Het jaar 1800 kan niet kloppen"),
        (2024, {"value": -1}, "kan niet onder nul zijn"),
        (2024, {}, "Schrijf dan in de toelichting waarom"),
        (2024, {"numerator": 1, "denominator": 2}, "Dit is geen verhouding"),
        (2024, {"value": 1, "note": "x" * 501}, "ten hoogste 500 tekens"),
    ],
)
def test_a_meting_that_cannot_be_is_refused(year, measured, sentence, series, officer):
    with pytest.raises(InvalidInput, match=sentence):
        world.measure(series, year, actor=officer, **measured)
    assert not Meting.objects.exists()


@pytest.mark.parametrize(
    ("measured", "sentence"),
    [
        ({"value": 60}, "Vul een teller en een noemer in"),
        ({"numerator": 1}, "allebei in"),
        ({"numerator": 1, "denominator": 0}, "De noemer is ten minste 1"),
        ({"numerator": -1, "denominator": 2}, "De teller is nul of meer"),
    ],
)
def test_a_ratio_that_cannot_be_is_refused(measured, sentence, deal, officer):
    series = world.series_in(deal, officer, meaning=world.ratio(deal))
    with pytest.raises(InvalidInput, match=sentence):
        world.measure(series, 2024, actor=officer, **measured)


def test_unknown_with_its_reason_is_a_meting(series, officer):
    meting = world.measure(series, 2024, actor=officer, note="De gemeente leverde niets aan.")
    assert meting.value is None


def test_below_zero_where_the_unit_allows_it(deal, officer):
    series = world.series_in(deal, officer, allows_negative=True)
    assert world.measure(series, 2024, "-3", actor=officer).value == Decimal(-3)


def test_a_round_is_measured_once(series, officer):
    world.measure(series, 2024, 20, actor=officer)
    with pytest.raises(InvalidInput, match="Over ronde 2024 is al gemeten"):
        world.measure(series, 2024, 30, actor=officer)


MEASURING = {"beschikt", "in_uitvoering", "eindverantwoording"}


@pytest.mark.parametrize("status", DealStatus.values)
def test_a_meting_is_recorded_from_grant_to_settlement(status, series, officer):
    world.in_state(series.doel.programmalijn.deal, status)
    if status in MEASURING:
        assert world.measure(series, 2024, 1, actor=officer).pk
        return
    with pytest.raises(RequirementsUnmet, match="vanaf de verlening tot de vaststelling"):
        world.measure(series, 2024, 1, actor=officer)


@pytest.mark.parametrize("role", [Role.REGIOCOORDINATOR, Role.MEDEONDERTEKENAAR])
def test_who_stands_outside_the_region_does_not_measure(series, officer, role):
    stranger = builders.member(builders.organisation(), role)
    meting = world.measure(series, 2024, 20, actor=officer)
    with pytest.raises(NotAllowed, match="of wie voor de regio in deze deal schrijft"):
        world.measure(series, 2023, 1, actor=stranger)
    with pytest.raises(NotAllowed):
        correct(meting, stranger)


def test_a_correction_names_what_was_wrong_and_why(series, officer):
    wrong = world.measure(series, 2024, 20, actor=officer)
    right = correct(wrong, officer)
    assert (right.corrects, right.year, right.reason) == (wrong, 2024, "Dubbel geteld.")
    assert Meting.objects.get(pk=wrong.pk).value == Decimal(20)
    again = correct(right, officer, 26)
    assert again.corrects == right


def test_a_correction_needs_a_reason_and_the_last_row(series, officer):
    wrong = world.measure(series, 2024, 20, actor=officer)
    with pytest.raises(InvalidInput, match="waarom u deze meting verbetert"):
        correct(wrong, officer, reason=" ")
    correct(wrong, officer)
    with pytest.raises(WrongState, match="al verbeterd"):
        correct(wrong, officer, 27)


def test_the_database_keeps_every_meting(series, officer):
    meting = world.measure(series, 2024, 20, actor=officer)
    for statement in (
        "UPDATE monitoring_meting SET value = 1 WHERE id = %s",
        "DELETE FROM monitoring_meting WHERE id = %s",
    ):
        with pytest.raises(ProgrammingError), transaction.atomic():
            world.sql(statement, meting.pk)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"value": Decimal(-1)}, "follows the definitie"),
        ({"year": 2022}, "follows the definitie"),
        ({"value": None, "numerator": 1, "denominator": 2}, "follows the definitie"),
        ({"value": None, "numerator": 1}, "ratio_has_teller_and_noemer|follows the definitie"),
        ({"value": None}, "unknown_meting_says_why"),
        ({"reason": "Zomaar."}, "correction_says_why"),
    ],
)
def test_the_database_refuses_what_the_services_refuse(fields, name, series, officer):
    with pytest.raises(IntegrityError, match=name):
        row(series, officer, **fields)


def test_the_database_holds_a_meting_to_the_definitie_of_its_own_indicator(deal, series, officer):
    other = world.indicator(deal, officer).definities.get()
    with pytest.raises(IntegrityError, match="follows the definitie"):
        row(series, officer, definitie=other)


def test_the_database_holds_a_correction_to_its_own_round(series, officer):
    wrong = world.measure(series, 2024, 20, actor=officer)
    with pytest.raises(IntegrityError, match="a correction is of the same round"):
        row(series, officer, year=2023, corrects=wrong, reason="Dubbel geteld.")


@pytest.mark.django_db(transaction=True)
def test_two_metingen_of_one_round_at_once_become_one_and_a_sentence(officer):
    series = world.series_in(world.granted(officer), officer)
    outcomes = at_once(*[lambda: world.measure(series, 2024, 20, actor=officer)] * 2)
    assert len(results_of(outcomes)) == 1
    assert "is al gemeten" in sentences_of(outcomes)[0]


@pytest.mark.django_db(transaction=True)
def test_two_corrections_at_once_become_one_and_a_sentence(officer):
    series = world.series_in(world.granted(officer), officer)
    wrong = world.measure(series, 2024, 20, actor=officer)
    outcomes = at_once(*[lambda: correct(wrong, officer)] * 2)
    assert len(results_of(outcomes)) == 1
    assert "al verbeterd" in sentences_of(outcomes)[0]
