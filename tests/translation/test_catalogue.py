"""The English file holds what the code says, all of it, and nothing else."""

import gettext
import re
import shutil

import pytest
from django.conf import settings
from django.core.management import call_command

from tests.translation.catalogue import ENGLISH, entries

SAID_IN = ["regiodeals", "disbursement", "monitoring", "templates"]
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w*\}")
TAG = re.compile(r"</?\w+>")


@pytest.fixture(scope="module")
def english():
    return entries(ENGLISH)


def test_every_text_that_the_code_marks_is_in_the_file(english, tmp_path, monkeypatch, settings):
    for folder in SAID_IN:
        # In a copy: the command writes beside every template that it reads.
        shutil.copytree(settings.BASE_DIR / folder, tmp_path / folder)
    (tmp_path / "locale").mkdir()
    monkeypatch.chdir(tmp_path)
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    call_command("makemessages", verbosity=0)

    marked = {entry.key for entry in entries(tmp_path / "locale/en/LC_MESSAGES/django.po")}

    assert len(marked) > 100
    assert marked - {entry.key for entry in english} == set(), "run manage.py makemessages"
    assert {entry.key for entry in english} - marked == set(), "run manage.py makemessages"


def test_every_text_has_english_that_somebody_wrote(english):
    assert [entry.dutch for entry in english if not entry.english.strip() or entry.is_fuzzy] == []


def test_a_text_that_is_said_nowhere_any_more_is_not_kept():
    assert "#~" not in ENGLISH.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", [PLACEHOLDER, TAG])
def test_what_is_filled_in_is_the_same_in_both_languages(english, kind):
    different = [
        entry.dutch
        for entry in english
        if sorted(kind.findall(entry.dutch)) != sorted(kind.findall(entry.english))
    ]
    assert different == []


def test_a_text_keeps_its_spaces_and_its_lines(english):
    def edges(text):
        return text[:1].isspace(), text[-1:].isspace(), "\n\n" in text

    assert [e.dutch for e in english if edges(e.dutch) != edges(e.english)] == []


def test_the_compiled_words_are_those_of_the_file(english):
    compiled = gettext.translation("django", settings.BASE_DIR / "locale", ["en"])
    run = "run manage.py compilemessages -l en"
    assert [e.dutch for e in english if compiled.gettext(e.key) != e.english] == [], run
    assert len([key for key in compiled._catalog if key]) == len(english), run  # type: ignore[attr-defined]
