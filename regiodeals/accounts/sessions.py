"""Sessions in the database, as Django keeps them; to read one, its SQL is not written anew."""

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.db.models.functions import Now

from regiodeals.common.asked_often import AskedOften


class SessionStore(db.SessionStore):
    """Every page and every field that is saved begins with this one question."""

    def load(self) -> dict[str, Any]:
        """What is kept of the session; nothing when it ended, and then its key is forgotten."""
        found = _session.rows(self.session_key or "")
        if not found:
            self._session_key = None
            return {}
        kept: dict[str, Any] = self.decode(found[0][0])
        return kept


def _not_ended(key: str) -> QuerySet[Session, Any]:
    # The clock of the database: the demonstration moves its own, and logs nobody out by that.
    rows = Session.objects.filter(session_key=key, expire_date__gt=Now())
    return rows.values_list("session_data")


_session = AskedOften(_not_ended, str)
