"""An article is named in the language of the reader; the law keeps its name."""

import pytest
from django.utils.translation import override

from regiodeals.common.citations import cited
from regiodeals.common.words import said


@pytest.mark.parametrize(
    ("kept", "english"),
    [
        ("Besluit, artikel 12 lid 3", "Besluit, article 12 paragraph 3"),
        ("artikel 16 lid 1 en lid 2, onder a", "article 16 paragraph 1 and paragraph 2, under a"),
        ("Algemene termijnenwet, artikel 1 lid 1", "Algemene termijnenwet, article 1 paragraph 1"),
        ("FinBES, artikel 28 tot en met 31", "FinBES, article 28 to 31"),
        ("geen", "geen"),
    ],
)
def test_an_article_is_said_in_english_and_kept_in_dutch(kept, english):
    source = cited(kept)
    assert source == kept
    with override("en"):
        assert said(source) == english
    assert said(source) == kept
