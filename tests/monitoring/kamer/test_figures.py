"""What it tells: accepted rapportages, the ledger beside them, and what is not known by name."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from disbursement.grootboek.models import Boeking, BoekingKind
from disbursement.grootboek.selectors import cash_by_year
from monitoring.kamer.models import Kamerrapportage
from monitoring.kamer.rendering.content import content_of
from monitoring.kamer.rendering.tables import tables_of
from monitoring.les import services as lessons
from monitoring.rapportage import services as rapportages
from monitoring.rapportage.models import Akkoord
from regiodeals.deal.models import Deal
from tests import builders
from tests.monitoring.indicator import world as goals
from tests.monitoring.kamer.world import accept_all, adopted, booked, drafted
from tests.monitoring.rapportage import world as reports
from tests.monitoring.rapportage.world import YEAR
from tests.screens import much_money

pytestmark = pytest.mark.django_db
FEW, MANY, AT_MOST = 20, 500, 15


def over(year=YEAR, edition=1):
    return Kamerrapportage(year=year, edition=edition)


def told(officer, **fields):
    return content_of(over(**fields), officer)


def row_of(data, deal):
    return next(row for row in data["deals"] if row["nummer"] == deal.pk)


def words_of(table):
    return [[cell.text for cell in row] for row in table.rows]


# ---- accepted only ---------------------------------------------------------------------------


def test_what_was_not_accepted_is_named_and_not_counted(report, writer, signer, officer):
    reports.submitted(report, writer, signer)
    data = told(officer)
    row = row_of(data, report.deal)
    assert (row["rapportage"], row["stand"]) == (None, "rapportage: ingediend")
    [total] = data["tranches"]
    assert (total["deals"], total["akkoord"]) == (1, 0)
    assert total["besteed"] == {"cent": None, "onbekend": 0}
    tables = tables_of(data)
    assert words_of(tables["zonder"]) == [
        [report.deal.name, str(report.deal.tranche.number), "rapportage: ingediend"]
    ]
    assert words_of(tables["deals"])[0][3:] == ["onbekend", "onbekend"]


def test_who_did_not_begin_is_named_too(deal, officer):
    assert row_of(told(officer), deal)["stand"].startswith("geen rapportage; de deal is")


def test_what_was_accepted_is_counted(report, writer, signer, officer):
    reports.accepted(report, writer, signer, officer)
    [total] = told(officer)["tranches"]
    assert total["akkoord"] == 1
    assert total["besteed"]["cent"] == 100_000
    assert sum(total["standen"].values()) == report.lijnverslagen.count()


def test_what_was_corrected_counts_once_and_as_it_was_accepted_last(
    report, writer, signer, officer
):
    reports.accepted(report, writer, signer, officer)
    rapportages.correct_report(rapportage_id=report.pk, actor=writer, remark="Beter.")
    row = row_of(told(officer), report.deal)
    assert row["stand"] == "akkoord, een verbetering is onderweg"
    assert row["rapportage"]["rijk"]["besteed"]["cent"] == 100_000
    reports.save(reports.field(report, "rijk_besteed"), "2.000", writer)
    rapportages.offer_report(rapportage_id=report.pk, actor=writer)
    rapportages.submit_report(rapportage_id=report.pk, actor=signer)
    assert told(officer)["tranches"][0]["besteed"]["cent"] == 100_000
    reports.judged(report, officer)
    rapportages.accept_report(rapportage_id=report.pk, actor=officer)
    assert Akkoord.objects.count() == 2
    [total] = told(officer)["tranches"]
    assert (total["akkoord"], total["besteed"]["cent"]) == (1, 200_000)


def test_a_return_after_the_acceptance_leaves_what_was_accepted(report, writer, signer, officer):
    reports.accepted(report, writer, signer, officer)
    rapportages.correct_report(rapportage_id=report.pk, actor=writer, remark="Beter.")
    rapportages.offer_report(rapportage_id=report.pk, actor=writer)
    rapportages.submit_report(rapportage_id=report.pk, actor=signer)
    reports.judged(report, officer, "deal")
    rapportages.send_back_report(rapportage_id=report.pk, actor=officer)
    row = row_of(told(officer), report.deal)
    assert row["stand"] == "akkoord, een verbetering is onderweg"
    assert row["rapportage"]["rijk"]["besteed"]["cent"] == 100_000


def test_another_year_is_another_report(report, writer, signer, officer):
    reports.accepted(report, writer, signer, officer)
    assert told(officer, year=YEAR - 1)["deals"] == []
    assert row_of(told(officer, year=YEAR + 1), report.deal)["rapportage"] is None


# ---- the ledger ------------------------------------------------------------------------------


@pytest.fixture
def grants(cast):
    return much_money.granted(3, region=builders.organisation(), cast=cast)


def test_the_totals_are_those_of_the_ledger(grants, cast):
    accept_all([grant.deal for grant in grants[:2]])
    data = told(cast.drafter)
    [total] = data["tranches"]
    granted = Boeking.objects.filter(kind=BoekingKind.VERLEEND)
    assert total["verleend"]["cent"] == sum(row.amount_cents for row in granted)
    assert total["verleend"]["cent"] == sum(row["verleend"] for row in data["deals"])
    paid = sum(row.paid_cents for row in cash_by_year(cast.drafter))
    assert total["betaald"]["cent"] == paid


def test_the_rapportage_stands_beside_what_was_accounted_for(grants, cast):
    for grant in grants:
        Deal.objects.filter(pk=grant.deal_id).update(name=f"Deal {grant.pk}")
    accept_all([grant.deal for grant in grants[:2]], spent=500)
    booked(grants[0].deal, BoekingKind.VERANTWOORD, 300, year=YEAR)
    # What is of a later year is not compared with this one.
    booked(grants[0].deal, BoekingKind.VERANTWOORD, 70, year=YEAR + 1, source_key="later")
    data = told(cast.drafter)
    assert data["tranches"][0]["verschil"] == {"cent": 200, "deals": 1}
    lines = {row[0]: row[1:] for row in words_of(tables_of(data)["vergelijking"])}
    assert lines[f"Deal {grants[0].pk}"][-1] == "€\u00a02"
    assert lines[f"Deal {grants[1].pk}"][1:] == ["onbekend", "onbekend"]
    assert f"Deal {grants[2].pk}" not in lines


def test_an_empty_amount_is_unknown_and_never_nothing(grants, cast):
    accept_all([grants[0].deal], spent=None)
    accept_all([grants[1].deal], spent=500)
    data = told(cast.drafter)
    [total] = data["tranches"]
    assert total["besteed"] == {"cent": 500, "onbekend": 1}
    assert words_of(tables_of(data)["tranches"])[0][3] == "€\u00a05 (1 onbekend)"


def test_dollars_and_euros_are_never_added(officer, grants):
    grant = builders.saba(officer)
    Deal.objects.filter(pk=grant.deal_id).update(granted_on=builders.NOW.date(), status="beschikt")
    booked(grant.deal, BoekingKind.VERLEEND, 5_275_000, currency="USD")
    booked(grant.deal, BoekingKind.VERLEEND, 5_000_000, source_key="euro")
    # The ledger wants the termijnen to make the advance.
    plan = {"currency": "USD", "termijn": grant.termijnen.all()[0], "source_key": "gepland"}
    booked(grant.deal, BoekingKind.TERMIJN_GEPLAND, 5_275_000, **plan)
    accept_all([grant.deal])
    data = told(officer)
    assert {row["munt"] for row in data["tranches"]} == {"EUR", "USD"}
    island = row_of(data, grant.deal)
    assert (island["verleend"], island["verplichting_euro"]) == (5_275_000, 5_000_000)
    lines = {row[0]: row for row in words_of(tables_of(data)["vergelijking"])}
    assert lines[grant.deal.name][-1] == "niet vergelijkbaar"


# ---- what was measured and learned -----------------------------------------------------------


def test_indicators_of_accepted_deals_are_added_up_as_they_were_handed_in(
    report, writer, signer, officer, colleague
):
    series = goals.series_in(report.deal, officer)
    goals.measure(series, 2023, 40, actor=colleague)
    goals.measure(series, 2024, 120, actor=colleague)
    assert told(officer)["indicatoren"] == []
    reports.accepted(report, writer, signer, officer)
    [row] = told(officer)["indicatoren"]
    assert (row["woorden"], row["opgeteld"], row["niet_gemeten"]) == ("160 woningen", True, 0)


def test_what_cannot_be_compared_is_said_and_not_added(report, writer, signer, officer, colleague):
    series = goals.series_in(report.deal, officer)
    goals.measure(series, 2023, 40, actor=colleague)
    goals.measure(series, 2024, 120, actor=colleague, not_comparable_because="Een andere telling.")
    reports.accepted(report, writer, signer, officer)
    [row] = told(officer)["indicatoren"]
    assert row["opgeteld"] is False
    assert row["woorden"].startswith("Niet vergelijkbaar")


def test_only_lessons_that_were_taken_over_and_shared_are_told(report, writer, signer, officer):
    goals.series_in(report.deal, officer)
    reports.save(reports.field(report, "lessen"), "Begin klein.", writer)
    akkoord = reports.accepted(report, writer, signer, officer)
    les = lessons.take_from_report(akkoord_id=akkoord.pk, actor=officer)
    assert told(officer)["lessen"] == []
    lessons.share_lesson(les_id=les.pk, seen=les.version, actor=officer)
    assert told(officer)["lessen"] == [{"titel": "Begin klein", "deal": str(report.deal)}]


def test_a_next_edition_tells_what_changed(report, writer, signer, officer, colleague):
    reports.accepted(report, writer, signer, officer)
    adopted(drafted(officer), colleague)
    rapportages.correct_report(rapportage_id=report.pk, actor=writer, remark="Beter.")
    reports.save(reports.field(report, "rijk_besteed"), "2.000", writer)
    rapportages.offer_report(rapportage_id=report.pk, actor=writer)
    rapportages.submit_report(rapportage_id=report.pk, actor=signer)
    reports.judged(report, officer)
    rapportages.accept_report(rapportage_id=report.pk, actor=officer)
    name = f"Tranche {report.deal.tranche.number}: besteed"
    assert words_of(tables_of(content_of(drafted(officer), officer))["verschil"]) == [
        [name, "€\u00a01.000", "€\u00a02.000"]
    ]


# ---- questions -------------------------------------------------------------------------------


def questions(officer, report, client):
    client.force_login(officer)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(f"/kamer/{report.pk}/").status_code == 200
    return len(asked)


def test_the_page_asks_as_much_of_five_hundred_deals_as_of_twenty(cast, client):
    region = builders.organisation()
    accept_all([grant.deal for grant in much_money.granted(FEW, region=region, cast=cast)])
    report = drafted(cast.drafter)
    few = questions(cast.drafter, report, client)
    grants = much_money.granted(MANY - FEW, region=region, cast=cast)
    accept_all([grant.deal for grant in grants])
    assert questions(cast.drafter, report, client) == few <= AT_MOST
