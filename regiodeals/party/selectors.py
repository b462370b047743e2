"""Questions about organisations."""

from django.db.models import QuerySet

from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.party.models import Membership


def organisation_ids_of(user: User) -> QuerySet[Membership, int]:
    """The organisations the person acts for today, as a subquery."""
    return (
        Membership.objects.valid_on(clock.today())
        .filter(user=user)
        .values_list("organisation_id", flat=True)
    )
