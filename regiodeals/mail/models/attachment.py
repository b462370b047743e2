"""Stored documents that go along with a message, by reference: their bytes are frozen already."""

import pgtrigger
from django.db import models

from regiodeals.documents.models import Document
from regiodeals.mail.models.message import Message


class Attachment(models.Model):
    """One document with one message; laid down with the message and never changed."""

    message = models.ForeignKey(
        Message, models.PROTECT, related_name="attachments", verbose_name="bericht"
    )
    order = models.PositiveSmallIntegerField("volgorde")
    document = models.ForeignKey(
        Document, models.PROTECT, related_name="+", verbose_name="document"
    )

    class Meta:
        verbose_name = "bijlage"
        verbose_name_plural = "bijlagen"
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
            pgtrigger.Trigger(
                name="attachment_comes_before_the_first_attempt",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=f"PERFORM 1 FROM {Message._meta.db_table}"
                " WHERE id = NEW.message_id AND attempts = 0 AND failed_at IS NULL"
                " AND handed_over_at IS NULL FOR NO KEY UPDATE;"
                " IF NOT FOUND THEN"
                " RAISE EXCEPTION 'nothing is added to a message that may have left'"
                " USING ERRCODE = 'check_violation',"
                " CONSTRAINT = 'attachment_comes_before_the_first_attempt';"
                " END IF; RETURN NEW;",
            ),
        ]

    def __str__(self) -> str:
        return str(self.document)
