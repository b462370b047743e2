"""Every text of a template is marked, also on the pages that are shown in Dutch only."""

import re

import pytest
from django.conf import settings
from django.utils import translation

from tests.translation.catalogue import ENGLISH, entries
from tests.translation.unmarked import unmarked

TEMPLATES = settings.BASE_DIR / "templates"
# Why nothing is translated there.
STAYS = {
    "documents/": "a letter is Dutch by law; its English has a text of its own",
    "plain.html": "the frame of 500 and 503, which depend on nothing",
    "500.html": "says both languages at once",
    "503.html": "says both languages at once",
    "components/button_class.html": "names of a style sheet",
}
# The same in both languages: our own name, kinds of file, and a name of a style sheet of Django.
SAME = {"Regio Deals", "– Regio Deals", "Excel", "CSV", "colM"}
# The page of all components names them as a developer writes them.
COMPONENTS = {path.stem for path in (TEMPLATES / "components").glob("*.html")}


def translated_templates():
    names = (path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
    return sorted(name for name in names if not name.startswith(tuple(STAYS)))


def test_no_text_of_a_template_stands_outside_a_mark():
    left = {
        name: [text for text in unmarked((TEMPLATES / name).read_text()) if _is_ours(text)]
        for name in translated_templates()
    }
    assert len(left) > 200
    assert {name: texts for name, texts in left.items() if texts} == {}


def _is_ours(text):
    return text not in SAME and not set(re.findall(r"\w+", text)) <= COMPONENTS


def test_what_stays_as_it_is_still_exists():
    assert [name for name in STAYS if not (TEMPLATES / name).exists()] == []


def test_a_text_in_dutch_is_the_text_that_was_written():
    """A text of ours that is also one of Django would be said in the Dutch of Django."""
    with translation.override("nl"):
        said = {entry.key: translation.gettext(entry.key) for entry in entries(ENGLISH)}
    assert {key: text for key, text in said.items() if text != key} == {}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<p>Bewaren</p>", "Bewaren"),
        ("<p>Tranche {{ number }}</p>", "Tranche"),
        ("<p>{% if late %}Te laat{% endif %}</p>", "Te laat"),
        ('<input type="submit" value="Wijzigen">', "Wijzigen"),
        ('<nav aria-label="Menu {{ name }}"></nav>', "Menu "),
        ('<p data-again="Wij proberen het opnieuw."></p>', "Wij proberen het opnieuw."),
        ('{% component "button" label="Bewaren" url=url %}', "Bewaren"),
        ('{% include "x.html" with word="onbekend" %}', "onbekend"),
        ('{% step_symbol "done" "Toets" %}', "Toets"),
        ('{{ name|default:"onbekend" }}', "onbekend"),
        ('{% component "button" label=_("Bewaren") title="Let op" %}', "Let op"),
    ],
)
def test_a_text_outside_a_mark_is_found(source, found):
    assert unmarked(source) == [found]


@pytest.mark.parametrize(
    "source",
    [
        '<p>{% translate "Bewaren" %}</p>',
        '<p aria-label="{% translate "Menu" %}">{{ name }}, 1</p>',
        "<p>{% blocktranslate trimmed %}Tot <b>{{ day }}</b>.{% endblocktranslate %}</p>",
        '{% component "button" label=_("Bewaren") url="#" kind="primary" %}',
        '{% step_symbol "done" _("Toets") %}{% url "my-work" as home_url %}',
        '{{ name|default:_("onbekend") }}{{ key|add:"-titel" }}{{ kind|default:"rd-muted" }}',
        '<span lang="nl">Ministerie</span><kbd>Esc</kbd>',
        "{# Words #}{% comment %}Words{% endcomment %}",
        "<script>const words = 1;</script>",
    ],
)
def test_nothing_else_is(source):
    assert unmarked(source) == []
