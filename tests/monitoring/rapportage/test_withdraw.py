"""A question is taken back while nobody answered it: with the reason, and the region is told."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from monitoring.rapportage import services
from monitoring.rapportage.models import Rapportage
from monitoring.rapportage.selectors import waiting_for_region
from monitoring.rapportage.sending import is_request_wanted
from regiodeals.accounts.models import User
from regiodeals.common.errors import InvalidInput, NotAllowed, RequirementsUnmet, WrongState
from regiodeals.deal.models import Deal, DealStatus
from regiodeals.mail.models import Message
from regiodeals.obligations.models import Obligation
from regiodeals.obligations.state import State
from regiodeals.party.models import Organisation
from tests.browsing import messages_of
from tests.monitoring.rapportage import world
from tests.simultaneous import at_once, results_of

pytestmark = pytest.mark.django_db
WHY = "Wij weten het al."


@pytest.fixture
def asked(deal, officer):
    world.coordinator(deal, "ilse@regio.example")
    return world.asked(deal, officer)


def withdrawn(report, actor, remark=WHY):
    return services.withdraw_request(rapportage_id=report.pk, actor=actor, remark=remark)


def address(report):
    return reverse("monitoring:rapportage-step", args=[report.pk, "withdraw"])


def owed():
    return Obligation.objects.get(subject_type="monitoring.rapportage")


def test_what_is_owed_lapses_and_nobody_is_asked_to_write(asked, officer, writer):
    assert list(waiting_for_region(writer)) == [asked]
    report = withdrawn(asked, officer)
    assert (report.status, report.withdrawn_because) == ("ingetrokken", WHY)
    assert (owed().state, owed().cancelled_because) == (State.CANCELLED, WHY)
    assert not waiting_for_region(writer).exists()


def test_the_region_is_told_why_and_the_mail_that_asked_goes_no_more(asked, officer):
    first = Message.objects.get()
    assert is_request_wanted(first)
    withdrawn(asked, officer)
    assert not is_request_wanted(first)
    last = Message.objects.latest("pk")
    assert last.subject_line == f"Een tussentijdse rapportage hoeft niet meer, {asked.deal}"
    assert WHY in last.text
    assert is_request_wanted(last)


def test_nothing_is_written_in_it_any_more(asked, officer, writer):
    field = world.field(asked, "antwoord")
    withdrawn(asked, officer)
    with pytest.raises(WrongState, match="trok deze vraag in"):
        world.save(field, "Te laat.", writer)
    with pytest.raises(IntegrityError, match="changes_in_a_concept"), transaction.atomic():
        asked.antwoorden.update(text="Langs een zijweg.")


def test_also_what_lies_ter_ondertekening(asked, officer, writer, signer):
    world.offered(asked, writer)
    withdrawn(asked, officer)
    with pytest.raises(WrongState):
        services.submit_report(rapportage_id=asked.pk, actor=signer)


def test_what_was_handed_in_is_judged_and_not_withdrawn(asked, officer, writer, signer):
    world.accepted(asked, writer, signer, officer)
    services.correct_report(rapportage_id=asked.pk, actor=writer, remark="Een bedrag.")
    with pytest.raises(RequirementsUnmet, match="diende al in"):
        withdrawn(asked, officer)
    with pytest.raises(IntegrityError, match="handed_in_is_not_withdrawn"), transaction.atomic():
        Rapportage.objects.update(status="ingetrokken", withdrawn_because="Zo maar")


def test_a_rapportage_over_a_year_is_owed_whatever_somebody_wants(report, officer):
    with pytest.raises(RequirementsUnmet, match="hoe dan ook"):
        withdrawn(report, officer)
    with pytest.raises(IntegrityError, match="only_what_was_asked"), transaction.atomic():
        Rapportage.objects.update(status="ingetrokken", withdrawn_because="Zo maar")


@pytest.mark.parametrize(
    ("why", "sentence"),
    [(" ", "waarom u de vraag intrekt"), ("x" * 501, "ten hoogste 500"), ("\x00", "Deze tekst")],
)
def test_it_needs_a_reason_that_can_be_read(asked, officer, why, sentence):
    with pytest.raises(InvalidInput, match=sentence):
        withdrawn(asked, officer, why)


def test_the_region_cannot_and_nobody_can_twice(asked, officer, writer):
    with pytest.raises(NotAllowed, match="Alleen een behandelaar"):
        withdrawn(asked, writer)
    withdrawn(asked, officer)
    with pytest.raises(WrongState, match="ingetrokken"):
        withdrawn(asked, officer)


@pytest.mark.django_db(transaction=True)
def test_handing_in_and_withdrawing_at_once_one_of_both(deal, officer, writer, signer):
    report = world.offered(world.asked(deal, officer), writer)
    outcomes = at_once(
        lambda: services.submit_report(rapportage_id=report.pk, actor=signer),
        lambda: withdrawn(report, officer),
    )
    assert len(results_of(outcomes)) == 1
    status = Rapportage.objects.get().status
    assert (status, owed().state) in {("ingediend", State.MET), ("ingetrokken", State.CANCELLED)}


# ---- who was told ----------------------------------------------------------------------------


def test_the_page_names_who_gets_the_mail(asked, deal, officer, client):
    named = world.coordinator(deal, "ilse@regio.example")
    client.force_login(officer)
    answer = client.post(address(asked), {"opmerking": WHY}, follow=True)
    assert "De vraag is ingetrokken. Een mail gaat naar" in messages_of(answer)[0]
    assert str(named) in messages_of(answer)[0]


def test_when_nobody_has_an_address_the_page_says_so(asked, officer, client):
    User.objects.exclude(pk=officer.pk).update(email="")
    Organisation.objects.update(email="", email_consent_on=None)
    client.force_login(officer)
    answer = client.post(address(asked), {"opmerking": WHY}, follow=True)
    assert "niemand van de regio kreeg een mail" in messages_of(answer)[0]


@pytest.mark.parametrize("status", [DealStatus.OPGEZEGD, DealStatus.VASTGESTELD])
def test_of_a_deal_that_ended_nothing_waits(report, writer, signer, deal, status):
    world.offered(report, writer)
    assert list(waiting_for_region(signer)) == [report]
    Deal.objects.filter(pk=deal.pk).update(status=status)
    assert not waiting_for_region(signer).exists()
