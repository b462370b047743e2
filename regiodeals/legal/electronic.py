"""By which way a decision reaches its addressee, and which moment is the bekendmaking."""

from datetime import date
from enum import StrEnum

from regiodeals.common.words import Words, dutch

# Wet modernisering elektronisch bestuurlijk verkeer (Stb. 2023, 183): new afdeling 2.3 Awb.
WMEBV_SINCE = date(2026, 1, 1)


class Route(StrEnum):
    """How a decision is sent (Awb 3:41 lid 1)."""

    ELEKTRONISCH = "elektronisch"
    POST = "post"

    @property
    def words(self) -> Words:
        """The same, in the language of the reader."""
        return IN_WORDS[self]


IN_WORDS = {Route.ELEKTRONISCH: dutch("elektronisch"), Route.POST: dutch("post")}


def route_for(*, consented_on: date | None, day: date) -> Route:
    """Electronic only to who made known that it can be reached that way, for such messages.

    Awb 2:14 lid 1 as it read until 2026; since then afdeling 2.3 asks consent per kind of message.
    Paper stays possible, and is what remains when nothing is known.
    """
    return Route.ELEKTRONISCH if consented_on and consented_on <= day else Route.POST


def source_of(route: Route, day: date) -> str:
    """The article that a page names for a decision of that day."""
    if route is Route.POST:
        return "Algemene wet bestuursrecht, artikel 3:41 lid 1"
    if day < WMEBV_SINCE:
        return "Algemene wet bestuursrecht, artikel 2:14 lid 1, 2:17 lid 1 en 3:41 lid 1"
    return "Algemene wet bestuursrecht, afdeling 2.3 (sinds 1 januari 2026) en artikel 3:41 lid 1"


def sent_on(route: Route, *, available_on: date, posted_on: date | None) -> date | None:
    """The day of the bekendmaking; None as long as the law knows none.

    Electronically it is the day on which the letter became accessible in the portal, which sender
    and addressee both use: not the mail that tells so (Awb 2:17 lid 1, second sentence). By post it
    is the day of posting, and what stands in the portal before does not count (Awb 3:41 lid 1).
    """
    if route is Route.ELEKTRONISCH:
        return available_on
    return None if posted_on is None else max(posted_on, available_on)
