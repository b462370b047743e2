"""Templates, and the versions of their wording."""

from disbursement.sjabloon.models.sjabloon import Sjabloon
from disbursement.sjabloon.models.versie import SjabloonVersie
from disbursement.sjabloon.models.versie_status import UNPUBLISHED, VersieStatus

__all__ = ["UNPUBLISHED", "Sjabloon", "SjabloonVersie", "VersieStatus"]
