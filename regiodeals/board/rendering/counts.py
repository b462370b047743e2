"""How many there are, in words."""

from regiodeals.charts import Number
from regiodeals.common.words import Words, dutch


def deals_words(number: int) -> Words:
    """'1 deal', '12 deals'."""
    return dutch("1 deal") if number == 1 else dutch("{aantal} deals", aantal=number)


def terms_words(number: Number) -> Words:
    """'1 termijn', '12 termijnen'."""
    return dutch("1 termijn") if number == 1 else dutch("{aantal} termijnen", aantal=number)
