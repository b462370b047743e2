"""What somebody types is never wrong: it is words, in the ways they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiodeals.deal.models import Deal
from regiodeals.search.asked import LONGEST, MOST_WORDS, asked_of, ways_of
from regiodeals.search.rendering import marked
from tests import builders


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("  achterhoek   2 ", ("achterhoek", "2")),
        ("“Zuid en Oost”", ("Zuid", "en", "Oost")),
        ("SPUK-2024-0007", ("SPUK-2024-0007",)),
        ("\0", ()),
        ("een twee drie vier vijf zes zeven", ("een", "twee", "drie", "vier", "vijf", "zes")),
    ],
)
def test_what_is_typed_is_read_as_words(typed, words):
    assert asked_of(typed).words == words


@pytest.mark.parametrize("typed", ["", " ", "a", '"', "a b"])
def test_one_letter_alone_is_nothing_to_seek(typed):
    assert not asked_of(typed)


@pytest.mark.parametrize(
    ("word", "ways"), [("2", ("2", "II")), ("ii", ("II", "2")), ("IV", ("IV", "4"))]
)
def test_a_number_is_written_in_two_ways(word, ways):
    assert ways_of(word) == ways


@pytest.mark.parametrize("word", ["13", "2024", "oost", "Ⅱ", "٢"])
def test_everything_else_is_written_in_one(word):
    assert ways_of(word) == (word,)


@given(st.text())
def test_a_question_never_grows(typed):
    asked = asked_of(typed)
    assert len(asked.text) <= LONGEST
    assert len(asked.words) <= MOST_WORDS


@given(st.text(), st.text())
def test_marking_loses_no_sign(text, typed):
    assert "".join(words for words, _ in marked(text, asked_of(typed))) == text


def test_a_number_is_marked_as_a_word_only():
    assert marked("Achterhoek II", asked_of("achterhoek 2")) == [
        ("Achterhoek", True),
        (" ", False),
        ("II", True),
    ]
    assert marked("Civiel", asked_of("1")) == [("Civiel", False)]


NAMES = ["Achterhoek", "Achterhoek II", "Zuid-Hollandse Delta", "100% Fries_land"]


@pytest.fixture
def deals(db):
    for name in NAMES:
        builders.proposal(name)


def found(typed):
    asked = asked_of(typed)
    rows = Deal.objects.filter(asked.like("name")).annotate(far=asked.likeness("name"))
    return list(rows.order_by("far", "name").values_list("name", "far"))


@pytest.mark.usefixtures("deals")
@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("achterhoek 2", [("Achterhoek II", 0)]),
        ("ACHTERHOEK ii", [("Achterhoek II", 0)]),
        ("achterhoek", [("Achterhoek", 0), ("Achterhoek II", 0)]),
        ("achterhoke", [("Achterhoek", 1), ("Achterhoek II", 1)]),
        ("hollandse zuid", [("Zuid-Hollandse Delta", 0)]),
        ("holandse", [("Zuid-Hollandse Delta", 1)]),
        ("100%", [("100% Fries_land", 0)]),
        ("s_l", [("100% Fries_land", 0)]),
        ("achterhoek 3", []),
    ],
)
def test_a_deal_is_found_by_part_of_its_name_its_number_and_a_slip(typed, names):
    assert found(typed) == names


@pytest.mark.usefixtures("deals")
@given(typed=st.text())
@pytest.mark.django_db
def test_no_text_breaks_the_question(typed):
    if asked_of(typed):
        found(typed)
