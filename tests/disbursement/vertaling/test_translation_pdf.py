"""The courtesy translation as a file: for every kind of decision, and never to be taken for it."""

import re
from functools import cache

import pytest

from disbursement.vertaling.rendering.translation import render_translation
from regiodeals.common.errors import RequirementsUnmet
from regiodeals.documents.signature.pades import FIELD_NAME
from tests.disbursement.beschikking.later_samples import LATER_KINDS, later_sample, replaced
from tests.disbursement.beschikking.letter_samples import embedded_in, pages_of, sample
from tests.verapdf.check import verdicts

MARK = "Courtesy translation. The Dutch text is the decision."
KINDS = ["verlening", *LATER_KINDS]
every_kind = pytest.mark.parametrize("kind", KINDS)


def facts_of(kind):
    return sample("saba") if kind == "verlening" else later_sample(kind, "BU")


@cache
def translation(kind):
    return render_translation(facts_of(kind), watermark="TEST")


def text(kind):
    return " ".join(pages_of(translation(kind)))


def test_verapdf_accepts_a_translation_of_every_kind(tmp_path):
    more = replaced("BU")
    more["verleend"]["gewijzigd"] = [more["vervangt"]]
    more["ondertekening"]["bij_afwezigheid_van"] = "mr. B. Voorbeeld"
    paths = [tmp_path / f"{kind}.pdf" for kind in (*KINDS, "vervangt")]
    contents = [*map(translation, KINDS), render_translation(more, watermark="CONCEPT")]
    for path, content in zip(paths, contents, strict=True):
        path.write_bytes(content)
    found = verdicts(*paths)
    assert len(found) == 2 * len(paths)
    assert [verdict for verdict in found if verdict.failures] == []


@every_kind
def test_every_page_says_what_it_is(kind):
    pages = pages_of(translation(kind))
    assert len(pages) >= 2
    assert [page for page in pages if MARK not in page] == []


@every_kind
def test_it_carries_no_data_and_no_seal(kind):
    assert embedded_in(translation(kind)) == {}
    assert FIELD_NAME.encode() not in translation(kind)


@every_kind
def test_the_same_facts_give_the_same_bytes(kind):
    assert render_translation(facts_of(kind), watermark="TEST") == translation(kind)


@every_kind
def test_it_names_the_decision_the_law_and_both_ways_to_go_against_it(kind):
    found = text(kind)
    facts = facts_of(kind)
    wanted = (
        "courtesy translation of the grant decision (beschikking) with reference",
        facts["kenmerk"],
        "It has no legal force. Only the Dutch text is the decision.",
        "objection (bezwaar)",
        "appeal (beroep)",
        "(WarBES)",
        "US$ 84",
        "bezwaar@example.org",
        "Enclose a copy of this decision: the Dutch letter, not this translation.",
        "This translation is not signed.",
    )
    assert [words for words in wanted if words not in found] == []


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("verlening", "I grant you a special grant (bijzondere uitkering) of: US$ 5,275,000"),
        ("verlening", "one euro is 1.0550° dollars"),
        ("wijziging", "That is US$ 500,000 more than the US$ 5,275,000 that I granted before."),
        ("verlenging", "up to and including: 31 December 2029"),
        ("vaststelling", "That is the amount that I granted you."),
        ("lagere vaststelling", "The difference is US$ 400,000."),
        ("terugvordering", "within 6 weeks after this decision is made known (bekendmaking)"),
        ("intrekking", "What I would still pay of the advance (US$ 1,000,000 by 1 September 2028)"),
        ("afwijzing", "I refuse your request."),
    ],
)
def test_it_says_what_was_decided(kind, words):
    assert words in text(kind)


@pytest.mark.parametrize("kind", LATER_KINDS)
def test_the_reasons_stand_there_as_they_were_written(kind):
    found = text(kind)
    assert [reason for reason in facts_of(kind)["redenen"] if f"“{reason}”" not in found] == []


@every_kind
def test_no_dutch_notation_and_no_other_law_is_left(kind):
    found = re.sub("“[^”]*”", "", text(kind))
    assert [word for word in ("januari", "december", "Awb", "SiSa") if f" {word}" in found] == []


def test_a_decision_in_the_place_of_another_says_so():
    found = " ".join(pages_of(render_translation(replaced("BU"))))
    assert "takes the place of my decision of 1 March 2028 with reference VB-2028-0001" in found
    assert "extension (verlenging)" in found
    assert "object or appeal again" in found


def test_a_letter_of_the_european_netherlands_has_no_translation():
    with pytest.raises(RequirementsUnmet, match="Caribisch Nederland"):
        render_translation(sample("achterhoek"))


def test_a_wording_that_nobody_translated_is_refused():
    facts = sample("saba") | {"sjabloonversie": "verlening@2"}
    with pytest.raises(RequirementsUnmet, match="verlening@2 is er nog geen Engelse vertaling"):
        render_translation(facts)
