"""What is frozen asks nobody to fill anything in, and calls no day past that is still to come."""

import pytest
from django.urls import reverse

from monitoring.rapportage import services
from monitoring.rapportage.rendering.moments import term_words
from tests.browsing import text_of
from tests.monitoring.jaarcyclus.world import named_in_convenant
from tests.monitoring.rapportage import world

pytestmark = pytest.mark.django_db
ASKS = "Vul in euro’s in wat tot en met dit jaar is besteed en toegezegd."


def said(client, person, report):
    client.force_login(person)
    return text_of(client.get(reverse("monitoring:rapportage-detail", args=[report.pk])))


def test_only_who_writes_now_is_asked_to_fill_in(client, report, writer, signer, officer):
    assert ASKS in said(client, writer, report)
    assert ASKS not in said(client, officer, report)
    world.offered(report, writer)
    assert ASKS not in said(client, writer, report)
    services.submit_report(rapportage_id=report.pk, actor=signer)
    assert ASKS not in said(client, writer, report)
    world.judged(report, officer)
    services.accept_report(rapportage_id=report.pk, actor=officer)
    for person in (writer, signer, officer):
        assert ASKS not in said(client, person, report)
        assert "als u indient" not in said(client, person, report)
        assert "Uit het plan: Rijk" in said(client, person, report)


def test_what_came_before_its_last_day_does_not_call_that_day_past(deal, report, writer, signer):
    named_in_convenant(deal, "15 juni")
    row = world.submitted(report, writer, signer)
    assert term_words(row) == "Op tijd. Uiterste dag: 14 juni 2025."
