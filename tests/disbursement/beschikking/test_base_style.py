"""The small sheet below all styles prints what the general sheet of WeasyPrint prints."""

import pytest

from regiodeals.documents.pdf import source
from tests.disbursement.beschikking.golden_pages import letters


@pytest.mark.parametrize("name", letters())
def test_a_letter_is_the_same_to_the_byte_with_the_general_sheet(name, monkeypatch):
    render = letters()[name]
    ours = render()

    monkeypatch.delattr(source._tree_class(), "_ua_stylesheets")

    assert render() == ours


def test_the_engine_asks_for_the_small_sheet():
    assert "_ua_stylesheets" in vars(source._tree_class().__mro__[1]), "the hook has another name"
