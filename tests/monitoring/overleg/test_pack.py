"""The papers: frozen when they are ordered, one accessible PDF, and for whom they are."""

from datetime import date, datetime

import pytest
from django.db import Error, transaction

from monitoring.overleg import services
from monitoring.overleg.models import Overleg, Vergaderstuk
from monitoring.overleg.rendering.make import make_pack
from monitoring.overleg.rendering.pack import chart_of, render_pack
from monitoring.overleg.rendering.pack_data import STANDARD_AGENDA
from monitoring.overleg.selectors import ids_with_pending_pack
from monitoring.rapportage import services as rapportages
from regiodeals.accounts.models import Role
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.deal.models import DealParty, PartyRole
from regiodeals.documents.models import Document
from regiodeals.obligations.owner import Owner
from tests import builders
from tests.browsing import messages_of, text_of
from tests.disbursement.beschikking.letter_samples import text_of as pdf_text
from tests.monitoring.indicator import world as goals
from tests.monitoring.overleg.browsing import brought_to, url
from tests.monitoring.overleg.meeting import coordinator_of, planned
from tests.monitoring.rapportage import world as reports
from tests.monitoring.rapportage.conftest import deal, report, signer, writer
from tests.verapdf.check import verdicts

__all__ = ["deal", "report", "signer", "writer"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def full(report, writer, signer, officer, still_clock):
    """The overleg of 2026: with a series, an accepted rapportage, an earlier overleg, an action."""
    deal = report.deal
    series, colleague = goals.series_in(deal, officer), builders.behandelaar()
    for year, value in ((2023, 40), (2024, 120)):
        # Who measured does not judge the rapportage.
        goals.measure(series, year, value, actor=colleague)
    reports.complete(report, writer)
    reports.save(reports.field(report, "stand"), "risico", writer)
    reports.save(reports.field(report, "toelichting"), "De grond is duurder.", writer)
    reports.save(reports.field(report, "wijzigingen"), "Een jaar langer de tijd.", writer)
    rapportages.offer_report(rapportage_id=report.pk, actor=writer)
    rapportages.submit_report(rapportage_id=report.pk, actor=signer)
    reports.judged(report, officer)
    rapportages.accept_report(rapportage_id=report.pk, actor=officer)
    earlier = Overleg.objects.create(deal=deal, year=2025)
    brought_to("gehouden", earlier, officer, still_clock)
    region = Owner(organisation=builders.region_of(deal))
    services.add_action(
        overleg_id=earlier.pk,
        text="Stuur de planning",
        owner=region,
        due_on=date(2026, 2, 1),
        actor=officer,
    )
    services.add_decision(overleg_id=earlier.pk, text="De wijk gaat voor.", actor=officer)
    services.save_minutes(overleg_id=earlier.pk, text="Wij spraken af.", actor=officer)
    services.send_minutes(overleg_id=earlier.pk, actor=officer)
    services.take_step(overleg_id=earlier.pk, verb="adopt_minutes", actor=officer)
    return planned(
        Overleg.objects.create(deal=deal, year=2026), officer, planned_on=date(2026, 6, 11)
    )


@pytest.fixture
def bare(overleg, officer):
    """Of a deal of which nothing is known yet."""
    return planned(overleg, officer)


def order(overleg, officer, **more):
    return services.order_pack(overleg_id=overleg.pk, actor=officer, **more)


# ---- what it says ----------------------------------------------------------------------------


def test_everything_of_the_deal_stands_in_one_accessible_pdf(full, officer, tmp_path):
    row = order(full, officer, agenda="Opening\n\n  De wijk \n")
    assert ids_with_pending_pack() == [row.pk]
    assert make_pack(row.pk)
    assert not make_pack(row.pk)
    assert ids_with_pending_pack() == []
    content = render_pack(row)
    text = " ".join(pdf_text(content).replace("\u00a0", " ").split())
    for words in (
        "donderdag 11 juni 2026, 10:00 tot 12:00 uur",
        "De wijk",
        "Stuur de planning",
        "1 februari 2026",
        "Gebouwde woningen",
        "120 woningen (2024)",
        "400 woningen (2028)",
        "volgens het plan",
        "De grond is duurder.",
        "Een jaar langer de tijd.",
        "De wijk gaat voor.",
        "Wij spraken af.",
    ):
        assert words in text
    file = tmp_path / "vergaderstuk.pdf"
    file.write_bytes(content)
    assert [found.failures for found in verdicts(file)] == [(), ()]
    assert render_pack(row) == content


def test_what_is_not_there_is_said(bare, officer):
    text = " ".join(pdf_text(render_pack(order(bare, officer))).split())
    for words in (
        STANDARD_AGENDA[0],
        "Er staan geen actiepunten open.",
        "Er zijn nog geen indicatoren afgesproken.",
        "Er is nog geen rapportage waarop het ministerie akkoord gaf.",
        "Er zijn geen afwijkingen gemeld.",
        "Er zijn geen wijzigingen gevraagd.",
        "Dit is het eerste overleg.",
    ):
        assert words in text


def test_what_changes_after_the_order_stands_in_a_later_one_only(full, officer):
    first = order(full, officer)
    row = Vergaderstuk.objects.get(pk=first.pk)
    assert [action["wat"] for action in row.data["acties"]] == ["Stuur de planning"]
    services.close_action(obligation_id=_action(full).pk, how="Gemaild.", actor=officer)
    second = order(full, officer)
    assert second.number == 2
    assert second.data["acties"] == []
    with pytest.raises(Error), transaction.atomic():
        Vergaderstuk.objects.update(data={})
    assert Vergaderstuk.objects.get(pk=first.pk).data == first.data


def _action(overleg):
    from monitoring.overleg.selectors import open_actions_of_deal

    return open_actions_of_deal(overleg.deal_id)[0]


# ---- the order -------------------------------------------------------------------------------


def test_only_a_behandelaar_orders_them_and_only_with_a_day(bare, officer):
    with pytest.raises(NotAllowed):
        order(bare, builders.toetser())
    later = Overleg.objects.create(deal=bare.deal, year=2026)
    with pytest.raises(WrongState, match="nog geen dag gekozen"):
        order(later, officer)


@pytest.mark.parametrize("agenda", ["x" * 201, "\n".join("x" * 31)])
def test_an_agenda_that_does_not_fit_is_refused(bare, officer, agenda):
    with pytest.raises(InvalidInput, match="De agenda heeft ten hoogste"):
        order(bare, officer, agenda=agenda)


def test_papers_that_could_not_be_made_are_asked_for_again(
    client, bare, officer, hurried, django_capture_on_commit_callbacks
):
    row = order(bare, officer)
    client.force_login(officer)
    response = client.post(url("pack-again", row))
    assert messages_of(response)[-1].startswith("Er is geen vergaderstuk")
    Document.objects.filter(pk=row.document_id).update(given_up_at=datetime.now().astimezone())
    assert "kon niet worden gemaakt" in text_of(client.get(url("detail", bare)))
    with django_capture_on_commit_callbacks(execute=True):
        client.post(url("pack-again", row))
    assert hurried == [row.pk]


# ---- for whom --------------------------------------------------------------------------------


def test_the_region_opens_them_and_a_ministry_where_it_takes_part(client, bare, officer):
    client.force_login(officer)
    client.post(url("pack", bare), {"agenda": "Opening"})
    row = Vergaderstuk.objects.get()
    assert client.get(url("pack-file", row)).status_code == 404
    assert "Vergaderstuk 1 wordt gemaakt." in text_of(client.get(url("detail", bare)))
    make_pack(row.pk)
    party = DealParty.objects.filter(deal=bare.deal, role=PartyRole.RIJKSPARTIJ)[0]
    ministry = builders.member(party.organisation, Role.MEDEONDERTEKENAAR)
    expected = {officer: 200, coordinator_of(bare): 200, ministry: 404}
    expected[builders.member(builders.organisation())] = 404
    for person, status in expected.items():
        client.force_login(person)
        assert client.get(url("pack-file", row)).status_code == status
    services.add_person(overleg_id=bare.pk, user_id=ministry.pk, actor=officer)
    client.force_login(ministry)
    response = client.get(url("pack-file", row))
    assert response["Content-Type"] == "application/pdf"


# ---- the chart -------------------------------------------------------------------------------


def test_the_chart_is_told_in_words():
    one = {"punten": [[2023, "40"], [2024, "1200.5"]], "streef": "400"}
    assert chart_of(one).alternative == (
        "Verloop van de metingen. 2023 40; 2024 1.200,5; Streefwaarde 400."
    )
    assert "Streefwaarde" not in chart_of(one | {"streef": None}).alternative
