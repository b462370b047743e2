"""One version of the wording of a template, from concept to the period in which it holds."""

import hashlib
import json

from django.conf import settings
from django.db import models
from django_fsm import transition

from disbursement.sjabloon import conditions
from disbursement.sjabloon.models.guards import CONSTRAINTS, TRIGGERS
from disbursement.sjabloon.models.sjabloon import Sjabloon
from disbursement.sjabloon.models.versie_status import VersieStatus
from regiodeals.common.period import PeriodQuerySet
from regiodeals.common.stateful import StateField, StatefulModel
from regiodeals.common.words import dutch
from regiodeals.mailtekst import policies


class VersieQuerySet(PeriodQuerySet["SjabloonVersie"]):
    """Versions by state and by day."""

    def published(self) -> "VersieQuerySet":
        """Published and not withdrawn."""
        return self.filter(status=VersieStatus.GEPUBLICEERD)

    def awaiting_trial(self) -> "VersieQuerySet":
        """Concepts of which the trial letters were asked for and are not made; the outbox."""
        return self.filter(
            status=VersieStatus.CONCEPT, trial_asked_at__isnull=False, tested_at__isnull=True
        )


class SjabloonVersie(StatefulModel):
    """Named texts with merge fields, as they were typed.

    From the publication on they are frozen, because letters pin the version: only its last day may
    still be chosen. `tested_fingerprint` names the texts of which the trial letters came out well;
    the database empties it when a text changes.
    """

    sjabloon = models.ForeignKey(
        Sjabloon, models.PROTECT, related_name="versies", verbose_name=dutch("sjabloon")
    )
    number = models.PositiveSmallIntegerField(dutch("versie"))
    texts = models.JSONField(dutch("teksten"))
    explanation = models.TextField(dutch("toelichting"), blank=True)
    source = models.CharField(dutch("bron"), max_length=40, blank=True)
    valid_from = models.DateField(dutch("geldig vanaf"), null=True, blank=True)
    valid_until = models.DateField(dutch("geldig tot en met"), null=True, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("geschreven door"),
    )
    drafted_at = models.DateTimeField(dutch("begonnen op"))
    trial_asked_at = models.DateTimeField(dutch("proefbrieven gevraagd op"), null=True, blank=True)
    tested_fingerprint = models.CharField(dutch("getoetste teksten"), max_length=64, blank=True)
    tested_at = models.DateTimeField(dutch("proefbrieven gemaakt op"), null=True, blank=True)
    test_report = models.JSONField(dutch("proefbrieven"), default=list, blank=True)
    submitted_at = models.DateTimeField(dutch("ter publicatie op"), null=True, blank=True)
    publisher = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("gepubliceerd door"),
    )
    published_at = models.DateTimeField(dutch("gepubliceerd op"), null=True, blank=True)
    last_remark = models.TextField(dutch("laatste opmerking"), blank=True)
    status = StateField(
        dutch("stand"),
        max_length=20,
        choices=VersieStatus.choices,
        default=VersieStatus.CONCEPT,
        protected=True,
        db_index=True,
    )

    objects = VersieQuerySet.as_manager()

    class Meta:
        verbose_name = dutch("versie van een sjabloon")
        verbose_name_plural = dutch("versies van sjablonen")
        ordering = ["sjabloon", "-number"]
        constraints = CONSTRAINTS
        triggers = TRIGGERS

    def __str__(self) -> str:
        return dutch("{sjabloon}, versie {nummer}", sjabloon=str(self.sjabloon), nummer=self.number)

    @property
    def is_awaiting_trial(self) -> bool:
        """Whether a worker is to make the trial letters."""
        is_concept = self.status == VersieStatus.CONCEPT
        return is_concept and self.trial_asked_at is not None and self.tested_at is None

    def forget_trial(self) -> None:
        """Take away the evidence; the database does the same, whoever changes a text."""
        self.trial_asked_at = self.tested_at = None
        self.tested_fingerprint, self.test_report = "", []

    @property
    def fingerprint(self) -> str:
        """SHA-256 of exactly these texts."""
        text = json.dumps(self.texts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    @transition(
        status,
        VersieStatus.CONCEPT,
        VersieStatus.TER_PUBLICATIE,
        conditions=[
            conditions.has_first_day,
            conditions.has_explanation,
            conditions.has_passed_test,
            conditions.begins_after_today,
        ],
        permission=policies.may_write,
        custom={"done": "Ter publicatie aangeboden"},
    )
    def submit(self) -> None:
        """Ter publicatie aanbieden."""

    @transition(
        status,
        VersieStatus.TER_PUBLICATIE,
        VersieStatus.GEPUBLICEERD,
        conditions=[conditions.has_passed_test, conditions.begins_after_today],
        permission=policies.may_publish,
        custom={"done": "Gepubliceerd"},
    )
    def publish(self) -> None:
        """Publiceren."""

    @transition(
        status,
        VersieStatus.TER_PUBLICATIE,
        VersieStatus.CONCEPT,
        permission=policies.may_publish,
        custom={"done": "Teruggestuurd met opmerking"},
    )
    def return_to_author(self) -> None:
        """Terugsturen met opmerking."""

    @transition(
        status,
        [VersieStatus.CONCEPT, VersieStatus.TER_PUBLICATIE],
        VersieStatus.INGETROKKEN,
        permission=policies.may_write,
        custom={"done": "Concept ingetrokken"},
    )
    def withdraw(self) -> None:
        """Concept intrekken."""

    @transition(
        status,
        VersieStatus.GEPUBLICEERD,
        VersieStatus.INGETROKKEN,
        conditions=[conditions.is_still_to_come],
        permission=policies.may_publish,
        custom={"done": "Publicatie ingetrokken"},
    )
    def revoke(self) -> None:
        """Publicatie intrekken."""
