"""What people do with the text of a mail, in one word each."""

from datetime import date
from typing import Any

from regiodeals.mail.wording.shipped import shipped_texts
from regiodeals.mailtekst import services
from regiodeals.mailtekst.models import MailTekst

# The clock of the tests stands on 18 November 2024.
FIRST_DAY = date(2024, 12, 1)
NEW_CLOSING = "Deze mail komt van het portaal Regio Deals."


def texts(mail: str = "herinnering", language: str = "nl", **changes: str) -> dict[str, str]:
    """The texts of the program with some of them changed."""
    return {**shipped_texts(mail, language), **changes}


def written(
    people: Any, *, mail: str = "herinnering", language: str = "nl", **changes: Any
) -> MailTekst:
    """A concept that says when it holds and why."""
    version = services.draft(mail=mail, language=language, actor=people.author)
    return edited(people, version, **changes)


def edited(people: Any, version: MailTekst, **changes: Any) -> MailTekst:
    """The concept with other texts."""
    first_day = changes.pop("valid_from", FIRST_DAY)
    return services.edit(
        version_id=version.pk,
        texts=texts(version.mail, version.language, **(changes or {"afsluiting": NEW_CLOSING})),
        valid_from=first_day,
        explanation="Duidelijker.",
        actor=people.author,
    )


def publish(people: Any, version: MailTekst, who: str = "publisher") -> MailTekst:
    """Publish what stands in the register now."""
    return services.publish(
        version_id=version.pk, seen=version.fingerprint, actor=getattr(people, who)
    )


def published(people: Any, **changes: Any) -> MailTekst:
    """Gepubliceerd."""
    return publish(people, written(people, **changes))
