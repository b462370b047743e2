"""The years on the dossier and in the matrix, and the pages of the schedule."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from monitoring.jaarcyclus.models import JaarStatus, Roosterregel
from monitoring.jaarcyclus.running import plan_all
from monitoring.overleg.models import Overleg
from monitoring.overleg.services import plan_overleg
from monitoring.rapportage.models import Rapportage
from monitoring.rapportage.services import accept_report
from regiodeals import dossier
from regiodeals.deal import services as deals
from regiodeals.deal.models import Deal, DealStatus
from tests import builders
from tests.browsing import text_of
from tests.exports.world import rows_of
from tests.monitoring.indicator.world import granted
from tests.monitoring.jaarcyclus import world
from tests.monitoring.jaarcyclus.world import MEETING, REPORT, owed, own_day, scheduled, year_of
from tests.monitoring.rapportage import world as reports

pytestmark = pytest.mark.django_db
ON_THE_DAY = datetime(2025, 9, 11, 9, tzinfo=UTC)


def url(name, *numbers):
    return reverse(f"monitoring:{name}", args=numbers)


@pytest.fixture
def as_person(client):
    def enter(person):
        client.force_login(person)
        return client

    return enter


def dossier_page(desk, deal):
    return text_of(desk.get(reverse("regiodeals:deal-detail", args=[deal.pk])))


def cell_of(response, deal, year=2025):
    (row,) = [row for row in response.context["rows"] if row["name"] == deal.name]
    return next(cell["standing"] for cell in row["cells"] if cell["year"] == year)


def test_the_dossier_shows_the_year_as_steps_with_their_days(as_person, deal, officer, writer):
    scheduled(deal, officer)
    page = dossier_page(as_person(officer), deal)
    assert "Rapportage gevraagd" in page
    assert "Rapportage uiterlijk 14 juni 2025." in page
    assert "Andere dag voor het rijk-regio overleg" in page
    assert "Andere dag" not in dossier_page(as_person(writer), deal)
    Deal.objects.filter(pk=deal.pk).update(status=DealStatus.VASTGESTELD)
    assert "Andere dag" not in dossier_page(as_person(officer), deal)


def test_a_step_that_is_too_late_says_so_in_words(as_person, deal, officer, still_clock):
    scheduled(deal, officer)
    still_clock.set(datetime(2025, 6, 14, 22, 0, tzinfo=UTC))
    page = dossier_page(as_person(officer), deal)
    assert "te laat, uiterlijk 14 juni 2025" in page
    cell = cell_of(as_person(officer).get(url("jaarcyclus-list")), deal)
    assert (cell.word, cell.meaning, cell.is_late) == ("rapportage gevraagd", "error", True)
    assert cell.day_words == "te laat: rapportage uiterlijk 14 juni 2025"


def test_each_cell_says_the_step_and_the_day_that_matters(
    as_person, deal, officer, writer, signer, still_clock
):
    scheduled(deal, officer)
    scheduled(deal, officer, MEETING, "1 januari")
    report, said = reports.opened(deal, writer, 2024), []

    def look():
        cell = cell_of(as_person(officer).get(url("jaarcyclus-list")), deal)
        said.append((cell.word, cell.day_words))

    look()
    reports.submitted(report, writer, signer)
    look()
    reports.judged(report, officer)
    accept_report(rapportage_id=report.pk, actor=officer)
    look()
    world.meet(deal, "schedule", officer)
    look()
    still_clock.set(ON_THE_DAY)
    for verb in ("invite", "hold", "adopt_minutes"):
        world.meet(deal, verb, officer)
    look()
    assert said == [
        ("rapportage gevraagd", "rapportage uiterlijk 14 juni 2025"),
        ("rapportage ingediend", "sinds 18 november 2024"),
        ("rapportage akkoord", "overleg uiterlijk 31 december 2025"),
        ("overleg gepland", "overleg op 11 september 2025"),
        ("verslag vastgesteld", "sinds 11 september 2025"),
    ]


def test_everybody_sees_the_years_of_the_deals_that_are_his(as_person, deal, officer, writer):
    other = granted(officer)
    plan_all()
    page = as_person(writer).get(url("jaarcyclus-list"))
    assert [row["name"] for row in page.context["rows"]] == [deal.name]
    assert other.name in text_of(as_person(officer).get(url("jaarcyclus-list")))
    assert as_person(writer).get(url("rooster-list")).status_code == 403


def test_the_matrix_is_filtered_by_words_and_by_what_is_late(as_person, deal, officer, still_clock):
    other = granted(officer)
    plan_all()
    own_day(deal, officer, "15 juni")
    still_clock.set(datetime(2025, 7, 1, 9, tzinfo=UTC))
    desk = as_person(officer)

    def names(**chosen):
        return [r["name"] for r in desk.get(url("jaarcyclus-list"), chosen).context["rows"]]

    assert names() == sorted([deal.name, other.name])
    assert names(zoek=other.name) == [other.name]
    assert names(stand="te_laat") == [deal.name]
    assert names(stand="onzin") == names()
    assert "Filters wissen" in text_of(desk.get(url("jaarcyclus-list"), {"stand": "te_laat"}))
    assert "Filters wissen" not in text_of(desk.get(url("jaarcyclus-list")))
    assert [row["Deal"] for row in rows_of(officer, "jaarcyclus", stand="te_laat")] == [deal.name]


def test_the_file_says_what_the_page_says(deal, officer, writer):
    scheduled(deal, officer)
    (row,) = rows_of(writer, "jaarcyclus")
    assert (row["Deal"], row["Jaar"], row["Stand"]) == (deal.name, "2025", "rapportage gevraagd")
    assert (row["Te laat"], row["Rapportage uiterlijk"]) == ("nee", "14-06-2025")


def test_the_accounthouder_rounds_a_year_off_with_one_button(
    as_person, deal, officer, writer, signer, still_clock
):
    still_clock.set(ON_THE_DAY)
    reports.accepted(reports.opened(deal, writer, 2024), writer, signer, officer)
    for verb in ("schedule", "invite", "hold", "adopt_minutes"):
        world.meet(deal, verb, officer)
    desk = as_person(officer)
    found = desk.get(url("jaarcyclus-list"), {"stand": "vastgesteld"}).context["rows"]
    assert [row["name"] for row in found] == [deal.name]
    assert "Jaar afronden" in dossier_page(as_person(officer), deal)
    assert "Jaar afronden" not in dossier_page(as_person(builders.behandelaar()), deal)
    year = year_of(deal)
    answer = as_person(officer).post(url("jaarcyclus-finish", year.pk), follow=True)
    assert "Het jaar 2025 is afgerond" in text_of(answer)
    assert year_of(deal).status == JaarStatus.AFGEROND
    again = as_person(officer).post(url("jaarcyclus-finish", year.pk), follow=True)
    assert "kan niet in de stand" in text_of(again)
    assert "Afgesloten jaren (1)" in text_of(again)


def test_a_year_that_ended_says_why(as_person, deal, officer):
    deals.take_step(deal_id=deal.pk, verb="terminate", actor=officer, remark="Niet langer nodig")
    page = dossier_page(as_person(officer), deal)
    assert "Op 18 november 2024. Het convenant is opgezegd." in page
    cell = cell_of(as_person(officer).get(url("jaarcyclus-list")), deal)
    assert (cell.word, cell.is_late) == ("beëindigd", False)


def test_a_foreign_year_or_kind_is_not_there(as_person, deal, officer):
    desk = as_person(officer)
    assert desk.post(url("jaarcyclus-finish", 999_999)).status_code == 404
    assert desk.get(url("rooster-tranche", deal.tranche.number, "sisa")).status_code == 404
    assert desk.get(url("rooster-deal", 999_999, REPORT)).status_code == 404


def test_the_schedule_is_changed_with_a_reason_and_says_what_it_did(as_person, deal, officer):
    desk = as_person(officer)
    page = url("rooster-tranche", deal.tranche.number, REPORT)
    assert "Er geldt nu geen dag" in text_of(desk.get(page))
    answer = desk.post(page, {"dag": "15 juni", "reden": "Convenant", "gezien": 0}, follow=True)
    assert "1 dag is nieuw." in text_of(answer)
    assert "vóór 15 juni" in text_of(answer)
    own = url("rooster-deal", deal.pk, REPORT)
    assert "Nu geldt: elk jaar vóór 15 juni, volgens Tranche 5" in text_of(desk.get(own))
    answer = desk.post(own, {"dag": "1 oktober", "reden": "Oogst", "gezien": 0}, follow=True)
    assert "1 dag is verplaatst." in text_of(answer)
    assert f"{deal}: voortgangsrapportage" in text_of(answer)
    assert owed(deal, REPORT, 2024).due_on.month == 9


def test_what_was_typed_stays_when_it_is_refused(as_person, deal, officer):
    desk = as_person(officer)
    own = url("rooster-deal", deal.pk, REPORT)
    page = desk.post(own, {"dag": "29 februari", "reden": "Schrikkel", "gezien": 0})
    assert "29 februari komt niet elk jaar" in text_of(page)
    assert "Schrikkel" in page.content.decode()
    own_day(deal, officer, "1 mei")
    page = desk.post(own, {"dag": "2 mei", "reden": "Later", "gezien": 0})
    assert "Iemand anders wijzigde deze dag intussen" in text_of(page)
    assert Roosterregel.objects.count() == 1


def test_who_may_not_change_the_schedule_reads_it(as_person, deal, officer):
    scheduled(deal, officer)
    desk = as_person(builders.toetser())
    page = desk.get(url("rooster-list"))
    assert "vóór 15 juni" in text_of(page)
    assert url("rooster-tranche", deal.tranche.number, REPORT) not in page.content.decode()
    given = {"dag": "1 mei", "reden": "x", "gezien": 1}
    answer = desk.post(url("rooster-deal", deal.pk, REPORT), given)
    assert "Alleen een behandelaar of een beheerder" in text_of(answer)


def test_a_deal_without_a_year_shows_no_line(as_person, officer):
    deal = builders.concluded(officer)
    plan_overleg(deal, 2025, officer)
    assert not Rapportage.objects.exists()
    assert Overleg.objects.count() == 1
    assert "Rapportage gevraagd" not in dossier_page(as_person(officer), deal)


def test_who_signs_has_one_task_for_it_and_the_writer_has_none_left(deal, officer, writer, signer):
    scheduled(deal, officer)
    reports.offered(reports.opened(deal, writer, 2024), writer)
    (task,) = [
        item for item in dossier.work_for(signer).items if "rapportage over 2024" in item.title
    ]
    assert (task.title, task.due_on) == (
        f"{deal}: onderteken de voortgangsrapportage over 2024",
        owed(deal, REPORT, 2024).due_on,
    )
    assert [
        item.title
        for item in dossier.work_for(writer).items
        if "rapportage over 2024" in item.title
    ] == []
