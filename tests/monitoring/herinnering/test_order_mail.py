"""A reminder becomes a mail, and none goes about what is not so any more."""

from datetime import timedelta

import pytest

from monitoring.herinnering import services
from monitoring.herinnering.models import Herinnering
from monitoring.herinnering.running import order_reminders, plan_round
from monitoring.herinnering.selectors.reminders import MERGING_WINDOW
from regiodeals.accounts.models import RoleAssignment
from regiodeals.common.errors import WrongState
from regiodeals.mail import sending
from regiodeals.mail.models import Message
from regiodeals.mail.selectors import ids_due
from regiodeals.obligations import services as obligations
from regiodeals.obligations.models import ObligationKind
from regiodeals.obligations.owner import Owner
from regiodeals.obligations.state import Zone
from tests import builders
from tests.mail.conftest import queue
from tests.monitoring.herinnering.conftest import TODAY, in_days

pytestmark = pytest.mark.django_db


def plan_and_order():
    plan_round(Zone.AMSTERDAM)
    return order_reminders()


def send_all():
    return [sending.send(pk) for pk in ids_due()]


def test_the_mail_says_what_until_when_and_where(owed, coordinator, office, deal):
    row = owed(in_days(14))
    assert plan_and_order() == 1
    assert send_all() == [True]
    (mail,) = office.received
    text = mail.get_body(("plain",)).get_content()
    assert mail["Subject"] == "Herinnering: SiSa-verantwoording, uiterlijk maandag 2 december 2024"
    assert mail["To"].addresses[0].addr_spec == coordinator.email
    assert row.title in text
    assert "Uiterlijk maandag 2 december 2024: nog 14 dagen." in text
    assert f"/deals/{deal.pk}/" in text


def test_it_goes_once_however_often_it_is_swept(owed, coordinator, office):
    owed(in_days(14))
    plan_and_order()
    assert order_reminders() == 0
    send_all()
    assert order_reminders() == 0
    assert send_all() == []
    assert len(office.received) == 1


def test_an_island_is_written_to_in_english(owed, coordinator, kassier, office):
    kassier.mail_language = "en"
    kassier.save()
    owed(in_days(14), title="Eindverslag sturen")
    plan_and_order()
    send_all()
    (mail,) = office.received
    assert mail["Subject"] == "Reminder: SiSa account, no later than Monday 2 December 2024"
    text = mail.get_body(("plain",)).get_content()
    assert "Final report, to be sent in" in text
    assert "Basis: Financiële-verhoudingswet, article 17a." in text


@pytest.mark.parametrize(("language", "word"), [("en", "Reminder"), ("nl", "Herinnering")])
def test_an_action_of_a_person_is_told_in_the_language_of_whom_he_works_for(
    language, word, owed, coordinator, kassier, office
):
    """Nobody but he owes it; its words stay those of who wrote it down."""
    kassier.mail_language = language
    kassier.save()
    action = {"kind": ObligationKind.ACTIEPUNT, "title": "Nodig het college uit."}
    owed(in_days(14), owner=Owner(user=coordinator), **action)
    plan_and_order()
    send_all()
    (mail,) = office.received
    assert mail["Subject"].startswith(f"{word}: ")
    assert "Nodig het college uit." in mail.get_body(("plain",)).get_content()


def test_what_is_delivered_before_the_sending_is_withdrawn(
    owed, coordinator, office, accounthouder
):
    row = owed(in_days(14))
    plan_and_order()
    obligations.meet(obligation_id=row.pk, on=TODAY, how="brief", actor=accounthouder)
    assert send_all() == [False]
    assert office.received == []
    assert Message.objects.get().withdrawn_at is not None
    assert order_reminders() == 0
    assert Herinnering.objects.get().dropped_at is not None


def test_a_day_that_moved_before_the_sending_is_not_spoken_of(
    owed, coordinator, office, accounthouder
):
    row = owed(in_days(3))
    plan_and_order()
    obligations.extend(
        obligation_id=row.pk, due_on=in_days(9), reason="D.", decision="b", actor=accounthouder
    )
    assert send_all() == [False]
    assert office.received == []


def test_one_mail_a_day_holds_all_and_waits_for_the_merging_window(
    owed, coordinator, office, still_clock
):
    services.choose_one_mail(actor=coordinator, in_one_mail=True)
    owed(in_days(14), period="2023")
    owed(in_days(3), period="2024")
    assert plan_and_order() == 0
    still_clock.set(builders.NOW + MERGING_WINDOW)
    assert order_reminders() == 1
    send_all()
    (mail,) = office.received
    assert mail["Subject"] == "2 herinneringen aan een laatste dag"
    assert mail.get_body(("plain",)).get_content().count("Uiterlijk") == 2


def test_of_one_mail_a_day_only_what_is_still_open_goes(
    owed, coordinator, office, still_clock, accounthouder
):
    services.choose_one_mail(actor=coordinator, in_one_mail=True)
    done, left = owed(in_days(14), period="2023"), owed(in_days(3), period="2024")
    plan_round(Zone.AMSTERDAM)
    still_clock.set(builders.NOW + MERGING_WINDOW)
    order_reminders()
    obligations.meet(obligation_id=done.pk, on=TODAY, how="brief", actor=accounthouder)
    assert send_all() == [False]
    assert order_reminders() == 1
    assert send_all() == [True]
    (mail,) = office.received
    text = mail.get_body(("plain",)).get_content()
    assert left.title in text
    assert done.title not in text


def test_who_chose_otherwise_gets_each_apart_again(owed, coordinator, office):
    services.choose_one_mail(actor=coordinator, in_one_mail=True)
    services.choose_one_mail(actor=coordinator, in_one_mail=False)
    owed(in_days(14), period="2023")
    owed(in_days(3), period="2024")
    assert plan_and_order() == 2


def test_who_lost_his_address_after_the_planning_gets_none_and_nothing_hangs(owed, coordinator):
    owed(in_days(14))
    plan_round(Zone.AMSTERDAM)
    coordinator.email = ""
    coordinator.save()
    assert order_reminders() == 0
    assert order_reminders() == 0
    assert Herinnering.objects.get().dropped_at is not None


@pytest.mark.parametrize("when", ["before the mail is ordered", "before it is sent"])
def test_who_lost_the_role_since_the_round_is_told_nothing(
    owed, coordinator, office, kassier, when
):
    owed(in_days(14))
    plan_round(Zone.AMSTERDAM)
    if when == "before it is sent":
        order_reminders()
    RoleAssignment.objects.filter(user=coordinator).update(valid_until=in_days(-1))
    order_reminders()
    assert True not in send_all()
    assert order_reminders() == 0
    assert office.received == []


def test_an_escalation_says_over_whose_head_it_goes(owed, kassier, accounthouder, office):
    owed(in_days(-28))
    plan_and_order()
    send_all()
    (mail,) = office.received
    assert mail["Subject"] == "Te laat: SiSa-verantwoording"
    text = " ".join(mail.get_body(("plain",)).get_content().split())
    assert f"omdat {kassier.name} dit nog niet heeft gedaan" in text
    assert "28 dagen te laat" in text


def test_a_reminder_that_came_back_is_tried_at_the_address_of_today(
    owed, coordinator, office, accounthouder
):
    owed(in_days(14))
    plan_and_order()
    office.answer_to_recipient = "550 geen mailbox"
    send_all()
    failed = Message.objects.get()
    assert failed.is_failed
    office.answer_to_recipient = ""
    coordinator.email = "bart.nieuw@doetinchem.example"
    coordinator.save()
    again = services.send_again(message_id=failed.pk, actor=accounthouder)
    assert send_all() == [True]
    assert Herinnering.objects.get().message == again
    assert office.envelopes[0][1] == ["bart.nieuw@doetinchem.example"]


def test_without_an_address_nothing_is_tried_again(owed, coordinator, office, accounthouder):
    owed(in_days(14))
    plan_and_order()
    office.answer_to_recipient = "550 geen mailbox"
    send_all()
    coordinator.email = ""
    coordinator.save()
    with pytest.raises(WrongState, match="geen e-mailadres bekend"):
        services.send_again(message_id=Message.objects.get().pk, actor=accounthouder)


def test_other_mail_is_not_sent_again_from_here(kassier, accounthouder):
    with pytest.raises(WrongState, match="geen herinnering"):
        services.send_again(message_id=queue(kassier).pk, actor=accounthouder)


def test_two_roles_of_one_person_in_one_obligation_are_one_reminder(owed, accounthouder, office):
    owed(in_days(14), owner=Owner(user=accounthouder))
    plan_and_order()
    send_all()
    assert len(office.received) == 1


def test_after_two_weeks_what_was_withdrawn_is_not_looked_at_any_more(
    owed, coordinator, still_clock
):
    owed(in_days(14))
    plan_round(Zone.AMSTERDAM)
    still_clock.set(builders.NOW + timedelta(days=15))
    assert order_reminders() == 0


def test_who_owes_it_himself_is_not_told_of_himself_as_of_another(owed, accounthouder, office):
    owed(in_days(-28), owner=Owner(user=accounthouder))
    plan_and_order()
    send_all()
    (mail,) = office.received
    assert mail["Subject"] == "Te laat: SiSa-verantwoording"
    assert "nog niet heeft gedaan" not in mail.get_body(("plain",)).get_content()
