"""What an obligation does not let happen, with the sentence that says so."""

from regiodeals.common.dutch_dates import long_date
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.words import dutch, joined
from regiodeals.obligations.duty import Duty
from regiodeals.obligations.models import ChangeKind, Obligation
from regiodeals.obligations.owner import Owner


def require_outstanding(obligation: Obligation) -> None:
    """Raise WrongState for what was met or cancelled."""
    if obligation.met_on is not None:
        raise WrongState(
            dutch(
                "“{wat}” is al nagekomen op {dag} en ligt vast.",
                wat=obligation,
                dag=long_date(obligation.met_on),
            )
        )
    if obligation.cancelled_at is not None:
        raise WrongState(dutch("“{wat}” is vervallen en ligt vast.", wat=obligation))


def require_same(obligation: Obligation, duty: Duty) -> None:
    """Refuse a second imposing that says something else than the first; raises WrongState."""
    different = [name for name, value in duty.frozen.items() if getattr(obligation, name) != value]
    fields = {field.name: str(field.verbose_name) for field in Obligation._meta.concrete_fields}
    labels: list[str] = [fields[name] for name in different]
    # The owner of today says nothing about the first owner once it was handed over.
    handed_over = obligation.changes.filter(kind=ChangeKind.HAND_OVER)
    if not is_owned_by(obligation, duty.owner) and not handed_over.exists():
        labels.append(dutch("wie moet het doen"))
    if labels:
        raise WrongState(
            dutch(
                "“{wat}” bestaat al, maar anders: {verschil}.",
                wat=obligation,
                verschil=joined(", ", labels),
            )
        )


def is_owned_by(obligation: Obligation, owner: Owner) -> bool:
    """Whether this is who owes it."""
    return all(getattr(obligation, name) == value for name, value in owner.columns.items())


def require_words(words: str, sentence: str) -> str:
    """What was typed; raises InvalidInput with this sentence when it was nothing."""
    if not words.strip():
        raise InvalidInput(sentence)
    return words.strip()
