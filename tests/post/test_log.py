"""The ministry sees which message went to whom, in which words, and what became of it."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from regiodeals.accounts.models import Role
from regiodeals.mail.models import Message, TemplateVersion
from regiodeals.mail.phases import CONDITIONS, Phase, phase_of
from regiodeals.post.panels import EXPORTS
from tests import builders
from tests.mail.conftest import answered_for, content, kassier, queue
from tests.mail.test_wording import MADE

__all__ = ["answered_for", "kassier"]

pytestmark = pytest.mark.django_db
LATER = builders.NOW + timedelta(hours=1)
LIST = reverse("regiodeals:message-list")


def as_(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def in_each_phase(kassier) -> dict[Phase, Message]:
    """One message in every phase."""
    moments: dict[Phase, dict[str, Any]] = {
        Phase.WAITS: {},
        Phase.SENT: {"handed_over_at": LATER},
        Phase.FAILED: {"handed_over_at": LATER, "bounced_at": LATER, "bounce": "550 onbekend"},
        Phase.SETTLED: {
            "given_up_at": LATER,
            "failed_at": LATER,
            "failure": "553 nee",
            "settled_at": LATER,
            "settled_how": "Per post verzonden",
        },
        Phase.WITHDRAWN: {"withdrawn_at": LATER},
    }
    made = {}
    for phase, changes in moments.items():
        made[phase] = queue(kassier, occasion=phase.name, content=content(**MADE))
        Message.objects.filter(pk=made[phase].pk).update(**changes)
    return {phase: Message.objects.get(pk=message.pk) for phase, message in made.items()}


def test_each_message_is_in_one_phase_by_the_word_and_by_the_question(kassier):
    for phase, message in in_each_phase(kassier).items():
        assert phase_of(message) == phase
        found = [one for one in Phase if Message.objects.filter(CONDITIONS[one], pk=message.pk)]
        assert found == [phase]


@pytest.mark.parametrize("phase", list(Phase))
def test_the_list_shows_the_phase_that_was_asked_for(phase, kassier):
    message = in_each_phase(kassier)[phase]
    page = as_(builders.behandelaar()).get(LIST, {"stand": phase.value})
    assert [row["message"] for row in page.context["rows"]] == [message]


@pytest.mark.parametrize(
    "typed", [{"stand": "verzonnen"}, {"soort": "verzonnen"}, {"zoek": "x" * 101}]
)
def test_what_cannot_be_a_filter_filters_nothing_in_the_file_either(typed, kassier):
    (export,) = EXPORTS
    message = queue(kassier)
    assert list(export.rows(builders.behandelaar(), typed)) == [message]


def test_by_name_address_subject_and_kind(kassier):
    message = queue(kassier, address="post@ander.example")
    officer = as_(builders.behandelaar())
    for typed in (message.to_name[:9], "ANDER.example", "SPUK-2024-0001"):
        assert officer.get(LIST, {"zoek": typed}).context["page"].paginator.count == 1
    for asked in ({"zoek": "bestaat niet"}, {"soort": "herinnering"}):
        page = officer.get(LIST, asked)
        assert page.context["page"].paginator.count == 0
        assert "Geen berichten bij deze filters" in page.text
    assert officer.get(LIST, {"stand": "bestaat-niet", "soort": "x"}).context["rows"]


def test_a_message_shows_its_words_its_course_and_where_it_is_dealt_with(kassier):
    message = in_each_phase(kassier)[Phase.FAILED]
    page = as_(builders.behandelaar()).get(reverse("regiodeals:message-detail", args=[message.pk]))
    for words in (
        "Er is een beschikking voor u.",
        "550 onbekend",
        "Teruggekomen",
        "post@voorbeeld.example",
        "niet aangekomen",
        "verstuur het daar opnieuw",
        "woorden sinds maandag 18 november 2024",
        message.message_id.strip("<>"),
    ):
        assert words in page.text
    assert 'href="/"' in page.text


def test_the_words_of_a_mail_are_shown_as_words(kassier):
    message = queue(kassier, content=content(text="<script>alert(1)</script>"))
    page = as_(builders.behandelaar()).get(reverse("regiodeals:message-detail", args=[message.pk]))
    assert "&lt;script&gt;" in page.text
    assert "<script>alert" not in page.text


@pytest.mark.parametrize("role", [Role.REGIOCOORDINATOR, Role.MEDEONDERTEKENAAR])
def test_nobody_outside_the_ministry_reads_the_mail_of_others(role, kassier):
    message = queue(kassier)
    client = as_(builders.member(kassier, role))
    for address in (LIST, reverse("regiodeals:message-detail", args=[message.pk])):
        assert client.get(address).status_code == 403


def test_a_message_that_is_not_there_is_not_there():
    client = as_(builders.behandelaar())
    assert client.get(reverse("regiodeals:message-detail", args=[0])).status_code == 404


def test_it_is_told_when_nothing_leaves(kassier, settings, tmp_path):
    officer = as_(builders.behandelaar())
    assert "Proefstand" not in officer.get(LIST).text
    settings.MAIL_SANDBOX = str(tmp_path)
    settings.MAIL_HOLD = True
    page = officer.get(LIST).text
    assert "geen bericht verlaat deze machine" in page
    assert "De post is stilgezet" in page


def test_the_list_asks_as_many_questions_for_five_hundred_as_for_twenty(kassier):
    officer = as_(builders.behandelaar())
    counts = []
    for number in (20, 480):
        start = Message.objects.count()
        Message.objects.bulk_create(
            Message(
                kind="bekendmaking",
                about_type="x.y",
                about_id=start + place,
                recipient_type="x.y",
                recipient_id=1,
                to_name="Iemand",
                to_address="post@voorbeeld.example",
                template="bekendmaking",
                subject_line="Er is een beschikking voor u",
                message_id=f"<{start + place}@example.org>",
                queued_at=builders.NOW,
                next_attempt_at=builders.NOW,
            )
            for place in range(number)
        )
        officer.get(LIST)
        with CaptureQueriesContext(connection) as questions:
            assert len(officer.get(LIST).context["rows"]) == min(start + number, 25)
        counts.append(len(questions))
    assert counts[0] == counts[1] <= 8


def test_the_wording_of_a_message_is_a_row_of_its_own(kassier):
    message = queue(kassier, content=content(**MADE))
    assert message.template_version == TemplateVersion.objects.get()
