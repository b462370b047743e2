"""What a person types becomes a mail in both forms, or is refused with a clear sentence."""

import re
from datetime import date
from typing import Any

import pytest

from regiodeals.common.errors import InvalidInput
from regiodeals.mail.models import Language
from regiodeals.mail.wording.catalogue import MAILS
from regiodeals.mail.wording.checks import checked, require_whole
from regiodeals.mail.wording.filling import LONGEST_SUBJECT, example, filled
from regiodeals.mail.wording.shipped import shipped_texts

EVERY = [(mail, str(language)) for mail in MAILS for language in Language]
ITEM = {
    "title": "Rapportage <b>indienen</b>",
    "due_on": date(2025, 6, 15),
    "left": "nog 7 dagen",
    "source": "artikel 8",
    "url": "https://example.org/1",
    "owner": "Gemeente A & B",
}
FACTS: dict[str, Any] = {
    "items": [ITEM],
    "first": ITEM,
    "kind": "rapportage",
    "choice_url": "https://example.org/2",
}

DUTCH_DAYS = re.compile(r"\b(?:maart|maandag|dinsdag|dagen|uur)\b")
FOR_WHO_CANNOT_LOG_IN = "vastgesteld_verslag"


def reminder(facts: dict[str, Any] = FACTS, language: str = "nl", **texts: str) -> Any:
    words = {**shipped_texts("herinnering", language), **texts}
    return filled(MAILS["herinnering"], language, words, facts)


@pytest.mark.parametrize(("mail", "language"), EVERY)
def test_what_comes_with_the_program_has_every_block_and_is_right(mail, language):
    texts = shipped_texts(mail, language)
    assert list(texts) == [block.name for block in MAILS[mail].blocks]
    require_whole(MAILS[mail], texts)


@pytest.mark.parametrize(("mail", "language"), EVERY)
def test_every_case_of_every_mail_is_filled_in_in_both_forms(mail, language):
    for _title, cases in MAILS[mail].examples:
        said = example(MAILS[mail], language, shipped_texts(mail, language), cases)
        for words in (said.subject_line, said.text, said.html):
            assert words.strip()
            assert "{{" not in words
        assert "**" not in said.text
        leads_somewhere = mail != FOR_WHO_CANNOT_LOG_IN
        assert ("https://example.org" in said.text) == leads_somewhere
        assert ('href="https://example.org' in said.html) == leads_somewhere


@pytest.mark.parametrize("mail", list(MAILS))
def test_no_english_mail_says_that_the_pages_are_in_dutch(mail):
    """They are not, and a name on them is said as it stands there."""
    for words in shipped_texts(mail, Language.EN).values():
        assert "portal is in Dutch" not in words
        assert "page is in Dutch" not in words
        assert "(in Dutch)" not in words
        assert "Wat er gebeurde" not in words


@pytest.mark.parametrize("mail", list(MAILS))
def test_an_english_mail_is_previewed_with_days_and_words_in_english(mail):
    for _title, cases in MAILS[mail].examples:
        said = example(MAILS[mail], Language.EN, shipped_texts(mail, Language.EN), cases)
        assert not DUTCH_DAYS.search(said.subject_line + said.text)


def test_every_block_is_shown_in_an_example():
    for mail in MAILS.values():
        cases = [cases for _title, cases in mail.examples]
        for block in mail.blocks:
            assert any(block.is_said(each) for each in cases), (mail.name, block.name)


def test_both_forms_come_from_the_same_sentence():
    said = reminder(klaar="Is het **klaar**? Dan hoeft u niets te doen.")
    assert "Is het klaar? Dan" in said.text
    assert "Is het <strong>klaar</strong>? Dan" in said.html


def test_a_value_is_text_in_both_forms():
    said = reminder()
    assert "Rapportage <b>indienen</b>" in said.text
    assert "Rapportage &lt;b&gt;indienen&lt;/b&gt;" in said.html


def test_a_mail_about_more_says_each_and_then_closes_once():
    said = reminder({**FACTS, "items": [ITEM, {**ITEM, "title": "Overleg houden"}]})
    assert said.subject_line == "2 herinneringen aan een laatste dag"
    assert said.text.index("Rapportage") < said.text.index("Overleg") < said.text.index("Bent u")
    assert said.text.count("Bent u al klaar?") == 1


def test_in_an_english_mail_dutch_words_say_that_they_are_dutch():
    facts = {"deal": "Deal", "year": 2026, "act": "afgezegd", "reason": "Ziek."}
    said = filled(MAILS["overleg"], "en", shipped_texts("overleg", "en"), facts)
    assert 'Why: <span lang="nl">Ziek.</span>' in said.html


def test_a_day_in_an_english_mail_has_its_month_as_a_word():
    said = reminder(language="en")
    assert "No later than Sunday 15 June 2025: " in said.text
    assert said.subject_line.endswith("no later than Sunday 15 June 2025")


def test_a_sentence_that_does_not_apply_leaves_no_hole():
    facts = {"deal": "Deal", "year": 2026, "when": "morgen", "act": "afgezegd", "reason": "Ziek."}
    said = filled(MAILS["overleg"], "nl", shipped_texts("overleg", "nl"), facts)
    assert "Wanneer: morgen\n\n" in said.text
    assert "\n\n\n" not in said.text
    assert "<br/></p>" not in said.html


def test_line_ends_of_a_value_do_not_reach_the_subject_and_a_long_one_is_cut():
    facts = {"deal": f"Deal\r\nBcc: x@example.org {'x' * 300}", "year": 2026}
    said = filled(MAILS["datumprikker"], "nl", shipped_texts("datumprikker", "nl"), facts)
    assert "\n" not in said.subject_line
    assert len(said.subject_line) == LONGEST_SUBJECT


@pytest.mark.parametrize(
    ("block", "text", "sentence"),
    [
        ("klaar", "", "Dit blok is leeg"),
        ("klaar", "Beste {{ voornaam }},", "Het veld ‘voornaam’ bestaat niet"),
        ("klaar", "{% if x %}", "is geen invulveld"),
        ("klaar", "<script>alert(1)</script>", "lijkt op HTML"),
        ("klaar", "x" * 4_001, "heeft 4001 tekens"),
        ("klaar", "weg\u200b", "niet te zien"),
        ("taak", "{{ wat }} uit {{ bron }}. {{ link }}", "hoort nog: {{ dag }}"),
        ("taak", "{{ wat }} {{ dag }} {{ bron }}", "hoort nog: {{ link }}"),
        ("keuze", "Kies {{ keuzelink }}.", "aan het einde van een alinea"),
        ("onderwerp", "Eén\nTwee", "De onderwerpregel is één regel"),
        ("onderwerp", "x" * 151, "heeft 151 tekens"),
        ("onderwerp", "**Herinnering**", "vet of cursief"),
        ("onderwerp", "U krijgt € 5", "geen bedrag"),
        ("onderwerp", "Zie {{ link }}", "‘link’"),
        ("keuzetekst", "Kies {{ dag }}", "‘dag’"),
    ],
)
def test_what_may_not_be_in_a_mail_is_refused_in_words(block, text, sentence):
    mail = MAILS["herinnering"]
    place = mail.block(block)
    assert place is not None
    with pytest.raises(InvalidInput) as refused:
        checked(mail, place, text)
    assert sentence in str(refused.value)


@pytest.mark.parametrize("field", ["vraag", "lijnen"])
def test_a_value_of_more_lines_cannot_stand_in_a_subject(field):
    mail = MAILS["uitvraag_rapportage"]
    with pytest.raises(InvalidInput, match=field):
        checked(mail, mail.blocks[0], f"Over {{{{ {field} }}}}")


def test_a_list_is_a_paragraph_by_itself():
    mail = MAILS["uitvraag_rapportage"]
    place = mail.block("gevraagd")
    assert place is not None
    text = shipped_texts(mail.name, "nl")["gevraagd"].replace("over:\n\n", "over: ")
    with pytest.raises(InvalidInput, match="maak er een alinea van"):
        checked(mail, place, text)
