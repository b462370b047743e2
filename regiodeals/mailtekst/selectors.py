"""Questions about the texts of mails; the register is open to the ministry and to nobody else."""

from datetime import date

from django.db.models import QuerySet

from regiodeals.accounts.models import User
from regiodeals.mailtekst.models import MailTekst, TekstStatus


def published_on(day: date) -> dict[tuple[str, str], tuple[int, dict[str, str]]]:
    """Number and texts that hold on `day` by mail and language, in one question."""
    rows = (
        MailTekst.objects.filter(status=TekstStatus.GEPUBLICEERD, valid_from__lte=day)
        .order_by("mail", "language", "-valid_from")
        .distinct("mail", "language")
    )
    return {(row.mail, row.language): (row.number, row.texts) for row in rows}


def texts_visible_to(user: User) -> QuerySet[MailTekst]:
    """All versions, the latest first."""
    if not user.is_ministry:
        return MailTekst.objects.none()
    return MailTekst.objects.select_related("author", "publisher")


def concepts() -> QuerySet[MailTekst]:
    """What is being written; of a mail in a language one at most. The first day first."""
    rows = MailTekst.objects.filter(status=TekstStatus.CONCEPT).defer("texts")
    return rows.select_related("author").order_by("valid_from", "pk")


def versions_of(mail: str, language: str) -> QuerySet[MailTekst]:
    """The versions of one mail in one language, the latest first."""
    return MailTekst.objects.filter(mail=mail, language=language).order_by("-number")


def version_before(tekst: MailTekst) -> MailTekst | None:
    """The last one that was published before this one was begun; None: that of the program."""
    earlier = versions_of(tekst.mail, tekst.language).filter(number__lt=tekst.number)
    return earlier.filter(status=TekstStatus.GEPUBLICEERD).first()
