"""Sign: who may, what must hold, and what the signature brings about, all at once or not at all."""

from datetime import UTC, date, datetime, timedelta

import pytest

from disbursement.beschikking import services
from disbursement.beschikking.models import Beschikking, BeschikkingStatus, Kenmerkreeks
from disbursement.uitkering.models import Uitkering
from regiodeals.accounts.models import Role, RoleAssignment, User
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed, RequirementsUnmet, WrongState
from regiodeals.deal import services as deals
from regiodeals.deal.models import Activiteit
from regiodeals.documents import services as documents
from regiodeals.documents.models import Document
from regiodeals.documents.pdf.errors import UnprintableCharacters
from regiodeals.legal import calendar
from regiodeals.party.models import Organisation
from tests import builders

pytestmark = pytest.mark.django_db

TODAY = builders.NOW.date()
ONE_DAY = timedelta(days=1)


@pytest.fixture
def approved(cast):
    return cast.approved()


def sign(row, actor):
    return services.sign_beschikking(beschikking_id=row.pk, actor=actor)


def as_signer(person):
    """The same person with the role and the mandate of a signer, read anew."""
    RoleAssignment.objects.create(
        user=person, role=Role.TEKENBEVOEGDE, valid_from=builders.LONG_AGO
    )
    give_mandaat(person)
    return User.objects.get(pk=person.pk)


def give_mandaat(person, **fields):
    return builders.mandaat(builders.office_of(person), **fields)


def assert_nothing_signed(row):
    fresh = Beschikking.objects.get(pk=row.pk)
    assert fresh.status == BeschikkingStatus.GETOETST
    assert (fresh.signer, fresh.kenmerk, fresh.facts, fresh.document) == (None, None, None, None)
    assert not Document.objects.exists()
    assert not Kenmerkreeks.objects.exists()
    assert not AuditEntry.objects.filter(action="disbursement.beschikking.sign").exists()


# ---- what it brings about --------------------------------------------------------------------


def test_the_signature_numbers_freezes_and_orders(approved, cast):
    sign(approved, cast.signer)
    row = Beschikking.objects.get()
    assert row.status == BeschikkingStatus.ONDERTEKEND
    assert (row.signer, row.signed_at) == (cast.signer, builders.NOW)
    assert row.kenmerk == "SPUK-2024-0001" == str(row)
    assert row.facts is not None
    assert (row.facts["kenmerk"], row.facts["datum"]) == (row.kenmerk, "2024-11-18")
    assert row.document is not None
    assert row.document.filename == "SPUK-2024-0001.pdf"
    assert list(Document.objects.pending()) == [row.document]


def test_it_leaves_one_line_with_the_kenmerk(approved, cast):
    sign(approved, cast.signer)
    line = AuditEntry.objects.get(action="disbursement.beschikking.sign")
    assert (line.actor, line.state_before, line.state_after) == (
        cast.signer,
        "getoetst",
        "ondertekend",
    )
    assert line.details["kenmerk"] == "SPUK-2024-0001"
    assert line.object_label == "SPUK-2024-0001"


def test_the_letter_names_the_office_and_the_minister_of_the_mandaat(approved, cast):
    assert sign(approved, cast.signer).facts["ondertekening"] == {
        "minister": "de Minister van Volkshuisvesting en Ruimtelijke Ordening",
        "namens_deze": True,
        "naam": "Marit Tekenaar",
        "functie": "directeur Regio Deals",
    }


def test_a_worker_is_told_only_after_the_commit(
    approved, cast, hurried, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        sign(approved, cast.signer)
        assert hurried == []
    assert hurried == [approved.pk]


def test_the_letter_bears_the_day_in_the_hague(approved, cast, still_clock):
    still_clock.set(datetime(2024, 11, 18, 23, 30, tzinfo=UTC))
    assert sign(approved, cast.signer).facts["datum"] == "2024-11-19"


def test_a_bijzondere_uitkering_has_numbers_of_its_own(cast):
    row = cast.signed(builders.saba(cast.drafter))
    assert row.kenmerk == "BU-2024-0001"
    assert row.facts["regime"] == "BU"


# ---- who -------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.TEKENBEVOEGDE])
def test_other_roles_do_not_sign_even_with_a_mandaat(role, approved):
    person = builders.user(role)
    give_mandaat(person)
    with pytest.raises(NotAllowed, match="Alleen een tekenbevoegde"):
        sign(approved, person)
    assert_nothing_signed(approved)


def test_the_drafter_cannot_sign(approved, cast):
    with pytest.raises(NotAllowed, match="U stelde deze beschikking zelf op"):
        sign(approved, as_signer(cast.drafter))
    assert_nothing_signed(approved)


def test_the_reviewer_cannot_sign(approved, cast):
    with pytest.raises(NotAllowed, match="U toetste deze beschikking zelf"):
        sign(approved, as_signer(cast.reviewer))
    assert_nothing_signed(approved)


def test_without_a_mandaat_the_role_signs_nothing(approved):
    with pytest.raises(NotAllowed, match="U hebt vandaag geen mandaat"):
        sign(approved, builders.user(Role.TEKENBEVOEGDE))
    assert_nothing_signed(approved)


@pytest.mark.parametrize(
    ("limits", "sentence"),
    [
        ({"valid_until": TODAY - ONE_DAY}, "Uw mandaat is geëindigd op 17 november 2024"),
        ({"valid_from": TODAY + ONE_DAY}, "Uw mandaat begint op 19 november 2024"),
        ({"ceiling_cents": 999_999_999}, r"Uw mandaat gaat tot en met €.9\.999\.999,99"),
        ({"kinds": ["vaststelling"]}, "Uw mandaat geldt niet voor een verlening"),
    ],
    ids=["ended yesterday", "begins tomorrow", "a cent too small", "another kind"],
)
def test_a_mandaat_that_does_not_cover_this_today_signs_nothing(limits, sentence, approved):
    person = builders.user(Role.TEKENBEVOEGDE)
    give_mandaat(person, **limits)
    with pytest.raises(NotAllowed, match=sentence):
        sign(approved, person)
    assert_nothing_signed(approved)


@pytest.mark.parametrize(
    "limits",
    [{"valid_until": TODAY}, {"valid_from": TODAY}, {"ceiling_cents": 1_000_000_000}],
    ids=["ends today", "begins today", "exactly enough"],
)
def test_a_mandaat_covers_its_own_limits(limits, approved):
    person = builders.user(Role.TEKENBEVOEGDE)
    give_mandaat(person, **limits)
    assert sign(approved, person).signer == person


def test_the_mandaat_of_another_covers_nothing(approved, cast):
    give_mandaat(cast.signer)
    with pytest.raises(NotAllowed, match="geen mandaat"):
        sign(approved, builders.user(Role.TEKENBEVOEGDE))


# ---- when and what ---------------------------------------------------------------------------


def test_what_was_not_reviewed_is_not_signed(cast):
    row = cast.submitted()
    with pytest.raises(WrongState, match="kan niet in de stand “ter toetsing”"):
        sign(row, cast.signer)
    assert not Document.objects.exists()


def test_it_is_signed_once(approved, cast):
    sign(approved, cast.signer)
    with pytest.raises(WrongState, match="kan niet in de stand “ondertekend”"):
        sign(approved, builders.tekenbevoegde())
    assert Document.objects.count() == 1
    assert Kenmerkreeks.objects.get().last_number == 1


def test_a_terminated_convenant_is_not_signed(approved, cast):
    deals.take_step(
        deal_id=approved.uitkering.deal_id,
        verb="terminate",
        remark="Niet haalbaar.",
        actor=cast.drafter,
    )
    with pytest.raises(RequirementsUnmet, match="niet meer van kracht"):
        sign(approved, cast.signer)
    assert_nothing_signed(approved)


def test_when_the_besluit_has_lapsed_nothing_is_signed(approved, cast, still_clock):
    still_clock.set(datetime(2026, 12, 31, 12, tzinfo=UTC))
    with pytest.raises(RequirementsUnmet, match="is het Besluit vervallen"):
        sign(approved, cast.signer)
    assert_nothing_signed(approved)


@pytest.mark.parametrize(
    "change",
    [
        lambda grant: Uitkering.objects.filter(pk=grant.pk).update(account_number="NL99"),
        lambda grant: Uitkering.objects.filter(pk=grant.pk).update(spend_until=date(2029, 1, 1)),
        lambda grant: Organisation.objects.filter(pk=grant.kassier_id).update(address="Elders 2"),
        lambda grant: Activiteit.objects.filter(programmalijn__deal=grant.deal_id, order=1).update(
            name="Iets anders"
        ),
        lambda grant: grant.termijnen.filter(number=2).update(pay_by=date(2026, 3, 1)),
    ],
    ids=["account", "period", "address", "activity", "day of payment"],
)
def test_what_changed_after_the_review_is_not_signed(change, approved, cast):
    change(approved.uitkering)
    with pytest.raises(RequirementsUnmet, match="na de toetsing gewijzigd"):
        sign(approved, cast.signer)
    assert_nothing_signed(approved)


def test_other_deals_that_use_up_the_ceiling_do_not_undo_the_review(approved, cast):
    builders.uitkering(cast.drafter)
    assert sign(approved, cast.signer).status == BeschikkingStatus.ONDERTEKEND


def test_a_term_that_ends_in_a_year_without_a_decree_is_refused(
    approved, cast, still_clock, monkeypatch
):
    monkeypatch.setattr(calendar, "covered_years", lambda: (2023, 2024))
    still_clock.set(datetime(2024, 11, 26, 12, tzinfo=UTC))
    with pytest.raises(InvalidInput, match="Voor 2025 is nog geen koninklijk besluit"):
        sign(approved, cast.signer)
    assert_nothing_signed(approved)


def test_a_signatory_whose_name_cannot_be_printed_does_not_sign(approved, cast):
    User.objects.filter(pk=cast.signer.pk).update(last_name="Ꙫ")
    with pytest.raises(UnprintableCharacters, match=r"‘ondertekening\.naam’"):
        sign(approved, User.objects.get(pk=cast.signer.pk))
    assert_nothing_signed(approved)


def test_a_failure_half_way_leaves_nothing(approved, cast, monkeypatch):
    def fail(**_order):
        raise RuntimeError("geen plaats")

    monkeypatch.setattr(documents, "order", fail)
    with pytest.raises(RuntimeError):
        sign(approved, cast.signer)
    assert_nothing_signed(approved)
