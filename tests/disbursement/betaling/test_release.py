"""A termijn is released by one controller and confirmed by another, never by the drafter."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from disbursement.bekendmaking.services import register_posting
from disbursement.beschikking.models import Beschikking
from disbursement.betaling import conditions, services
from disbursement.betaling.models import Betaling, BetalingStatus
from disbursement.betaling.services import release as acts
from disbursement.grootboek.models import BoekingKind
from disbursement.grootboek.selectors import totals
from disbursement.grootboek.services import declare_condition_met
from disbursement.uitkering.models import Termijn, TermijnCondition
from regiodeals.accounts.models import Role, RoleAssignment
from regiodeals.common import clock
from regiodeals.common.errors import NotAllowed, RequirementsUnmet, WrongState
from regiodeals.party.models import Organisation
from tests import builders
from tests.builders import LONG_AGO, NOW
from tests.disbursement.betaling.world import (
    OTHER_IBAN,
    details,
    first_termijn,
    rekening_of,
    usable,
)

pytestmark = pytest.mark.django_db


def refused(office, termijn, rekening_id=None, actor=None) -> tuple[str, ...]:
    with pytest.raises(RequirementsUnmet) as error:
        services.release_termijn(
            termijn_id=termijn.pk, rekening_id=rekening_id, actor=actor or office.first
        )
    return error.value.reasons


def sentence(rule) -> str:
    return str(rule.sentence)


class TestGoodPath:
    """From the letter to a payment that can go to the bank."""

    def test_a_release_holds_amount_account_and_a_name_of_its_own(self, office):
        termijn = office.payable()
        betaling = office.released(termijn)
        assert betaling.amount_cents == termijn.amount_cents
        assert betaling.rekening == usable(termijn)
        assert betaling.end_to_end_id == f"RD-{termijn.pk}-1"
        assert betaling.description.startswith("SPUK-2024-0001 termijn 1")

    def test_nothing_is_booked_before_the_confirmation(self, office):
        betaling = office.released()
        assert totals(betaling.termijn.uitkering).released_cents == 0

    def test_the_confirmation_books_the_release(self, office):
        betaling = office.confirmed()
        assert betaling.status == BetalingStatus.VRIJGEGEVEN
        assert totals(betaling.termijn.uitkering).released_cents == betaling.amount_cents

    def test_dollars_are_released_in_dollars(self, office):
        betaling = office.confirmed(office.payable_in_dollars())
        assert betaling.currency == "USD"
        assert totals(betaling.termijn.uitkering).of(BoekingKind.TERMIJN_VRIJGEGEVEN) > 0

    def test_a_release_that_lapsed_makes_room_for_another(self, office):
        betaling = office.released()
        services.drop_betaling(betaling_id=betaling.pk, actor=office.first)
        again = office.released(betaling.termijn)
        assert again.end_to_end_id != betaling.end_to_end_id


class TestWhoMay:
    """Four eyes count persons, and whoever drafted has no part in it."""

    def test_the_releaser_cannot_confirm(self, office):
        betaling = office.released()
        with pytest.raises(NotAllowed, match="zelf vrij"):
            services.confirm_betaling(betaling_id=betaling.pk, actor=office.first)

    def test_a_release_by_the_drafter_is_refused(self, office):
        termijn = office.payable()
        RoleAssignment.objects.create(
            user=office.drafter, role=Role.CONTROLLER, valid_from=LONG_AGO
        )
        drafter = type(office.drafter).objects.get(pk=office.drafter.pk)
        with pytest.raises(NotAllowed, match="stelde deze beschikking op"):
            services.release_termijn(
                termijn_id=termijn.pk, rekening_id=usable(termijn).pk, actor=drafter
            )
        betaling = office.released(termijn)
        with pytest.raises(NotAllowed, match="stelde deze beschikking op"):
            services.confirm_betaling(betaling_id=betaling.pk, actor=drafter)

    @pytest.mark.parametrize("role", [role for role in Role if role != Role.CONTROLLER])
    def test_no_other_role_releases_confirms_or_drops(self, office, role):
        termijn, other = office.payable(), builders.user(role)
        with pytest.raises(NotAllowed):
            services.release_termijn(
                termijn_id=termijn.pk, rekening_id=usable(termijn).pk, actor=other
            )
        betaling = office.released(termijn)
        for act in (services.confirm_betaling, services.drop_betaling):
            with pytest.raises(NotAllowed):
                act(betaling_id=betaling.pk, actor=other)


class TestWhatMustBeTrue:
    """Each requirement with its sentence; nothing is stored when one is missing."""

    def test_the_beschikking_was_made_known(self, office):
        row = office.with_letter()
        rekening_of(row, office)
        assert sentence(conditions.is_granted) in refused(office, first_termijn(row))
        assert Betaling.objects.count() == 0

    def test_a_letter_that_lies_ready_pays_nothing_until_it_was_posted(self, office):
        grant = builders.uitkering(office.drafter)
        Organisation.objects.filter(pk=grant.kassier_id).update(email_consent_on=None)
        termijn = office.payable(grant)
        row = Beschikking.objects.get(uitkering=grant)
        assert row.lies_ready
        assert refused(office, termijn, usable(termijn).pk) == (
            sentence(conditions.has_no_letter_lying_ready),
        )
        register_posting(beschikking_id=row.pk, posted_on=clock.today(), actor=office.drafter)
        assert office.released(termijn).amount_cents == termijn.amount_cents

    def test_the_grant_was_not_withdrawn(self, office, monkeypatch):
        termijn = office.payable()
        monkeypatch.setattr(
            "disbursement.beschikking.selectors.decisions.standing_on",
            lambda *_args, **_kwargs: type(
                "Standing", (), {"is_granted": True, "is_withdrawn": True, "granted_cents": 0}
            )(),
        )
        assert sentence(conditions.is_not_withdrawn) in refused(office, termijn)

    def test_there_is_a_usable_account(self, office):
        row = office.announced()
        assert refused(office, first_termijn(row)) == (sentence(conditions.has_usable_rekening),)

    def test_an_account_of_today_is_not_usable_today(self, office):
        row = office.announced()
        rekening = services.propose_rekening(
            organisation_id=row.uitkering.kassier_id, details=details(), actor=office.first
        )
        services.confirm_rekening(rekening_id=rekening.pk, actor=office.second)
        reasons = refused(office, first_termijn(row), rekening.pk)
        assert reasons == (sentence(conditions.has_usable_rekening),)

    def test_a_termijn_above_the_rest_is_refused(self, office, monkeypatch):
        termijn = office.payable()
        lower = termijn.amount_cents - 1
        monkeypatch.setattr(conditions, "granted_cents_on", lambda *_args: lower)
        assert sentence(conditions.is_within_rest) in refused(office, termijn)

    def test_the_last_cent_of_the_grant_can_be_released(self, office):
        termijn = office.payable()
        office.confirmed(termijn)
        second = Termijn.objects.get(uitkering=termijn.uitkering, number=2)
        assert conditions.rest_cents(second) == second.amount_cents
        office.confirmed(second)
        assert conditions.rest_cents(second) == 0

    def test_what_the_page_showed_is_what_is_released(self, office):
        termijn = office.payable()
        with pytest.raises(WrongState, match="intussen gewijzigd"):
            services.release_termijn(
                termijn_id=termijn.pk, rekening_id=usable(termijn).pk + 1, actor=office.first
            )

    def test_it_is_asked_again_at_the_confirmation(self, office):
        betaling = office.released()
        services.block_rekening(
            rekening_id=betaling.rekening_id, reason="Fraude", actor=office.third
        )
        with pytest.raises(RequirementsUnmet):
            services.confirm_betaling(betaling_id=betaling.pk, actor=office.second)

    def test_a_newer_account_stops_the_confirmation(self, office, still_clock):
        betaling = office.released()
        newer = services.propose_rekening(
            organisation_id=betaling.termijn.uitkering.kassier_id,
            details=details(number=OTHER_IBAN),
            actor=office.first,
        )
        services.confirm_rekening(rekening_id=newer.pk, actor=office.second)
        still_clock.set(NOW + timedelta(days=1))
        with pytest.raises(RequirementsUnmet):
            services.confirm_betaling(betaling_id=betaling.pk, actor=office.second)

    def test_a_termijn_is_released_once(self, office):
        betaling = office.released()
        with pytest.raises(WrongState, match=acts.RELEASED_BEFORE):
            office.released(betaling.termijn)

    def test_twice_confirmed_is_refused_the_second_time(self, office):
        betaling = office.confirmed()
        with pytest.raises(WrongState):
            services.confirm_betaling(betaling_id=betaling.pk, actor=office.third)


class TestCondition:
    """A termijn that waits for something is released once it is written down that it happened."""

    def test_a_termijn_waits_for_its_condition(self, office):
        termijn = office.payable()
        Termijn.objects.filter(pk=termijn.pk).update(
            condition=TermijnCondition.VERZOEK, condition_source="artikel 5 van het convenant"
        )

        reasons = refused(office, termijn, usable(termijn).pk)
        assert reasons == (sentence(conditions.is_condition_met),)

        declare_condition_met(
            termijn_id=termijn.pk, on=clock.today(), ground="brief 12", actor=office.drafter
        )
        assert office.released(termijn).amount_cents == termijn.amount_cents


class TestDatabase:
    """What Python refuses, the database refuses too."""

    def test_no_drafter_releases_or_confirms(self, office):
        betaling = office.released()
        drafter = Beschikking.objects.get().drafter
        with pytest.raises(IntegrityError), transaction.atomic():
            Betaling.objects.filter(pk=betaling.pk).update(confirmed_by=drafter, confirmed_at=NOW)

    def test_the_releaser_does_not_confirm(self, office):
        betaling = office.released()
        with pytest.raises(IntegrityError), transaction.atomic():
            Betaling.objects.filter(pk=betaling.pk).update(
                confirmed_by=office.first, confirmed_at=NOW
            )

    @pytest.mark.parametrize(
        "fields",
        [{"amount_cents": 1}, {"currency": "USD"}, {"released_at": date(2024, 11, 1)}],
    )
    def test_it_is_the_amount_of_its_termijn_to_a_usable_account(self, office, fields):
        termijn = office.payable()
        values = {
            "termijn": termijn,
            "rekening": usable(termijn),
            "currency": "EUR",
            "amount_cents": termijn.amount_cents,
            "end_to_end_id": "X",
            "description": "x",
            "released_by": office.first,
            "released_at": NOW,
        } | fields
        if "released_at" in fields:
            values["released_at"] = NOW - timedelta(days=10)
        with pytest.raises(IntegrityError), transaction.atomic():
            Betaling.objects.create(**values)

    def test_a_name_is_never_used_twice(self, office):
        one, other = office.released(), office.payable()
        with pytest.raises(IntegrityError), transaction.atomic():
            Betaling.objects.create(
                termijn=other,
                rekening=usable(other),
                currency="EUR",
                amount_cents=other.amount_cents,
                end_to_end_id=one.end_to_end_id,
                description="x",
                released_by=office.first,
                released_at=NOW,
            )

    @pytest.mark.parametrize("field", ["amount_cents", "end_to_end_id", "currency"])
    def test_what_was_released_is_never_rewritten(self, office, field):
        betaling = office.released()
        value = {"amount_cents": 1, "end_to_end_id": "X", "currency": "USD"}[field]
        with pytest.raises(ProgrammingError), transaction.atomic():
            Betaling.objects.filter(pk=betaling.pk).update(**{field: value})
