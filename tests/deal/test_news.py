"""Who works for a party of a deal is told of a few steps on the start page, and never the trail."""

from datetime import timedelta

import pytest
from django.urls import reverse

from regiodeals import dossier, workflow
from regiodeals.accounts.models import Role
from regiodeals.audit import services as audit
from regiodeals.management.commands.draw_states import machines, steps
from tests import builders
from tests.builders.people import RIJK
from tests.monitoring.rapportage import world as rapportages
from tests.screens.pages import read

pytestmark = pytest.mark.django_db
LATER = builders.NOW + timedelta(hours=2)


def page_of(client, person):
    """The start page as somebody gets it, its text in one line."""
    client.force_login(person)
    response = client.get(reverse("my-work"))
    return response, " ".join(read(response.content.decode()).text.split())


def sentences(response):
    return [str(change.sentence) for change in response.context["changes"]]


@pytest.fixture
def granted(cast):
    """A decision that was made known, so that the region knows it."""
    return cast.announced()


@pytest.fixture
def deal(granted):
    return granted.uitkering.deal


@pytest.fixture
def region(deal):
    return builders.member(builders.region_of(deal))


def test_the_region_reads_what_was_made_known_and_not_who_did_it(client, cast, deal, region):
    response, text = page_of(client, region)
    assert sentences(response) == [
        "Een beschikking is bekendgemaakt.",
        "Het convenant is gesloten.",
    ]
    news = text[text.index("Veranderd sinds") :]
    assert cast.signer.get_full_name() not in text
    assert cast.drafter.get_full_name() not in news
    assert reverse("regiodeals:deal-history", args=[deal.pk]) not in response.content.decode()


def test_nothing_of_how_a_decision_was_made_is_told(client, cast):
    waiting = cast.approved()
    person = builders.member(builders.region_of(waiting.uitkering.deal))
    response, text = page_of(client, person)
    assert sentences(response) == ["Het convenant is gesloten."]
    assert "Akkoord" not in text


def test_neither_is_a_remark_or_an_act_that_is_no_step(client, cast, deal, region, still_clock):
    page_of(client, region)
    still_clock.set(LATER)
    audit.record(
        deal,
        action="proef",
        sentence="Iets van binnen",
        remark="Niet voor buiten",
        actor=cast.reviewer,
    )
    response, text = page_of(client, region)
    assert "Iets van binnen" not in text
    assert "Niet voor buiten" not in text
    assert [change.is_new for change in response.context["changes"]] == [False, False]


def test_what_happened_since_the_last_visit_is_marked(client, cast, region, deal, still_clock):
    page_of(client, region)
    still_clock.set(LATER)
    report = rapportages.opened(deal, region)
    rapportages.accepted(report, region, rapportages.signer_of(deal), cast.drafter)
    response, text = page_of(client, region)
    new = [str(one.sentence) for one in response.context["changes"] if one.is_new]
    assert "Het ministerie gaf akkoord op een rapportage." in new
    assert "nieuw" in text


def test_what_somebody_did_himself_is_no_news(client, deal, region):
    rapportages.offered(rapportages.opened(deal, region), region)
    response, _text = page_of(client, region)
    assert "Een rapportage ligt ter ondertekening." not in sentences(response)


def test_another_region_is_told_nothing(client, deal):
    stranger = builders.member(builders.organisation("gemeente Elders"))
    response, text = page_of(client, stranger)
    assert sentences(response) == []
    assert deal.name not in text


def test_a_ministry_that_signs_along_is_told_what_it_may_see(client, cast, deal, region):
    report = rapportages.opened(deal, region)
    rapportages.offered(report, region)
    noor = builders.member(builders.ministry(RIJK[1]), Role.MEDEONDERTEKENAAR)
    response, _text = page_of(client, noor)
    assert sentences(response) == [
        "Een beschikking is bekendgemaakt.",
        "Het convenant is gesloten.",
    ]


def test_a_ministry_that_signs_along_is_told_of_the_overleg():
    noor = builders.member(builders.ministry(RIJK[1]), Role.MEDEONDERTEKENAAR)
    of_the_overleg = {name for name in dossier.news_for(noor) if ".overleg." in name}
    assert of_the_overleg == {
        f"monitoring.overleg.{verb}" for verb in ("invite", "adopt_minutes", "call_off")
    }


def test_every_step_that_is_told_is_a_step_or_what_came_in_was_posted_decided_or_paid():
    told = set(dossier.news_for(builders.behandelaar()))
    known = {
        f"{model._meta.label_lower}.{method.__name__}"
        for model, field in machines()
        for method, _moves in steps(model, field)
    }
    assert len(told) == len(dossier._news) > 5
    assert told - known == {
        "disbursement.bekendmaking.post",
        "disbursement.uitstelverzoek.decide",
        "disbursement.verzoek.register",
        "disbursement.vordering.aanmaning",
        "disbursement.vordering.ontvangst",
        "disbursement.vordering.rentebesluit",
    }
    assert workflow.key(builders.proposal().select) in known
