"""Doelen of a programmalijn, the indicatoren that serve them, and the values agreed."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from monitoring.indicator import services
from monitoring.indicator.models import Afspraak, Doel
from monitoring.indicator.services import Agreement
from regiodeals.accounts.models import Role
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed, RequirementsUnmet
from regiodeals.deal.models import DealStatus
from tests import builders
from tests.monitoring.indicator import world

pytestmark = pytest.mark.django_db
OTHER = Agreement(Decimal(12), 2023, Decimal(500), 2028)


def agree(series, actor, agreement=OTHER, **more):
    return services.agree_values(
        doelindicator_id=series.pk, agreement=agreement, actor=actor, **more
    )


def test_doelen_of_a_programmalijn_stand_in_order(deal, officer):
    assert [world.goal(deal, officer).order for _ in range(3)] == [1, 2, 3]


def test_a_doel_in_other_words_leaves_the_old_ones_in_the_trail(deal, officer):
    doel = world.goal(deal, officer)
    services.change_goal(doel_id=doel.pk, text="Betere woningen", actor=officer)
    entry = AuditEntry.objects.get(action="monitoring.doel.change")
    assert entry.details == {"was": "Meer woningen", "wordt": "Betere woningen"}
    assert entry.dossier == deal.pk
    services.change_goal(doel_id=doel.pk, text=" Betere woningen ", actor=officer)
    assert AuditEntry.objects.filter(action="monitoring.doel.change").count() == 1


@pytest.mark.parametrize(
    ("text", "sentence"), [("  ", "wat deze programmalijn wil bereiken"), ("x" * 301, "300 tekens")]
)
def test_a_doel_has_words_and_not_too_many(text, sentence, deal, officer):
    doel = world.goal(deal, officer)
    with pytest.raises(InvalidInput, match=sentence):
        services.change_goal(doel_id=doel.pk, text=text, actor=officer)


@pytest.mark.parametrize("role", [Role.REGIOCOORDINATOR, Role.TOETSER, Role.CONTROLLER])
def test_only_a_behandelaar_lays_down(role, deal, series):
    person = builders.user(role)
    for act in (
        lambda: world.goal(deal, person),
        lambda: services.change_goal(doel_id=series.doel_id, text="Iets", actor=person),
        lambda: world.serve(series.doel, series.indicator, person),
        lambda: agree(series, person),
    ):
        with pytest.raises(NotAllowed, match="Alleen een behandelaar"):
            act()


OPEN = {"geselecteerd", "convenant_in_voorbereiding", "convenant_gesloten", "beschikt"}


@pytest.mark.parametrize("status", DealStatus.values)
def test_doelen_are_laid_down_in_preparation_and_in_execution(status, deal, officer):
    world.in_state(deal, status)
    if status in OPEN | {"in_uitvoering"}:
        assert world.goal(deal, officer).pk
        return
    with pytest.raises(RequirementsUnmet, match="in voorbereiding of in uitvoering"):
        world.goal(deal, officer)


def test_an_indicator_serves_a_doel_once(series, officer):
    with pytest.raises(InvalidInput, match="hoort al bij dit doel"):
        world.serve(series.doel, series.indicator, officer)


def test_an_indicator_without_a_definitie_for_the_tranche_cannot_serve(deal, officer):
    elsewhere = world.indicator(
        deal, officer, meaning=world.meaning(deal, tranche_id=builders.tranche(2).pk)
    )
    with pytest.raises(InvalidInput, match="geen definitie voor de tranche van deze deal"):
        world.serve(world.goal(deal, officer), elsewhere, officer)


def test_what_is_unknown_stays_empty(deal, officer):
    doel, code = world.goal(deal, officer), world.indicator(deal, officer)
    series = world.serve(doel, code, officer, baseline=None, baseline_year=None, target=None)
    agreed = series.afspraken.get()
    assert (agreed.baseline, agreed.target, agreed.target_year) == (None, None, 2028)


@pytest.mark.parametrize(
    ("agreement", "sentence"),
    [
        (Agreement(baseline=Decimal(3)), "Vul ook het jaar van de nulmeting in"),
        (Agreement(target=Decimal(3)), "Vul ook het jaar van de streefwaarde in"),
        (Agreement(Decimal(-3), 2023), "‘woningen’ kan niet onder nul zijn"),
        (Agreement(Decimal("0.00001"), 2023), "4 cijfers achter de komma"),
        (Agreement(Decimal(10) ** 14, 2023), "te groot"),
        (Agreement(Decimal(3), 1066), "Het jaar 1066 kan niet kloppen"),
        (Agreement(Decimal(10), 2023, Decimal(400), 2028), "Er verandert niets"),
    ],
)
def test_an_afspraak_that_cannot_be_is_refused(agreement, sentence, series, officer):
    with pytest.raises(InvalidInput, match=sentence):
        agree(series, officer, agreement)
    assert series.afspraken.count() == 1


def test_before_the_first_meting_it_changes_without_a_reason(series, officer):
    assert agree(series, officer).number == 2
    assert series.afspraken.get(number=1).target == Decimal(400)


def test_after_the_first_meting_it_changes_with_a_reason_and_trail(series, officer):
    world.measure(series, 2024, 20, actor=officer)
    with pytest.raises(InvalidInput, match="Er is al gemeten"):
        agree(series, officer)
    agree(series, officer, reason="De regio bouwt meer.")
    entry = AuditEntry.objects.filter(action="monitoring.afspraak.agree").latest("pk")
    assert entry.remark == "De regio bouwt meer."
    assert entry.details["target"] == "500"


def test_the_database_asks_for_that_reason_too(series, officer):
    world.measure(series, 2024, 20, actor=officer)
    with pytest.raises(IntegrityError, match="a change after a meting has its reason"):
        Afspraak.objects.create(doelindicator=series, number=2, at=builders.NOW, by=officer)


def test_the_database_keeps_what_was_agreed(series):
    for statement in (
        "UPDATE monitoring_afspraak SET target = 1 WHERE doelindicator_id = %s",
        "DELETE FROM monitoring_afspraak WHERE doelindicator_id = %s",
        "DELETE FROM monitoring_doelindicator WHERE id = %s",
        "UPDATE monitoring_doelindicator SET doel_id = doel_id WHERE id = %s",
    ):
        with pytest.raises(ProgrammingError), transaction.atomic():
            world.sql(statement, series.pk)
    with pytest.raises(ProgrammingError), transaction.atomic():
        Doel.objects.filter(pk=series.doel_id)._raw_delete("default")
