"""Stored documents that go along with a message, by reference: their bytes are frozen already."""

import pgtrigger
from django.db import models

from regiodeals.common.words import dutch
from regiodeals.documents.models import Document
from regiodeals.mail.models.guards import before_the_first_attempt
from regiodeals.mail.models.message import Message


class Attachment(models.Model):
    """One document with one message; laid down with the message and never changed."""

    message = models.ForeignKey(
        Message, models.PROTECT, related_name="attachments", verbose_name=dutch("bericht")
    )
    order = models.PositiveSmallIntegerField(dutch("volgorde"))
    document = models.ForeignKey(
        Document, models.PROTECT, related_name="+", verbose_name=dutch("document")
    )

    class Meta:
        verbose_name = dutch("bijlage")
        verbose_name_plural = dutch("bijlagen")
        ordering = ["message", "order"]
        constraints = [
            models.UniqueConstraint(fields=["message", "order"], name="attachment_has_its_place"),
            models.UniqueConstraint(
                fields=["message", "document"], name="attachment_goes_along_once"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="attachment_is_frozen", operation=pgtrigger.Update | pgtrigger.Delete
            ),
            before_the_first_attempt("attachment_comes_before_the_first_attempt"),
        ]

    def __str__(self) -> str:
        return str(self.document)
