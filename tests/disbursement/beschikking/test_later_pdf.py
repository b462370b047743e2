"""The letters after the verlening, as files: evidence under both laws, for every kind."""

import re
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from disbursement.beschikking.rendering.letter import (
    FACTS_NAME,
    canonical_json,
    letter_blocks,
    letter_html,
    render_letter,
    require_remedy_clause,
)
from regiodeals.common.errors import RequirementsUnmet
from regiodeals.documents.signature.pades import seal
from regiodeals.legal.decision_rules import WITHOUT_ARTICLE
from tests.builders import NOW
from tests.disbursement.beschikking.later_samples import (
    EVERY_LETTER,
    LATER_KINDS,
    later_sample,
    replaced,
)
from tests.disbursement.beschikking.letter_samples import embedded_in, pages_of, text_of
from tests.verapdf.check import verdicts

every_letter = pytest.mark.parametrize(("kind", "regime"), EVERY_LETTER)
# What the paragraphs (leden) of chapter 2 of the Besluit let a later decision cite.
CITABLE = {
    "SPUK": {"9": "1", "14": "123", "15": "1234"},
    "BU": {"9": "2", "16": "123", "17": "13456"},
}
REMEDY = {
    "SPUK": "binnen zes weken na de dag van bekendmaking bezwaar maken",
    "BU": "Het griffierecht is US$ 84",
}


@cache
def letter(kind: str, regime: str, watermark: str | None = None) -> bytes:
    return render_letter(later_sample(kind, regime), watermark=watermark)


@cache
def text(kind: str, regime: str = "SPUK") -> str:
    return text_of(letter(kind, regime))


# ---- as a file -------------------------------------------------------------------------------


def test_verapdf_accepts_every_letter_before_and_after_the_seal(tmp_path):
    everything = replaced("SPUK")
    everything["verleend"]["gewijzigd"] = [everything["vervangt"]]
    everything["voorbeeld"] = ["kenmerk", "vervangt.kenmerk", "verzoek.ontvangen", "datum"]
    paths = [tmp_path / "alles.pdf"]
    paths[0].write_bytes(render_letter(everything, watermark="CONCEPT"))
    for kind, regime in EVERY_LETTER:
        content = letter(kind, regime, "TEST")
        for name, file in (
            (f"{kind}-{regime}", content),
            (f"{kind}-{regime}-zegel", seal(content, at=NOW)),
        ):
            paths.append(tmp_path / f"{name}.pdf")
            paths[-1].write_bytes(file)
    found = verdicts(*paths)
    assert len(found) == 2 * len(paths)
    assert [verdict for verdict in found if verdict.failures] == []


@every_letter
def test_the_same_record_gives_the_same_bytes(kind, regime):
    turned: Any = dict(reversed(later_sample(kind, regime).items()))
    assert render_letter(turned) == letter(kind, regime)


@every_letter
def test_the_facts_travel_inside_and_nothing_else_does(kind, regime):
    facts = canonical_json(later_sample(kind, regime))
    assert embedded_in(letter(kind, regime)) == {FACTS_NAME: facts}


@every_letter
def test_a_letter_does_nothing_when_it_is_opened(kind, regime):
    with pikepdf.open(BytesIO(letter(kind, regime))) as pdf:
        assert "/OpenAction" not in pdf.Root
        assert "/AA" not in pdf.Root
        keys = {
            key for entry in pdf.objects if isinstance(entry, pikepdf.Dictionary) for key in entry
        }
    assert not keys & {"/JS", "/JavaScript", "/Launch"}


@every_letter
def test_a_letter_has_one_page_or_two(kind, regime):
    assert len(pages_of(letter(kind, regime))) <= 2


@every_letter
@pytest.mark.parametrize("watermark", ["TEST", "CONCEPT"])
def test_a_watermark_is_also_said_in_words(kind, regime, watermark):
    assert f"{watermark} – geen rechtskracht" in text_of(letter(kind, regime, watermark))
    assert "rechtskracht" not in text(kind, regime)


# ---- what every letter says ------------------------------------------------------------------


@every_letter
def test_a_letter_is_read_from_the_decision_to_the_signature(kind, regime):
    parts = ("Geacht", "1 Besluit", "2 Grondslag", "3 Motivering", "4 ", "5 Bezwaar", "namens deze")
    found, position = text(kind, regime), 0
    for part in parts:
        assert part in found[position:], part
        position = found.index(part, position)


@every_letter
def test_a_letter_says_how_and_until_when_one_may_object(kind, regime):
    found = text(kind, regime)
    assert REMEDY[regime] in found
    assert "30 mei 2028 de laatste dag" in found
    (page,) = [page for page in pages_of(letter(kind, regime)) if "Hoogachtend" in page]
    assert "5 Bezwaar" in page


@pytest.mark.parametrize(("regime", "law"), [("SPUK", "Awb"), ("BU", "WarBES")])
def test_a_layout_without_the_remedy_clause_makes_no_letter(regime, law):
    texts = letter_blocks(later_sample("intrekking", regime))
    with pytest.raises(RequirementsUnmet, match=f"bezwaar kan maken .{law}"):
        require_remedy_clause("<p>Ik trek de uitkering in.</p>", texts)


def test_a_day_and_an_address_elsewhere_in_the_letter_are_no_remedy_clause():
    facts = later_sample("terugvordering")
    assert facts["betalen"]["uiterlijk"] == facts["rechtsmiddel"]["laatste_dag"]
    texts = letter_blocks(facts)
    texts["tekst"]["rechtsmiddel"] = "<p>U kunt bezwaar maken.</p>"
    with pytest.raises(RequirementsUnmet, match="bezwaar kan maken"):
        letter_html(facts, texts)


@every_letter
def test_a_letter_names_what_it_builds_on_and_its_ground(kind, regime):
    facts, found = later_sample(kind, regime), text(kind, regime)
    assert "Op 5 december 2024 verleende ik u een" in found
    assert facts["verleend"]["besluit"]["kenmerk"] in found
    if kind in WITHOUT_ARTICLE:
        assert "De uitkering is verleend op grond van artikel 9, " in found
    else:
        assert f"Besluit, {facts['grondslag']['artikel']}" in found
    assert "Stb. 2024, 219" in found
    for reason in facts["redenen"]:
        assert reason in found


@every_letter
def test_a_letter_cites_only_what_holds_for_this_kassier(kind, regime):
    for article, paragraphs in re.findall(
        r"Besluit, artikel (\d+) lid ((?:\d(?:, | en )?)+)", text(kind, regime)
    ):
        assert set(re.findall(r"\d", paragraphs)) <= set(CITABLE[regime][article])


@every_letter
def test_a_letter_holds_nothing_of_the_other_law(kind, regime):
    foreign = {
        "SPUK": ("WarBES", "FinBES", "dollar", "US$", "griffierecht"),
        "BU": ("SiSa", "Awb", "Fvw", "€", "euro", "rente"),
    }[regime]
    assert [word for word in foreign if word in text(kind, regime)] == []


def test_the_ground_of_a_lower_settlement_stands_with_its_reasons():
    found = text("lagere vaststelling")
    assert "Die grond is er (onderdeel a van dat lid): Uit uw eindverantwoording" in found
    assert "en op grond van" not in found


@pytest.mark.parametrize("kind", LATER_KINDS)
def test_no_letter_cites_the_title_on_subsidies(kind):
    """Awb title 4.2 does not hold for money that only public bodies may get (Awb 4:21 lid 3)."""
    found = text(kind)
    assert not re.search(r"4:(?:2\d|[3-7]\d)\b", found)
    assert "artikel 5" not in found
    assert "artikel 7" not in found
