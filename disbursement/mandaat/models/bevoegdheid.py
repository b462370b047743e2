"""The power of one person to sign: his own, or that of the holder whom he deputises."""

from dataclasses import dataclass

from disbursement.mandaat.models.ambt import Ambtsdrager
from disbursement.mandaat.models.mandaat import Mandaat
from disbursement.mandaat.models.vervanging import Vervanging
from regiodeals.accounts.models import User
from regiodeals.common.period import Period


@dataclass(frozen=True)
class Bevoegdheid:
    """Everything that a signature rests on; each part must hold on the day itself."""

    mandaat: Mandaat
    ambtsdrager: Ambtsdrager
    vervanging: Vervanging | None = None

    @property
    def signer(self) -> User:
        """Who may sign."""
        return self.vervanging.deputy if self.vervanging else self.ambtsdrager.holder

    @property
    def principal(self) -> User | None:
        """The holder for whom a deputy signs; None for the holder himself."""
        return self.ambtsdrager.holder if self.vervanging else None

    @property
    def period(self) -> Period:
        """The days that the office, its holder, the mandate and the deputy have in common."""
        common = self.mandaat.ambt.period & self.ambtsdrager.period & self.mandaat.period
        return common & self.vervanging.period if self.vervanging else common

    @property
    def kinds(self) -> frozenset[str]:
        """What may be signed: never more than the mandate of the office."""
        kinds = frozenset(self.mandaat.kinds)
        return kinds & frozenset(self.vervanging.kinds) if self.vervanging else kinds

    @property
    def ceiling_cents(self) -> int:
        """Up to which amount in euro cents: never more than the mandate of the office."""
        ceiling = self.mandaat.ceiling_cents
        return min(ceiling, self.vervanging.ceiling_cents) if self.vervanging else ceiling

    @property
    def office(self) -> str:
        """The office under the signature."""
        name = self.mandaat.ambt.name
        return f"plaatsvervangend {name}" if self.vervanging else name

    @property
    def is_example(self) -> bool:
        """Whether any part was invented for the demonstration."""
        parts = (self.mandaat, self.mandaat.ambt, self.ambtsdrager, self.vervanging)
        return any(part.is_example for part in parts if part is not None)

    def covers(self, *, kind: str, amount_cents: int) -> bool:
        """Whether a decision of this kind and this amount in euro cents may be signed."""
        return kind in self.kinds and amount_cents <= self.ceiling_cents
