"""What follows from an oordeel: a termijn that waited, mail to the region, a file to make again."""

import pytest
from django.urls import reverse

from disbursement.grootboek.services import impose_condition
from disbursement.uitkering.models import Termijn, TermijnCondition
from monitoring.overleg.models import Overleg
from monitoring.rapportage import services
from monitoring.rapportage.models import Indiening, Rapportage, RapportageStatus
from monitoring.rapportage.sending import is_outcome_wanted, page_of_message
from regiodeals import dossier
from regiodeals.accounts.models import Role
from regiodeals.audit.models import AuditEntry
from regiodeals.common.money import format_amount
from regiodeals.documents.models import Document
from regiodeals.mail.models import Message, MessageKind
from tests import builders
from tests.browsing import text_of
from tests.monitoring.indicator.world import in_state
from tests.monitoring.rapportage import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def deal(officer):
    """Granted, with two termijnen; each waits for a rapportage."""
    deal = builders.concluded(officer)
    grant = builders.uitkering(officer, deal)
    for termijn in grant.termijnen.all():
        impose_condition(
            termijn_id=termijn.pk,
            condition=TermijnCondition.VOORTGANG,
            source="convenant, artikel 8",
            actor=officer,
        )
    return in_state(deal, "beschikt")


def termijnen():
    return list(Termijn.objects.order_by("number"))


def again(report, writer, signer, officer):
    services.correct_report(rapportage_id=report.pk, actor=writer, remark="Een bedrag.")
    world.save(world.field(report, "lessen"), "Anders.", writer)
    services.offer_report(rapportage_id=report.pk, actor=writer)
    services.submit_report(rapportage_id=report.pk, actor=signer)
    world.judged(report, officer)
    return services.accept_report(rapportage_id=report.pk, actor=officer)


# ---- a termijn that waited -------------------------------------------------------------------


def test_the_akkoord_meets_the_first_termijn_that_waits_for_it(report, writer, signer, officer):
    world.accepted(report, writer, signer, officer)
    first, second = termijnen()
    assert first.condition_met_on == builders.NOW.date()
    assert first.condition_met_by == officer
    assert first.condition_ground.startswith("Akkoord op de voortgangsrapportage over 2024")
    assert second.condition_met_on is None


def test_an_akkoord_after_a_correction_meets_no_second_termijn(report, writer, signer, officer):
    world.accepted(report, writer, signer, officer)
    again(report, writer, signer, officer)
    assert [t.condition_met_on is not None for t in termijnen()] == [True, False]


def test_the_rapportage_of_the_next_year_meets_the_next_termijn(
    report, deal, writer, signer, officer, still_clock
):
    world.accepted(report, writer, signer, officer)
    still_clock.set(still_clock.moment.replace(year=world.YEAR + 1))
    world.accepted(world.opened(deal, writer, world.YEAR + 1), writer, signer, officer)
    assert all(t.condition_met_on for t in termijnen())


def test_a_termijn_that_waits_for_something_else_waits_on(report, writer, signer, officer):
    Termijn.objects.update(condition=TermijnCondition.VERZOEK)
    world.accepted(report, writer, signer, officer)
    assert not Termijn.objects.filter(condition_met_on__isnull=False).exists()


def test_what_is_handed_in_or_given_back_meets_nothing(report, writer, signer, officer):
    world.returned(report, writer, signer, officer)
    assert not Termijn.objects.filter(condition_met_on__isnull=False).exists()


def test_while_another_decision_is_on_its_way_the_akkoord_stands_and_the_trail_says_why(
    report, writer, signer, officer, monkeypatch
):
    monkeypatch.setattr(
        "disbursement.grootboek.services.termijnen._others_were_signed", lambda _uitkering: True
    )
    world.accepted(report, writer, signer, officer)
    assert Rapportage.objects.get().status == RapportageStatus.AKKOORD
    assert not Termijn.objects.filter(condition_met_on__isnull=False).exists()
    line = AuditEntry.objects.get(action="monitoring.rapportage.condition_not_met")
    assert line.sentence.startswith("Termijn 1: voorwaarde niet vastgelegd, want een besluit")


# ---- mail to the region ----------------------------------------------------------------------


def outcomes():
    return list(Message.objects.filter(kind=MessageKind.UITKOMST).order_by("pk"))


def test_a_return_is_mailed_once_with_the_sections_that_must_be_better(
    report, writer, signer, officer
):
    world.returned(report, writer, signer, officer)
    found = outcomes()
    assert {message.to_name for message in found} >= {str(signer)}
    message = found[0]
    assert message.subject_line == f"Uw voortgangsrapportage over {world.YEAR} is terug"
    assert "- De deal als geheel" in message.text
    assert "Te kort." not in message.text
    assert page_of_message(message).endswith(f"/rapportages/{report.pk}/")
    assert len({(m.recipient_type, m.recipient_id) for m in found}) == len(found)
    assert is_outcome_wanted(message)


def test_an_akkoord_is_mailed_with_its_hash(report, writer, signer, officer):
    row = world.accepted(report, writer, signer, officer)
    message = outcomes()[0]
    assert message.subject_line == f"Akkoord op uw voortgangsrapportage over {world.YEAR}"
    assert row.indiening.sha256 in message.text
    assert row.indiening.sha256 in message.html


def test_a_mail_about_a_return_does_not_go_after_the_next_handing_in(
    report, writer, signer, officer
):
    world.returned(report, writer, signer, officer)
    services.offer_report(rapportage_id=report.pk, actor=writer)
    services.submit_report(rapportage_id=report.pk, actor=signer)
    assert not any(map(is_outcome_wanted, outcomes()))


# ---- a document that was given up --------------------------------------------------------------


def tasks_of(person):
    return [task for task in dossier.work_for(person).items if "niet gemaakt" in task.title]


@pytest.mark.parametrize("which", ["receipt", "report"])
def test_a_document_that_could_not_be_made_is_a_task_of_the_officer(
    report, writer, signer, officer, which
):
    row = world.accepted(report, writer, signer, officer)
    document = row.document if which == "report" else row.indiening.receipt
    assert tasks_of(officer) == []
    Document.objects.filter(pk=document.pk).update(given_up_at=builders.NOW)
    (task,) = tasks_of(officer)
    assert task.url.endswith(f"/rapportages/{report.pk}/")
    assert tasks_of(builders.behandelaar()) == []
    kind = "rapportage" if which == "report" else "ontvangstbewijs"
    services.retry_document(rapportage_id=report.pk, number=1, kind=kind, actor=officer)
    assert tasks_of(officer) == []


def test_what_is_to_be_reviewed_stays_a_task_beside_it(report, writer, signer, officer):
    world.submitted(report, writer, signer)
    Document.objects.filter(pk=Indiening.objects.get().receipt_id).update(given_up_at=builders.NOW)
    titles = [
        task.title for task in dossier.work_for(officer).items if "rapportage over" in task.title
    ]
    assert len(titles) == 2


# ---- the dossier -----------------------------------------------------------------------------


def dossier_of(client, person, deal):
    client.force_login(person)
    page = client.get(reverse("regiodeals:deal-detail", args=[deal.pk]))
    return text_of(page).replace("\xa0", " ")


def euros(cents):
    return format_amount(cents).replace("\xa0", " ")


@pytest.fixture
def overleg(deal):
    """Planned as soon as the uitkering was granted."""
    return Overleg.objects.create(deal=deal, year=world.YEAR + 1)


@pytest.mark.usefixtures("overleg")
def test_the_dossier_shows_the_last_accepted_figures(client, report, deal, writer, signer, officer):
    assert "Rapportage over" not in dossier_of(client, officer, deal)
    world.submitted(report, writer, signer)
    assert "Rapportage over" not in dossier_of(client, officer, deal)
    world.judged(report, officer)
    services.accept_report(rapportage_id=report.pk, actor=officer)
    text = dossier_of(client, writer, deal)
    assert f"Rapportage over {world.YEAR}" in text
    assert "1 op schema" in text
    plan = euros(deal.rijksbijdrage_cents)
    assert f"{euros(100_000)} besteed en {euros(0)} toegezegd, van {plan}" in text
    assert "besteed onbekend en toegezegd onbekend" in text


@pytest.mark.usefixtures("overleg")
def test_a_correction_shows_once_it_is_accepted_and_no_sooner(
    client, report, deal, writer, signer, officer
):
    world.accepted(report, writer, signer, officer)
    services.correct_report(rapportage_id=report.pk, actor=writer, remark="Een bedrag.")
    world.save(world.field(report, "rijk_besteed"), "2.000", writer)
    assert f"{euros(100_000)} besteed" in dossier_of(client, officer, deal)
    services.offer_report(rapportage_id=report.pk, actor=writer)
    services.submit_report(rapportage_id=report.pk, actor=signer)
    world.judged(report, officer)
    services.accept_report(rapportage_id=report.pk, actor=officer)
    assert f"{euros(200_000)} besteed" in dossier_of(client, officer, deal)


def test_each_reader_of_the_figures_is_led_to_a_page_that_opens(
    client, report, deal, overleg, writer, signer, officer
):
    world.accepted(report, writer, signer, officer)
    ministry = deal.parties.filter(role="rijkspartij")[0].organisation
    reader = builders.member(ministry, Role.MEDEONDERTEKENAAR)
    for person, page in ((writer, "detail"), (officer, "detail"), (reader, "along")):
        client.force_login(person)
        url = reverse(f"monitoring:rapportage-{page}", args=[report.pk])
        dossier_page = client.get(reverse("regiodeals:deal-detail", args=[overleg.deal_id]))
        assert f'href="{url}"' in dossier_page.content.decode()
        assert client.get(url).status_code == 200
