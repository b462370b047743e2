"""Who may sign for a kassier has a role in each of its deals; the mark on the membership goes."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.db import migrations
from django.utils import timezone

Period = tuple[date, date | None]


def merged(periods: Iterable[Period]) -> Iterator[Period]:
    """The same days in periods that do not overlap: a role is had once at a time."""
    last: Period | None = None
    for begin, end in sorted(periods, key=lambda period: period[0]):
        if last is None:
            last = begin, end
        elif last[1] is not None and begin > last[1] + timedelta(days=1):
            yield last
            last = begin, end
        else:
            later = None if last[1] is None or end is None else max(last[1], end)
            last = last[0], later
    if last is not None:
        yield last


def keep_who_signs(apps: Any, _editor: Any) -> None:
    """A role for each member with the mark, in each deal of which the organisation is kassier."""
    parties = apps.get_model("regiodeals", "DealParty").objects.filter(role="kassier")
    role = apps.get_model("regiodeals", "DealRole").objects
    now = timezone.now()
    marked = apps.get_model("regiodeals", "Membership").objects.filter(may_sign=True)
    rows = marked.order_by("user_id", "organisation_id", "valid_from").values_list(
        "user_id", "organisation_id", "valid_from", "valid_until"
    )
    for (user, organisation), periods in groupby(rows, key=lambda row: row[:2]):
        days = list(merged(row[2:] for row in periods))
        for party in parties.filter(organisation=organisation):
            for begin, end in days:
                role.create(
                    user_id=user,
                    deal_id=party.deal_id,
                    role="tekenbevoegde",
                    organisation_id=organisation,
                    valid_from=begin,
                    valid_until=end,
                    given_at=now,
                )


class Migration(migrations.Migration):
    dependencies = [("regiodeals", "0005_roles_in_deals")]

    operations = [
        # No way back: a role of one deal says less than the mark did.
        migrations.RunPython(keep_who_signs, elidable=True),
        migrations.RemoveField(model_name="membership", name="may_sign"),
    ]
