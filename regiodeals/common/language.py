"""The languages of the pages and the mails."""

from django.db import models

from regiodeals.common.words import dutch


class Language(models.TextChoices):
    """Dutch, and English for the islands."""

    NL = "nl", dutch("Nederlands")
    EN = "en", dutch("Engels")
