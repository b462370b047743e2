"""A code lives for ever; what it means is written per tranche and round, and frozen once used."""

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from monitoring.indicator import services
from monitoring.indicator.models import Definitie, Indicator
from monitoring.indicator.selectors import definition_for
from regiodeals.accounts.models import Role
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed
from tests import builders
from tests.monitoring.indicator import world
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db


def define(indicator, deal, actor, **fields):
    return services.define_indicator(
        indicator_id=indicator.pk, meaning=world.meaning(deal, **fields), actor=actor
    )


def test_an_indicator_comes_with_its_first_definitie(deal, officer):
    found = world.indicator(deal, officer, code=" wonen-01 ")
    assert found.code == "WONEN-01"
    definition = found.definities.get()
    assert (definition.number, definition.by) == (1, officer)
    assert AuditEntry.objects.filter(action="monitoring.definitie.define").count() == 1


@pytest.mark.parametrize("code", ["", "1A", "WO NEN", "WONEN-", "A" * 21, "WONEN_1"])
def test_a_code_is_letters_digits_and_dashes(code, deal, officer):
    with pytest.raises(InvalidInput, match="letters, cijfers en streepjes"):
        services.add_indicator(code=code, meaning=world.meaning(deal), actor=officer)


def test_a_code_is_taken_once(deal, officer):
    world.indicator(deal, officer, code="WONEN-01")
    with pytest.raises(InvalidInput, match="De code WONEN-01 bestaat al"):
        world.indicator(deal, officer, code="wonen-01")


def test_only_a_behandelaar_keeps_the_register(deal):
    for role in (Role.TOETSER, Role.REGIOCOORDINATOR, Role.MEDEONDERTEKENAAR):
        with pytest.raises(NotAllowed, match="Alleen een behandelaar"):
            world.indicator(deal, builders.user(role))


def test_a_rename_is_a_new_definitie_of_the_same_code(deal, officer):
    found = world.indicator(deal, officer)
    define(found, deal, officer, from_year=2024, name="Opgeleverde woningen")
    assert [row.name for row in found.definities.order_by("number")] == [
        "Gebouwde woningen",
        "Opgeleverde woningen",
    ]
    assert Indicator.objects.count() == 1


def named(indicator, tranche_id, year) -> str | None:
    definition = definition_for(indicator.pk, tranche_id, year)
    return definition.name if definition else None


def test_an_edition_of_a_later_tranche_uses_the_same_code(deal, officer):
    first = builders.tranche(2)
    found = services.add_indicator(
        code="WONEN-01",
        meaning=world.meaning(deal, tranche_id=first.pk, from_year=2019),
        actor=officer,
    )
    define(found, deal, officer, name="Woningen van nu")
    assert named(found, first.pk, 2024) == "Gebouwde woningen"
    assert named(found, deal.tranche_id, 2024) == "Woningen van nu"


def test_a_round_has_the_definitie_that_had_begun(deal, officer):
    found = world.indicator(deal, officer)
    define(found, deal, officer, from_year=2025, name="Later")
    assert named(found, deal.tranche_id, 2024) == "Gebouwde woningen"
    assert named(found, deal.tranche_id, 2026) == "Later"
    assert named(found, deal.tranche_id, world.FIRST - 1) is None


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"from_year": world.FIRST}, "er al een definitie"),
        ({"from_year": 2020}, "geldt vanaf ronde 2023"),
        ({"from_year": 3000}, "Het jaar 3000 kan niet kloppen"),
        ({"from_year": 2025, "unit": "uur"}, "niet vergelijkbaar"),
        ({"from_year": 2025, "rule": "maximum"}, "niet vergelijkbaar"),
        ({"from_year": 2025, "rule": "verhouding"}, "Een verhouding is in procent"),
        ({"from_year": 2025, "name": " "}, "Geef de indicator een naam"),
        ({"from_year": 2025, "unit": ""}, "Vul de eenheid in"),
        ({"from_year": 2025, "source": ""}, "waar de cijfers vandaan komen"),
        ({"from_year": 2025, "name": "x" * 151}, "ten hoogste 150 tekens"),
    ],
)
def test_a_definitie_that_cannot_be_is_refused(fields, sentence, deal, officer):
    found = world.indicator(deal, officer)
    with pytest.raises(InvalidInput, match=sentence):
        define(found, deal, officer, **fields)
    assert found.definities.count() == 1


def test_another_unit_with_its_reason_is_a_new_definitie(deal, officer):
    found = world.indicator(deal, officer)
    because = "Wij tellen nu uren."
    definition = define(
        found, deal, officer, from_year=2025, unit="uur", not_comparable_because=because
    )
    assert definition.not_comparable_because == because


def test_the_first_definitie_breaks_with_nothing(deal, officer):
    with pytest.raises(InvalidInput, match="niets om mee te vergelijken"):
        world.indicator(deal, officer, not_comparable_because="Anders geteld.")


def test_the_database_freezes_a_definitie_that_was_used(deal, officer, series):
    definition = series.indicator.definities.get()
    Definitie.objects.filter(pk=definition.pk).update(source="Kadaster")
    world.measure(series, 2024, 10, actor=officer)
    with pytest.raises(IntegrityError, match="a definitie with metingen is frozen"):
        Definitie.objects.filter(pk=definition.pk).update(source="Elders")


def test_the_database_keeps_codes_and_definities(deal, officer):
    found = world.indicator(deal, officer)
    for statement in (
        "UPDATE monitoring_indicator SET code = 'ANDERS' WHERE id = %s",
        "DELETE FROM monitoring_indicator WHERE id = %s",
        "DELETE FROM monitoring_definitie WHERE indicator_id = %s",
    ):
        with pytest.raises(ProgrammingError), transaction.atomic():
            world.sql(statement, found.pk)


@pytest.mark.django_db(transaction=True)
def test_two_definities_at_once_become_one_and_a_sentence(officer):
    deal = world.granted(officer)
    found = world.indicator(deal, officer)
    outcomes = at_once(*[lambda: define(found, deal, officer, from_year=2025)] * 2)
    assert len(results_of(outcomes)) == 1
    assert "er al een definitie" in sentences_of(outcomes)[0]
