"""In which language somebody is written to."""

from django.db import models


class Language(models.TextChoices):
    """Dutch, and English for the islands."""

    NL = "nl", "Nederlands"
    EN = "en", "Engels"
