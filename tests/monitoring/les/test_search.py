"""Lessons are found by their words as Dutch is written, the best first, whatever is typed."""

from difflib import get_close_matches
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from monitoring.indicator.models import Theme
from monitoring.les import selectors
from monitoring.les.models import Les
from monitoring.les.selectors import (
    did_you_mean,
    lessons_matching,
    with_found_words,
)
from regiodeals.common import clock
from regiodeals.search.full_text import BEGIN, END, parts_of, query_of
from tests import builders
from tests.browsing import text_of
from tests.monitoring.les import world
from tests.screens.pages import read
from tests.screens.test_query_counts import queries

pytestmark = pytest.mark.django_db
MANY = 3_000
# Long enough for a table that takes time to read.
PAGE = "Wij spraken met bewoners, winkeliers en scholen over wat zij zelf al doen. " * 20


@pytest.fixture
def reader(db):
    """Somebody of another region."""
    return builders.member(builders.organisation())


@pytest.fixture
def lessons(officer):
    """Two, of which one says in its title what the other says in its text."""
    return (
        world.shared(officer, title="Woningen voor ouderen", text="Bouw dicht bij de winkels."),
        world.shared(
            officer,
            title="Begin bij de buurt",
            text="De ouderen wilden geen nieuwe woning maar gezelschap.",
            themes=["samenleving"],
        ),
    )


def titles(reader, text, **more):
    return [les.title for les in lessons_matching(reader, text=text, **more)]


def many(officer, number=MANY):
    now = clock.now()
    Les.objects.bulk_create(
        Les(
            title=f"Les nummer {place}",
            text=f"Over vervoer en werk, deel{place}, soort{place % 97}. " + PAGE,
            themes=[Theme.ARBEID],
            written_at=now,
            written_by=officer,
            shared_at=now,
            shared_by=officer,
            status="gedeeld",
        )
        for place in range(number)
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ouderen", 2),
        ("woning", 2),
        ("woningen ouderen", 2),
        ("WONINGEN", 2),
        ("winkel", 1),
        # Half a word, as long as it is the last one.
        ("gezel", 1),
        ("ouderen gezel", 1),
        ('"nieuwe woning"', 1),
        ("ouderen -gezelschap", 1),
        ("winkels or gezelschap", 2),
        ("ouderen fiets", 0),
        ("fiets", 0),
    ],
)
def test_words_are_found_as_dutch_is_written(text, found, lessons, reader):
    assert len(titles(reader, text)) == found


def test_what_stands_in_the_title_counts_for_more(lessons, reader):
    assert titles(reader, "ouderen")[0] == "Woningen voor ouderen"


def test_theme_tranche_deal_and_state_narrow_it_down(lessons, reader, officer):
    deal = builders.concluded(officer, name="Veenrand")
    own = world.shared(officer, deal, title="Ouderen op het veen")
    assert titles(reader, "ouderen", theme="samenleving") == ["Begin bij de buurt"]
    assert titles(reader, "ouderen", tranche="5") == [own.title]
    assert titles(reader, "ouderen", tranche="6") == []
    assert titles(reader, "", deal="veenr") == [own.title]
    assert titles(reader, "ouderen", state="concept") == []


@pytest.mark.parametrize(
    "text",
    [
        *("&|!()", "'", "\\", ":*", "a:*b", "<->", '"', "-", "or", "de het een", "%s %(x)s"),
        *("!!!", "((", "' | '", "\t\n", "é\u0301", "\U0001f600", "_", "--", "woning' OR 1=1 --"),
        "x" * 100,
    ],
)
def test_odd_words_are_no_error(text, lessons, reader, client):
    assert isinstance(titles(reader, text), list)
    assert isinstance(did_you_mean(reader, text), str)
    client.force_login(reader)
    assert client.get(reverse("monitoring:les-list"), {"zoek": text}).status_code == 200


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=100))
def test_whatever_is_typed_is_a_question_to_the_database(text):
    list(Les.objects.filter(sought=query_of(text)))


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ({"zoek": "x" * 10_000}, "Er is niet op woorden gezocht"),
        ({"zoek": "\0"}, "Er is niet op woorden gezocht"),
        ({"zoek": ""}, "Woningen voor ouderen"),
        ({"thema": "ruimtevaart", "tranche": "x", "stand": "weg"}, "Woningen voor ouderen"),
        ({"pagina": "x"}, "Woningen voor ouderen"),
        ({"zoek": "&|!()"}, "Geen lessen gevonden"),
    ],
)
def test_a_filter_that_cannot_be_filters_nothing_and_is_said(query, says, lessons, reader, client):
    client.force_login(reader)
    response = client.get(reverse("monitoring:les-list"), query)
    assert response.status_code == 200
    assert says in text_of(response)


def test_found_words_are_marked_and_nothing_that_was_typed_becomes_markup(officer, reader, client):
    world.shared(
        officer,
        title="Ouderen & <b>wonen</b>",
        text="<script>alert(1)</script> De ouderen zeggen <img src=x onerror=y> niets.",
    )
    client.force_login(reader)
    html = client.get(reverse("monitoring:les-list"), {"zoek": "ouderen"}).content.decode()
    assert "<mark>Ouderen</mark> &amp; &lt;b&gt;" in html
    assert "<mark>ouderen</mark> zeggen" in html
    page = read(html)
    assert "b" not in {tag for tag, _ in page.elements}
    assert [img for img in page.all("img") if img.get("src") == "x"] == []
    assert "<script>alert" not in html


def test_parts_are_cut_where_found_words_begin_and_end():
    assert parts_of(f"De {BEGIN}ouderen{END} zijn {BEGIN}hier{END}") == [
        ("De ", False),
        ("ouderen", True),
        (" zijn ", False),
        ("hier", True),
    ]
    assert parts_of("") == []


def test_a_long_text_is_shown_around_the_found_words(officer, reader):
    world.shared(officer, text=f"{'Iets anders. ' * 200}Dan komt de molen. {'Nog iets. ' * 200}")
    found: Any = with_found_words(lessons_matching(reader, text="molen"), "molen")
    (les,) = found
    assert f"{BEGIN}molen{END}" in les.found_text
    assert len(les.found_text) < 500


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wonigen", "woningen"),
        ("ouderne winkles", "ouderen winkels"),
        ("gezelschp", "gezelschap"),
        ("woningen", ""),
        ("quxfjord", ""),
    ],
)
def test_a_typing_error_is_answered_with_what_was_meant(typed, meant, lessons, reader):
    assert did_you_mean(reader, typed) == meant


def test_odd_words_of_a_lesson_cost_no_more_than_so_many_comparisons(officer, reader, monkeypatch):
    odd = " ".join(f"wonin{number:05}" for number in range(900))
    for number in range(8):
        text = f"{odd.replace('wonin', f'woni{number}')[:9_000]} {'woning' * 100} woningen"
        world.shared(officer, title="Wonigen", text=text)
    compared = []

    def counting(word, possible, **how):
        compared.append([len(one) for one in (word, *possible)])
        return get_close_matches(word, possible, **how)

    monkeypatch.setattr(selectors, "get_close_matches", counting)
    long = "woningen" * 9
    assert did_you_mean(reader, f"woningenn {long} molen") == f"woningen {long} molen"
    assert did_you_mean(reader, "woningenn") == "woningen"
    assert all(len(lengths) <= 1 + selectors.MOST_COMPARED for lengths in compared)
    assert max(map(max, compared)) <= selectors.LONGEST_WORD
    assert len(compared) <= 2 * selectors.MOST_WORDS


def test_no_more_words_are_known_than_so_many(monkeypatch):
    monkeypatch.setattr(selectors, "MOST_KNOWN", 3)
    assert list(selectors._words_in(["Een twee EEN", "drie vier vijf"])) == ["een", "twee", "drie"]


def test_the_page_offers_what_was_meant_with_the_filters_as_they_are(lessons, reader, client):
    client.force_login(reader)
    response = client.get(reverse("monitoring:les-list"), {"zoek": "wonigen", "thema": "wonen"})
    assert "Bedoelde u woningen?" in text_of(response)
    assert "?zoek=woningen&amp;thema=wonen" in response.content.decode()


def test_what_is_not_shared_is_neither_found_nor_meant(officer, reader):
    world.concept(officer, title="Geheime molens")
    assert titles(reader, "molens") == []
    assert did_you_mean(reader, "molnes") == ""


def test_the_index_is_used(officer, reader):
    many(officer)
    with connection.cursor() as cursor:
        # What autovacuum does within a minute.
        for name in ("les_by_words", "les_by_likeness"):
            cursor.execute("SELECT gin_clean_pending_list(%s)", [name])
        cursor.execute("ANALYZE monitoring_les")
    assert "les_by_words" in lessons_matching(reader, text="deel123").explain()
    likely = Les.objects.filter(title__trigram_strict_word_similar="deel123")
    assert "les_by_likeness" in likely.explain()
    assert "les_newest_first" in lessons_matching(reader)[:25].explain()


def test_a_page_asks_as_much_among_thousands_as_among_few(officer, reader):
    many(officer, 20)
    addresses = [
        reverse("monitoring:les-list") + query for query in ("", "?zoek=vervoer", "?zoek=vervoerr")
    ]
    few = [len(queries(reader, path)) for path in addresses]
    many(officer, 500)
    assert [len(queries(reader, path)) for path in addresses] == few
    assert max(few) <= 12
