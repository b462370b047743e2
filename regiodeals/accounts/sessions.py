"""Sessions in the database, as Django keeps them; to read one, its SQL is not written anew."""

from datetime import timedelta
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import DurationField, ExpressionWrapper, F, QuerySet
from django.db.models.functions import Now

from regiodeals.common.asked_often import AskedOften


class SessionStore(db.SessionStore):
    """Every page and every field that is saved begins with this one question."""

    left = timedelta()

    def load(self) -> dict[str, Any]:
        """What is kept of the session; nothing when it ended, and then its key is forgotten."""
        found = _session.rows(self.session_key or "")
        if not found:
            self._session_key = None
            return {}
        data, self.left = found[0]
        kept: dict[str, Any] = self.decode(data)
        return kept

    def seconds_left(self) -> int:
        """How long it lasted yet when it was read, unless somebody renews it; 0 for none."""
        return int(self.left.total_seconds())

    def renew(self) -> None:
        """Let it last as long as one that begins now."""
        self.save()
        self.left = timedelta(seconds=self.get_expiry_age())


def end_all_of(user_id: int) -> int:
    """Log a person out in every browser; how many sessions that ended.

    Whose session it is stands inside it, so all of them are read: as many as people are logged in.
    """
    running = Session.objects.filter(expire_date__gt=Now())
    theirs = [
        session.session_key
        for session in running.iterator()
        if session.get_decoded().get(SESSION_KEY) == str(user_id)
    ]
    Session.objects.filter(session_key__in=theirs).delete()
    return len(theirs)


def _not_ended(key: str) -> QuerySet[Session, Any]:
    # The clock of the database: the demonstration moves its own, and logs nobody out by that.
    rows = Session.objects.filter(session_key=key, expire_date__gt=Now())
    left = ExpressionWrapper(F("expire_date") - Now(), output_field=DurationField())
    return rows.annotate(left=left).values_list("session_data", "left")


_session = AskedOften(_not_ended, str)
