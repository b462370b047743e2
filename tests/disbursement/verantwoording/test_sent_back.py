"""What came back with questions is somebody's task, and what was decided about a paper is told."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from disbursement.verantwoording import services
from disbursement.verantwoording.models import Inlezing
from disbursement.verantwoording.rendering.rows import url_of
from regiodeals import dossier
from regiodeals.common.form_fields import DutchDateField
from regiodeals.deal.models import DealParty, PartyRole
from tests import builders
from tests.browsing import messages_of, text_of
from tests.disbursement.verantwoording import world

pytestmark = pytest.mark.django_db
QUESTIONS = "Waaruit bestaat dit bedrag?"


def tasks(person: Any, words: str) -> list[str]:
    return [task.title for task in dossier.work_for(person).items if words in task.title]


def browser(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def shown(day: date) -> str:
    return f'value="{DutchDateField().prepare_value(day)}"'


@pytest.fixture
def back(grant, edition, first_year, cast):
    """A yearly account that came back with questions."""
    paper = world.delivered(grant, cast, edition)
    world.judged(paper, cast, "terug", remark=QUESTIONS)
    return paper


def test_who_handles_the_deal_asks_and_who_accounts_answers(back, grant, edition, cast):
    DealParty.objects.get_or_create(
        deal=grant.deal, organisation=grant.kassier, role=PartyRole.KASSIER
    )
    writer, other = builders.member(grant.kassier), builders.member(builders.organisation())
    assert tasks(cast.drafter, "vragen over") == [
        f"{grant.deal}: stel de vragen over SiSa-verantwoording over 2025"
    ]
    assert tasks(writer, "vragen over") == [
        f"{grant.deal}: beantwoord de vragen over SiSa-verantwoording over 2025"
    ]
    assert tasks(other, "vragen over") == tasks(cast.signer, "vragen over") == []
    page = text_of(browser(writer).get(url_of(back)))
    assert QUESTIONS in page
    assert "Daarna wacht het op een verbetering van de regiokassier." in page
    world.delivered(grant, cast, edition, besteding=900_000, cumulatief=900_000)
    assert tasks(cast.drafter, "vragen over") == tasks(writer, "vragen over") == []


def test_the_form_names_what_has_to_be_weighed_and_says_who_is_next(
    grant, edition, first_year, cast
):
    paper = world.delivered(grant, cast, edition, bevindingen=200_000)
    client = browser(cast.reviewer)
    address = reverse("disbursement:verantwoording-judge", args=[paper.pk])
    assert "Schrijf op hoe u dit woog: De accountant vond" in text_of(client.get(address))
    typed = {"uitkomst": "terug", "toelichting": QUESTIONS, "levering": paper.current_id}
    said = messages_of(client.post(address, typed))
    assert said == ["Vastgelegd. Wie de deal behandelt, stelt de vragen aan de regiokassier."]


def test_a_request_stands_in_the_trail_and_the_region_is_told_of_the_decision(grant, edition, cast):
    paper = world.account(grant)
    services.record_postponement(
        paper_id=paper.pk,
        received_on=date(2026, 6, 20),
        asked_until=date(2026, 9, 1),
        reason="De accountant is later.",
        actor=cast.drafter,
    )
    assert "Uitstelverzoek voor" in text_of(browser(cast.drafter).get(url_of(paper)))
    (request,) = paper.uitstelverzoeken.all()
    address = reverse("disbursement:uitstel-decide", args=[request.pk])
    assert shown(date(2026, 9, 1)) in browser(cast.signer).get(address).content.decode()
    services.decide_postponement(
        request_id=request.pk,
        outcome="toegewezen",
        reference="BESLUIT-1",
        reason="De vertraging is aannemelijk.",
        granted_until=date(2026, 9, 1),
        actor=cast.signer,
    )
    DealParty.objects.get_or_create(
        deal=grant.deal, organisation=grant.kassier, role=PartyRole.KASSIER
    )
    start = browser(builders.member(grant.kassier)).get(reverse("my-work"))
    told = [str(change.sentence) for change in start.context["changes"]]
    assert "Het ministerie besloot over uitstel van een verantwoording." in told


def test_a_file_that_was_wrong_is_a_task_until_another_came_or_it_is_dropped(grant, edition, cast):
    wrong = [world.line(grant, besteding="abc")]
    first = world.brought(edition, world.workbook(world.table(edition, wrong)), cast.drafter)
    assert tasks(cast.drafter, "niet ingelezen")
    client = browser(cast.drafter)
    page = reverse("disbursement:inlezing-detail", args=[first.pk])
    assert "Niet gebruiken" in text_of(client.get(page))
    world.brought(edition, world.workbook(world.table(edition, wrong * 2)), cast.drafter)
    assert len(tasks(cast.drafter, "niet ingelezen")) == 1
    client.post(reverse("disbursement:inlezing-drop", args=[Inlezing.objects.latest("pk").pk]))
    assert tasks(cast.drafter, "niet ingelezen") == []
