"""Afronden is an act of the accounthouder; after it nothing of the year changes."""

import re
from datetime import UTC, datetime
from typing import Any

import pgtrigger
import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from monitoring.jaarcyclus.models import Jaarcyclus, JaarStatus
from monitoring.jaarcyclus.running import plan_all
from monitoring.jaarcyclus.running.following import follow
from monitoring.jaarcyclus.services import finish_year
from monitoring.overleg.models import Overleg
from monitoring.rapportage import services as reporting
from monitoring.rapportage.models import Rapportage
from regiodeals import dossier
from regiodeals.accounts.models import Role
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import NotAllowed, RequirementsUnmet, WrongState
from tests import builders
from tests.monitoring.indicator.world import granted
from tests.monitoring.jaarcyclus import world
from tests.monitoring.jaarcyclus.world import year_of
from tests.monitoring.rapportage import world as reports
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db
FROZEN = "monitoring.Overleg:adopted_overleg_is_frozen"
ON_THE_DAY = datetime(2025, 9, 11, 9, tzinfo=UTC)


def whole_year(deal, officer, writer, signer, still_clock):
    """Everything of 2025 done, but for the last step."""
    still_clock.set(ON_THE_DAY)
    report = reports.opened(deal, writer, 2024)
    reports.accepted(report, writer, signer, officer)
    for verb in ("schedule", "invite", "hold", "adopt_minutes"):
        world.meet(deal, verb, officer)
    return year_of(deal)


@pytest.fixture
def year(deal, officer, writer, signer, still_clock):
    return whole_year(deal, officer, writer, signer, still_clock)


def finish(year, actor):
    return finish_year(cyclus_id=year.pk, actor=actor)


def test_the_accounthouder_rounds_the_year_off(year, officer):
    done = finish(year, officer)
    assert (done.status, done.closed_at, done.closed_by) == ("afgerond", ON_THE_DAY, officer)
    line = AuditEntry.objects.get(action="monitoring.jaarcyclus.finish")
    assert (line.actor, line.sentence, line.dossier) == (officer, "Jaar afgerond", year.deal_id)


def test_it_is_a_task_of_who_handles_the_deal_until_it_is_done(year, officer, writer):
    def tasks(person):
        return [task.title for task in dossier.work_for(person).items if "rond het" in task.title]

    assert tasks(officer) == [f"{year.deal}: rond het jaar 2025 af"]
    assert tasks(writer) == tasks(builders.behandelaar()) == []
    finish(year, officer)
    assert tasks(officer) == []


def test_the_button_on_the_page_of_the_deal_does_it(year, officer):
    client = Client(enforce_csrf_checks=True)
    client.force_login(officer)
    page = client.get(reverse("regiodeals:deal-detail", args=[year.deal_id])).content.decode()
    address = reverse("monitoring:jaarcyclus-finish", args=[year.pk])
    token = re.search(
        rf'action="{address}">\s*<input type="hidden" name="csrfmiddlewaretoken" value="(\w+)"',
        page,
    )
    assert token is not None
    assert client.post(address, {"csrfmiddlewaretoken": token[1]}).status_code == 302
    assert year_of(year.deal).status == "afgerond"


def test_nobody_else_does(year, writer):
    people = [builders.behandelaar(), writer, *(builders.user(role) for role in Role)]
    for person in people:
        with pytest.raises(NotAllowed, match="Alleen de behandelaar van deze deal"):
            finish(year, person)


@pytest.mark.parametrize("status", [s for s in JaarStatus if s != JaarStatus.VASTGESTELD])
def test_only_a_year_with_its_verslag_is_rounded_off(deal, officer, status):
    days = ("submitted_on", "accepted_on", "meeting_on", "invited_on", "held_on")
    values: dict[str, Any] = dict.fromkeys(days, ON_THE_DAY.date())
    if status in ("afgerond", "beeindigd"):
        values |= {"closed_at": ON_THE_DAY, "adopted_on": ON_THE_DAY.date(), "closed_by": officer}
    if status == "beeindigd":
        values["ended_because"] = "Opgezegd"
    Jaarcyclus.objects.update(status=status, **values)
    with pytest.raises(WrongState, match="Jaar afronden kan niet in de stand"):
        finish(year_of(deal), officer)


def test_the_rapportage_and_the_overleg_themselves_are_asked(year, officer):
    """Past the services they may differ; then the year is not rounded off."""
    Rapportage.objects.update(status="ingediend")
    with pgtrigger.ignore(FROZEN):
        Overleg.objects.update(status="gehouden")
    with pytest.raises(RequirementsUnmet) as refused:
        finish(year, officer)
    assert refused.value.reasons == (
        "De rapportage van dit jaar heeft geen akkoord. Wacht tot zij akkoord is.",
        "Het verslag van het overleg is niet vastgesteld. Stel het eerst vast.",
    )


def test_after_it_the_rapportage_is_not_corrected_any_more(year, officer, writer):
    finish(year, officer)
    report = Rapportage.objects.get()
    with pytest.raises(RequirementsUnmet, match="Dit jaar van de deal is afgerond"):
        reporting.correct_report(rapportage_id=report.pk, actor=writer, remark="Fout")
    assert Rapportage.objects.get().status == "akkoord"


def test_whatever_moves_an_overleg_of_a_finished_year_is_refused(year, officer):
    finish(year, officer)
    with pgtrigger.ignore(FROZEN):
        Overleg.objects.update(status="gehouden")
    with pytest.raises(WrongState, match="Het jaar 2025 is afgerond"):
        follow(year.deal_id, 2025, just_now=True)


def test_the_database_freezes_it(year, officer):
    finish(year, officer)
    with pytest.raises(DatabaseError, match="closed_year_is_frozen"), transaction.atomic():
        Jaarcyclus.objects.update(status="vastgesteld", closed_at=None, closed_by=None)
    plan_all()
    assert year_of(year.deal).status == JaarStatus.AFGEROND


@pytest.mark.django_db(transaction=True)
def test_who_corrects_while_another_rounds_off_takes_turns(officer, still_clock):
    deal = granted(officer)
    plan_all()
    writer, signer = builders.member(builders.region_of(deal)), reports.signer_of(deal)
    year = whole_year(deal, officer, writer, signer, still_clock)
    report = Rapportage.objects.get()
    outcomes = at_once(
        lambda: finish(year, officer),
        lambda: reporting.correct_report(rapportage_id=report.pk, actor=writer, remark="Fout"),
    )
    assert len(results_of(outcomes)) == 1
    assert len(sentences_of(outcomes)) == 1
    pair = (year_of(deal).status, Rapportage.objects.get().status)
    assert pair in {("afgerond", "akkoord"), ("gevraagd", "concept")}
