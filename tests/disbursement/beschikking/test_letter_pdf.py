"""The letter says what the record says, under the law of the kassier, and nothing else."""

import os
import re
import subprocess
import sys
from functools import cache
from typing import Any

import pytest
from django.conf import settings

from disbursement.beschikking.rendering.letter import FACTS_NAME, canonical_json, render_letter
from regiodeals.documents.pdf.errors import UnprintableCharacters
from tests.disbursement.beschikking.letter_samples import (
    FOLDER,
    NAMES,
    embedded_in,
    pages_of,
    row,
    sample,
    text_of,
    with_budget,
)
from tests.verapdf.check import verdicts

# The articles of chapter 2 of the Besluit, and how many paragraphs (leden) each has.
PARAGRAPHS = {9: 2, 10: 3, 11: 3, 12: 4, 13: 3, 14: 4, 15: 4, 16: 4, 17: 6}
ONLY_FOR = {"achterhoek": {14, 15}, "saba": {16, 17}}


@cache
def letter(name: str, watermark: str | None = None) -> bytes:
    return render_letter(sample(name), watermark=watermark)


def text(name: str) -> str:
    return text_of(letter(name))


def forty_activities() -> Any:
    rows = [
        row(f"Activiteit {number} in de wijken langs het water", 50_000_001, 40_000_000, 10_000_000)
        for number in range(1, 41)
    ]
    lines = {"Bestaanszekerheid en kansengelijkheid": rows[:7], "Oevers": rows[7:]}
    facts = with_budget(sample("achterhoek"), lines)
    facts["deal"]["naam"] = "Regio Deal Drechtsteden-Gorinchem II"
    return facts


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_has_four_pages(name):
    assert len(pages_of(letter(name))) == 4


@pytest.mark.parametrize(
    ("name", "clauses"),
    [
        (
            "achterhoek",
            [
                "Verlening specifieke uitkering Regio Deal Achterhoek II",
                "€ 25.000.000 vijfentwintig miljoen euro, inclusief btw",
                "artikel 9, eerste lid, en artikel 13 van het Besluit specifieke uitkering",
                "artikel 17, derde lid, van de Financiële-verhoudingswet",
                "Stb. 2024, 219",
                "een voorschot van 100%. Ik betaal het in twee termijnen op rekening NL00 EXMP",
                "betaal ik rechtstreeks aan dat fonds",
                "Btw-deel, aan het fonds niet aan u betaald 1.250.000",
                "elk jaar met de SiSa-bijlage",
                "beschikkingsnummer RD5-2024-000017",
                "verslagen en evaluaties van de Regio Deals",
                "ten hoogste 3% mee voor voorbereiding, administratie en toezicht. Dat is € 750",
                "binnen zes weken na de dag van bekendmaking bezwaar maken",
                "dan is 16 januari 2025 de laatste dag",
                "6:4 tot en met 6:8 en 6:16",
            ],
        ),
        (
            "saba",
            [
                "Verlening bijzondere uitkering Regio Deal Saba",
                "US$ 5.275.000 vijf miljoen tweehonderdvijfenzeventigduizend US-dollar",
                "tegenwaarde van € 5.000.000 (vijf miljoen euro)",
                "één euro is 1,0550° dollar",
                "artikel 9, tweede lid, en artikel 13",
                "artikel 92, derde lid, van de Wet financiën openbare lichamen Bonaire",
                "Er gaat geen geld naar het BTW-compensatiefonds",
                "Van één wijk ik af, zoals het Besluit toestaat",
                "via het College financieel toezicht",
                "een financieel eindverslag met de uitgaven en inkomsten",
                "verslagen of evaluaties van de Regio Deals",
                "eerst bezwaar maken bij mij, of direct beroep instellen bij de rechter",
                "Het griffierecht is US$ 84",
                "WarBES, artikelen 7, 16, 17, 55, 56 en 58",
            ],
        ),
    ],
)
def test_a_letter_holds_the_clauses_of_its_law(name, clauses):
    found = text(name)
    assert [clause for clause in clauses if clause not in found] == []


@pytest.mark.parametrize(
    ("name", "foreign"),
    [
        ("achterhoek", ["WarBES", "FinBES", "dollar", "US$", "griffierecht", "eilandsraad"]),
        ("saba", ["SiSa", "Awb", "Fvw", "Financiële-verhoudingswet", "15 lid", "14 lid"]),
    ],
)
def test_a_letter_holds_nothing_of_the_other_law(name, foreign):
    assert [word for word in foreign if word in text(name)] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_cited_article_of_the_besluit_exists_and_is_for_this_kassier(name):
    cited = re.findall(r"Besluit, artikel (\d+)(?: lid ((?:\d(?:, | en )?)+))?", text(name))
    articles = {int(article) for article, _ in cited}
    assert articles >= {9, 10, 11, 12, 13} | ONLY_FOR[name]
    assert not articles & (ONLY_FOR["achterhoek"] | ONLY_FOR["saba"]) - ONLY_FOR[name]
    for article, paragraphs in cited:
        assert all(int(lid) <= PARAGRAPHS[int(article)] for lid in re.findall(r"\d", paragraphs))


@pytest.mark.parametrize("name", NAMES)
def test_every_finding_of_the_record_stands_in_the_letter_with_its_article(name):
    found = text(name).replace("°", "")
    for reason in sample(name)["motivering"]:
        expected = " ".join(f"{reason['bevinding']} {reason['artikel']}".split())
        assert expected in found


def test_the_letter_asserts_no_finding_that_is_not_in_the_record():
    facts = sample("achterhoek")
    facts["motivering"] = facts["motivering"][:1]
    facts["voorbeeld"] = []
    found = text_of(render_letter(facts))
    words = ("evenveel", "kwetsbare", "384", "publieke regiopartner", "niet eerder")
    assert [word for word in words if word in found] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_signature_stays_with_the_remedy_clause(name):
    (page,) = [page for page in pages_of(letter(name)) if "Hoogachtend" in page]
    assert re.search(r"10 Bezwaar.*laatste dag.*Hoogachtend, De Minister van .* namens deze,", page)


def test_a_minister_who_signs_in_person_signs_on_behalf_of_nobody():
    facts = sample("achterhoek")
    facts["ondertekening"]["namens_deze"] = False
    assert "namens deze" not in text_of(render_letter(facts))


def test_invented_values_carry_a_ring_and_the_letter_explains_it():
    found = text("achterhoek")
    assert "° voorbeeldwaarde" in found
    assert "RD5-2024-000017°" in found
    assert "24 september 2024 is" in found


def test_a_letter_without_invented_values_shows_no_ring():
    facts = sample("saba")
    facts["voorbeeld"] = []
    assert "°" not in text_of(render_letter(facts))


@pytest.mark.parametrize("watermark", ["TEST", "CONCEPT", "DEMO"])
def test_a_watermark_is_also_said_in_words(watermark):
    assert f"{watermark} – geen rechtskracht" in text_of(letter("saba", watermark))


def test_without_watermark_nothing_says_that_the_letter_has_no_force():
    assert "rechtskracht" not in text("saba")


@pytest.mark.parametrize(
    "name",
    [
        "<b>Regio</b> & Zn.",
        "{{ settings.SECRET_KEY }} {% load static %}",
        '<a rel="attachment" href="file:///etc/passwd">x</a>',
        "]]><script>alert(1)</script>",
    ],
)
def test_markup_in_a_name_is_shown_as_text(name):
    facts = sample("achterhoek")
    facts["geadresseerde"]["regels"][0] = name
    facts["geadresseerde"]["naam"] = name
    content = render_letter(facts)
    assert name.replace(" ", "") in text_of(content).replace(" ", "")
    assert set(embedded_in(content)) == {FACTS_NAME}


def test_the_facts_travel_inside_the_letter_unchanged():
    assert embedded_in(letter("saba")) == {FACTS_NAME: canonical_json(sample("saba"))}


def test_the_order_of_the_keys_does_not_matter():
    turned: Any = dict(reversed(sample("achterhoek").items()))
    assert render_letter(turned) == letter("achterhoek")


def test_another_process_makes_the_same_bytes():
    script = (
        "import sys, json, hashlib, django; django.setup();"
        "from disbursement.beschikking.rendering.letter import render_letter;"
        "facts = json.load(open(sys.argv[1]));"
        "sys.stdout.buffer.write(render_letter(facts))"
    )
    result = subprocess.run(
        [sys.executable, "-c", script, FOLDER / "achterhoek.json"],
        cwd=settings.BASE_DIR,
        env={**os.environ, "PYTHONHASHSEED": "7"},
        capture_output=True,
        check=True,
    )
    assert result.stdout == letter("achterhoek")


def test_a_long_budget_runs_on_over_a_page_with_its_head():
    pages = pages_of(render_letter(forty_activities()))
    assert len(pages) == 5
    assert all("Activiteit Rijk Regio publiek" in page for page in pages[3:])
    assert "Totaal 20.000.000,40 16.000.000 4.000.000 40.000.000,40" in pages[4]


def test_a_letter_without_the_optional_facts_leaves_their_sentences_out():
    facts = with_budget(sample("achterhoek"), {"Eén lijn": [row("Eén", 500_000_000, 1, 0)]})
    facts["betaling"] |= {"termijnen": [{"datum": None, "bedrag": 500_000_000}], "rekening": None}
    facts |= {"uw_kenmerk": None, "voortgang": None}
    facts["deal"]["verzoek_datum"] = None
    facts["verantwoording"]["sisa_code"] = None
    facts["rechtsmiddel"]["email"] = None
    found = text_of(render_letter(facts))
    assert "Ik betaal het in één keer op de rekening ten name van Regio Achterhoek" in found
    assert "Eerste termijn binnen zes weken na bekendmaking 5.000.000" in found
    assert "Vermeld daarbij beschikkingsnummer" in found
    absent = (
        "Uw kenmerk",
        "stuurde u",
        "15 juni",
        "regeling",
        "of via",
        "compensatiefonds",
        "None",
    )
    assert [word for word in absent if word in found] == []


def test_other_obligations_follow_the_seven_of_the_besluit():
    facts = sample("achterhoek")
    facts["andere_verplichtingen"] = ["U plaatst bij elke activiteit een bord."]
    found = text_of(render_letter(facts))
    assert "vanaf onder h op verzoek van de regiopartners" in found
    assert f"€ 750.000. {facts['andere_verplichtingen'][0]}" in found
    assert "lid 4 (vanaf h)" in found


def test_a_character_that_cannot_be_printed_names_its_field():
    facts = sample("achterhoek")
    facts["betaling"]["tenaamstelling"] = "Regio \u202eAchterhoek"
    with pytest.raises(UnprintableCharacters, match="veld ‘betaling"):
        render_letter(facts)


def test_decomposed_letters_are_printed_composed():
    facts = sample("achterhoek")
    facts["ondertekening"]["naam"] = "Zoe\u0308 de Vries"
    assert "Zoë de Vries" in text_of(render_letter(facts))


def test_verapdf_accepts_every_letter(tmp_path):
    letters = {f"{name}-{mark}": letter(name, mark) for name in NAMES for mark in (None, "TEST")}
    letters["forty"] = render_letter(forty_activities(), watermark="CONCEPT")
    paths = []
    for name, content in letters.items():
        paths.append(tmp_path / f"{name}.pdf")
        paths[-1].write_bytes(content)
    found = verdicts(*paths)
    assert len(found) == 2 * len(letters)
    assert [verdict for verdict in found if verdict.failures] == []
