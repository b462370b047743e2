"""Where something stands in the law, in the language of the reader; names of laws stay Dutch."""

import re

from regiodeals.common.words import Words, dutch, said

PARTS = {
    "artikel": dutch("artikel"),
    "artikelen": dutch("artikelen"),
    "lid": dutch("lid"),
    "onder": dutch("onder"),
    "tot en met": dutch("tot en met"),
    "en": dutch("en"),
    "uit voorzichtigheid zoals": dutch("uit voorzichtigheid zoals"),
}
NO_TERM_KNOWN = dutch("geen wettelijke termijn bekend; ter beoordeling")
# No law gives a day for it: the decision itself does.
BY_DECISION = dutch("de terugvordering")
PART = re.compile(rf"\b(?:{'|'.join(PARTS)})\b")


def cited(source: str) -> Words:
    """'Besluit, artikel 12 lid 3', which is said as 'Besluit, article 12 paragraph 3'."""
    for known in (NO_TERM_KNOWN, BY_DECISION):
        if source == known:
            return known
    return Words(source, lambda: PART.sub(lambda found: said(PARTS[found[0]]), source))
