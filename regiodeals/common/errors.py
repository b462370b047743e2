"""What can go wrong in the domain; each error carries a Dutch sentence for the user."""

from collections.abc import Sequence


class DomainError(Exception):
    """A refusal with a sentence for the user; nothing has been changed."""


class NotAllowed(DomainError):
    """This person may not do this."""


class RequirementsUnmet(DomainError):
    """Something must be true first; `reasons` holds one sentence per missing thing."""

    def __init__(self, reasons: Sequence[str]) -> None:
        self.reasons = tuple(reasons)
        super().__init__(" ".join(self.reasons))


class DoneBefore(DomainError):
    """A form was sent twice; `pk` is the row that came of the first time."""

    def __init__(self, sentence: str, pk: int) -> None:
        self.pk = pk
        super().__init__(sentence)


class WrongState(DomainError):
    """The step does not exist in the present state, or somebody else was first."""


class InvalidInput(DomainError):
    """A value that was given cannot be right; the sentence says what to give instead."""
