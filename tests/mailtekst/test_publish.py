"""A text is written by one person and published by another; from then on it never changes."""

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from regiodeals.accounts.models import Role, RoleAssignment, User
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import DomainError, RequirementsUnmet, WrongState
from regiodeals.mail import services as mail_services
from regiodeals.mail.models import Language, Message, MessageKind
from regiodeals.mail.rendering import compose
from regiodeals.mail.services import Recipient
from regiodeals.mail.wording.in_force import wordings_today
from regiodeals.mailtekst import services
from regiodeals.mailtekst.models import MailTekst, TekstStatus
from regiodeals.party.models import Organisation
from tests import builders
from tests.mailtekst import acts
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db
ITEM = {"title": "Indienen", "due_on": date(2025, 6, 15), "url": "https://example.org/1"}
FACTS = {"items": [ITEM], "first": ITEM, "kind": "rapportage", "choice_url": "https://example.org"}
LAST_MINUTE = datetime(2024, 11, 30, 22, 59, tzinfo=UTC)
FIRST_MINUTE = datetime(2024, 11, 30, 23, 0, tzinfo=UTC)


def ordered(occasion: str) -> Message:
    to = Organisation.objects.filter(name="Gemeente Voorbeeld").first()
    to = to or builders.organisation("Gemeente Voorbeeld")
    return mail_services.queue(
        kind=MessageKind.HERINNERING,
        about=to,
        to=Recipient(to, to.name, "post@example.org"),
        content=compose("herinnering", FACTS),
        by=None,
        occasion=occasion,
    )


def test_the_text_of_the_program_is_version_1():
    assert compose("herinnering", FACTS).number == 1


def test_a_new_text_holds_from_midnight_in_the_netherlands(people, still_clock):
    acts.published(people)
    still_clock.set(LAST_MINUTE)
    assert acts.NEW_CLOSING not in compose("herinnering", FACTS).text
    still_clock.set(FIRST_MINUTE)
    made = compose("herinnering", FACTS)
    assert made.number == 2
    assert acts.NEW_CLOSING in made.text
    assert acts.NEW_CLOSING in made.html


def test_an_english_text_is_for_english_mail_only(people, still_clock):
    acts.published(people, language="en", afsluiting="Sent by the portal.")
    still_clock.set(FIRST_MINUTE)
    assert "Sent by the portal." in compose("herinnering", FACTS, language=Language.EN).text
    assert compose("herinnering", FACTS).number == 1


def test_a_mail_that_was_ordered_keeps_its_words_and_its_version(people, still_clock):
    acts.published(people)
    before = ordered("voor")
    still_clock.set(FIRST_MINUTE)
    after = ordered("na")
    before.refresh_from_db()
    assert before.template_version is not None
    assert after.template_version is not None
    assert (before.template_version.number, after.template_version.number) == (1, 2)
    assert acts.NEW_CLOSING not in before.text
    assert acts.NEW_CLOSING in after.template_version.text


def test_what_is_sent_again_says_the_same_words(people, still_clock):
    acts.published(people)
    before = ordered("voor")
    Message.objects.filter(pk=before.pk).update(given_up_at=builders.NOW)
    still_clock.set(FIRST_MINUTE)
    again = mail_services.send_again(
        message_id=before.pk, address="ander@example.org", by=people.author
    )
    assert (again.text, again.template_version) == (before.text, before.template_version)


def test_all_wordings_of_a_day_are_one_question(people, still_clock):
    for language in Language:
        acts.published(people, language=language, afsluiting="Tot ziens.")
    still_clock.set(FIRST_MINUTE)
    with CaptureQueriesContext(connection) as asked:
        wordings = wordings_today()
        for language in Language:
            made = compose("herinnering", FACTS, language=language, wordings=wordings)
            assert made.number == 2
    assert len(asked) == 1


def test_a_later_version_takes_over_and_its_number_goes_on(people, still_clock):
    acts.published(people)
    version = acts.published(people, valid_from=date(2024, 12, 5), afsluiting="Tot later.")
    assert version.number == 3
    still_clock.set(datetime(2024, 12, 4, 12, 0, tzinfo=UTC))
    assert compose("herinnering", FACTS).number == 2
    still_clock.set(datetime(2024, 12, 5, 12, 0, tzinfo=UTC))
    assert compose("herinnering", FACTS).number == 3


# ---- who, and when ---------------------------------------------------------------------------


def test_the_author_does_not_publish_and_who_publishes_does_not_write(people):
    version = acts.written(people)
    RoleAssignment.objects.create(
        user=people.author, role=Role.TOETSER, valid_from=builders.LONG_AGO
    )
    people.author = User.objects.get(pk=people.author.pk)
    with pytest.raises(DomainError, match="U schreef deze tekst zelf"):
        acts.publish(people, version, "author")
    with pytest.raises(DomainError, match="behandelaar of een beheerder"):
        services.draft(mail="overleg", language="nl", actor=people.publisher)


def test_another_writer_does_not_change_a_concept(people):
    version = services.draft(mail="herinnering", language="nl", actor=people.author)
    people.author = people.other_author
    with pytest.raises(DomainError, match="Alleen wie dit concept maakte"):
        acts.edited(people, version)


def test_it_begins_tomorrow_at_the_earliest(people):
    version = acts.written(people, valid_from=date(2024, 11, 18))
    with pytest.raises(RequirementsUnmet, match="op zijn vroegst morgen"):
        acts.publish(people, version)
    assert acts.publish(people, acts.edited(people, version, valid_from=date(2024, 11, 19)))


def test_a_concept_without_a_day_is_not_published(people):
    version = services.draft(mail="herinnering", language="nl", actor=people.author)
    with pytest.raises(RequirementsUnmet, match="geen dag"):
        acts.publish(people, version)


def test_what_changed_after_it_was_read_is_not_published(people):
    version = acts.written(people)
    seen = version.fingerprint
    acts.edited(people, version, afsluiting="Iets anders.")
    with pytest.raises(WrongState, match="gewijzigd nadat u haar las"):
        services.publish(version_id=version.pk, seen=seen, actor=people.publisher)


def test_a_version_that_begins_before_another_is_refused(people):
    acts.published(people, valid_from=date(2024, 12, 10))
    version = acts.written(people, valid_from=date(2024, 12, 5))
    with pytest.raises(RequirementsUnmet, match="Versie 2 gaat al in op 10 december 2024"):
        acts.publish(people, version)


def test_a_text_that_is_not_right_is_not_kept(people):
    version = services.draft(mail="herinnering", language="nl", actor=people.author)
    with pytest.raises(RequirementsUnmet, match="hoort nog"):
        acts.edited(people, version, taak="Doe iets.")
    assert MailTekst.objects.get().texts == acts.texts()


def test_there_is_one_concept_and_a_withdrawn_one_makes_room(people):
    version = acts.written(people)
    with pytest.raises(WrongState, match="al een concept"):
        services.draft(mail="herinnering", language="nl", actor=people.other_author)
    services.withdraw(version_id=version.pk, actor=people.author)
    other = services.draft(mail="herinnering", language="nl", actor=people.other_author)
    assert other.number == 3


def test_each_act_leaves_a_line_in_the_trail(people):
    acts.published(people)
    actions = AuditEntry.objects.filter(action__contains="mailtekst").values_list(
        "action", flat=True
    )
    assert [action.rpartition(".")[2] for action in actions.order_by("pk")] == [
        "draft",
        "edit",
        "publish",
    ]


# ---- what the database holds -----------------------------------------------------------------


@pytest.mark.parametrize("change", [{"texts": {}}, {"valid_from": date(2025, 1, 1)}, {"number": 9}])
def test_a_published_text_never_changes_and_never_goes(people, change):
    acts.published(people)
    with pytest.raises(DatabaseError), transaction.atomic():
        MailTekst.objects.update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        MailTekst.objects.all()._raw_delete("default")


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"valid_from": date(2024, 11, 18)}, "mailtekst_begins_after_its_publication"),
        ({"publisher": None}, "mailtekst_published_by_somebody"),
        ({"number": 1}, "mailtekst_follows_the_program"),
    ],
)
def test_the_database_refuses_what_the_rules_refuse(people, change, name):
    version = acts.written(people)
    row = {
        "status": TekstStatus.GEPUBLICEERD,
        "publisher": people.publisher,
        "published_at": builders.NOW,
    }
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        MailTekst.objects.filter(pk=version.pk).update(**(row | change))


def test_the_database_knows_that_the_author_does_not_publish(people):
    version = acts.written(people)
    with pytest.raises(IntegrityError, match="publisher_is_not_author"), transaction.atomic():
        MailTekst.objects.filter(pk=version.pk).update(
            status=TekstStatus.GEPUBLICEERD, publisher=people.author, published_at=builders.NOW
        )


def test_two_texts_do_not_begin_on_one_day(people):
    acts.published(people)
    version = acts.written(people)
    with pytest.raises(IntegrityError, match="one_begins_on_a_day"), transaction.atomic():
        MailTekst.objects.filter(pk=version.pk).update(
            status=TekstStatus.GEPUBLICEERD,
            publisher=people.publisher,
            published_at=builders.NOW,
        )


# ---- two at once -----------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
class TestTwoAtOnce:
    def test_two_who_publish_at_once_publish_once(self, people):
        version = acts.written(people)
        outcomes = at_once(
            lambda: acts.publish(people, version),
            lambda: acts.publish(people, version, "other_publisher"),
        )
        assert len(results_of(outcomes)) == 1
        assert len(sentences_of(outcomes)) == 1
        assert MailTekst.objects.filter(status=TekstStatus.GEPUBLICEERD).count() == 1

    def test_two_who_begin_at_once_make_one_concept(self, people):
        outcomes = at_once(
            lambda: services.draft(mail="overleg", language="nl", actor=people.author),
            lambda: services.draft(mail="overleg", language="nl", actor=people.other_author),
        )
        assert len(results_of(outcomes)) == 1
        assert "al een concept" in sentences_of(outcomes)[0]
