"""Every kind of letter looks as it was agreed: rules, blocks and marks, and not only words."""

import pytest

from disbursement.beschikking.rendering.letter import render_letter
from tests.disbursement.beschikking.golden_pages import FOLDER, letters
from tests.disbursement.beschikking.golden_pictures import (
    MOST_NOTICED,
    agreed_picture,
    difference,
    picture_of,
)
from tests.disbursement.beschikking.letter_samples import sample


@pytest.mark.parametrize("name", letters())
def test_the_pages_look_as_was_agreed(name):
    assert difference(picture_of(letters()[name]()), agreed_picture(name)) <= MOST_NOTICED


def test_a_mark_across_the_page_is_noticed():
    marked = picture_of(render_letter(sample("achterhoek"), watermark="CONCEPT"))
    assert difference(marked, agreed_picture("verlening-SPUK")) > MOST_NOTICED


def test_no_agreed_picture_is_left_of_a_letter_that_is_gone():
    assert {file.stem for file in FOLDER.glob("*.png")} == set(letters())
