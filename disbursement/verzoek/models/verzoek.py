"""The region asks for more time, or for a change of the programme."""

from datetime import date
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django_fsm import transition

from disbursement.beschikking.models import Beschikking
from disbursement.uitkering.models import Uitkering
from disbursement.verzoek import conditions, policies
from disbursement.verzoek.models.guards import CONSTRAINTS, TRIGGERS
from disbursement.verzoek.models.kinds import (
    ENDED,
    OPEN,
    SUBJECTS,
    VerzoekKind,
    VerzoekStatus,
)
from regiodeals.common import clock
from regiodeals.common.read_back import day_or_amount, read_back
from regiodeals.common.stateful import StateField, StatefulModel
from regiodeals.common.words import dutch
from regiodeals.documents.models import Document
from regiodeals.legal.grant_rules import Instrument
from regiodeals.obligations.state import Zone


class Verzoek(StatefulModel):
    """A written request with its reason (Besluit 7, 14 and 16, lid 3), until the decision on it.

    `number` is its place among the requests about one uitkering: they are decided in that order.
    What was asked is frozen at once. The decision is a beschikking of its own; a concept of it may
    be thrown away, then there is none again.
    """

    uitkering = models.ForeignKey(Uitkering, models.PROTECT, related_name="verzoeken")
    number = models.PositiveSmallIntegerField(dutch("volgnummer"))
    kind = models.CharField(dutch("wat wordt gevraagd"), max_length=20, choices=VerzoekKind)
    subject = models.CharField(dutch("wat er verandert"), max_length=300)
    spend_until = models.DateField(dutch("gevraagde laatste dag"), null=True, blank=True)
    received_on = models.DateField(dutch("ontvangen op"))
    zone = models.CharField(dutch("tijdzone van die dag"), max_length=40, choices=Zone)
    reference = models.CharField(dutch("kenmerk van de regio"), max_length=60, blank=True)
    reason = models.TextField(dutch("reden van de regio"))
    document = models.OneToOneField(
        Document, models.PROTECT, related_name="verzoek", verbose_name=dutch("brief van de regio")
    )
    registered_at = models.DateTimeField(dutch("vastgelegd op"))
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=dutch("vastgelegd door"),
    )
    # Not what was received, but which form it came from: a form that is sent twice counts once.
    form_key = models.UUIDField(dutch("formulier"), null=True, blank=True, editable=False)
    adviser = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("adviseur"),
    )
    advised_at = models.DateTimeField(dutch("geadviseerd op"), null=True, blank=True)
    advises_granting = models.BooleanField(dutch("advies om toe te kennen"), null=True, blank=True)
    advice = models.TextField(dutch("advies"), blank=True)
    decision = models.OneToOneField(
        Beschikking,
        # Only a concept is ever deleted.
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="verzoek",
        verbose_name=dutch("besluit"),
    )
    withdrawn_on = models.DateField(dutch("ingetrokken op"), null=True, blank=True)
    status = StateField(
        dutch("stand"),
        max_length=20,
        choices=VerzoekStatus.choices,
        default=VerzoekStatus.ONTVANGEN,
        protected=True,
        db_index=True,
    )

    class Meta:
        verbose_name = dutch("verzoek van de regio")
        verbose_name_plural = dutch("verzoeken van de regio")
        ordering = ["received_on", "pk"]
        constraints = CONSTRAINTS
        triggers = TRIGGERS

    def __str__(self) -> str:
        return dutch("Verzoek {nummer} om {wat}", nummer=self.number, wat=self.get_kind_display())

    @property
    def wish(self) -> str:
        """What is asked, in the language of the reader where the words are ours."""
        known = read_back(self.subject, SUBJECTS, lambda value: day_or_amount(value) or value)
        return known or self.subject

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return self.uitkering.dossier_id

    @property
    def is_open(self) -> bool:
        """Neither decided nor withdrawn."""
        return self.status not in ENDED

    @property
    def instrument(self) -> Instrument:
        """Which law applies: the Awb, or that of the islands."""
        return Instrument(self.uitkering.instrument)

    @property
    def today(self) -> date:
        """Which day it is where the days of this request are counted."""
        return clock.today(ZoneInfo(self.zone))

    @property
    def decided_on(self) -> date | None:
        """The day on which the decision was made known."""
        is_decided = self.status == VerzoekStatus.BESLOTEN and self.decision is not None
        return self.decision.sent_on if is_decided and self.decision else None

    @property
    def earlier_open(self) -> list["Verzoek"]:
        """The requests about the same uitkering that come first, oldest first."""
        rows = [row for row in self.uitkering.verzoeken.all() if row.number < self.number]
        return sorted((row for row in rows if row.is_open), key=lambda row: row.number)

    @transition(
        status,
        VerzoekStatus.ONTVANGEN,
        VerzoekStatus.IN_ADVIES,
        permission=policies.may_handle,
        custom={"done": "Advies gevraagd"},
    )
    def ask_advice(self) -> None:
        """Advies vragen."""

    @transition(
        status,
        VerzoekStatus.IN_ADVIES,
        VerzoekStatus.GEADVISEERD,
        permission=policies.may_advise,
        custom={"done": "Advies gegeven"},
    )
    def advise(self) -> None:
        """Advies geven."""

    @transition(
        status,
        [VerzoekStatus.GEADVISEERD, VerzoekStatus.IN_VOORBEREIDING],
        VerzoekStatus.IN_VOORBEREIDING,
        conditions=[conditions.has_no_decision, conditions.is_first_in_line],
        permission=policies.may_handle,
        custom={"done": "Besluit opgesteld"},
    )
    def prepare_decision(self) -> None:
        """Besluit opstellen."""

    @transition(
        status,
        VerzoekStatus.IN_VOORBEREIDING,
        VerzoekStatus.BESLOTEN,
        conditions=[conditions.is_decision_made_known],
        permission=policies.nobody,
    )
    def conclude(self) -> None:
        """Besluit bekendgemaakt."""

    @transition(
        status,
        OPEN,
        VerzoekStatus.INGETROKKEN,
        conditions=[conditions.has_no_decision],
        permission=policies.may_handle,
        custom={"done": "Intrekking vastgelegd"},
    )
    def withdraw(self) -> None:
        """Intrekking vastleggen."""
