"""Whether a decision was sent, and until when somebody can do something against it."""

from datetime import date, datetime
from typing import Any

from disbursement.beschikking.models.kinds import LIES_READY_WORDS, NEVER_SENT_WORDS
from regiodeals.legal.grant_rules import Instrument
from regiodeals.legal.remedies import remedy_for
from regiodeals.legal.terms import last_day


class Sending:
    """Part of a Beschikking: when it went back or out, and the end of the term."""

    @property
    def sent_on(self: Any) -> date | None:
        """The day of the bekendmaking for the law (Awb 3:41, 6:8): by post that of the posting.

        None as long as there is none. Of what was made known before its sending was kept, nothing
        is known to be wrong.
        """
        sending = getattr(self, "bekendmaking", None)
        day: date | None = self.announced_on if sending is None else sending.sent_on
        return day

    @property
    def returned_at(self) -> datetime | None:
        """When it was last sent back to its drafter; of what was asked with selectors.with_return.

        None when it never was, and of what was asked without.
        """
        moment: datetime | None = getattr(self, "last_return", None)
        return moment

    @property
    def lies_ready(self: Any) -> bool:
        """Whether the step is done and the letter was not posted: no term runs yet."""
        return self.announced_on is not None and self.sent_on is None

    @property
    def is_overtaken(self: Any) -> bool:
        """Whether what replaces or withdraws it was sent: sent after that, it does nothing more."""
        later = getattr(self, "replaced_by", None)
        return later is not None and later.sent_on is not None

    @property
    def is_never_sent(self: Any) -> bool:
        """Whether another was sent before it: it never held (Awb 3:40) and is not posted any more.

        That it went by post before that day can still be written down.
        """
        return bool(self.lies_ready and self.is_overtaken)

    @property
    def is_to_be_posted(self: Any) -> bool:
        """Whether somebody still has to post it."""
        return bool(self.lies_ready and not self.is_overtaken)

    @property
    def status_words(self: Any) -> str:
        """The state in words, and what is true of a letter that was not sent."""
        if self.is_never_sent:
            return NEVER_SENT_WORDS
        return LIES_READY_WORDS if self.lies_ready else self.get_status_display()

    @property
    def last_day_to_object(self: Any) -> date | None:
        """The last day of the term, from the day that the law counts; None as long as none runs.

        Posted later than the day of the step, the term began later (Awb 6:8). Raises
        UnknownCalendarYear in a year without known decree.
        """
        if self.remedy_last_day is None or self.sent_on in (None, self.announced_on):
            known: date | None = None if self.lies_ready else self.remedy_last_day
            return known
        term = remedy_for(Instrument(self.uitkering.instrument)).term
        later: date = max(self.remedy_last_day, last_day(self.sent_on, term))
        return later

    @property
    def open_until(self: Any) -> date | None:
        """The last day on which somebody can still do something against it, as far as is known.

        The last day to object, or a later one that a bezwaar and what followed it brought along.
        None as long as no term runs.
        """
        if self.lies_ready:
            return None
        days = [day for day in (self.remedy_last_day, self.held_until) if day is not None]
        return max(days, default=None)
