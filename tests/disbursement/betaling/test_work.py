"""What waits for a controller on the start page, from the release to the word of the bank."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from disbursement.betaling import running, services
from disbursement.betaling.models import Bankregel, Betaalbatch
from regiodeals import dossier
from regiodeals.common import clock as clocks
from regiodeals.documents.models import Document
from tests.browsing import text_of
from tests.disbursement.betaling.world import entry

pytestmark = pytest.mark.django_db

TO_BATCH = "Bevestigde betalingen in een batch zetten (1)"
FAILED = "Betaalbestanden die mislukten, opnieuw maken (1)"
OFFER = "Betaalbestanden aanbieden bij de bank (1)"
SILENT = "Inlezen wat de bank van batches meldt (1)"
STOPPED = "Niet betalen naar een geblokkeerde rekening (1)"
LINES = "Bankregels afhandelen (1)"


def tasks(person) -> list[str]:
    return [task.title for task in dossier.work_for(person).items if not task.is_owed]


def words(person, address: str) -> str:
    client = Client()
    client.force_login(person)
    return text_of(client.get(address))


def test_each_step_to_the_bank_is_a_task_until_it_is_done(office, still_clock):
    betaling = office.confirmed()
    assert TO_BATCH in tasks(office.first)
    batch = office.closed_batch()
    assert tasks(office.first) == []
    assert running.make_file(batch.pk)
    assert tasks(office.first) == [OFFER]
    services.offer_batch(batch_id=batch.pk, actor=office.first)
    still_clock.set(datetime(2024, 11, 19, 11, tzinfo=UTC))
    assert tasks(office.first) == []
    still_clock.set(datetime(2024, 11, 20, 11, tzinfo=UTC))
    assert tasks(office.first) == [SILENT]
    office.delivered(entry(betaling))
    assert tasks(office.first) == []


def test_a_file_that_failed_is_a_task_of_a_controller(office):
    office.confirmed()
    batch = office.closed_batch()
    Document.objects.filter(betaalbatch=batch).update(
        given_up_at=clocks.now(), last_error="de schijf is vol"
    )
    assert tasks(office.first) == [FAILED]
    services.retry_file(batch_id=batch.pk, actor=office.first)
    assert tasks(office.first) == []


def test_a_payment_to_an_account_that_was_blocked_is_found_and_dropped(office):
    betaling = office.confirmed()
    services.block_rekening(rekening_id=betaling.rekening_id, reason="Fraude", actor=office.third)
    assert tasks(office.first) == [STOPPED]
    worklist = words(office.first, reverse("disbursement:betaling-list"))
    assert "termijn 1: de rekening is geblokkeerd" in worklist.lower()
    assert "Klaar voor een batch" not in worklist
    kassier = betaling.termijn.uitkering.kassier_id
    account = words(office.first, reverse("disbursement:rekening-detail", args=[kassier]))
    assert "Er liep al een betaling naar deze rekening. Ligt het bestand" in account
    page = words(office.first, reverse("disbursement:betaling-detail", args=[betaling.pk]))
    assert "deze betaling gaat in geen batch. Kies Niet betalen" in page
    services.ask_withdrawal(betaling_id=betaling.pk, reason="Geblokkeerd", actor=office.first)
    assert tasks(office.first) == []
    assert tasks(office.second) == ["Bevestigen dat iets niet wordt betaald (1)"]


def test_the_worklist_names_what_goes_in_a_batch(office):
    betaling = office.confirmed()
    page = words(office.first, reverse("disbursement:betaling-list"))
    assert f"{betaling.termijn.uitkering.deal}, {betaling.termijn}" in page


def test_money_that_came_in_without_a_name_leads_to_the_claims(office):
    office.paid()
    office.delivered(entry(sign="CRDT"))
    regel = Bankregel.objects.get(direction="bij")
    address = reverse("disbursement:bankregel-detail", args=[regel.pk])
    page = words(office.first, address)
    assert "Betaalt een regiokassier een vordering terug? Leg de ontvangst vast" in page
    assert "Naar de open vorderingen" in page
    services.mark_not_ours(bankregel_id=regel.pk, reason="Terugbetaling", actor=office.first)
    assert "Naar de open vorderingen" not in words(office.first, address)


def test_a_line_that_the_bank_doubled_leads_to_the_payment_that_it_names(office):
    betaling = office.paid()
    office.delivered(entry(betaling))
    regel = Bankregel.objects.open().get()
    client = Client()
    client.force_login(office.first)
    page = client.get(reverse("disbursement:bankregel-detail", args=[regel.pk]))
    named = reverse("disbursement:betaling-detail", args=[betaling.pk])
    assert f'href="{named}">{betaling.end_to_end_id}<' in page.content.decode()


def test_what_lapsed_leads_to_the_termijn_and_an_offered_batch_to_the_bank(office):
    betaling = office.sent()
    batch = Betaalbatch.objects.get()
    services.offer_batch(batch_id=batch.pk, actor=office.first)
    of_batch = reverse("disbursement:betaalbatch-detail", args=[batch.pk])
    assert "Naar Bank" in words(office.first, of_batch)
    services.ask_rejection(batch_id=batch.pk, reason="pain.002", actor=office.first)
    services.reject_batch(batch_id=batch.pk, actor=office.second)
    page = words(office.first, reverse("disbursement:betaling-detail", args=[betaling.pk]))
    assert "Naar termijn 1, om haar vrij te geven" in page
    assert "Naar Betalingen" in words(office.first, of_batch)


def test_a_batch_of_which_a_refusal_was_reported_is_not_offered_again(office):
    office.sent()
    batch = Betaalbatch.objects.get()
    services.ask_rejection(batch_id=batch.pk, reason="pain.002", actor=office.first)
    assert tasks(office.first) == []
    assert tasks(office.second) == ["Bevestigen dat iets niet wordt betaald (1)"]


def test_a_line_that_somebody_linked_himself_waits_for_another(office):
    betaling = office.sent()
    office.delivered(entry(name="ANDER", cents=betaling.amount_cents))
    assert LINES in tasks(office.first)
    services.propose_link(
        bankregel_id=Bankregel.objects.get().pk, betaling_id=betaling.pk, actor=office.first
    )
    assert LINES not in tasks(office.first)
    assert LINES in tasks(office.second)


def test_a_task_leads_to_the_part_of_the_page_where_it_is_done(office):
    office.confirmed()
    (task,) = [t for t in dossier.work_for(office.first).items if t.title == TO_BATCH]
    assert task.url.endswith("#samen")
