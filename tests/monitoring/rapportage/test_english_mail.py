"""On the islands who writes and signs a rapportage reads of it in English, in both forms."""

import pytest

from monitoring.rapportage import services
from monitoring.rapportage.rendering.moments import days_late
from regiodeals.common.english_dates import english_long_date
from regiodeals.deal.models import Deal
from regiodeals.mail.models import Language, Message, MessageKind
from regiodeals.party.models import Organisation
from tests import builders
from tests.monitoring.jaarcyclus.world import named_in_convenant
from tests.monitoring.rapportage import world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english(deal: Deal) -> None:
    """The kassier chose English."""
    Organisation.objects.filter(pk=builders.region_of(deal).pk).update(
        mail_language=Language.EN, email="bestuur@voorbeeld.example"
    )


def mails(kind: MessageKind) -> list[Message]:
    found = list(Message.objects.filter(kind=kind).order_by("pk"))
    assert found
    versions = {row.template_version and row.template_version.language for row in found}
    assert {row.language for row in found} == versions == {"en"}
    return found


def test_the_receipt_says_when_it_came_by_clock_and_zone(report, deal, writer, signer):
    named_in_convenant(deal, "15 juni")
    row = world.submitted(report, writer, signer)
    message = mails(MessageKind.ONTVANGST)[0]
    assert message.subject_line == "Your progress report on 2024 was received"
    assert f"Signed and handed in by {signer}" in message.text
    assert "Received on Monday 18 November 2024, 10:00 Dutch time." in message.text
    assert "In time. Last day: 14 June 2025." in message.text
    assert row.sha256 in message.text
    assert row.sha256 in message.html


def test_a_late_one_says_how_many_days_and_what_that_means(
    report, deal, writer, signer, still_clock
):
    named_in_convenant(deal, "15 juni")
    still_clock.set(builders.NOW.replace(year=2025, month=6, day=16))
    row = world.submitted(report, writer, signer)
    assert days_late(row) == 2
    assert "2 days late: the last day was 14 June 2025." in mails(MessageKind.ONTVANGST)[0].text


def test_without_a_known_day_it_says_so(report, writer, signer):
    row = world.submitted(report, writer, signer)
    assert days_late(row) == 0
    assert "is not known" in mails(MessageKind.ONTVANGST)[0].text


def test_what_came_back_and_what_was_accepted(report, writer, signer, officer):
    world.returned(report, writer, signer, officer)
    back = mails(MessageKind.UITKOMST)[0]
    assert back.subject_line == "Returned: your progress report on 2024"
    assert "- The deal as a whole" in back.text
    world.accepted(report, writer, signer, officer)
    accepted = mails(MessageKind.UITKOMST)[-1]
    assert accepted.subject_line == "Accepted: your progress report on 2024"
    assert "now fixed" in accepted.html


def test_what_is_asked_between_times_and_withdrawn(deal, officer):
    world.coordinator(deal, "coordinator@voorbeeld.example")
    report = world.asked(deal, officer)
    (asked,) = mails(MessageKind.UITVRAAG)
    assert asked.subject_line == f"The ministry asks for an interim report, {deal}"
    assert report.question.splitlines()[0] in asked.text
    assert f"no later than {english_long_date(world.ASKED['due_on'])}." in asked.text
    services.withdraw_request(rapportage_id=report.pk, remark="Het is al bekend.", actor=officer)
    withdrawn = mails(MessageKind.UITVRAAG)[-1]
    assert withdrawn.subject_line == f"An interim report is no longer needed, {deal}"
    assert "Why: Het is al bekend." in withdrawn.text
