"""The walk in English through the work of a day: found, refused, signed up for, verified."""

import re

import pytest

from disbursement.beschikking.rendering.verification import Verdict
from monitoring.rapportage import services
from monitoring.uitwisseling.services import sign_up, take_step
from regiodeals.common.words import said
from tests import builders
from tests.monitoring.les import world as learning
from tests.monitoring.rapportage import world
from tests.monitoring.uitwisseling import world as exchange
from tests.translation.pseudo import CLOSE, OPEN, everything_marked, unmarked
from tests.translation.walking import left_on

pytestmark = pytest.mark.django_db
CHECK = "disbursement:beschikking-check"


# Words that were sought are cut out of names and texts, which are of people.
FOUND = re.compile(r"</?mark>|<p>.*?</p>", re.DOTALL)


def test_what_is_found_is_told_in_english(client, region, report, monkeypatch):
    deal, writer, signer = region
    world.offered(report, writer)
    services.submit_report(rapportage_id=report.pk, actor=signer)
    learning.shared(writer, deal)
    client.force_login(writer)
    for asked in (deal.name, "bewoners"):
        client.post("/zoeken/", {"zoek": asked})
        with everything_marked(monkeypatch):
            html = client.get("/zoeken/").content.decode()
        assert "<mark>" in html
        assert unmarked(FOUND.sub("", html)) == [], asked


@pytest.mark.parametrize("asked", ["zzzzzz", "x"])
def test_so_is_that_nothing_was_found(client, region, monkeypatch, asked):
    client.force_login(region[1])
    client.post("/zoeken/", {"zoek": asked})
    assert left_on(client, None, monkeypatch, "regiodeals:search") == []


@pytest.mark.parametrize(
    ("page", "typed"),
    [
        ("les-add", {"titel": "", "tekst": ""}),
        ("les-change", {"titel": "", "tekst": "", "themas": "x", "gezien": "0"}),
        ("les-share", {"gezien": "0"}),
        ("les-withdraw", {"reden": ""}),
        ("les-withdraw", {"reden": "Onjuist."}),
    ],
)
def test_nor_is_a_lesson_refused_in_dutch(client, region, report, monkeypatch, page, typed):
    about = [] if page == "les-add" else [learning.concept(region[1], region[0]).pk]
    assert left_on(client, region[1], monkeypatch, f"monitoring:{page}", *about, **typed) == []


@pytest.mark.parametrize(
    "day", ["31-2-2025", "1-13-2025", "1-1-25", "geen dag", "maandag 1-1-2025"]
)
def test_nor_a_day_that_cannot_be(client, region, monkeypatch, day):
    client.force_login(region[1])
    page = "monitoring:kalender-list"
    assert left_on(client, region[1], monkeypatch, page, asked={"van": day}) == []


def test_nor_is_an_exchange_meeting_before_and_after_its_day(
    client, region, officer, still_clock, monkeypatch
):
    writer = region[1]
    meeting, _people = exchange.full(officer, "Anna", "Bert", "Cor")
    page = "monitoring:uitwisseling-detail"
    left = [left_on(client, writer, monkeypatch, page, meeting.pk)]
    sign_up(uitwisseling_id=meeting.pk, actor=writer)
    left.append(left_on(client, writer, monkeypatch, page, meeting.pk))
    still_clock.set(exchange.ON_THE_DAY)
    take_step(uitwisseling_id=meeting.pk, verb="hold", actor=officer)
    left.append(left_on(client, writer, monkeypatch, page, meeting.pk))
    assert left == [[], [], []]


def test_nor_is_the_start_page_of_who_manages_the_people(client, region, monkeypatch):
    manager = builders.user(name="Mia", last_name="Beheer", email="mia@regio.example")
    manager.language = "en"
    manager.save()
    builders.role_in(region[0], "beheerder", manager)
    assert left_on(client, manager, monkeypatch, "my-work") == []


def test_nor_of_who_is_to_sign(client, region, report, monkeypatch):
    world.offered(report, region[1])
    assert left_on(client, region[2], monkeypatch, "my-work") == []


@pytest.mark.parametrize(
    "typed", [{"vingerafdruk": "x"}, {"vingerafdruk": "0" * 64}, {"bestand": ""}]
)
def test_nor_what_a_stranger_is_told_of_a_file(client, monkeypatch, typed):
    assert left_on(client, None, monkeypatch, CHECK, **typed) == []


@pytest.mark.parametrize("verdict", Verdict)
def test_each_verdict_can_be_said_in_english(verdict, monkeypatch):
    with everything_marked(monkeypatch), monkeypatch.context() as patch:
        patch.setattr("regiodeals.common.words._reads_english", lambda: True)
        told = [said(verdict.value.title), said(verdict.value.text)]
    assert all(text.startswith(OPEN) and text.endswith(CLOSE) for text in told)


def test_nor_when_a_choice_of_reminders_is_refused(client, region, monkeypatch):
    page = "monitoring:herinnering-choice"
    assert left_on(client, region[1], monkeypatch, page, keuze="x") == []
