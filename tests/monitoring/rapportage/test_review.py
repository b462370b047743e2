"""The ministry judges each section, gives back or accepts; who handed in never accepts."""

import pytest
from django.db import IntegrityError, transaction

from monitoring.rapportage import services
from monitoring.rapportage.models import Akkoord, Indiening, Oordeel, Rapportage, RapportageStatus
from monitoring.rapportage.rendering.data import hash_of
from monitoring.rapportage.rendering.review import review_page
from regiodeals import workflow
from regiodeals.accounts.models import Role, RoleAssignment, User
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed, RequirementsUnmet, WrongState
from regiodeals.deal.models import Programmalijn
from tests import builders
from tests.monitoring.rapportage import world
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def handed_in(report, writer, signer):
    world.submitted(report, writer, signer)
    return report


def status(report):
    return Rapportage.objects.get(pk=report.pk).status


def accept(report, actor):
    return services.accept_report(rapportage_id=report.pk, actor=actor)


def send_back(report, actor):
    return services.send_back_report(rapportage_id=report.pk, actor=actor)


def again(report, writer, signer):
    services.offer_report(rapportage_id=report.pk, actor=writer)
    return services.submit_report(rapportage_id=report.pk, actor=signer)


def with_role(person, role):
    RoleAssignment.objects.create(user=person, role=role, valid_from=builders.NOW.date())
    return User.objects.get(pk=person.pk)


# ---- the good path ---------------------------------------------------------------------------


def test_what_is_in_order_is_accepted_with_the_hash_that_was_handed_in(handed_in, officer):
    world.judged(handed_in, officer)
    row = accept(handed_in, officer)
    assert status(handed_in) == RapportageStatus.AKKOORD
    assert (row.by, row.at) == (officer, builders.NOW)
    assert row.indiening.sha256 == hash_of(Indiening.objects.get().data)
    line = AuditEntry.objects.get(action="monitoring.rapportage.accept")
    assert (line.actor, line.details["sha256"]) == (officer, row.indiening.sha256)
    with pytest.raises(Exception, match="Cannot update or delete"), transaction.atomic():
        Akkoord.objects.update(by=handed_in.opened_by)


def test_after_a_return_the_reviewer_sees_what_changed_old_and_new(report, writer, signer, officer):
    world.returned(report, writer, signer, officer)
    assert status(report) == RapportageStatus.TERUGGEGEVEN
    world.save(world.field(report, "lessen"), "Begin klein.", writer)
    again(report, writer, signer)
    page = review_page(Rapportage.objects.get(), officer)
    (part,) = page["parts"]
    assert (part["key"], part["asked"]) == ("deal", "Te kort.")
    (change,) = part["changes"]
    assert (change["old"], change["new"]) == ("niet ingevuld", "Begin klein.")
    assert [same["key"] for same in page["same"]] == [f"lijn-{world.line_of(report).pk}"]
    world.judge(report, "deal", officer)
    assert accept(report, officer).indiening.number == 2


def test_what_was_asked_for_and_did_not_change_is_read_again(report, writer, signer, officer):
    world.returned(report, writer, signer, officer)
    again(report, writer, signer)
    (part,) = review_page(Rapportage.objects.get(), officer)["parts"]
    assert (part["key"], part["changes"]) == ("deal", None)
    with pytest.raises(RequirementsUnmet, match="Nog niet elk onderdeel is beoordeeld"):
        accept(report, officer)


def test_what_was_in_order_and_changed_is_judged_again(report, writer, signer, officer):
    world.returned(report, writer, signer, officer)
    world.save(world.field(report, "toelichting"), "Toch anders.", writer)
    row = again(report, writer, signer)
    assert not row.oordelen.exists()


def test_a_section_that_was_named_anew_is_shown_whole_and_judged(report, writer, signer, officer):
    world.returned(report, writer, signer, officer)
    Programmalijn.objects.filter(deal=report.deal_id).update(name="Anders")
    assert not again(report, writer, signer).oordelen.exists()
    page = review_page(Rapportage.objects.get(), officer)
    assert [part["changes"] for part in page["parts"]] == [None, None]
    assert page["same"] == []
    world.judged(report, officer)
    assert accept(report, officer).indiening.number == 2


@pytest.mark.parametrize("does", ["signs", "offers"])
def test_who_hands_in_the_next_round_leaves_no_oordeel_on_it(
    report, deal, writer, signer, officer, does
):
    both = with_role(world.signer_of(deal), Role.BEHANDELAAR)
    world.returned(report, writer, signer, both)
    row = again(report, writer, both) if does == "signs" else again(report, both, signer)
    assert not row.oordelen.exists()
    page = review_page(Rapportage.objects.get(), officer)
    assert [part["changes"] for part in page["parts"]] == [None, None]
    with pytest.raises(IntegrityError, match="in or offered does not judge"), transaction.atomic():
        row.oordelen.create(section="deal", is_accepted=True, by=both, at=builders.NOW)
    world.judged(report, officer)
    assert accept(report, officer).indiening == row


def test_a_later_correction_is_a_new_version_and_the_old_one_stays(report, writer, signer, officer):
    first = world.accepted(report, writer, signer, officer)
    label = workflow.label(report.correct)
    with pytest.raises(WrongState, match=f"akkoord gegeven. Kies eerst {label};"):
        world.save(world.field(report, "rijk_besteed"), "2.000", writer)
    with pytest.raises(InvalidInput, match="wat u gaat verbeteren"):
        services.correct_report(rapportage_id=report.pk, actor=writer, remark=" ")
    services.correct_report(rapportage_id=report.pk, actor=writer, remark="Een bedrag klopt niet.")
    world.save(world.field(report, "rijk_besteed"), "2.000", writer)
    second = again(report, writer, signer)
    assert (second.number, Akkoord.objects.get()) == (2, first)
    assert second.sha256 != first.indiening.sha256
    assert Indiening.objects.get(number=1).sha256 == first.indiening.sha256


def test_a_verdict_may_change_until_the_rapportage_goes_back(handed_in, officer):
    world.judge(handed_in, "deal", officer, remark="Te kort.")
    world.judge(handed_in, "deal", officer)
    assert Oordeel.objects.get().is_accepted
    world.judged(handed_in, officer, "deal")
    send_back(handed_in, officer)
    with pytest.raises(WrongState, match="Alleen een ingediende rapportage"):
        world.judge(handed_in, "deal", officer)
    with pytest.raises(IntegrityError, match="was handed in is judged"), transaction.atomic():
        Oordeel.objects.update(is_accepted=True)


# ---- who may ---------------------------------------------------------------------------------


def test_only_a_behandelaar_judges_and_accepts(handed_in, writer, signer, officer):
    for person in (writer, signer, builders.toetser(), builders.controller()):
        with pytest.raises(NotAllowed, match="Alleen een behandelaar"):
            world.judge(handed_in, "deal", person)
    world.judged(handed_in, officer)
    with pytest.raises(NotAllowed, match="Alleen een behandelaar"):
        accept(handed_in, writer)


@pytest.mark.parametrize("who", ["signs", "offers"])
def test_who_handed_in_never_accepts(handed_in, writer, signer, officer, who):
    person = with_role(signer if who == "signs" else writer, Role.BEHANDELAAR)
    with pytest.raises(NotAllowed, match="Een ander geeft het akkoord"):
        world.judge(handed_in, "deal", person)
    world.judged(handed_in, officer)
    with pytest.raises(NotAllowed, match="Een ander geeft het akkoord"):
        accept(handed_in, person)
    row = accept(handed_in, officer)
    other = Akkoord(indiening=row.indiening, by=person, at=row.at, document=row.document)
    with pytest.raises(IntegrityError, match="does not accept it"), transaction.atomic():
        other.save(force_insert=True)


# ---- what must be true -----------------------------------------------------------------------


def test_what_goes_back_says_why(handed_in, officer):
    for remark in ("", "  \n"):
        with pytest.raises(InvalidInput, match="Schrijf op wat er beter moet"):
            services.judge_section(
                rapportage_id=handed_in.pk,
                section="deal",
                is_accepted=False,
                remark=remark,
                actor=officer,
            )
    with pytest.raises(InvalidInput, match="ten hoogste 2000"):
        world.judge(handed_in, "deal", officer, remark="x" * 2001)
    with pytest.raises(InvalidInput, match="hoort niet bij deze rapportage"):
        world.judge(handed_in, "lijn-0", officer)


def test_every_section_first_and_then_the_step_that_fits(handed_in, officer):
    for act in (accept, send_back):
        with pytest.raises(RequirementsUnmet, match="Nog niet elk onderdeel is beoordeeld"):
            act(handed_in, officer)
    world.judged(handed_in, officer)
    with pytest.raises(RequirementsUnmet, match="U vraagt bij geen onderdeel om verbetering"):
        send_back(handed_in, officer)
    world.judge(handed_in, "deal", officer, remark="Te kort.")
    with pytest.raises(RequirementsUnmet, match="Geef de rapportage terug"):
        accept(handed_in, officer)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_accept_at_once_one_is_told(handed_in, officer):
    world.judged(handed_in, officer)
    colleague = builders.behandelaar()
    outcomes = at_once(lambda: accept(handed_in, officer), lambda: accept(handed_in, colleague))
    assert len(results_of(outcomes)) == Akkoord.objects.count() == 1
    assert "kan niet in de stand “akkoord”" in sentences_of(outcomes)[0]
