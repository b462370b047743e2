"""The letters after the verlening say what was agreed, word for word, in each variation."""

import pytest

from tests.disbursement.beschikking.later_samples import EVERY_LETTER
from tests.disbursement.beschikking.later_texts import FOLDER, path_of, written


@pytest.mark.parametrize(("kind", "regime"), EVERY_LETTER)
def test_every_word_is_as_it_was_agreed(kind, regime):
    agreed = path_of(kind, regime).read_text().splitlines()
    assert written(kind, regime).splitlines() == agreed


def test_no_agreed_words_are_left_of_a_letter_that_is_gone():
    assert set(FOLDER.iterdir()) == {path_of(kind, regime) for kind, regime in EVERY_LETTER}
