"""What somebody chooses for himself."""

from django.db import transaction

from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common.language import Language


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
