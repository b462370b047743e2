"""The ministry asks a deal for a rapportage between times: with a question and a day of its own."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from monitoring.herinnering.models import Herinnering
from monitoring.herinnering.running import plan_due_rounds
from monitoring.rapportage.models import OF_A_LINE, OF_THE_REQUEST, Rapportage
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import DoneBefore, InvalidInput, NotAllowed, RequirementsUnmet
from regiodeals.deal.models import Deal, DealStatus, RoleInDeal
from regiodeals.mail.models import Message, MessageKind
from regiodeals.obligations.models import Obligation
from tests import builders
from tests.monitoring.rapportage import world
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db
TODAY = builders.NOW.date()


@pytest.fixture
def second(deal):
    return deal.programmalijnen.create(order=2, name="Economie")


def owed():
    return Obligation.objects.get(subject_type="monitoring.rapportage")


def mails():
    return list(Message.objects.filter(kind=MessageKind.UITVRAAG).order_by("pk"))


# ---- what is asked ---------------------------------------------------------------------------


def test_it_has_a_subject_and_a_question_and_no_year(deal, officer):
    report = world.asked(deal, officer)
    assert (report.year, report.until, report.asked_on) == (None, TODAY.year, TODAY)
    assert str(report.name) == "Tussentijdse rapportage: Vertraging van de nieuwbouw"
    assert report.question.startswith("Wat is de oorzaak?")
    entry = AuditEntry.objects.get(action="monitoring.rapportage.ask")
    assert (entry.actor, entry.dossier) == (officer, deal.pk)


def test_only_the_programmalijnen_that_were_chosen_are_asked(deal, officer, second):
    report = world.asked(deal, officer, lines=[second.pk])
    (line,) = report.lijnverslagen.all()
    assert line.programmalijn == second
    assert report.antwoorden.count() == len(OF_A_LINE) + len(OF_THE_REQUEST)
    assert not report.antwoorden.filter(vraag="verhaal").exists()


def test_it_begins_with_the_last_rapportage_over_a_year(deal, officer, report, writer):
    world.save(world.field(report, "risicos"), "Te weinig bouwers.", writer)
    asked = world.asked(deal, officer)
    risks = world.field(asked, "risicos")
    assert (risks.text, risks.comes_from) == (
        "Te weinig bouwers.",
        f"de rapportage over {world.YEAR}",
    )
    assert [row.by for row in risks.schrijvers.all()] == [writer]
    assert world.field(asked, "antwoord").text == ""


def test_a_rapportage_over_a_year_takes_nothing_over_from_what_was_asked(
    deal, officer, writer, still_clock
):
    world.complete(world.asked(deal, officer), writer)
    still_clock.set(builders.NOW + timedelta(days=400))
    later = world.opened(deal, writer, world.YEAR + 1)
    assert not later.antwoorden.exclude(comes_from="").exists()


# ---- its last day ----------------------------------------------------------------------------


def test_the_kassier_owes_it_by_its_own_day(deal, officer):
    report = world.asked(deal, officer)
    found = owed()
    assert (found.subject_id, found.dossier) == (report.pk, deal.pk)
    assert (found.due_on, found.owner_organisation) == (
        world.ASKED["due_on"],
        builders.region_of(deal),
    )
    assert found.title == "Tussentijdse rapportage over “Vertraging van de nieuwbouw” indienen"


def test_it_is_reminded_of_like_the_yearly_one(deal, officer, still_clock):
    world.coordinator(deal, "eva@regio.example")
    world.asked(deal, officer)
    plan_due_rounds()
    still_clock.set(builders.NOW.replace(month=12, day=17))
    plan_due_rounds()
    assert Herinnering.objects.filter(obligation=owed()).exists()


def test_today_is_a_day_that_can_be_kept(deal, officer):
    assert world.asked(deal, officer, due_on=TODAY).pk


@pytest.mark.parametrize(
    ("due_on", "sentence"),
    [
        (TODAY - timedelta(days=1), "is al voorbij"),
        (TODAY + timedelta(days=367), "binnen een jaar"),
        (date(2199, 12, 31), "binnen een jaar"),
    ],
)
def test_a_day_that_cannot_be_is_refused(deal, officer, due_on, sentence):
    with pytest.raises(InvalidInput, match=sentence):
        world.asked(deal, officer, due_on=due_on)


def test_on_an_island_it_is_still_yesterday(officer, still_clock):
    deal = builders.saba(officer).deal
    Deal.objects.filter(pk=deal.pk).update(status=DealStatus.BESCHIKT, granted_on=TODAY)
    still_clock.set(builders.NOW.replace(hour=1))
    world.asked(deal, officer, due_on=TODAY - timedelta(days=1))
    assert owed().zone == "America/Kralendijk"


# ---- words -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"subject": "  \n "}, "Noem het onderwerp"),
        ({"subject": "x" * 81}, "ten hoogste 80 tekens"),
        ({"subject": "Tekort van € 5 miljoen"}, "geen bedrag"),
        ({"subject": "Een bel\x07"}, "Deze tekst"),
        ({"question": " "}, "Schrijf op wat u wilt weten"),
        ({"question": "x" * 200_000}, "Dit zijn 200000 tekens"),
        ({"question": "Een\x00nul"}, "Deze tekst"),
        ({"question": "Een\u202eomkering"}, "Deze tekst"),
        ({"lines": []}, "Kies een of meer programmalijnen"),
        ({"lines": [0]}, "Kies een of meer programmalijnen"),
    ],
)
def test_what_cannot_be_printed_or_sent_is_refused_in_words(deal, officer, given, sentence):
    with pytest.raises(InvalidInput, match=sentence):
        world.asked(deal, officer, **given)
    assert not Rapportage.objects.exists()


def test_what_a_word_processor_pastes_is_kept_in_one_form(deal, officer):
    report = world.asked(
        deal,
        officer,
        subject=" Vertraging \r\n van  de cafe\u0301s ",
        question="Een\r\n\r\n<b>twee</b> ",
    )
    assert report.subject == "Vertraging van de cafés"
    assert report.question == "Een\n\n<b>twee</b>"


def test_a_line_of_another_deal_is_refused(deal, officer, second):
    elsewhere = builders.proposal().programmalijnen.create(order=1, name="Elders")
    with pytest.raises(InvalidInput, match="programmalijnen van deze deal"):
        world.asked(deal, officer, lines=[second.pk, elsewhere.pk])


def test_the_database_holds_that_it_is_over_a_year_or_was_asked(deal, officer, writer):
    common = {"deal": deal, "form_version": 2, "opened_at": builders.NOW, "opened_by": writer}
    for wrong in (
        {},
        {"year": 2024, "subject": "Ook"},
        {"asked_on": TODAY, "subject": "Zonder vraag"},
        {"asked_on": TODAY, "question": "Zonder onderwerp"},
    ):
        with pytest.raises(IntegrityError, match="over_a_year_or"), transaction.atomic():
            Rapportage.objects.create(**common, **wrong)
    report = world.asked(deal, officer)
    with (
        pytest.raises(ProgrammingError, match="Cannot update rows"),
        transaction.atomic(),
    ):
        Rapportage.objects.filter(pk=report.pk).update(subject="Iets anders")


# ---- by whom, of which deal ------------------------------------------------------------------


def test_only_a_behandelaar_asks(deal, writer, signer):
    for person in (writer, signer, builders.toetser(), builders.beheerder()):
        with pytest.raises(NotAllowed, match="Alleen een behandelaar"):
            world.asked(deal, person)


@pytest.mark.parametrize("status", [DealStatus.GESLOTEN, DealStatus.OPGEZEGD, "vastgesteld"])
def test_a_deal_that_is_not_reported_on_is_not_asked(deal, officer, status):
    Deal.objects.filter(pk=deal.pk).update(status=status)
    with pytest.raises(RequirementsUnmet, match="Tussentijds vragen kan"):
        world.asked(deal, officer)


def test_without_a_kassier_nobody_could_sign(deal, officer):
    deal.parties.filter(role="kassier").delete()
    with pytest.raises(InvalidInput, match="regiokassier"):
        world.asked(deal, officer)


# ---- the region is told ----------------------------------------------------------------------


def test_each_coordinator_gets_a_mail_with_question_and_day(deal, officer, writer):
    named = world.coordinator(deal, "ilse@regio.example")
    builders.role_in(deal, RoleInDeal.WRITER, builders.user(email="schrijver@regio.example"))
    type(writer).objects.filter(pk=writer.pk).update(email="eva@regio.example")
    world.asked(deal, officer)
    assert {mail.to_address for mail in mails()} == {named.email, "eva@regio.example"}
    mail = mails()[0]
    assert mail.subject_line == f"Het ministerie vraagt een tussentijdse rapportage, {deal}"
    for words in ("Wat is de oorzaak?", "vrijdag 20 december 2024", "/rapportages/"):
        assert words in mail.text
    assert mail.template_version is not None


def test_without_a_coordinator_the_kassier_gets_it(deal, officer):
    region = builders.region_of(deal)
    type(region).objects.filter(pk=region.pk).update(email="post@regio.example")
    world.asked(deal, officer)
    assert [mail.to_address for mail in mails()] == ["post@regio.example"]


# ---- twice, and two at once ------------------------------------------------------------------


def test_the_same_is_asked_once_until_it_is_answered(deal, officer, writer, signer):
    first = world.asked(deal, officer)
    with pytest.raises(DoneBefore, match="al gevraagd") as refused:
        world.asked(deal, officer, subject="vertraging van de NIEUWBOUW")
    assert refused.value.pk == first.pk
    assert world.asked(deal, officer, subject="Iets anders").pk
    world.accepted(first, writer, signer, officer)
    assert world.asked(deal, officer).pk


@pytest.mark.django_db(transaction=True)
def test_two_who_ask_the_same_at_once_ask_one(deal, officer):
    world.coordinator(deal, "ilse@regio.example")
    other = builders.behandelaar()
    outcomes = at_once(lambda: world.asked(deal, officer), lambda: world.asked(deal, other))
    assert len(results_of(outcomes)) == Rapportage.objects.count() == len(mails()) == 1
    assert sentences_of(outcomes) == ["Dit is al gevraagd, en nog niet afgerond."]
