"""An edition is drafted over a year, written, adopted by another, frozen, and offered."""

from datetime import timedelta

import pytest
from django.db import Error, IntegrityError, transaction

from monitoring.kamer import services
from monitoring.kamer.models import Kamerrapportage, KamerStatus
from monitoring.kamer.rendering.content import content_of
from monitoring.rapportage.rendering.data import hash_of
from regiodeals.accounts.models import Role
from regiodeals.audit.models import AuditEntry
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.documents import services as documents
from regiodeals.documents.models import Kind
from tests import builders
from tests.monitoring.indicator.world import sql
from tests.monitoring.kamer.world import WORDS, adopted, drafted
from tests.monitoring.rapportage.world import YEAR, accepted
from tests.simultaneous import at_once, results_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def concept(report, writer, signer, officer):
    accepted(report, writer, signer, officer)
    return drafted(officer)


def write(report, actor, **more):
    given = {"words": WORDS, "seen": report.version} | more
    return services.write_words(report_id=report.pk, actor=actor, **given)


def test_there_is_nothing_to_tell_of_a_year_without_an_accepted_rapportage(report, officer):
    with pytest.raises(InvalidInput, match="nog geen rapportage waarop akkoord is"):
        drafted(officer)


def test_there_is_one_concept_per_year(concept, officer):
    with pytest.raises(WrongState, match="Schrijf daarin verder"):
        drafted(officer)
    assert (concept.year, concept.edition, concept.status) == (YEAR, 1, KamerStatus.CONCEPT)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.BEHANDELAAR])
def test_only_a_behandelaar_drafts_and_writes(role, concept):
    person = builders.user(role)
    for act in (lambda: drafted(person), lambda: write(concept, person)):
        with pytest.raises(NotAllowed):
            act()


def test_words_are_kept_and_whoever_saw_another_version_is_told(concept, officer, colleague):
    changed = write(concept, colleague)
    assert changed.general == "Het gaat goed."
    assert set(changed.writers) == {officer.pk, colleague.pk}
    with pytest.raises(WrongState, match="Lees de rapportage opnieuw"):
        write(concept, officer)


@pytest.mark.parametrize(
    ("text", "says"), [("x" * 4001, "ten hoogste 4000"), ("\U0001f600", "Haal dat teken weg")]
)
def test_words_that_are_too_long_or_cannot_be_printed_are_refused(text, says, concept, officer):
    with pytest.raises(InvalidInput, match=says):
        write(concept, officer, words=WORDS | {"money": text})
    assert Kamerrapportage.objects.get().money == ""


def test_nobody_adopts_what_he_wrote(concept, officer, colleague):
    write(concept, colleague)
    for person in (officer, colleague):
        with pytest.raises(NotAllowed, match="stelt haar niet vast"):
            adopted(Kamerrapportage.objects.get(), person)


@pytest.mark.parametrize(
    "role", [role for role in Role if role not in (Role.BEHANDELAAR, Role.TEKENBEVOEGDE)]
)
def test_other_roles_do_not_adopt(role, concept):
    with pytest.raises(NotAllowed):
        adopted(concept, builders.user(role))


def test_the_database_holds_the_four_eyes_too(concept, officer):
    assert concept.writers == [officer.pk]
    order = documents.order(kind=Kind.KAMERRAPPORTAGE, filename="x.pdf", by=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        sql(
            "UPDATE monitoring_kamerrapportage SET adopted_by_id = %s, adopted_at = now(),"
            " data = '{}', sha256 = repeat('a', 64), document_id = %s, status = 'vastgesteld'",
            officer.pk,
            order.pk,
        )


def test_adopting_freezes_what_was_shown_under_its_hash(concept, officer, colleague):
    write(concept, officer)
    done = adopted(Kamerrapportage.objects.get(), colleague)
    assert done.status == KamerStatus.VASTGESTELD
    assert done.sha256 == hash_of(Kamerrapportage.objects.get().frozen)
    assert done.frozen["hoofdstukken"][0]["tekst"] == "Het gaat goed."
    assert AuditEntry.objects.get(action="monitoring.kamerrapportage.adopt").actor == colleague
    with pytest.raises(WrongState):
        adopted(done, colleague)
    with pytest.raises(WrongState, match="verandert niet meer"):
        write(done, officer)


def test_what_changed_since_it_was_shown_is_not_adopted(concept, officer, colleague):
    seen = hash_of(content_of(concept, colleague))
    write(concept, officer)
    with pytest.raises(WrongState, match="Lees de rapportage opnieuw"):
        services.adopt_report(report_id=concept.pk, seen=seen, actor=colleague)
    assert Kamerrapportage.objects.get().data is None


@pytest.mark.parametrize(
    "change",
    [
        "general = 'x'",
        "data = '{}'",
        f"sha256 = '{'b' * 64}'",
        "status = 'concept'",
        "adopted_by_id = NULL",
        "document_id = NULL",
        "writers = '{}'",
        "year = 2020",
        "edition = 9",
    ],
)
def test_what_is_frozen_is_frozen_by_sql_too(change, concept, colleague):
    done = adopted(concept, colleague)
    with pytest.raises(Error), transaction.atomic():
        sql(f"UPDATE monitoring_kamerrapportage SET {change}")  # noqa: S608
    with pytest.raises(Error), transaction.atomic():
        sql("DELETE FROM monitoring_kamerrapportage WHERE id = %s", done.pk)


def test_offering_has_a_day_and_a_number_that_may_come_later(concept, officer, colleague):
    done = adopted(concept, colleague)
    today = clock.today()
    for day in (today + timedelta(days=1), today - timedelta(days=1)):
        with pytest.raises(InvalidInput, match="vanaf het vaststellen"):
            services.offer_report(report_id=done.pk, on=day, actor=officer)
    with pytest.raises(WrongState):
        services.name_kamerstuk(report_id=done.pk, kamerstuk="1", actor=officer)
    services.offer_report(report_id=done.pk, on=today, actor=officer)
    with pytest.raises(InvalidInput, match="Vul het nummer"):
        services.name_kamerstuk(report_id=done.pk, kamerstuk=" ", actor=officer)
    services.name_kamerstuk(report_id=done.pk, kamerstuk=" 29697,  nr. 157", actor=officer)
    row = Kamerrapportage.objects.get()
    assert (row.status, row.kamerstuk) == (KamerStatus.AANGEBODEN, "29697, nr. 157")
    with pytest.raises(WrongState, match="één keer"):
        services.name_kamerstuk(report_id=done.pk, kamerstuk="2", actor=officer)
    for change in ("kamerstuk = 'x'", "offered_on = '2020-01-01'", "status = 'vastgesteld'"):
        with pytest.raises(Error), transaction.atomic():
            sql(f"UPDATE monitoring_kamerrapportage SET {change}")  # noqa: S608


def test_only_a_behandelaar_lays_down_the_offering(concept, colleague):
    done = adopted(concept, colleague)
    with pytest.raises(NotAllowed):
        services.offer_report(
            report_id=done.pk, on=clock.today(), actor=builders.user(Role.CONTROLLER)
        )


def test_a_later_edition_stands_beside_the_first(concept, officer, colleague):
    first = adopted(concept, colleague)
    second = drafted(officer)
    assert second.edition == 2
    assert content_of(second, officer)["vorige"]["editie"] == 1
    assert Kamerrapportage.objects.get(pk=first.pk).frozen == first.frozen


@pytest.mark.django_db(transaction=True)
def test_two_adopt_at_once_and_one_is_told(report, writer, signer, officer, colleague):
    accepted(report, writer, signer, officer)
    row, other = drafted(officer), builders.behandelaar()
    seen = hash_of(content_of(row, other))
    outcomes = at_once(
        *(
            lambda person=person: services.adopt_report(report_id=row.pk, seen=seen, actor=person)
            for person in (colleague, other)
        )
    )
    assert len(results_of(outcomes)) == 1
    assert any(isinstance(outcome.error, WrongState) for outcome in outcomes)


@pytest.mark.django_db(transaction=True)
def test_two_draft_at_once_and_there_is_one_concept(report, writer, signer, officer, colleague):
    accepted(report, writer, signer, officer)
    outcomes = at_once(lambda: drafted(officer), lambda: drafted(colleague))
    assert len(results_of(outcomes)) == 1
    assert Kamerrapportage.objects.count() == 1
