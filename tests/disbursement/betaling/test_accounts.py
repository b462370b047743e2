"""Accounts of kassiers: checked, vouched for by two people, usable a day later, never rewritten."""

import logging
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from disbursement.betaling import services
from disbursement.betaling.models import Rekening
from regiodeals.audit.models import AuditEntry
from regiodeals.common import bank_numbers
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from tests import builders
from tests.builders import NOW
from tests.disbursement.betaling.world import IBAN, OTHER_IBAN, Office, details, usable

pytestmark = pytest.mark.django_db


@pytest.fixture
def kassier(db):
    return builders.organisation()


def proposed(office: Office, kassier, **fields) -> Rekening:
    return services.propose_rekening(
        organisation_id=kassier.pk, details=details(**fields), actor=office.first
    )


class TestNumbers:
    """What is typed is held against the rules of an IBAN before anything is stored."""

    @pytest.mark.parametrize(
        ("typed", "sentence"),
        [
            ("NL34EXMP0000000001", bank_numbers.WRONG_DIGITS),
            ("NL33EXMP000000000", bank_numbers.WRONG_LENGTH.format(country="NL")),
            ("ZZ33EXMP0000000001", bank_numbers.UNKNOWN_COUNTRY.format(country="ZZ")),
            ("12345678", bank_numbers.NOT_AN_IBAN),
            ("NL33 EXMP <script>", bank_numbers.NOT_AN_IBAN),
            ("", bank_numbers.NOT_AN_IBAN),
            ("BR1500000000000010932840814P2", bank_numbers.OUTSIDE_SEPA.format(country="BR")),
        ],
    )
    def test_a_wrong_iban_is_refused_with_what_to_do(self, office, kassier, typed, sentence):
        with pytest.raises(InvalidInput) as refused:
            proposed(office, kassier, number=typed)
        assert str(refused.value) == sentence
        assert Rekening.objects.count() == 0

    def test_a_refusal_does_not_carry_the_number_along(self):
        with pytest.raises(InvalidInput) as refused:
            bank_numbers.checked_iban("NL34EXMP0000000001")
        assert refused.value.__cause__ is None
        assert refused.value.__suppress_context__

    def test_it_is_kept_without_spaces_and_in_capitals(self, office, kassier):
        assert proposed(office, kassier, number="nl33 exmp 0000 0000 01").number == IBAN

    @pytest.mark.parametrize("missing", ["bic", "bank_name", "town"])
    def test_an_account_in_dollars_names_bank_and_place(self, office, kassier, missing):
        with pytest.raises(InvalidInput):
            proposed(office, kassier, currency="USD", **{missing: " "})

    def test_an_account_in_dollars_needs_no_iban(self, office, kassier):
        rekening = proposed(office, kassier, currency="USD")
        assert (rekening.number, rekening.country) == ("00123456", "BQ")

    def test_a_wrong_bic_is_refused(self, office, kassier):
        with pytest.raises(InvalidInput, match="geen BIC"):
            proposed(office, kassier, currency="USD", bic="EXMPZZ")

    def test_only_the_last_four_signs_are_shown(self):
        assert bank_numbers.last_four(IBAN) == "… 0001"
        assert bank_numbers.in_groups(IBAN) == "NL33 EXMP 0000 0000 01"


class TestTwoPeople:
    """Who proposes does not confirm, and nobody pays to it the same day."""

    def test_another_confirms_and_it_is_usable_the_next_day(self, office, kassier):
        rekening = proposed(office, kassier)
        services.confirm_rekening(rekening_id=rekening.pk, actor=office.second)
        assert not Rekening.objects.usable_on(NOW.date()).exists()
        assert Rekening.objects.usable_on(NOW.date() + timedelta(days=1)).get() == rekening

    def test_the_day_is_that_of_the_hague(self, office, kassier, still_clock):
        late = NOW.replace(hour=23, minute=30)
        still_clock.set(late)
        rekening = proposed(office, kassier)
        confirmed = services.confirm_rekening(rekening_id=rekening.pk, actor=office.second)
        assert confirmed.usable_from == date(2024, 11, 20)

    def test_who_proposed_cannot_confirm(self, office, kassier):
        rekening = proposed(office, kassier)
        with pytest.raises(NotAllowed, match="stelde deze rekening zelf voor"):
            services.confirm_rekening(rekening_id=rekening.pk, actor=office.first)

    def test_a_case_officer_proposes_but_does_not_confirm(self, office, kassier):
        rekening = services.propose_rekening(
            organisation_id=kassier.pk, details=details(), actor=office.drafter
        )
        with pytest.raises(NotAllowed):
            services.confirm_rekening(rekening_id=rekening.pk, actor=builders.behandelaar())

    def test_a_second_proposal_waits_for_the_first(self, office, kassier):
        proposed(office, kassier)
        with pytest.raises(WrongState, match="wacht al een rekening"):
            proposed(office, kassier, number=OTHER_IBAN)

    def test_a_refused_account_makes_room_for_another(self, office, kassier):
        rekening = proposed(office, kassier)
        services.refuse_rekening(rekening_id=rekening.pk, reason="Ander nummer", actor=office.first)
        assert proposed(office, kassier, number=OTHER_IBAN).is_proposed
        with pytest.raises(WrongState):
            services.confirm_rekening(rekening_id=rekening.pk, actor=office.second)

    def test_a_blocked_account_is_usable_no_more(self, office):
        rekening = usable(office.payable())
        services.block_rekening(rekening_id=rekening.pk, reason="Fraude", actor=office.first)
        assert not Rekening.objects.usable_on(NOW.date()).exists()
        with pytest.raises(WrongState):
            services.block_rekening(rekening_id=rekening.pk, reason="Nog eens", actor=office.first)

    @pytest.mark.parametrize("act", [services.refuse_rekening, services.block_rekening])
    def test_saying_no_takes_a_reason(self, office, kassier, act):
        rekening = proposed(office, kassier)
        if act is services.block_rekening:
            services.confirm_rekening(rekening_id=rekening.pk, actor=office.second)
        with pytest.raises(InvalidInput, match="waarom"):
            act(rekening_id=rekening.pk, reason=" ", actor=office.third)

    def test_the_newest_confirmed_account_holds(self, office, still_clock):
        termijn = office.payable()
        organisation = termijn.uitkering.kassier_id
        newer = services.propose_rekening(
            organisation_id=organisation, details=details(number=OTHER_IBAN), actor=office.first
        )
        services.confirm_rekening(rekening_id=newer.pk, actor=office.second)
        assert usable(termijn).number == IBAN
        still_clock.set(NOW + timedelta(days=1))
        assert usable(termijn) == newer


class TestDatabase:
    """What Python refuses, the database refuses too."""

    def test_a_number_is_never_rewritten(self, office, kassier):
        rekening = proposed(office, kassier)
        with pytest.raises(ProgrammingError), transaction.atomic():
            Rekening.objects.filter(pk=rekening.pk).update(number=OTHER_IBAN)

    def test_it_is_not_usable_on_the_day_of_its_confirmation(self, office, kassier):
        rekening = proposed(office, kassier)
        with pytest.raises(IntegrityError, match="not usable"):
            Rekening.objects.filter(pk=rekening.pk).update(
                confirmed_by=office.second, confirmed_at=NOW, usable_from=NOW.date()
            )

    def test_nobody_confirms_what_he_proposed(self, office, kassier):
        rekening = proposed(office, kassier)
        with pytest.raises(IntegrityError):
            Rekening.objects.filter(pk=rekening.pk).update(
                confirmed_by=office.first, confirmed_at=NOW, usable_from=date(2024, 11, 20)
            )

    def test_a_confirmation_and_a_block_stay(self, office):
        rekening = usable(office.payable())
        with pytest.raises(ProgrammingError), transaction.atomic():
            Rekening.objects.filter(pk=rekening.pk).update(usable_from=date(2020, 1, 1))
        services.block_rekening(rekening_id=rekening.pk, reason="Fraude", actor=office.first)
        with pytest.raises(ProgrammingError), transaction.atomic():
            Rekening.objects.filter(pk=rekening.pk).update(blocked_at=None)

    def test_no_row_goes(self, office, kassier):
        rekening = proposed(office, kassier)
        with pytest.raises(ProgrammingError), transaction.atomic():
            rekening.delete()


def test_no_number_stands_in_the_trail_or_in_a_log(office, kassier, caplog):
    caplog.set_level(logging.DEBUG)
    rekening = proposed(office, kassier)
    with pytest.raises(WrongState):
        proposed(office, kassier)
    services.confirm_rekening(rekening_id=rekening.pk, actor=office.second)
    written = [
        f"{line.sentence} {line.object_label} {line.remark} {line.details}"
        for line in AuditEntry.objects.all()
    ]
    logged = [text for text in caplog.text.splitlines() if "regiodeals" in text]
    assert IBAN not in "\n".join([*written, *logged])
