"""The pages of Django speak Dutch too."""

import gettext
import re

import pytest
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.urls import reverse

LOCALE = settings.BASE_DIR / "locale"
SENTENCE = re.compile(r'^(msgid|msgid_plural|msgstr(?:\[\d\])?) "(.+)"$', re.MULTILINE)
ENGLISH = re.compile(
    r"\b(the|and|add|change|view|select|search|save|delete|error|model name|please|your)\b"
)


def test_the_compiled_words_are_those_of_the_source():
    source = (LOCALE / "nl" / "LC_MESSAGES" / "django.po").read_text(encoding="utf-8")
    compiled = gettext.translation("django", LOCALE, ["nl"])
    said = 0
    for kind, text in SENTENCE.findall(source):
        if kind == "msgid":
            english = text
        elif kind == "msgid_plural":
            several = text
        elif kind == "msgstr[1]":
            assert compiled.ngettext(english, several, 2) == text
        else:
            assert kind == "msgstr[0]" or compiled.gettext(english) == text
            said += 1
    assert said >= 6


def test_a_short_password_is_refused_in_dutch():
    with pytest.raises(ValidationError) as refusal:
        validate_password("kort")
    assert refusal.value.messages == ["Dit wachtwoord is te kort. Gebruik ten minste 12 tekens."]


@pytest.mark.parametrize(
    "page",
    [
        "admin:index",
        "admin:accounts_user_add",
        "admin:accounts_user_changelist",
        "admin:regiodeals_deal_changelist",
        "admin:regiodeals_deal_add",
        "admin:audit_auditentry_changelist",
    ],
)
def test_a_page_holds_no_english_words(desk, page):
    html = desk.get(reverse(page)).content.decode()
    text = re.sub(r"<script.*?</script>|<[^>]+>", " ", html, flags=re.DOTALL)
    assert ENGLISH.findall(text.lower()) == []
