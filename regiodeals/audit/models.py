"""One line per act: action, object, result, origin, actor, moment (BIO2 8.15.01)."""

import pgtrigger
from django.conf import settings
from django.db import models

from regiodeals.common.words import dutch


class AuditEntry(models.Model):
    """What somebody did; written in the transaction of the act itself and never changed."""

    at = models.DateTimeField(dutch("moment"))
    recorded_at = models.DateTimeField(dutch("vastgelegd op"), auto_now_add=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("wie"),
    )
    actor_name = models.CharField(dutch("naam op dat moment"), max_length=200)
    actor_roles = models.CharField(dutch("rollen op dat moment"), max_length=200, blank=True)
    action = models.CharField(dutch("handeling"), max_length=80)
    sentence = models.CharField(dutch("in woorden"), max_length=300)
    object_type = models.CharField(dutch("soort object"), max_length=80)
    object_id = models.BigIntegerField(dutch("nummer van het object"))
    object_label = models.CharField(dutch("object op dat moment"), max_length=200)
    dossier = models.BigIntegerField(dutch("nummer van de deal"), null=True, blank=True)
    result = models.CharField(dutch("uitkomst"), max_length=10, default="ok")
    origin = models.CharField(dutch("herkomst"), max_length=100)
    state_before = models.CharField(dutch("stand vooraf"), max_length=40, blank=True)
    state_after = models.CharField(dutch("stand achteraf"), max_length=40, blank=True)
    remark = models.TextField(dutch("opmerking"), blank=True)
    details = models.JSONField(dutch("gegevens"), default=dict, blank=True)

    class Meta:
        verbose_name = dutch("regel van het spoor")
        verbose_name_plural = dutch("regels van het spoor")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["dossier", "-at", "-id"]),
            models.Index(fields=["object_type", "object_id"]),
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name}: {self.sentence}"
