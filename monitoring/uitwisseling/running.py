"""Out of quarantine: the scanner is asked about one file of an exchange meeting."""

from monitoring.bijlage.running import scan_one_of
from monitoring.uitwisseling.models import Materiaal


def scan(materiaal_id: int) -> bool:
    """Ask once; True when this call kept an answer, which is final."""
    return scan_one_of(Materiaal.objects.select_related("document"), materiaal_id)
