"""The numbers in the addresses of the texts of mails."""

from regiodeals.accounts.models import User
from regiodeals.mailtekst.models import MailTekst
from tests import builders


def mailtekst_numbers(author: User) -> dict[str, list[object]]:
    """Each address with a mail that exists, and with a concept of it."""
    tekst = MailTekst.objects.create(
        mail="herinnering",
        language="nl",
        number=2,
        texts={},
        author=author,
        drafted_at=builders.NOW,
    )
    of_mail = ("detail", "draft")
    of_version = ("detail", "edit", "publish", "withdraw")
    return {
        **{f"regiodeals:mailtekst-{name}": ["herinnering", "nl"] for name in of_mail},
        **{f"regiodeals:mailtekstversie-{name}": [tekst.pk] for name in of_version},
    }
