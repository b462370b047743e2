"""What somebody chooses for himself."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common.errors import InvalidInput, NotAllowed
from regiodeals.common.language import Language
from regiodeals.common.words import dutch


@transaction.atomic
def choose_language(*, language: Language, actor: User) -> User:
    """From now on every page is in this language; mails follow the organisation.

    The choice that holds already leaves no second line.
    """
    person = User.objects.select_for_update().get(pk=actor.pk)
    if person.language == language:
        return person
    person.language = language
    person.save(update_fields=["language"])
    audit.record(
        person,
        action="accounts.user.choose_language",
        sentence=f"Taal van de pagina’s: {language.label}",
        actor=actor,
    )
    return person


@transaction.atomic
def change_password(*, current: str, new: str, actor: User) -> User:
    """Only the person knows it then, also when an administrator gave the one before.

    Raises NotAllowed for a wrong present password, InvalidInput for a new one that is refused.
    """
    person = User.objects.select_for_update().get(pk=actor.pk)
    if not person.check_password(current):
        raise NotAllowed(dutch("Dit is niet uw wachtwoord van nu. Typ het opnieuw."))
    if current == new:
        raise InvalidInput(dutch("Kies een ander wachtwoord dan dat van nu."))
    try:
        validate_password(new, person)
    except ValidationError as error:
        raise InvalidInput(" ".join(error.messages)) from error
    person.set_password(new)
    person.save(update_fields=["password"])
    audit.record(
        person,
        action="accounts.user.change_password",
        sentence="Eigen wachtwoord gewijzigd",
        actor=person,
    )
    return person
