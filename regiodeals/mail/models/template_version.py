"""The wording of a mail as it was when it was first used; never changed, never thrown away."""

import pgtrigger
from django.db import models
from django.db.models import Q

from regiodeals.mail.models.language import Language


class TemplateVersion(models.Model):
    """One wording of one template in one language; another wording is another row.

    Which one a message was made with stands with the message. The wording itself changes with the
    program, which is where it is judged by a second pair of eyes.
    """

    name = models.CharField("sjabloon", max_length=60)
    language = models.CharField("taal", max_length=2, choices=Language)
    sha256 = models.CharField("SHA-256", max_length=64)
    text = models.TextField("tekst")
    html = models.TextField("opgemaakte tekst")
    first_used_at = models.DateTimeField("eerst gebruikt op")

    class Meta:
        verbose_name = "mailsjabloon"
        verbose_name_plural = "mailsjablonen"
        ordering = ["name", "language", "-first_used_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "language", "sha256"], name="template_version_once"
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
        return f"{self.name} ({self.language}), {self.sha256[:8]}"
