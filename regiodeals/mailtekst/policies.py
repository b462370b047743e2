"""Who may word letters and mails, and who publishes that: never the same person."""

from typing import Any

from regiodeals.accounts.models import Role, User
from regiodeals.common.words import dutch
from regiodeals.workflow import allowed_if, requirement


@requirement(dutch("Alleen een behandelaar of een beheerder mag een sjabloon wijzigen."))
def is_writer(_versie: Any, user: User) -> bool:
    """Writes the wording."""
    return user.has_role(Role.BEHANDELAAR, Role.BEHEERDER)


@requirement(dutch("Alleen wie dit concept maakte, mag het wijzigen."))
def is_author(versie: Any, user: User) -> bool:
    """Answers for the text; with one writer, four eyes are never the same two."""
    return bool(versie.author_id == user.pk)


@requirement(dutch("Alleen een toetser mag dit doen."))
def is_toetser(_versie: Any, user: User) -> bool:
    """Reviews the wording against the Besluit."""
    return user.has_role(Role.TOETSER)


@requirement(dutch("U schreef deze tekst zelf. Een ander moet dit doen."))
def is_not_author(versie: Any, user: User) -> bool:
    """Four eyes count persons, not roles."""
    return bool(versie.author_id != user.pk)


may_write = allowed_if(is_writer, is_author)
may_publish = allowed_if(is_toetser, is_not_author)
