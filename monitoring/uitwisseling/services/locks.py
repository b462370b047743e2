"""The lock that every act on an exchange meeting takes first."""

from monitoring.uitwisseling.models import Aanmelding, Uitwisseling


def locked(uitwisseling_id: int) -> Uitwisseling:
    """The row, held until the act is done or refused: one place at a time is given away."""
    return Uitwisseling.objects.select_for_update(of=("self",)).get(pk=uitwisseling_id)


def locked_with(aanmelding_id: int) -> tuple[Uitwisseling, Aanmelding]:
    """A sign-up with its meeting, the meeting locked first."""
    found = Aanmelding.objects.values_list("uitwisseling_id", flat=True).get(pk=aanmelding_id)
    meeting = locked(found)
    rows = Aanmelding.objects.select_related("user", "organisation")
    row = rows.select_for_update(of=("self",)).get(pk=aanmelding_id)
    row.uitwisseling = meeting
    return meeting, row
