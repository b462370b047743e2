"""Every kind of letter looks as it was agreed: each line of text stands where it stood."""

import pytest

from tests.disbursement.beschikking.golden_pages import FOLDER, agreed, letters, lines_of


@pytest.mark.parametrize("name", letters())
def test_every_line_stands_where_it_was_agreed_to_stand(name):
    assert lines_of(letters()[name]()).splitlines() == agreed(name).splitlines()


def test_no_agreed_page_is_left_of_a_letter_that_is_gone():
    assert {file.stem for file in FOLDER.glob("*.txt")} == set(letters())
