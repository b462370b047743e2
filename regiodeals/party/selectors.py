"""Questions about organisations."""

from datetime import date

from django.db.models import QuerySet

from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.party.models import Membership


def organisation_ids_of(user: User) -> QuerySet[Membership, int]:
    """The organisations the person acts for today, as a subquery."""
    return organisation_ids_on(clock.today(), user.pk)


def organisation_ids_on(day: date, user_id: int) -> QuerySet[Membership, int]:
    """The same, of that day."""
    members = Membership.objects.valid_on(day).filter(user=user_id)
    return members.values_list("organisation_id", flat=True)
