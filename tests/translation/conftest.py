"""A deal of an island with something on every page, and its people, who read English."""

import pytest

from monitoring.overleg.models import Overleg
from tests import builders
from tests.monitoring.indicator.world import granted, measure, series_in
from tests.monitoring.les import world as learning
from tests.monitoring.rapportage import world
from tests.monitoring.uitwisseling import world as exchange


@pytest.fixture
def region(officer):
    """A deal of an island with a goal that was measured, who writes and who signs."""
    deal = granted(officer)
    measure(series_in(deal, officer), world.YEAR, 7, actor=officer)
    Overleg.objects.create(deal=deal, year=2025)
    writer = builders.member(builders.region_of(deal), name="Eva", last_name="Jansen")
    signer = world.signer_of(deal, name="Tom", last_name="Kassier", email="tom@voorbeeld.example")
    for person in (writer, signer):
        person.language = "en"
        person.save()
    return deal, writer, signer


@pytest.fixture
def report(region):
    deal, writer, _signer = region
    learning.concept(writer, deal)
    exchange.opened(deal.accounthouder)
    return world.opened(deal, writer)
