"""What was measured stands in the rapportage beside what was agreed, and is handed in with it."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from monitoring.indicator import services as indicators
from monitoring.indicator.models import Meting
from monitoring.indicator.services import Measured
from monitoring.rapportage import services
from monitoring.rapportage.models import Rapportage
from monitoring.rapportage.rendering.data import canonical_json, data_to_hand_in, hash_of
from monitoring.rapportage.rendering.report import report_texts
from monitoring.rapportage.rendering.review import review_page
from regiodeals import dossier
from regiodeals.accounts.models import Role
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from tests import builders
from tests.browsing import text_of
from tests.monitoring.indicator import world as goals
from tests.monitoring.rapportage import world

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15
MISSING = f"Over {world.YEAR} is nog niets gemeten."


@pytest.fixture
def series(deal, officer):
    return goals.series_in(deal, officer)


@pytest.fixture
def desk(client, writer):
    client.force_login(writer)
    return client


def url(name, *arguments):
    return reverse(f"monitoring:{name}", args=arguments)


def page_of(client, report):
    return text_of(client.get(url("rapportage-detail", report.pk)))


def frozen(report):
    (part, _deal) = report.indieningen.latest("number").data["onderdelen"]
    return part["resultaten"]


# ---- while writing ---------------------------------------------------------------------------


def test_the_results_stand_at_their_programmalijn_with_the_target(desk, report, series, writer):
    goals.measure(series, 2023, 80, actor=writer)
    goals.measure(series, world.YEAR, 120, actor=writer)
    text = page_of(desk, report)
    assert "10 woningen (2023)" in text
    assert "400 woningen (2028)" in text
    assert "Nog 200 woningen erbij tot de streefwaarde." in text
    assert f"Alle indicatoren zijn over {world.YEAR} gemeten." in text


def test_what_is_missing_is_said_with_the_way_to_fill_it_in_and_back(desk, report, series):
    page = desk.get(url("rapportage-detail", report.pk))
    assert MISSING in text_of(page)
    assert "Bij 1 van 1 indicatoren ontbreekt nog iets." in text_of(page)
    (row,) = page.context["parts"][0]["results"]["rows"]
    form = desk.get(row["measure_url"])
    assert form.context["form"]["ronde"].value() == str(world.YEAR)
    answer = desk.post(row["measure_url"], {"ronde": world.YEAR, "waarde": "1.200,5"})
    assert answer["Location"] == url("rapportage-detail", report.pk) + (
        f"#{world.line_of(report).section}"
    )
    assert Meting.objects.get().value == Decimal("1200.5")
    assert MISSING not in page_of(desk, report)


@pytest.mark.parametrize(
    "elsewhere", ["https://elders.example/", "//elders.example/", "///elders.example/", "x"]
)
def test_a_link_leads_back_to_a_page_of_this_site_and_to_no_other(desk, series, elsewhere):
    form = desk.get(url("measurement-record", series.pk), {"terug": elsewhere})
    assert form.context["back_url"] == url("series-detail", series.pk)


def test_an_unknown_value_and_an_unknown_target_are_named(desk, report, deal, series, officer):
    goals.measure(series, world.YEAR, actor=officer, note="Niets aangeleverd.")
    code = goals.indicator(deal, officer)
    other = goals.serve(series.doel, code, officer, target=None, target_year=None)
    goals.measure(other, world.YEAR, 5, actor=officer)
    page = desk.get(url("rapportage-detail", report.pk))
    rows = page.context["parts"][0]["results"]["rows"]
    assert [row["missing"] for row in rows] == [
        f"De waarde over {world.YEAR} is onbekend.",
        "De streefwaarde is onbekend.",
    ]
    # What was laid down over the year is corrected, and not laid down twice.
    assert rows[0]["measure_url"] == url("series-detail", series.pk)


def test_a_line_without_doel_and_a_doel_without_indicator_say_so(desk, report, deal, officer):
    assert "Deze programmalijn heeft nog geen doel." in page_of(desk, report)
    goals.goal(deal, officer)
    assert "Meer woningen: Bij dit doel is nog geen indicator." in page_of(desk, report)


def test_a_later_year_does_not_stand_in_the_rapportage_of_an_earlier_one(
    desk, report, series, writer, still_clock
):
    goals.measure(series, world.YEAR, 120, actor=writer)
    still_clock.set(still_clock.moment.replace(year=world.YEAR + 1))
    goals.measure(series, world.YEAR + 1, 250, actor=writer)
    text = page_of(desk, report)
    assert "Nog 280 woningen erbij" in text
    assert "250 woningen" not in text


def test_the_check_warns_and_does_not_block(desk, report, series, writer, signer):
    world.complete(report, writer)
    page = desk.get(url("rapportage-check", report.pk))
    (line,) = [line for line in page.context["warning"] if line.sentence == MISSING]
    assert not page.context["blocking"]
    assert series.indicator.code in line.where
    assert desk.post(line.url, {"ronde": world.YEAR, "waarde": "5"})["Location"] == url(
        "rapportage-check", report.pk
    )
    assert MISSING not in text_of(desk.get(url("rapportage-check", report.pk)))


def test_the_page_asks_as_much_for_sixty_indicators_as_for_ten(desk, report, series, officer):
    goals.measure(series, world.YEAR, 1, actor=officer)
    more(series, 9, officer)
    desk.get(url("rapportage-detail", report.pk))
    few = queries(desk, report)
    more(series, 50, officer)
    many = queries(desk, report)
    page = desk.get(url("rapportage-detail", report.pk))
    assert len(page.context["parts"][0]["results"]["rows"]) == 60
    assert len(few) == len(many) <= MOST_QUERIES, "\n".join(many)


def queries(client, report):
    with CaptureQueriesContext(connection) as asked:
        client.get(url("rapportage-detail", report.pk))
    return [query["sql"] for query in asked.captured_queries]


def more(series, number, officer):
    """So many indicatoren more at the same doel, each measured once."""
    deal = series.doel.programmalijn.deal
    for _ in range(number):
        other = goals.serve(series.doel, goals.indicator(deal, officer), officer)
        goals.measure(other, world.YEAR, 7, actor=officer)


# ---- who measures ----------------------------------------------------------------------------


def test_the_region_measures_and_another_region_finds_nothing(client, series, writer):
    stranger = builders.member(builders.organisation())
    with pytest.raises(NotAllowed, match="Alleen een behandelaar of wie voor de regio"):
        goals.measure(series, world.YEAR, 5, actor=stranger)
    client.force_login(stranger)
    assert client.get(url("measurement-record", series.pk)).status_code == 404
    meting = goals.measure(series, world.YEAR, 5, actor=writer)
    assert client.get(url("measurement-correct", meting.pk)).status_code == 404
    better = indicators.correct_measurement(
        meting_id=meting.pk, measured=Measured(value=Decimal(6)), reason="Geteld.", actor=writer
    )
    assert better.by == writer


def test_another_ministry_reads_and_does_not_measure(client, deal, series):
    party = deal.parties.filter(role="rijkspartij")[0]
    reader = builders.member(party.organisation, Role.MEDEONDERTEKENAAR)
    client.force_login(reader)
    assert client.get(url("series-detail", series.pk)).status_code == 200
    assert client.get(url("measurement-record", series.pk)).status_code == 404


def test_a_note_that_cannot_be_printed_is_refused_while_it_can_be_changed(series, writer):
    with pytest.raises(InvalidInput, match="niet kan worden afgedrukt"):
        goals.measure(series, world.YEAR, 5, actor=writer, note="Goed \U0001f600")


def test_who_measured_does_not_sign(report, series, writer, signer):
    meting = goals.measure(series, world.YEAR, 5, actor=signer)
    world.offered(report, writer)
    assert not [task for task in dossier.work_for(signer).items if "onderteken" in task.title]
    with pytest.raises(NotAllowed, match="U schreef of mat zelf mee"):
        services.submit_report(rapportage_id=report.pk, actor=signer)
    with pytest.raises(IntegrityError, match="does not sign it"), transaction.atomic():
        world.handed_in(report, by=signer)
    indicators.correct_measurement(
        meting_id=meting.pk, measured=Measured(value=Decimal(6)), reason="Geteld.", actor=writer
    )
    assert services.submit_report(rapportage_id=report.pk, actor=signer).number == 1


# ---- handed in, judged and accepted ----------------------------------------------------------


def test_the_results_are_frozen_as_figures_and_as_words(report, series, writer, signer):
    goals.measure(series, world.YEAR, "120.50", actor=writer, note="Voorlopig.")
    row = world.submitted(report, writer, signer)
    (result,) = frozen(report)
    assert result["code"] == series.indicator.code
    assert result["nulmeting"] == {"waarde": "10", "jaar": 2023}
    assert result["streefwaarde"] == {"waarde": "400", "jaar": 2028}
    assert result["meting"] == {
        "ronde": world.YEAR,
        "waarde": "120.5",
        "teller": None,
        "noemer": None,
        "eenheid": "woningen",
        "definitie": 1,
        "toelichting": "Voorlopig.",
    }
    assert result["woorden"]["stand"] == "Nog 279,5 woningen erbij tot de streefwaarde."
    assert row.sha256 == hash_of(row.data)
    assert b'"resultaten":[{"code":' in canonical_json(row.data)


def test_a_ratio_is_frozen_with_its_teller_and_noemer(report, deal, officer, writer, signer):
    series = goals.series_in(deal, officer, meaning=goals.ratio(deal))
    goals.measure(series, world.YEAR, actor=writer, numerator=5, denominator=8)
    world.submitted(report, writer, signer)
    (result,) = frozen(report)
    assert (result["meting"]["teller"], result["meting"]["noemer"]) == (5, 8)
    assert result["woorden"]["meting"] == f"62,5 procent (5 van 8) ({world.YEAR})"


def test_who_signs_is_told_when_somebody_measured_meanwhile(report, series, writer, signer):
    world.offered(report, writer)
    seen = hash_of(data_to_hand_in(Rapportage.objects.get()))
    goals.measure(series, world.YEAR, 5, actor=writer)
    with pytest.raises(WrongState, match="veranderd sinds u deze pagina opende"):
        services.submit_report(rapportage_id=report.pk, actor=signer, seen=seen)


def test_after_a_return_only_the_indicator_that_was_measured_anew_is_shown(
    report, series, deal, writer, signer, officer
):
    same = goals.serve(series.doel, goals.indicator(deal, officer), officer)
    meting = goals.measure(series, world.YEAR, 5, actor=writer)
    goals.measure(same, world.YEAR, 9, actor=writer)
    world.returned(report, writer, signer, officer)
    indicators.correct_measurement(
        meting_id=meting.pk, measured=Measured(value=Decimal(6)), reason="Geteld.", actor=writer
    )
    services.offer_report(rapportage_id=report.pk, actor=writer)
    services.submit_report(rapportage_id=report.pk, actor=signer)
    part = review_page(Rapportage.objects.get(), officer)["parts"][0]
    (change,) = part["changes"]
    assert change["label"] == f"{series.indicator.code} Gebouwde woningen"
    assert "Laatste meting: 5 woningen" in change["old"]
    assert "Laatste meting: 6 woningen" in change["new"]
    assert part["verdict"]["word"] == "nog niet beoordeeld"


def test_the_document_shows_the_frozen_results_whatever_is_measured_later(
    report, series, writer, signer, officer
):
    meting = goals.measure(series, world.YEAR, 5, actor=writer)
    row = world.accepted(report, writer, signer, officer)
    indicators.correct_measurement(
        meting_id=meting.pk, measured=Measured(value=Decimal(6)), reason="Geteld.", actor=writer
    )
    (shown,) = report_texts(row)["onderdelen"][0]["resultaten"]
    assert shown["naam"] == f"{series.indicator.code} Gebouwde woningen"
    assert shown["meting"] == f"5 woningen ({world.YEAR})"
    assert shown["stand"] == ["Nog 395 woningen erbij tot de streefwaarde."]


def test_what_was_handed_in_before_results_were_kept_is_still_read(report, writer, signer, officer):
    row = world.accepted(report, writer, signer, officer)
    for part in row.indiening.data["onderdelen"]:
        part.pop("resultaten", None)
    assert [part["resultaten"] for part in report_texts(row)["onderdelen"]] == [[], []]
