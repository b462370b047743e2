"""The lock that every act on an overleg takes first."""

from monitoring.overleg.models import Overleg


def locked(overleg_id: int) -> Overleg:
    """The row, held until the act is done or refused."""
    return Overleg.objects.select_for_update(of=("self",)).select_related("deal").get(pk=overleg_id)
