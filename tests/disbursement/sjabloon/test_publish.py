"""Publication by somebody else than the author; after it nothing changes but the last day."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import F

from disbursement.sjabloon import services
from disbursement.sjabloon.models import SjabloonVersie
from disbursement.sjabloon.selectors import texts_of, version_for
from regiodeals.accounts.models import Role
from regiodeals.common.errors import InvalidInput, NotAllowed, RequirementsUnmet, WrongState
from tests import builders
from tests.disbursement.sjabloon import acts
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("people")]

SPUK = "specifieke uitkering"
ONE_DAY = timedelta(days=1)


def number_on(day):
    version = version_for("verlening", SPUK, day)
    return version.number if version else None


def row(version):
    return SjabloonVersie.objects.filter(pk=version.pk)


def refused_by_the_database(version, **fields):
    with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
        row(version).update(**fields)


class TestFourEyes:
    def test_the_author_does_not_publish_also_not_as_toetser(self, people):
        people.author = builders.user(Role.BEHANDELAAR, Role.TOETSER)
        version = acts.submitted(people)
        with pytest.raises(NotAllowed, match="schreef deze tekst zelf"):
            services.publish_version(version_id=version.pk, actor=people.author)

    def test_the_database_refuses_it_as_well(self, people):
        version = acts.published(people)
        with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
            row(version).update(publisher=F("author"))

    def test_the_constraint_itself_refuses_the_author_as_publisher(self, people):
        version = acts.submitted(people)
        with pytest.raises(IntegrityError, match="publisher_is_not_author"), transaction.atomic():
            row(version).update(
                publisher=F("author"), published_at=F("drafted_at"), status="gepubliceerd"
            )

    def test_nothing_is_published_without_a_trial_of_its_texts(self, people):
        version = acts.submitted(people)
        with (
            pytest.raises(IntegrityError, match="published_by_two_after_a_trial"),
            transaction.atomic(),
        ):
            row(version).update(
                publisher=people.publisher,
                published_at=F("drafted_at"),
                tested_fingerprint="",
                status="gepubliceerd",
            )

    def test_nothing_is_published_without_a_remedy_clause(self, people):
        version = acts.submitted(people)
        texts = {name: text for name, text in version.texts.items() if name != "rechtsmiddel"}
        row(version).update(texts=texts)
        with pytest.raises(RequirementsUnmet):
            services.publish_version(version_id=version.pk, actor=people.publisher)
        with pytest.raises(IntegrityError, match="remedy_clause"), transaction.atomic():
            row(version).update(
                publisher=people.publisher,
                published_at=F("drafted_at"),
                tested_fingerprint="x",
                status="gepubliceerd",
            )

    @pytest.mark.parametrize("role", [Role.BEHANDELAAR, Role.BEHEERDER, Role.TEKENBEVOEGDE])
    def test_only_a_toetser_publishes(self, people, role):
        version = acts.submitted(people)
        with pytest.raises(NotAllowed, match="Alleen een toetser"):
            services.publish_version(version_id=version.pk, actor=builders.user(role))

    def test_who_publishes_may_send_it_back_with_a_remark(self, people):
        version = acts.submitted(people)
        with pytest.raises(InvalidInput, match="Schrijf op"):
            services.return_version(version_id=version.pk, remark=" ", actor=people.publisher)
        services.take_step(
            version_id=version.pk,
            verb="return_to_author",
            remark="Te kort.",
            actor=people.publisher,
        )
        back = acts.fresh(version)
        assert (back.status, back.last_remark) == ("concept", "Te kort.")

    def test_a_concept_is_not_published(self, people):
        with pytest.raises(WrongState, match="kan niet in de stand"):
            services.publish_version(version_id=acts.tried(people).pk, actor=people.publisher)

    def test_what_waited_too_long_is_not_published_for_a_day_that_has_come(
        self, people, still_clock
    ):
        version = acts.submitted(people)
        still_clock.set(still_clock.moment + timedelta(days=20))
        with pytest.raises(RequirementsUnmet, match="op zijn vroegst morgen"):
            services.publish_version(version_id=version.pk, actor=people.publisher)


class TestPeriod:
    def test_a_version_holds_from_its_first_day_and_the_former_until_the_day_before(self, people):
        acts.published(people)
        assert number_on(acts.FIRST_DAY - ONE_DAY) == 1
        assert number_on(acts.FIRST_DAY) == 2
        assert number_on(date(2040, 1, 1)) == 2

    def test_a_version_for_tomorrow_is_not_used_today(self, people):
        acts.published(people, valid_from=date(2024, 11, 19))
        assert (number_on(date(2024, 11, 18)), number_on(date(2024, 11, 19))) == (1, 2)

    def test_before_the_first_version_there_is_none(self):
        assert number_on(date(2024, 7, 19)) is None
        assert number_on(date(2024, 7, 20)) == 1

    def test_a_concept_never_holds(self, people):
        acts.submitted(people)
        assert number_on(date(2040, 1, 1)) == 1

    def test_the_other_instrument_keeps_its_own_version(self, people):
        acts.published(people)
        other = version_for("verlening", "bijzondere uitkering", acts.FIRST_DAY)
        assert other is not None
        assert other.number == 1

    def test_a_version_cannot_come_before_one_that_is_planned(self, people):
        acts.published(people)
        version = acts.submitted(people, valid_from=acts.FIRST_DAY - ONE_DAY)
        with pytest.raises(RequirementsUnmet, match="Versie 2 gaat al in op 1 december 2024"):
            services.publish_version(version_id=version.pk, actor=people.publisher)

    def test_a_version_cannot_begin_while_another_still_holds(self, people):
        first = acts.sjabloon().versies.get(number=1)
        services.end_version(version_id=first.pk, last_day=acts.FIRST_DAY, actor=people.publisher)
        version = acts.submitted(people)
        with pytest.raises(RequirementsUnmet, match="Versie 1 geldt nog tot en met 1 december"):
            services.publish_version(version_id=version.pk, actor=people.publisher)

    def test_the_database_allows_no_day_with_two_texts(self, people):
        version = acts.published(people)
        first = acts.sjabloon().versies.get(number=1)
        assert first.valid_until == acts.FIRST_DAY - ONE_DAY
        with pytest.raises(IntegrityError, match="one_version_holds"), transaction.atomic():
            row(first).update(valid_until=version.valid_from)
        with pytest.raises(IntegrityError, match="one_version_holds"), transaction.atomic():
            row(first).update(valid_until=None)

    def test_a_last_day_can_be_chosen_once_and_not_in_the_past(self, people):
        first = acts.sjabloon().versies.get(number=1)
        with pytest.raises(InvalidInput, match="vandaag of een latere dag"):
            services.end_version(
                version_id=first.pk, last_day=date(2024, 11, 17), actor=people.publisher
            )
        services.end_version(
            version_id=first.pk, last_day=date(2024, 11, 18), actor=people.publisher
        )
        assert number_on(date(2024, 11, 19)) is None
        with pytest.raises(WrongState, match="zonder laatste dag"):
            services.end_version(
                version_id=first.pk, last_day=date(2024, 12, 18), actor=people.publisher
            )

    def test_who_may_not_publish_may_not_end(self, people):
        first = acts.sjabloon().versies.get(number=1)
        with pytest.raises(NotAllowed, match="toetser"):
            services.end_version(version_id=first.pk, last_day=acts.FIRST_DAY, actor=people.author)

    def test_a_publication_can_be_taken_back_before_its_first_day(self, people):
        version = acts.published(people)
        services.revoke_version(version_id=version.pk, actor=people.publisher)
        assert acts.fresh(version).status == "ingetrokken"
        assert number_on(acts.FIRST_DAY) == 1

    def test_from_its_first_day_it_cannot(self, people, still_clock):
        version = acts.published(people)
        still_clock.set(still_clock.moment + timedelta(days=13))
        with pytest.raises(RequirementsUnmet, match="Deze tekst geldt al"):
            services.revoke_version(version_id=version.pk, actor=people.publisher)


class TestFrozen:
    @pytest.mark.parametrize(
        "fields",
        [
            {"texts": {"rechtsmiddel": "Anders."}},
            {"number": 9},
            {"valid_from": date(2024, 12, 2)},
            {"explanation": "Anders."},
            {"tested_fingerprint": "0" * 64},
            {"published_at": None},
            {"author": None},
        ],
        ids=lambda fields: next(iter(fields)),
    )
    def test_a_published_version_does_not_change(self, people, fields):
        version = acts.published(people)
        refused_by_the_database(version, **fields)
        assert acts.fresh(version).texts == version.texts

    def test_also_not_after_it_was_taken_back(self, people):
        version = acts.published(people)
        services.revoke_version(version_id=version.pk, actor=people.publisher)
        refused_by_the_database(version, texts={"rechtsmiddel": "Anders."})

    def test_no_version_and_no_template_is_deleted(self, people):
        version = acts.drafted(people)
        for rows in (row(version), type(version.sjabloon).objects.all()):
            with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
                rows.delete()

    def test_the_texts_of_a_version_can_be_asked_for_as_long_as_it_was_published_once(self, people):
        version = acts.published(people)
        assert texts_of("verlening", SPUK, 2) == version.texts
        assert texts_of("verlening", SPUK, 3) is None
        acts.drafted(people)
        assert texts_of("verlening", SPUK, 3) is None


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    def test_two_who_publish_at_once_publish_once(self, people):
        version = acts.submitted(people)
        outcomes = at_once(
            lambda: services.publish_version(version_id=version.pk, actor=people.publisher),
            lambda: services.publish_version(version_id=version.pk, actor=people.other_publisher),
        )
        assert len(results_of(outcomes)) == 1
        assert sentences_of(outcomes) == ["Publiceren kan niet in de stand “gepubliceerd”."]

    def test_two_who_begin_at_once_make_one_concept(self, people):
        pk = acts.sjabloon().pk
        outcomes = at_once(
            lambda: services.draft_version(sjabloon_id=pk, actor=people.author),
            lambda: services.draft_version(sjabloon_id=pk, actor=people.other_author),
        )
        assert [version.number for version in results_of(outcomes)] == [2]
        assert "al een concept" in sentences_of(outcomes)[0]
