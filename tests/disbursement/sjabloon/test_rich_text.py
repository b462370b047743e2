"""Of what somebody types, only seven elements without attributes reach a letter."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disbursement.sjabloon.rendering.catalogue import CATALOGUES
from disbursement.sjabloon.rendering.checks import LONGEST, checked
from regiodeals.common.errors import DomainError, InvalidInput
from regiodeals.common.wording import rich_text
from regiodeals.common.wording.rich_text import TAGS, cleaned, line, normalised, paragraphs
from regiodeals.documents.pdf.errors import UnprintableCharacters
from tests.disbursement.sjabloon.payloads import PDF, XSS

CATALOGUE = CATALOGUES["verlening", "specifieke uitkering"]
printable = st.text(st.characters(min_codepoint=32, max_codepoint=0x17F))


def block(name):
    found = CATALOGUE.block(name)
    assert found is not None
    return found


def read(html):
    """The HTML as the strict reader of the engine reads it."""
    return ET.fromstring(f"<root>{html}</root>")  # noqa: S314 -- our own output


def elements_of(html):
    """Every element, as an XML reader sees it; raises when the HTML is not well-formed."""
    return list(read(html).iter())[1:]


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("Eén alinea.", "<p>Eén alinea.</p>"),
        ("Eén.\n\nTwee.", "<p>Eén.</p>\n<p>Twee.</p>"),
        ("Regel\nvolgende", "<p>Regel<br/>volgende</p>"),
        ("Dit is **vet** en *schuin*.", "<p>Dit is <strong>vet</strong> en <em>schuin</em>.</p>"),
        ("U stuurt:\n- een\n- twee", "<p>U stuurt:</p><ul><li>een</li><li>twee</li></ul>"),
        ("1. een\n2. twee", "<ol><li>een</li><li>twee</li></ol>"),
        ("5 * 4 * 3 < 70 & meer", "<p>5 * 4 * 3 &lt; 70 &amp; meer</p>"),
        ("hard\xa0wit", "<p>hard\xa0wit</p>"),
        ("**open", "<p>**open</p>"),
    ],
)
def test_a_text_becomes_paragraphs_lists_and_marks(typed, html):
    assert paragraphs(typed) == html


def test_a_line_has_no_element_around_it():
    assert line("Een **vette** regel") == "Een <strong>vette</strong> regel"


def test_line_ends_and_spaces_of_all_systems_are_kept_in_one_way():
    assert normalised("a  \r\nb\r\r\n \n\nc\n") == "a\nb\n\nc"


@pytest.mark.parametrize("payload", [*XSS, *PDF])
def test_an_attack_is_refused_or_comes_out_as_text(payload):
    for name in ("bestedingsperiode", "activiteiten"):
        try:
            kept = checked(CATALOGUE, block(name), payload)
        except DomainError:
            continue
        assert elements_of(line(kept)) == []


@pytest.mark.parametrize("payload", [*XSS, *PDF])
def test_an_attack_that_got_past_the_first_lock_does_not_get_past_the_second(payload):
    for html in (paragraphs(payload), cleaned(f"<p>{payload}</p>")):
        for element in elements_of(html):
            assert element.tag in TAGS
            assert element.attrib == {}


def test_there_are_forty_and_twenty_attacks():
    assert (len(set(XSS)), len(set(PDF))) == (40, 20)


@pytest.mark.parametrize("tag", sorted(TAGS))
def test_no_element_keeps_an_attribute(tag):
    html = cleaned(f'<{tag} lang="nl" title="x" class="k" style="a:b" onclick="c">x')
    assert all(element.attrib == {} for element in elements_of(html))


@given(printable)
def test_whatever_is_typed_is_well_formed_and_holds_only_the_list(text):
    for element in elements_of(paragraphs(normalised(text))):
        assert element.tag in TAGS
        assert element.attrib == {}


@given(printable)
def test_what_is_cleaned_stays_as_it_is_when_cleaned_again(text):
    html = paragraphs(normalised(text))
    assert cleaned(html) == html


@given(st.text(st.characters(min_codepoint=33, max_codepoint=0x17F, exclude_characters="*<")))
def test_no_word_is_lost(text):
    kept = normalised(text)
    assert "".join(read(paragraphs(kept)).itertext()) == kept


@pytest.mark.parametrize("typed", ["<b>vet</b>", "</p>", "<!-- x -->", "<?php", "a <br> b"])
def test_html_is_refused_with_how_it_is_done_here(typed):
    assert rich_text.tag_in(typed)
    with pytest.raises(InvalidInput, match=r"lijkt op HTML.*\*\*vet\*\*"):
        checked(CATALOGUE, block("vaststelling"), typed)


@pytest.mark.parametrize("typed", ["een\x00twee", "een\x07twee", "emoji \U0001f600", "漢字"])
def test_a_sign_that_the_fonts_do_not_have_is_refused_by_name(typed):
    with pytest.raises(UnprintableCharacters, match=r"Deze tekst bevat een teken.*U\+"):
        checked(CATALOGUE, block("vaststelling"), typed)


def test_a_text_that_is_too_long_is_refused_with_both_numbers():
    place = block("vaststelling")
    most = LONGEST[place.shape]
    assert checked(CATALOGUE, place, "x" * most)
    with pytest.raises(InvalidInput, match=f"{most + 1} tekens.*ten hoogste {most}"):
        checked(CATALOGUE, place, "x" * (most + 1))


@pytest.mark.parametrize("typed", ["een\ntwee", "- een", "1. een"])
def test_a_block_of_one_line_takes_no_second_line_and_no_list(typed):
    with pytest.raises(InvalidInput, match="is één regel"):
        checked(CATALOGUE, block("activiteiten"), typed)


@pytest.mark.parametrize("typed", ["", "   ", "\n\n"])
def test_an_empty_remedy_clause_is_refused_with_its_article(typed):
    with pytest.raises(InvalidInput, match=r"Dit blok is leeg.*Awb 3:45"):
        checked(CATALOGUE, block("rechtsmiddel"), typed)
