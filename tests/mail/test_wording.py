"""With which words a mail was made is kept, and another wording is another version."""

import pytest
from django.db import DatabaseError, transaction

from regiodeals.mail.models import Language, Message, TemplateVersion
from regiodeals.mail.rendering import compose
from tests.mail.conftest import content, queue

pytestmark = pytest.mark.django_db
MADE = {"sources": ("Onderwerp\n{{ tekst }}", "<p>{{ tekst }}</p>")}
OTHER = {"sources": ("Onderwerp\n{{ tekst }}!", "<p>{{ tekst }}</p>")}


def test_two_mails_of_the_same_words_share_their_version(kassier):
    first, second = (
        queue(kassier, occasion=name, content=content(**MADE)) for name in ("een", "twee")
    )
    assert first.template_version == second.template_version
    version = TemplateVersion.objects.get()
    assert (version.text, version.html) == MADE["sources"]


def test_other_words_are_another_version_and_the_first_stays(kassier):
    queue(kassier, occasion="een", content=content(**MADE))
    queue(kassier, occasion="twee", content=content(**OTHER))
    assert TemplateVersion.objects.count() == 2


def test_the_same_words_in_another_language_are_another_version(kassier):
    queue(kassier, occasion="een", content=content(**MADE))
    queue(kassier, occasion="twee", content=content(language=Language.EN, **MADE))
    assert set(TemplateVersion.objects.values_list("language", flat=True)) == {"nl", "en"}


def test_what_is_composed_says_of_which_words_it_was_made():
    made = compose("herinnering", {"items": [], "first": {}})
    assert made.sources is not None
    text, html = made.sources
    assert "== onderwerp_meer\n{{ aantal }} herinneringen" in text
    assert html.startswith("<!doctype html>")


@pytest.mark.parametrize("act", ["update", "delete"])
def test_a_version_never_changes(act, kassier):
    queue(kassier, content=content(**MADE))
    rows = TemplateVersion.objects.all()
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(text="iets anders") if act == "update" else rows.delete()
    assert TemplateVersion.objects.get().text == MADE["sources"][0]


def test_a_message_keeps_its_version(kassier):
    queue(kassier, occasion="een", content=content(**MADE))
    other = queue(kassier, occasion="twee", content=content(**OTHER))
    with pytest.raises(DatabaseError), transaction.atomic():
        Message.objects.update(template_version=other.template_version)
