"""Who owes: a person, everyone with a role, or an organisation."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from regiodeals.accounts.models import Role, User


@dataclass(frozen=True, slots=True)
class Owner:
    """Exactly one of the three; raises ValueError otherwise.

    A role owes in the dossiers its holder may see. For an organisation, the people owe who act for
    it on the day itself, so that nobody has to hand over when one of them leaves.
    """

    user: User | None = None
    role: str = ""
    organisation: Model | None = None

    def __post_init__(self) -> None:
        if [bool(part) for part in (self.user, self.role, self.organisation)].count(True) != 1:
            raise ValueError("An obligation is owed by one person, one role or one organisation.")

    @property
    def name(self) -> str:
        """The owner in words, as known today."""
        return Role(self.role).label if self.role else str(self.user or self.organisation)

    @property
    def columns(self) -> dict[str, Any]:
        """The owner as fields of an obligation."""
        return {
            "owner_user": self.user,
            "owner_role": self.role,
            "owner_organisation": self.organisation,
        }
