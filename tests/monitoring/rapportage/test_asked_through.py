"""What was asked between times is written, signed, judged and accepted by the same steps."""

import pytest

from disbursement.grootboek.services import impose_condition
from disbursement.uitkering.models import Termijn, TermijnCondition
from monitoring.jaarcyclus.models import Jaarcyclus
from monitoring.jaarcyclus.running import end_years, plan_all
from monitoring.overleg.models import Overleg
from monitoring.rapportage import services
from monitoring.rapportage.models import Akkoord, Rapportage
from monitoring.rapportage.rendering.check import check_page
from monitoring.rapportage.rendering.make import make_receipt, make_report
from monitoring.rapportage.rendering.review import review_page
from monitoring.rapportage.selectors import last_accepted, whole_rapportage, with_last_data
from regiodeals.deal.models import Deal
from regiodeals.documents import store
from regiodeals.documents.models import Document
from regiodeals.mail.models import Message
from regiodeals.obligations.models import Obligation
from regiodeals.obligations.state import State
from tests import builders
from tests.disbursement.beschikking.letter_samples import text_of as pdf_text
from tests.monitoring.indicator import world as goals
from tests.monitoring.indicator.world import in_state
from tests.monitoring.rapportage import world
from tests.monitoring.rapportage.copies import downloaded, filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(deal, officer):
    return world.asked(deal, officer)


def stored(document):
    return store.get(Document.objects.get(pk=document.pk).sha256)


def test_it_is_handed_in_with_its_question_as_data(asked, writer, signer):
    row = world.submitted(asked, writer, signer)
    assert row.data["jaar"] is None
    assert row.data["gevraagd"] == {
        "onderwerp": world.ASKED["subject"],
        "vraag": world.ASKED["question"],
    }
    first = row.data["onderdelen"][0]
    assert (first["sleutel"], first["titel"]) == ("deal", "De vraag van het ministerie")
    assert (row.due_on, row.is_late) == (world.ASKED["due_on"], False)


def test_handing_in_meets_what_is_owed(asked, writer, signer):
    world.submitted(asked, writer, signer)
    owed = Obligation.objects.get(subject_type="monitoring.rapportage")
    assert (owed.state, owed.met_on) == (State.MET, builders.NOW.date())
    assert "Vertraging van de nieuwbouw" in owed.met_how


def test_late_is_said_and_refuses_nothing(asked, writer, signer, still_clock):
    still_clock.set(builders.NOW.replace(year=2025))
    assert world.submitted(asked, writer, signer).is_late


def test_without_an_answer_to_the_question_it_is_not_offered(asked, writer):
    world.complete(asked, writer)
    world.save(world.field(asked, "antwoord"), "", writer)
    with pytest.raises(Exception, match="verplicht antwoord ontbreekt"):
        services.offer_report(rapportage_id=asked.pk, actor=writer)


def test_it_comes_back_and_is_accepted_after_a_correction(asked, writer, signer, officer):
    world.returned(asked, writer, signer, officer)
    world.save(world.field(asked, "antwoord"), "Drie weken.", writer)
    services.offer_report(rapportage_id=asked.pk, actor=writer)
    services.submit_report(rapportage_id=asked.pk, actor=signer)
    page = review_page(Rapportage.objects.get(), officer)
    (part,) = page["parts"]
    assert [change["new"] for change in part["changes"]] == ["Drie weken."]
    world.judged(asked, officer)
    services.accept_report(rapportage_id=asked.pk, actor=officer)
    services.correct_report(rapportage_id=asked.pk, actor=writer, remark="Een bedrag.")
    assert Rapportage.objects.get().status == "concept"


def test_the_financial_account_of_a_year_is_not_held_beside_it(asked, writer, signer, officer):
    world.submitted(asked, writer, signer)
    assert review_page(Rapportage.objects.get(), officer)["sisa"] == ""


def test_receipt_and_accepted_document_carry_its_name(asked, writer, signer, officer):
    found = world.accepted(asked, writer, signer, officer)
    assert make_receipt(found.indiening_id)
    assert make_report(found.pk)
    receipt, paper = pdf_text(stored(found.indiening.receipt)), pdf_text(stored(found.document))
    assert "Tussentijdse rapportage over “Vertraging van de nieuwbouw”" in receipt
    assert "Tussentijdse rapportage: Vertraging van de nieuwbouw" in paper
    assert "Wat is de oorzaak?" in paper
    assert "Wij lopen twee weken achter." in paper
    assert found.document.filename.startswith("tussentijdse-rapportage-")
    subjects = {mail.subject_line for mail in Message.objects.all()}
    assert "Akkoord op uw tussentijdse rapportage over “Vertraging van de nieuwbouw”" in subjects


# ---- what counts with a year leaves it alone -------------------------------------------------


def test_the_year_of_the_deal_does_not_move(deal, asked, writer, signer, officer):
    plan_all()
    before = list(Jaarcyclus.objects.values_list("year", "status"))
    world.accepted(asked, writer, signer, officer)
    services.correct_report(rapportage_id=asked.pk, actor=writer, remark="Een bedrag.")
    assert list(Jaarcyclus.objects.values_list("year", "status")) == before


def test_a_termijn_that_waits_for_the_yearly_one_waits_on(officer):
    deal = builders.concluded(officer)
    grant = builders.uitkering(officer, deal)
    impose_condition(
        termijn_id=grant.termijnen.order_by("number")[0].pk,
        condition=TermijnCondition.VOORTGANG,
        source="convenant, artikel 8",
        actor=officer,
    )
    deal = in_state(deal, "beschikt")
    writer = builders.member(builders.region_of(deal))
    world.accepted(world.asked(deal, officer), writer, world.signer_of(deal), officer)
    assert not Termijn.objects.filter(condition_met_on__isnull=False).exists()


def test_the_figures_beside_an_overleg_stay_those_of_a_year(deal, asked, writer, signer, officer):
    world.accepted(asked, writer, signer, officer)
    rows = Overleg.objects.annotate(accepted=last_accepted("deal"))
    overleg, _ = Overleg.objects.get_or_create(deal=deal, year=2025)
    assert rows.get(pk=overleg.pk).accepted is None
    report = world.opened(deal, writer)
    world.accepted(report, writer, signer, officer)
    assert rows.get(pk=overleg.pk).accepted["report"] == report.pk


# ---- the rest of the house -------------------------------------------------------------------


def test_its_copy_comes_back_like_any_other(asked, writer):
    content = filled(downloaded(asked), asked, antwoord="Twee weken.")
    taken = services.import_copy(
        rapportage_id=asked.pk, name="kopie.xlsx", content=content, actor=writer
    )
    assert taken.saved == 1
    assert world.field(asked, "antwoord").text == "Twee weken."


def test_what_was_not_measured_this_year_is_no_remark_on_it(deal, asked, officer, writer):
    goals.serve(goals.goal(deal, officer), goals.indicator(deal, officer), officer)
    found = with_last_data(whole_rapportage(writer, asked.pk)).get()
    page = check_page(found, writer)
    assert [line for line in page["warning"] if "nog niets gemeten" in line.sentence] == []


def test_who_measured_up_to_the_year_of_asking_does_not_sign_it(deal, asked, officer, writer):
    signer = world.signer_of(deal)
    series = goals.serve(goals.goal(deal, officer), goals.indicator(deal, officer), officer)
    goals.measure(series, world.YEAR, 7, actor=signer)
    world.offered(asked, writer)
    with pytest.raises(Exception, match="mat zelf mee"):
        services.submit_report(rapportage_id=asked.pk, actor=signer)
    assert not Akkoord.objects.exists()


def test_what_a_deal_that_ends_still_owed_lapses(deal, asked):
    Deal.objects.filter(pk=deal.pk).update(status="opgezegd")
    end_years(Deal.objects.get(), None)
    owed = Obligation.objects.get(subject_type="monitoring.rapportage")
    assert owed.cancelled_because == "Het convenant is opgezegd."
