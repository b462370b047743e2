"""When somebody was here before: what is new is told from the end of that visit (ADR 0053)."""

from datetime import datetime, timedelta

from regiodeals.accounts.models import User
from regiodeals.common import clock

# Who stays away so long, comes back for another visit.
ENDS_AFTER = timedelta(minutes=30)
# So exact is the end of a visit known, and so seldom is it written.
KEPT_EVERY = timedelta(minutes=5)


def last_visit_of(user: User) -> datetime | None:
    """The end of the visit before this one; None during the first.

    It stays the same as long as the visit lasts, so that to load a page again loses nothing. Of two
    pages at once only one writes; both are told the same.
    """
    now, seen = clock.now(), user.seen_at
    if seen is not None and now - seen < KEPT_EVERY:
        return user.visited_until
    is_back = seen is not None and now - seen >= ENDS_AFTER
    until = seen if is_back else user.visited_until
    unchanged = {"seen_at__isnull": True} if seen is None else {"seen_at": seen}
    User.objects.filter(pk=user.pk, **unchanged).update(seen_at=now, visited_until=until)
    return until
