"""What changed between two texts is shown word by word, and no sign is lost."""

from hypothesis import given
from hypothesis import strategies as st

from regiodeals.common.wording.diff import changed_parts

texts = st.text(st.sampled_from("ab {}_\n.,é*"), max_size=60)


def joined(parts):
    return "".join(part.text for part in parts)


def marked(parts):
    return [part.text for part in parts if part.is_changed]


def test_one_other_word_is_one_change():
    old, new = changed_parts("U stuurt een brief.", "U stuurt de brief.")
    assert (marked(old), marked(new)) == (["een"], ["de"])


def test_a_field_is_one_word():
    old, new = changed_parts("Tot {{ datum }}.", "Tot {{ laatste_dag }}.")
    assert (marked(old), marked(new)) == (["{{ datum }}"], ["{{ laatste_dag }}"])


@given(texts, texts)
def test_the_parts_together_are_the_texts(before, after):
    old, new = changed_parts(before, after)
    assert (joined(old), joined(new)) == (before, after)


@given(texts)
def test_the_same_text_has_no_change(text):
    old, new = changed_parts(text, text)
    assert marked(old) == marked(new) == []
