"""The texts of mails."""

from regiodeals.mailtekst.models.mailtekst import MailTekst, TekstStatus

__all__ = ["MailTekst", "TekstStatus"]
