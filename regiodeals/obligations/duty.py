"""What is to be laid down about an obligation, before it is one."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Model

from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.obligations.models import ObligationKind, key_of
from regiodeals.obligations.owner import Owner
from regiodeals.obligations.state import Zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """That `owner` must do `title` by the legal day `due_on`.

    A right need not be used, so it is never too late. `period` tells apart what is owed more than
    once about one subject, such as a yearly report.
    """

    kind: ObligationKind
    subject: Model
    title: str
    due_on: date
    zone: ZoneInfo
    source: str
    owner: Owner
    dossier: int | None
    period: str = ""
    is_right: bool = False

    @property
    def key(self) -> dict[str, Any]:
        """What makes it the same one."""
        return key_of(self.subject, self.kind, self.period)

    @property
    def frozen(self) -> dict[str, Any]:
        """What never changes once it is imposed."""
        return {
            "title": self.title,
            "first_due_on": self.due_on,
            "zone": Zone(self.zone.key),
            "source": self.source,
            "dossier": self.dossier,
            "is_right": self.is_right,
        }

    def begin(self, actor: User | None) -> dict[str, Any]:
        """All columns but the key, as they are at first."""
        begin = {"due_on": self.due_on, "owner_name": self.owner.name} | self.owner.columns
        return self.frozen | begin | {"imposed_at": clock.now(), "imposed_by": actor}
