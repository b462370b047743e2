"""A confirmed payment that does not go: by hand, or because the bank refused the whole batch."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from disbursement.betaling import running, services
from disbursement.betaling.models import BatchStatus, Betaalbatch, Betaling, BetalingStatus
from disbursement.betaling.selectors import sums_to_batch, waiting_for_controller
from disbursement.betaling.services import batches, undo
from disbursement.grootboek.models import Boeking, BoekingKind
from disbursement.grootboek.selectors import totals
from regiodeals.audit.selectors import entries_about
from regiodeals.common.errors import InvalidInput, NotAllowed, RequirementsUnmet, WrongState
from tests.disbursement.betaling.world import OTHER_IBAN, entry, rekening_of, returned

pytestmark = pytest.mark.django_db

WHY = "De kassier meldde dat de rekening wordt opgeheven."
PAIN_002 = "pain.002 van 18 november: RJCT, FF01."


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def released_cents(betaling):
    return totals(betaling.termijn.uitkering).released_cents


def asked(office):
    betaling = office.confirmed()
    return services.ask_withdrawal(betaling_id=betaling.pk, reason=WHY, actor=office.first)


def refused(office):
    betaling = office.sent()
    batch = services.ask_rejection(batch_id=betaling.batch_id, reason=PAIN_002, actor=office.first)
    return betaling, batch


def test_one_asks_and_another_lets_it_lapse_and_the_termijn_is_free(office):
    betaling = asked(office)
    services.withdraw_betaling(betaling_id=betaling.pk, actor=office.third)
    gone = fresh(betaling)
    assert (gone.status, gone.remark) == (BetalingStatus.VERVALLEN, WHY)
    assert (gone.drop_asked_by, gone.dropped_by) == (office.first, office.third)
    assert released_cents(gone) == 0
    again = office.confirmed(gone.termijn)
    assert again.end_to_end_id != gone.end_to_end_id
    assert released_cents(again) == again.amount_cents


def test_the_release_is_taken_back_by_an_entry_that_names_it(office):
    betaling = asked(office)
    services.withdraw_betaling(betaling_id=betaling.pk, actor=office.third)
    first, back = Boeking.objects.filter(kind=BoekingKind.TERMIJN_VRIJGEGEVEN).order_by("pk")
    assert (back.corrects, back.amount_cents) == (first, -first.amount_cents)
    assert WHY in back.sentence


def test_who_asked_does_not_confirm_it_nor_who_drafted_the_decision(office):
    betaling = asked(office)
    for person in (office.first, office.drafter):
        with pytest.raises(NotAllowed):
            services.withdraw_betaling(betaling_id=betaling.pk, actor=person)
    assert fresh(betaling).is_under_way


def test_it_is_asked_with_a_reason_once_and_by_a_controller(office):
    betaling = office.confirmed()
    with pytest.raises(InvalidInput, match="waarom"):
        services.ask_withdrawal(betaling_id=betaling.pk, reason=" ", actor=office.first)
    with pytest.raises(NotAllowed):
        services.ask_withdrawal(betaling_id=betaling.pk, reason=WHY, actor=office.drafter)
    services.ask_withdrawal(betaling_id=betaling.pk, reason=WHY, actor=office.first)
    with pytest.raises(WrongState, match="al gevraagd"):
        services.ask_withdrawal(betaling_id=betaling.pk, reason=WHY, actor=office.second)
    assert WHY in [row.remark for row in entries_about(betaling)]


def test_nothing_lapses_that_nobody_asked(office):
    betaling = office.confirmed()
    with pytest.raises(RequirementsUnmet, match="Niemand vroeg"):
        services.withdraw_betaling(betaling_id=betaling.pk, actor=office.third)


def test_what_is_asked_to_lapse_goes_in_no_batch_until_it_is_kept(office):
    betaling = asked(office)
    assert sums_to_batch(office.first) == []
    with pytest.raises(WrongState, match=batches.NOTHING_TO_PAY):
        office.batch()
    services.keep_betaling(betaling_id=betaling.pk, actor=office.second)
    assert office.batch().betalingen.count() == 1
    with pytest.raises(WrongState, match=undo.NOT_ASKED):
        services.keep_betaling(betaling_id=betaling.pk, actor=office.second)


def test_what_is_in_a_batch_or_paid_does_not_lapse_by_hand(office):
    for betaling in (office.sent(), office.paid(office.payable())):
        with pytest.raises(WrongState, match=undo.NOTHING_OPEN):
            services.ask_withdrawal(betaling_id=betaling.pk, reason=WHY, actor=office.first)


def test_a_second_payment_after_a_return_lapses_and_the_first_release_stays(office):
    first = office.paid()
    office.delivered(returned(first))
    services.block_rekening(rekening_id=first.rekening_id, reason="Opgeheven", actor=office.first)
    row = first.termijn.uitkering.beschikkingen.get()
    rekening_of(row, office, number=OTHER_IBAN)
    second = office.confirmed(first.termijn)
    services.ask_withdrawal(betaling_id=second.pk, reason=WHY, actor=office.first)
    services.withdraw_betaling(betaling_id=second.pk, actor=office.third)
    assert released_cents(first) == first.amount_cents
    third = office.confirmed(first.termijn)
    assert (released_cents(first), third.is_under_way) == (first.amount_cents, True)


def test_a_batch_that_the_bank_refused_frees_each_termijn(office):
    betaling, batch = refused(office)
    services.reject_batch(batch_id=batch.pk, actor=office.second)
    assert fresh(batch).status == BatchStatus.AFGEWEZEN
    gone = fresh(betaling)
    assert (gone.status, gone.remark, gone.batch_id) == ("vervallen", PAIN_002, batch.pk)
    assert released_cents(gone) == 0
    again = office.confirmed(gone.termijn)
    assert again.batch_id is None
    assert office.batch().betalingen.get() == again


def test_a_late_line_about_a_refused_payment_is_work_and_pays_nothing(office):
    betaling, batch = refused(office)
    services.reject_batch(batch_id=batch.pk, actor=office.second)
    delivery = office.delivered(entry(betaling))
    line = delivery.afschriften.get().regels.get()
    assert (line.finding, line.settled_at) == ("deels", None)
    assert totals(betaling.termijn.uitkering).paid_cents == 0


def test_a_batch_of_which_the_bank_booked_something_was_not_refused(office):
    office.confirmed()
    office.confirmed(office.payable())
    batch = office.closed_batch()
    assert running.make_file(batch.pk)
    services.ask_rejection(batch_id=batch.pk, reason=PAIN_002, actor=office.first)
    office.delivered(entry(Betaling.objects.order_by("pk")[0]))
    with pytest.raises(RequirementsUnmet, match="De bank meldde al een betaling"):
        services.reject_batch(batch_id=batch.pk, actor=office.second)
    assert Betaling.objects.filter(status=BetalingStatus.VERVALLEN).count() == 0


def test_a_refusal_is_told_with_a_reason_and_confirmed_by_another(office):
    betaling = office.sent()
    batch = betaling.batch
    with pytest.raises(InvalidInput, match="waarom de bank"):
        services.ask_rejection(batch_id=batch.pk, reason="", actor=office.first)
    with pytest.raises(RequirementsUnmet, match="Leg eerst vast"):
        services.reject_batch(batch_id=batch.pk, actor=office.second)
    services.ask_rejection(batch_id=batch.pk, reason=PAIN_002, actor=office.first)
    with pytest.raises(NotAllowed, match="Een ander"):
        services.reject_batch(batch_id=batch.pk, actor=office.first)
    services.keep_batch(batch_id=batch.pk, actor=office.second)
    assert fresh(batch).reject_asked_by is None


def test_an_open_batch_is_dissolved_not_refused(office):
    office.confirmed()
    batch = office.batch()
    with pytest.raises(WrongState, match=undo.NOT_WITH_BANK):
        services.ask_rejection(batch_id=batch.pk, reason=PAIN_002, actor=office.first)


def test_the_database_wants_two_people_for_both(office):
    betaling, batch = refused(office)
    rows = (
        (Betaling, betaling.pk, {"status": "vervallen"}),
        (Betaalbatch, batch.pk, {"status": "afgewezen", "rejected_by": office.first}),
    )
    for model, pk, change in rows:
        with pytest.raises(IntegrityError, match="two_people"), transaction.atomic():
            model.objects.filter(pk=pk).update(**change)


def test_the_second_controller_sees_it_waiting_and_does_it_on_the_pages(client, office):
    betaling = office.confirmed()
    step = "disbursement:betaling-transition"
    client.force_login(office.first)
    url = reverse(step, args=[betaling.pk, "ask_withdrawal"])
    client.post(url, {"opmerking": WHY})
    assert waiting_for_controller(office.first).lapses == 0
    assert waiting_for_controller(office.third).lapses == 1
    client.force_login(office.third)
    work = client.get(reverse("disbursement:betaling-list")).content.decode()
    assert f"{betaling}: bevestigen dat dit niet wordt betaald" in work
    page = client.get(reverse("disbursement:betaling-detail", args=[betaling.pk]))
    assert "Bevestigen dat dit niet wordt betaald" in page.content.decode()
    client.post(reverse(step, args=[betaling.pk, "withdraw"]))
    assert fresh(betaling).status == BetalingStatus.VERVALLEN


def test_a_refused_batch_is_told_and_confirmed_on_its_page(client, office):
    betaling = office.sent()
    step = "disbursement:betaalbatch-transition"
    client.force_login(office.first)
    url = reverse(step, args=[betaling.batch_id, "ask_rejection"])
    client.post(url, {"opmerking": PAIN_002})
    client.force_login(office.third)
    page = client.get(reverse("disbursement:betaalbatch-detail", args=[betaling.batch_id]))
    assert PAIN_002 in page.content.decode()
    client.post(reverse(step, args=[betaling.batch_id, "reject"]))
    assert fresh(betaling).status == BetalingStatus.VERVALLEN
