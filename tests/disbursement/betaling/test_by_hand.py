"""A line that fits no payment: linked by two people, or none of ours with a reason."""

import pytest
from django.db import IntegrityError, transaction

from disbursement.betaling import services
from disbursement.betaling.models import (
    Bankregel,
    Betaling,
    BetalingStatus,
)
from disbursement.betaling.services import statements
from disbursement.grootboek.selectors import totals
from regiodeals.accounts.models import Role, RoleAssignment, User
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from tests.builders import NOW
from tests.disbursement.betaling.world import (
    entry,
)

pytestmark = pytest.mark.django_db


def fresh(betaling: Betaling) -> Betaling:
    return Betaling.objects.get(pk=betaling.pk)


class TestByHand:
    """Linked by two people, or none of ours with a reason."""

    def test_a_link_takes_two_people(self, office):
        betaling = office.sent()
        office.delivered(entry(cents=betaling.amount_cents))
        regel = Bankregel.objects.get()
        services.propose_link(bankregel_id=regel.pk, betaling_id=betaling.pk, actor=office.first)
        with pytest.raises(NotAllowed, match="zelf voor"):
            services.confirm_link(bankregel_id=regel.pk, actor=office.first)
        assert fresh(betaling).status == BetalingStatus.VRIJGEGEVEN
        services.confirm_link(bankregel_id=regel.pk, actor=office.second)
        assert fresh(betaling).status == BetalingStatus.BETAALD
        assert totals(betaling.termijn.uitkering).paid_cents == betaling.amount_cents

    def test_what_was_paid_in_fact_is_what_is_booked(self, office):
        betaling = office.sent()
        office.delivered(entry(betaling, cents=betaling.amount_cents - 100))
        regel = Bankregel.objects.get()
        services.propose_link(bankregel_id=regel.pk, betaling_id=betaling.pk, actor=office.first)
        services.confirm_link(bankregel_id=regel.pk, actor=office.second)
        paid = totals(betaling.termijn.uitkering).paid_cents
        assert paid == betaling.amount_cents - 100

    def test_more_than_the_payment_cannot_be_linked(self, office):
        betaling = office.sent()
        office.delivered(entry(betaling, cents=betaling.amount_cents + 1))
        with pytest.raises(WrongState, match="hoger"):
            services.propose_link(
                bankregel_id=Bankregel.objects.get().pk,
                betaling_id=betaling.pk,
                actor=office.first,
            )

    def test_a_proposed_link_can_be_dropped(self, office):
        betaling = office.sent()
        office.delivered(entry(betaling, cents=1))
        regel = Bankregel.objects.get()
        services.propose_link(bankregel_id=regel.pk, betaling_id=betaling.pk, actor=office.first)
        services.drop_link(bankregel_id=regel.pk, actor=office.second)
        with pytest.raises(WrongState, match=statements.NO_LINK):
            services.confirm_link(bankregel_id=regel.pk, actor=office.second)

    def test_who_drafted_the_decision_takes_no_part_in_a_link(self, office):
        betaling = office.sent()
        office.delivered(entry(betaling, cents=1))
        regel = Bankregel.objects.get()
        RoleAssignment.objects.create(
            user=office.drafter, role=Role.CONTROLLER, valid_from=NOW.date()
        )
        drafter = User.objects.get(pk=office.drafter.pk)
        link = {"bankregel_id": regel.pk, "betaling_id": betaling.pk}
        with pytest.raises(NotAllowed, match="U stelde deze beschikking op"):
            services.propose_link(**link, actor=drafter)
        services.propose_link(**link, actor=office.first)
        with pytest.raises(NotAllowed, match="U stelde deze beschikking op"):
            services.confirm_link(bankregel_id=regel.pk, actor=drafter)

    def test_what_is_confirmed_is_the_payment_that_was_shown(self, office):
        betaling = office.sent()
        office.delivered(entry(betaling, cents=1))
        regel = Bankregel.objects.get()
        services.propose_link(bankregel_id=regel.pk, betaling_id=betaling.pk, actor=office.first)
        confirm = {"bankregel_id": regel.pk, "actor": office.second}
        with pytest.raises(WrongState, match=statements.LINKED_ELSEWHERE):
            services.confirm_link(**confirm, seen_betaling_id=betaling.pk + 1)
        assert fresh(betaling).status == BetalingStatus.VRIJGEGEVEN
        services.confirm_link(**confirm, seen_betaling_id=betaling.pk)
        assert fresh(betaling).status == BetalingStatus.BETAALD

    def test_none_of_ours_takes_a_reason_and_books_nothing(self, office):
        office.delivered(entry(name="ANDER"))
        regel = Bankregel.objects.get()
        with pytest.raises(InvalidInput, match="waarom"):
            services.mark_not_ours(bankregel_id=regel.pk, reason=" ", actor=office.first)
        services.mark_not_ours(bankregel_id=regel.pk, reason="Bankkosten", actor=office.first)
        assert not Bankregel.objects.open().exists()
        with pytest.raises(WrongState, match=statements.SETTLED):
            services.mark_not_ours(bankregel_id=regel.pk, reason="Nog eens", actor=office.second)

    def test_another_currency_cannot_be_linked(self, office):
        betaling = office.sent()
        office.delivered(entry(betaling, currency="USD"))
        with pytest.raises(WrongState, match="andere valuta"):
            services.propose_link(
                bankregel_id=Bankregel.objects.get().pk,
                betaling_id=betaling.pk,
                actor=office.first,
            )

    def test_nobody_else_than_a_controller_settles(self, office):
        office.delivered(entry())
        with pytest.raises(NotAllowed):
            services.mark_not_ours(
                bankregel_id=Bankregel.objects.get().pk, reason="x", actor=office.drafter
            )

    def test_the_database_wants_another_to_confirm_a_link(self, office):
        betaling = office.sent()
        office.delivered(entry(betaling, cents=1))
        with pytest.raises(IntegrityError), transaction.atomic():
            Bankregel.objects.update(
                betaling=betaling, linked_by=office.first, settled_by=office.first, settled_at=NOW
            )

    def test_the_database_wants_two_people_or_a_reason(self, office):
        betaling = office.sent()
        office.delivered(entry(cents=betaling.amount_cents))
        line = Bankregel.objects.filter(pk=Bankregel.objects.get().pk)
        settled = {"settled_at": NOW, "settled_by": office.first}
        for values in (
            {"betaling": betaling},
            {"betaling": betaling, "linked_by": office.first},
            {"betaling": betaling, "linked_by": office.second, "not_ours_because": "Toch niet."},
            {"betaling": None, "linked_by": office.second},
            {"betaling": None},
        ):
            with (
                pytest.raises(IntegrityError, match="by_hand_a_line_is_linked_by_two"),
                transaction.atomic(),
            ):
                line.update(**settled, **values)
        line.update(**settled, betaling=betaling, linked_by=office.second)
