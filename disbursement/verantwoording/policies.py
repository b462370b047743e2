"""Who may do what with a paper: who laid down a delivery does not judge it."""

from typing import Any

from regiodeals.accounts.models import Role
from regiodeals.common.words import dutch
from regiodeals.workflow import allowed_if, requirement


@requirement(dutch("Alleen een behandelaar mag dit doen."))
def is_behandelaar(_subject: Any, user: Any) -> bool:
    """Lays down what came in."""
    return bool(user.has_role(Role.BEHANDELAAR))


@requirement(dutch("Alleen een toetser mag een verantwoording beoordelen."))
def is_toetser(_subject: Any, user: Any) -> bool:
    """Judges."""
    return bool(user.has_role(Role.TOETSER))


@requirement(dutch("Alleen een tekenbevoegde mag hierover besluiten."))
def is_tekenbevoegde(_subject: Any, user: Any) -> bool:
    """Decides in the name of the minister."""
    return bool(user.has_role(Role.TEKENBEVOEGDE))


@requirement(dutch("U legde deze levering zelf vast. Een ander moet haar beoordelen."))
def did_not_record(paper: Any, user: Any) -> bool:
    """Four eyes on what was handed in."""
    return bool(paper.current is None or paper.current.recorded_by_id != user.pk)


@requirement(dutch("U legde dit verzoek zelf vast. Een ander moet erover besluiten."))
def did_not_record_request(request: Any, user: Any) -> bool:
    """Four eyes on a request."""
    return bool(request.recorded_by_id != user.pk)


@requirement(dutch("Dit gebeurt vanzelf."))
def nobody(_subject: Any, _user: Any) -> bool:
    """A step of the system."""
    return False


may_receive = allowed_if(is_behandelaar)
may_judge = allowed_if(is_toetser, did_not_record)
may_decide_postponement = allowed_if(is_tekenbevoegde, did_not_record_request)
