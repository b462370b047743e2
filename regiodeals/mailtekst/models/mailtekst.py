"""One version of the texts of one mail in one language, from concept to the day it begins."""

import hashlib
import json

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Func, Q
from django_fsm import transition

from regiodeals.common.stateful import StateField, StatefulModel
from regiodeals.common.words import dutch
from regiodeals.mail.models import Language
from regiodeals.mail.wording.catalogue import MAILS
from regiodeals.mailtekst import conditions, policies


class DayInTheNetherlands(Func):
    """The day of a moment where mails are ordered."""

    template = "(%(expressions)s AT TIME ZONE 'Europe/Amsterdam')::date"
    output_field = models.DateField()


class TekstStatus(models.TextChoices):
    """The life of a version."""

    CONCEPT = "concept", dutch("concept")
    GEPUBLICEERD = "gepubliceerd", dutch("gepubliceerd")
    INGETROKKEN = "ingetrokken", dutch("ingetrokken")


class MailTekst(StatefulModel):
    """Named texts with merge fields, as they were typed.

    Version 1 comes with the program and is no row. A published version holds until the next one
    begins, which is why it has no last day: two cannot hold on one day.
    """

    mail = models.CharField(dutch("mail"), max_length=60)
    language = models.CharField(dutch("taal"), max_length=2, choices=Language)
    number = models.PositiveSmallIntegerField(dutch("versie"))
    texts = models.JSONField(dutch("teksten"))
    explanation = models.TextField(dutch("toelichting"), blank=True)
    valid_from = models.DateField(dutch("geldig vanaf"), null=True, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=dutch("geschreven door"),
    )
    drafted_at = models.DateTimeField(dutch("begonnen op"))
    publisher = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("gepubliceerd door"),
    )
    published_at = models.DateTimeField(dutch("gepubliceerd op"), null=True, blank=True)
    status = StateField(
        dutch("stand"),
        max_length=20,
        choices=TekstStatus.choices,
        default=TekstStatus.CONCEPT,
        protected=True,
        db_index=True,
    )

    class Meta:
        verbose_name = dutch("tekst van een mail")
        verbose_name_plural = dutch("teksten van mails")
        ordering = ["mail", "language", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["mail", "language", "number"], name="mailtekst_is_numbered"
            ),
            models.UniqueConstraint(
                fields=["mail", "language"],
                condition=Q(status=TekstStatus.CONCEPT),
                name="mailtekst_one_concept",
            ),
            models.UniqueConstraint(
                fields=["mail", "language", "valid_from"],
                condition=Q(status=TekstStatus.GEPUBLICEERD),
                name="mailtekst_one_begins_on_a_day",
            ),
            models.CheckConstraint(condition=Q(number__gt=1), name="mailtekst_follows_the_program"),
            models.CheckConstraint(
                condition=Q(status__in=TekstStatus.values), name="mailtekst_status_is_known"
            ),
            models.CheckConstraint(
                condition=Q(
                    status=TekstStatus.GEPUBLICEERD,
                    publisher__isnull=False,
                    published_at__isnull=False,
                    valid_from__isnull=False,
                )
                | (
                    ~Q(status=TekstStatus.GEPUBLICEERD)
                    & Q(publisher__isnull=True, published_at__isnull=True)
                ),
                name="mailtekst_published_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(publisher__isnull=True) | ~Q(publisher=F("author")),
                name="mailtekst_publisher_is_not_author",
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True)
                | Q(valid_from__gt=DayInTheNetherlands("published_at")),
                name="mailtekst_begins_after_its_publication",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="mailtekst_is_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__status__in=["gepubliceerd", "ingetrokken"]),
            ),
            pgtrigger.Protect(name="mailtekst_stays_on_record", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.title}, versie {self.number}"

    @property
    def title(self) -> str:
        """Of which mail in which language."""
        return dutch(
            "{mail} ({taal})", mail=MAILS[self.mail].title, taal=self.get_language_display()
        )

    @property
    def fingerprint(self) -> str:
        """SHA-256 of all that a publisher agrees with."""
        whole = [self.texts, self.explanation, str(self.valid_from)]
        text = json.dumps(whole, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()

    @transition(
        status,
        TekstStatus.CONCEPT,
        TekstStatus.GEPUBLICEERD,
        conditions=[
            conditions.has_first_day,
            conditions.has_explanation,
            conditions.begins_after_today,
        ],
        permission=policies.may_publish,
        custom={"done": "Gepubliceerd"},
    )
    def publish(self) -> None:
        """Publiceren."""

    @transition(
        status,
        TekstStatus.CONCEPT,
        TekstStatus.INGETROKKEN,
        permission=policies.may_write,
        custom={"done": "Concept ingetrokken"},
    )
    def withdraw(self) -> None:
        """Concept intrekken."""
