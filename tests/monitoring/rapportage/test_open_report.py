"""A rapportage is begun by the region, once a year, and filled with what is known."""

import pytest
from django.db import IntegrityError, transaction

from monitoring.rapportage.models import OF_A_LINE, OF_THE_DEAL, Rapportage
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import DoneBefore, InvalidInput, NotAllowed, RequirementsUnmet
from regiodeals.deal.models import Deal, DealStatus
from regiodeals.deal.selectors import budget_of
from tests import builders
from tests.monitoring.rapportage import world
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db


def test_every_programmalijn_is_asked_the_same_and_the_deal_once(report, deal):
    lines = deal.programmalijnen.count()
    assert report.lijnverslagen.count() == lines > 0
    assert report.antwoorden.count() == lines * len(OF_A_LINE) + len(OF_THE_DEAL)


def test_the_money_of_the_plan_is_kept_with_each_programmalijn(report, deal):
    plan = budget_of(deal)
    for line in report.lijnverslagen.all():
        mine = [row for row in plan if row.line_id == line.programmalijn_id]
        assert line.rijk_cents == sum(row.rijk_cents for row in mine)
        assert line.publiek_cents == sum(row.publiek_cents for row in mine)
        assert line.privaat_cents == sum(row.privaat_cents for row in mine)
        assert line.antwoorden.get(vraag="rijk_besteed").most_cents == line.rijk_cents


def test_beginning_leaves_a_line_in_the_trail(report, writer):
    entry = AuditEntry.objects.get(action="monitoring.rapportage.open")
    assert (entry.actor, entry.dossier) == (writer, report.deal_id)


def test_what_was_said_a_year_ago_is_taken_over_and_says_so(report, deal, writer, still_clock):
    world.save(world.field(report, "risicos"), "Te weinig bouwers.", writer)
    world.save(world.field(report, "rijk_besteed"), "1.000", writer)
    world.save(world.field(report, "verhaal"), "Een nieuw plein.", writer)
    still_clock.set(builders.NOW.replace(year=world.YEAR + 1))
    later = world.opened(deal, writer, world.YEAR + 1)
    risks, spent = world.field(later, "risicos"), world.field(later, "rijk_besteed")
    origin = f"de rapportage over {world.YEAR}"
    assert (risks.text, risks.comes_from, risks.version) == ("Te weinig bouwers.", origin, 0)
    assert (spent.cents, spent.comes_from) == (100_000, origin)
    # So that it counts as written by the same person, who does not sign for it.
    assert (risks.by, world.field(later, "verhaal").by) == (writer, None)
    assert world.field(later, "verhaal").text == ""
    assert world.field(later, "lessen").comes_from == ""


def test_a_year_is_begun_once(report, deal, writer):
    with pytest.raises(DoneBefore) as refused:
        world.opened(deal, writer)
    assert refused.value.pk == report.pk
    twice = Rapportage(
        deal=deal, year=report.year, form_version=1, opened_at=builders.NOW, opened_by=writer
    )
    with pytest.raises(IntegrityError, match="one_rapportage_per"), transaction.atomic():
        twice.save()


@pytest.mark.parametrize("year", [world.YEAR - 1, world.YEAR + 1])
def test_only_years_with_a_grant_that_have_begun(deal, writer, year):
    with pytest.raises(InvalidInput, match=f"Kies een jaar van {world.YEAR}"):
        world.opened(deal, writer, year)


def test_before_the_grant_there_is_nothing_to_report(deal, writer):
    Deal.objects.filter(pk=deal.pk).update(status=DealStatus.GESLOTEN)
    with pytest.raises(RequirementsUnmet, match="zodra de uitkering is verleend"):
        world.opened(deal, writer)


def test_nobody_else_begins(deal, officer):
    for stranger in (officer, builders.member(builders.organisation())):
        with pytest.raises(NotAllowed, match="Alleen een coördinator of een schrijver"):
            world.opened(deal, stranger)
    assert not Rapportage.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_who_begin_at_once_begin_one(deal, writer):
    outcomes = at_once(lambda: world.opened(deal, writer), lambda: world.opened(deal, writer))
    assert len(results_of(outcomes)) == Rapportage.objects.count() == 1
    assert sentences_of(outcomes) == [f"De rapportage over {world.YEAR} is al begonnen."]
