"""Everybody who saved an answer stays its writer: he signs nor judges, whoever saved after him."""

import pytest
from django.db import IntegrityError, transaction

from monitoring.rapportage import services
from monitoring.rapportage.models import Akkoord, Antwoord, Rapportage, Schrijver
from monitoring.rapportage.rendering.review import review_page
from monitoring.rapportage.selectors import waiting_for_region
from regiodeals.accounts.models import Role, RoleAssignment, User
from regiodeals.common.errors import NotAllowed, WrongState
from regiodeals.documents import services as documents
from regiodeals.documents.models import Kind
from tests import builders
from tests.monitoring.rapportage import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def lessons(report):
    return world.field(report, "lessen")


@pytest.fixture
def both(signer):
    """Who may sign for the kassier, and is a behandelaar besides."""
    return also_behandelaar(signer)


def also_behandelaar(person):
    RoleAssignment.objects.create(
        user=person, role=Role.BEHANDELAAR, valid_from=builders.NOW.date()
    )
    return User.objects.get(pk=person.pk)


def overwritten(lessons, first, second):
    """Two wrote in one answer; of the first nothing is left in it."""
    world.save(lessons, f"Van {first}.", first)
    world.save(Antwoord.objects.get(pk=lessons.pk), "Heel anders.", second)


def writers_of(answer):
    return [row.by for row in answer.schrijvers.order_by("pk")]


def test_each_who_saved_is_kept_once_with_the_first_time(lessons, writer, signer, still_clock):
    world.save(lessons, "Eerst.", writer)
    still_clock.set(builders.NOW.replace(hour=15))
    overwritten(Antwoord.objects.get(pk=lessons.pk), signer, writer)
    assert writers_of(lessons) == [writer, signer]
    assert lessons.schrijvers.get(by=writer).at == builders.NOW


def test_the_database_adds_the_writer_itself_and_never_lets_him_go(lessons, writer, signer):
    Antwoord.objects.filter(pk=lessons.pk).update(text="Langs een zijweg.", by=signer)
    assert writers_of(lessons) == [signer]
    rows = Schrijver.objects.filter(antwoord=lessons)
    for change in (rows.delete, lambda: rows.update(by=writer)):
        with pytest.raises(Exception, match="Cannot update or delete"), transaction.atomic():
            change()


def test_who_was_overwritten_does_not_sign(report, lessons, writer, signer):
    overwritten(lessons, signer, writer)
    world.offered(report, writer)
    with pytest.raises(NotAllowed, match="U schreef of mat zelf mee"):
        services.submit_report(rapportage_id=report.pk, actor=signer)
    assert not waiting_for_region(signer).exists()


def test_the_database_refuses_who_was_overwritten_as_signer(report, deal, lessons, writer, signer):
    overwritten(lessons, signer, writer)
    other = world.signer_of(deal)
    row = world.submitted(report, writer, other)
    row.pk, row.number, row.by = None, 2, signer
    row.receipt = documents.order(kind=Kind.ONTVANGSTBEWIJS, filename="x.pdf", by=None)
    with (
        pytest.raises(IntegrityError, match="who writes a rapportage does not sign it"),
        transaction.atomic(),
    ):
        row.save(force_insert=True)


def test_who_wrote_what_was_taken_over_from_the_year_before_wrote_it_still(
    report, deal, lessons, writer, signer, still_clock
):
    overwritten(lessons, signer, writer)
    world.save(world.field(report, "verhaal"), "Van dat jaar.", signer)
    still_clock.set(builders.NOW.replace(year=world.YEAR + 1))
    later = world.opened(deal, writer, world.YEAR + 1)
    assert set(writers_of(world.field(later, "lessen"))) == {writer, signer}
    assert writers_of(world.field(later, "verhaal")) == []
    world.offered(later, writer)
    with pytest.raises(NotAllowed, match="U schreef of mat zelf mee"):
        services.submit_report(rapportage_id=later.pk, actor=signer)


# ---- at the ministry -------------------------------------------------------------------------


def test_who_wrote_does_not_judge_nor_accept(report, deal, lessons, writer, both, officer):
    overwritten(lessons, both, writer)
    row = world.submitted(report, writer, world.signer_of(deal))
    with pytest.raises(NotAllowed, match="U schreef of mat zelf mee aan deze rapportage"):
        world.judge(report, "deal", both)
    assert not review_page(Rapportage.objects.get(), both)["may_judge"]
    with pytest.raises(IntegrityError, match="does not judge"), transaction.atomic():
        row.oordelen.create(section="deal", is_accepted=True, by=both, at=builders.NOW)
    world.judged(report, officer)
    with pytest.raises(NotAllowed, match="U schreef of mat zelf mee aan deze rapportage"):
        services.accept_report(rapportage_id=report.pk, actor=both)
    document = documents.order(kind=Kind.RAPPORTAGE, filename="x.pdf", by=None)
    with pytest.raises(IntegrityError, match="does not accept it"), transaction.atomic():
        Akkoord.objects.create(indiening=row, by=both, at=builders.NOW, document=document)
    assert services.accept_report(rapportage_id=report.pk, actor=officer).indiening == row


def test_who_judged_and_wrote_after_the_return_leaves_no_oordeel(
    report, deal, writer, both, officer
):
    signer = world.signer_of(deal)
    world.returned(report, writer, signer, both)
    world.save(world.field(report, "lessen"), "Van mij.", both)
    services.offer_report(rapportage_id=report.pk, actor=writer)
    row = services.submit_report(rapportage_id=report.pk, actor=signer)
    assert not row.oordelen.exists()
    world.judged(report, officer)
    assert services.accept_report(rapportage_id=report.pk, actor=officer).indiening == row


# ---- on what was seen ------------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["accept", "send_back"])
def test_a_step_of_the_ministry_never_lands_on_another_indiening(
    report, writer, signer, officer, verb
):
    world.submitted(report, writer, signer)
    page = review_page(Rapportage.objects.get(), officer)
    shown = page["steps"][0]["hidden"]["gezien"]
    world.judged(report, officer, "deal")
    services.send_back_report(rapportage_id=report.pk, actor=officer)
    world.save(world.field(report, "lessen"), "Beter.", writer)
    services.offer_report(rapportage_id=report.pk, actor=writer)
    row = services.submit_report(rapportage_id=report.pk, actor=signer)
    world.judged(report, officer, *(["deal"] if verb == "send_back" else []))
    for seen in (shown, ""):
        with pytest.raises(WrongState, match="Er is intussen opnieuw ingediend"):
            services.take_step(rapportage_id=report.pk, verb=verb, actor=officer, seen=seen)
    services.take_step(rapportage_id=report.pk, verb=verb, actor=officer, seen=row.sha256)
    assert Rapportage.objects.get().status in ("akkoord", "teruggegeven")
