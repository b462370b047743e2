"""Under which power somebody signs: recorded, held by the database; deputies are people too."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from disbursement.beschikking import services
from disbursement.beschikking.models import Beschikking, BeschikkingStatus
from disbursement.mandaat.models import Ambtsdrager, Mandaat, Vervanging
from regiodeals.accounts.models import Role, RoleAssignment, User
from regiodeals.common.errors import NotAllowed
from regiodeals.documents import services as documents
from regiodeals.documents.models import Kind
from tests import builders, simultaneous

pytestmark = pytest.mark.django_db

TODAY = builders.NOW.date()
ONE_DAY = timedelta(days=1)
FROZEN = "pgtrigger: Cannot update rows"


@pytest.fixture
def approved(cast):
    return cast.approved()


@pytest.fixture
def deputy(db):
    return builders.user(Role.TEKENBEVOEGDE, name="Noor", last_name="Vervanger")


def sign(row, actor):
    return services.sign_beschikking(beschikking_id=row.pk, actor=actor)


def as_tekenbevoegde(person):
    RoleAssignment.objects.create(
        user=person, role=Role.TEKENBEVOEGDE, valid_from=builders.LONG_AGO
    )
    return User.objects.get(pk=person.pk)


# ---- what is recorded ------------------------------------------------------------------------


def test_the_beschikking_says_under_which_mandaat_it_was_signed(approved, cast):
    row = sign(approved, cast.signer)
    assert row.mandaat == Mandaat.objects.get(ambt__dragers__holder=cast.signer)
    assert (row.vervanging, row.signed_for) == (None, None)


def test_a_deputy_signs_for_the_holder_and_the_beschikking_says_so(approved, cast, deputy):
    vervanging = builders.vervanging(cast.signer, deputy)
    sign(approved, deputy)
    row = Beschikking.objects.get()
    assert (row.signer, row.signed_for, row.vervanging) == (deputy, cast.signer, vervanging)
    assert row.facts is not None
    assert row.facts["ondertekening"]["functie"] == "plaatsvervangend directeur Regio Deals"
    assert row.facts["ondertekening"]["bij_afwezigheid_van"] == "Marit Tekenaar"


def test_the_own_power_goes_before_that_of_a_deputy(approved, cast, deputy):
    builders.vervanging(cast.signer, deputy)
    own = builders.mandaat(builders.office_of(deputy, "hoofd Uitkeringen"))
    row = sign(approved, deputy)
    assert (row.mandaat, row.signed_for) == (own, None)


@pytest.mark.parametrize("column", ["mandaat", "vervanging", "signed_for"])
def test_what_the_signature_rests_on_never_changes(column, approved, cast, deputy):
    builders.vervanging(cast.signer, deputy)
    row = sign(approved, deputy)
    with pytest.raises(Exception, match=FROZEN), transaction.atomic():
        Beschikking.objects.filter(pk=row.pk).update(**{column: None})


# ---- a deputy does what the holder may, on the days of the vervanging ----------------------------


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
def test_a_deputy_signs_nothing_outside_the_vervanging(limits, sentence, approved, cast, deputy):
    builders.vervanging(cast.signer, deputy, **limits)
    with pytest.raises(NotAllowed, match=sentence):
        sign(approved, deputy)


def test_a_vervanging_ends_one_second_after_its_last_day(approved, cast, deputy, still_clock):
    builders.vervanging(cast.signer, deputy, valid_until=TODAY)
    still_clock.set(datetime(2024, 11, 18, 23, 0, 0, tzinfo=UTC))
    with pytest.raises(NotAllowed, match="Uw mandaat is geëindigd op 18 november 2024"):
        sign(approved, deputy)
    still_clock.set(datetime(2024, 11, 18, 22, 59, 59, tzinfo=UTC))
    assert sign(approved, deputy).signer == deputy


def test_a_mandaat_begins_at_midnight_in_the_hague(approved, cast, still_clock):
    person = builders.user(Role.TEKENBEVOEGDE)
    builders.mandaat(builders.office_of(person), valid_from=TODAY + ONE_DAY)
    still_clock.set(datetime(2024, 11, 18, 22, 59, 59, tzinfo=UTC))
    with pytest.raises(NotAllowed, match="begint op 19 november 2024"):
        sign(approved, person)
    still_clock.set(datetime(2024, 11, 18, 23, 0, 0, tzinfo=UTC))
    assert sign(approved, person).signer == person


def test_a_deputy_of_a_deputy_signs_nothing(approved, cast, deputy):
    """The office of the deputy has no mandate of its own, and what he borrowed does not pass on."""
    builders.vervanging(cast.signer, deputy)
    builders.office_of(deputy, "medewerker")
    second = builders.user(Role.TEKENBEVOEGDE)
    builders.vervanging(deputy, second)
    with pytest.raises(NotAllowed, match="U hebt vandaag geen mandaat"):
        sign(approved, second)


def test_a_deputy_ends_with_the_holder(approved, cast, deputy):
    builders.vervanging(cast.signer, deputy)
    Ambtsdrager.objects.filter(holder=cast.signer).update(valid_until=TODAY - ONE_DAY)
    with pytest.raises(NotAllowed, match="geëindigd op 17 november 2024"):
        sign(approved, deputy)


def test_when_the_office_changes_hands_between_approval_and_signature_the_new_holder_signs(
    approved, cast
):
    ambt = Ambtsdrager.objects.get(holder=cast.signer).ambt
    successor = builders.user(Role.TEKENBEVOEGDE)
    Ambtsdrager.objects.filter(ambt=ambt).update(valid_until=TODAY - ONE_DAY)
    Ambtsdrager.objects.create(ambt=ambt, holder=successor, valid_from=TODAY)
    with pytest.raises(NotAllowed, match="Uw mandaat is geëindigd op 17 november 2024"):
        sign(approved, cast.signer)
    assert sign(approved, successor).mandaat.ambt == ambt


def test_when_the_role_ended_the_mandaat_alone_signs_nothing(approved, cast):
    RoleAssignment.objects.filter(user=cast.signer).update(valid_until=TODAY - ONE_DAY)
    with pytest.raises(NotAllowed, match="Alleen een tekenbevoegde mag dit doen"):
        sign(approved, User.objects.get(pk=cast.signer.pk))


# ---- four eyes count persons -----------------------------------------------------------------


@pytest.mark.parametrize("who", ["drafter", "reviewer"])
def test_who_drafted_or_reviewed_cannot_sign_as_deputy(who, approved, cast):
    person = as_tekenbevoegde(getattr(cast, who))
    builders.vervanging(cast.signer, person)
    with pytest.raises(NotAllowed, match=r"Een ander moet (dit doen|tekenen)"):
        sign(approved, person)


@pytest.mark.parametrize("who", ["drafter", "reviewer"])
def test_a_deputy_does_not_sign_for_who_drafted_or_reviewed(who, approved, cast, deputy):
    holder = getattr(cast, who)
    builders.mandaat(builders.office_of(holder))
    builders.vervanging(holder, deputy)
    with pytest.raises(NotAllowed, match=f"U vervangt {holder}, die deze beschikking opstelde"):
        sign(approved, deputy)


@pytest.mark.parametrize("who", ["drafter", "reviewer"])
def test_raw_sql_is_refused_when_the_deputised_drafted_or_reviewed(who, approved, cast, deputy):
    holder = getattr(cast, who)
    mandaat = builders.mandaat(builders.office_of(holder))
    other = builders.vervanging(holder, deputy)
    with pytest.raises(IntegrityError, match="deputised_is_neither"), transaction.atomic():
        raw_signature(approved, deputy, mandaat, other, signed_for=holder.pk)


@pytest.mark.parametrize("column", ["drafter_id", "reviewer_id"])
def test_raw_sql_is_refused_when_the_deputy_drafted_or_reviewed(column, approved, cast):
    person = getattr(cast, column.removesuffix("_id"))
    other = builders.vervanging(cast.signer, person)
    with pytest.raises(IntegrityError, match="signer_is_neither"), transaction.atomic():
        raw_signature(approved, person, mandaat_of(cast.signer), other, signed_for=cast.signer.pk)


def test_raw_sql_is_refused_without_a_mandaat(approved, cast):
    with pytest.raises(IntegrityError, match="a signature rests on a mandate"):
        raw_signature(approved, cast.signer, None)


@pytest.mark.parametrize(
    "change",
    [
        {"valid_until": TODAY - ONE_DAY},
        {"valid_from": TODAY + ONE_DAY},
        {"kinds": ["intrekking"]},
        {"ceiling_cents": 999_999_999},
    ],
    ids=["ended", "not begun", "another kind", "a cent too low"],
)
def test_raw_sql_is_refused_under_a_mandaat_that_does_not_cover_it(change, approved, cast):
    mandaat = builders.mandaat(builders.office_of(cast.signer), **change)
    with pytest.raises(IntegrityError, match="a signature rests on a mandate"):
        raw_signature(approved, cast.signer, mandaat)


def test_raw_sql_is_refused_under_the_mandaat_of_another(approved, cast):
    other = builders.tekenbevoegde()
    with pytest.raises(IntegrityError, match="a signature rests on a mandate"):
        raw_signature(approved, cast.signer, mandaat_of(other))


def test_raw_sql_is_refused_for_a_deputy_of_somebody_else(approved, cast, deputy):
    other = builders.vervanging(builders.tekenbevoegde(), deputy)
    with pytest.raises(IntegrityError, match="a signature rests on a mandate"):
        raw_signature(approved, deputy, mandaat_of(cast.signer), other, signed_for=cast.signer.pk)


def mandaat_of(person):
    return Mandaat.objects.get(ambt__dragers__holder=person)


def raw_signature(row, signer, mandaat, vervanging=None, signed_for=None):
    """The signature as somebody with the password of the database would write it."""
    document = documents.order(kind=Kind.BESCHIKKING, filename="brief.pdf", by=None)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE disbursement_beschikking SET status = 'ondertekend', facts = '{}',"
            " kenmerk = 'SPUK-2024-9999', document_id = %s, signer_id = %s, signed_at = %s,"
            " mandaat_id = %s, vervanging_id = %s, signed_for_id = %s WHERE id = %s",
            [
                document.pk,
                signer.pk,
                builders.NOW,
                mandaat and mandaat.pk,
                vervanging and vervanging.pk,
                signed_for,
                row.pk,
            ],
        )


# ---- at once ---------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_the_holder_and_his_deputy_sign_at_once_and_one_of_them_did(cast, deputy):
    row = cast.approved()
    builders.vervanging(cast.signer, deputy)
    outcomes = simultaneous.at_once(
        lambda: sign(row, User.objects.get(pk=cast.signer.pk)),
        lambda: sign(row, User.objects.get(pk=deputy.pk)),
    )
    assert len(simultaneous.results_of(outcomes)) == 1
    (sentence,) = simultaneous.sentences_of(outcomes)
    assert "kan niet in de stand “ondertekend”" in sentence
    signed = Beschikking.objects.get()
    assert signed.status == BeschikkingStatus.ONDERTEKEND
    assert (signed.signed_for is None) == (signed.signer == cast.signer)


def test_a_vervanging_is_never_of_oneself_also_in_the_database(cast):
    with pytest.raises(IntegrityError, match="nobody deputises himself"), transaction.atomic():
        builders.vervanging(cast.signer, cast.signer)
    assert not Vervanging.objects.exists()


def test_the_signature_is_dated_on_the_day_its_mandaat_was_judged(approved, cast, still_clock):
    still_clock.set(datetime(2024, 11, 18, 23, 30, tzinfo=UTC))
    row = sign(approved, cast.signer)
    assert row.facts["datum"] == date(2024, 11, 19).isoformat()
