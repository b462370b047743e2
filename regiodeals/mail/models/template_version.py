"""The wording of a mail as it was when it was first used; never changed, never thrown away."""

import pgtrigger
from django.db import models
from django.db.models import Q

from regiodeals.common.language import Language
from regiodeals.common.words import dutch


class TemplateVersion(models.Model):
    """One wording of one template in one language; another wording is another row.

    Which one a message was made with stands with the message. `number` is the version of the
    register: 1 came with the program, the others were published by two people. A program that
    brings other words or another frame makes another row of the same number.
    """

    name = models.CharField(dutch("sjabloon"), max_length=60)
    language = models.CharField(dutch("taal"), max_length=2, choices=Language)
    number = models.PositiveSmallIntegerField(dutch("versie"), default=1)
    sha256 = models.CharField(dutch("SHA-256"), max_length=64)
    text = models.TextField(dutch("tekst"))
    html = models.TextField(dutch("opgemaakte tekst"))
    first_used_at = models.DateTimeField(dutch("eerst gebruikt op"))

    class Meta:
        verbose_name = dutch("mailsjabloon")
        verbose_name_plural = dutch("mailsjablonen")
        ordering = ["name", "language", "-first_used_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "language", "number", "sha256"], name="template_version_once"
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="template_version_has_its_hash"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="template_version_is_frozen",
                operation=pgtrigger.Update | pgtrigger.Delete,
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.language}), versie {self.number}, {self.sha256[:8]}"
