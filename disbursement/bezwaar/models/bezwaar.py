"""Somebody does not agree with a beschikking."""

from datetime import date
from functools import cached_property
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django_fsm import transition

from disbursement.beschikking.models import Beschikking
from disbursement.bezwaar import conditions, policies
from disbursement.bezwaar.models.guards import CONSTRAINTS, TRIGGERS
from disbursement.bezwaar.models.kinds import (
    ENDED,
    BezwaarStatus,
    Channel,
    Outcome,
    RemedyKind,
    WaiverGround,
)
from regiodeals.common import clock
from regiodeals.common.stateful import StateField, StatefulModel
from regiodeals.common.words import dutch
from regiodeals.legal.grant_rules import Instrument
from regiodeals.legal.objections import Receipt, Timeliness, timeliness
from regiodeals.obligations.state import Zone
from regiodeals.party.models import Organisation

OPEN = [status for status in BezwaarStatus if status not in ENDED]


class Bezwaar(StatefulModel):
    """A bezwaar (or beroep) against a beschikking, from its receipt to the decision on it.

    `last_day` is the last day of the term in which it had to come; it follows the day of posting of
    the decision. What the receipt says is frozen at once, the rest when it is decided or withdrawn.
    """

    beschikking = models.ForeignKey(Beschikking, models.PROTECT, related_name="bezwaren")
    kind = models.CharField(dutch("soort"), max_length=10, choices=RemedyKind)
    objector_organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("organisatie die bezwaar maakt"),
    )
    objector_name = models.CharField(dutch("indiener"), max_length=200)
    received_on = models.DateField(dutch("ontvangen op"))
    posted_on = models.DateField(dutch("op de post gedaan op"), null=True, blank=True)
    channel = models.CharField(dutch("hoe ontvangen"), max_length=10, choices=Channel)
    zone = models.CharField(dutch("tijdzone van die dagen"), max_length=40, choices=Zone)
    last_day = models.DateField(dutch("laatste dag van de termijn"))
    elsewhere = models.CharField(dutch("eerst ingediend bij"), max_length=200, blank=True)
    elsewhere_on = models.DateField(dutch("daar ontvangen op"), null=True, blank=True)
    grounds = models.TextField(dutch("waartegen en waarom"))
    has_committee = models.BooleanField(dutch("met adviescommissie"), default=False)
    registered_at = models.DateTimeField(dutch("vastgelegd op"))
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=dutch("vastgelegd door"),
    )
    # Not what was received, but which form it came from: a form that is sent twice counts once.
    form_key = models.UUIDField(dutch("formulier"), null=True, blank=True, editable=False)
    confirmed_on = models.DateField(dutch("ontvangst bevestigd op"), null=True, blank=True)
    forwarded_to = models.CharField(dutch("doorgestuurd naar"), max_length=200, blank=True)
    forwarded_on = models.DateField(dutch("doorgestuurd op"), null=True, blank=True)
    late_excused = models.BooleanField(dutch("te laat, maar verschoonbaar"), null=True, blank=True)
    late_because = models.TextField(dutch("waarom wel of niet verschoonbaar"), blank=True)
    late_judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("te laat beoordeeld door"),
    )
    late_judgements = models.PositiveSmallIntegerField(dutch("aantal oordelen daarover"), default=0)
    hearing_on = models.DateField(dutch("dag van de hoorzitting"), null=True, blank=True)
    hearing_place = models.CharField(dutch("plaats van de hoorzitting"), max_length=150, blank=True)
    hearing_report = models.TextField(dutch("verslag van de hoorzitting"), blank=True)
    hearing_waived = models.CharField(
        dutch("waarom niet gehoord"), max_length=1, choices=WaiverGround, blank=True
    )
    outcome = models.CharField(dutch("uitkomst"), max_length=20, choices=Outcome, blank=True)
    decision = models.TextField(dutch("beslissing in het kort"), blank=True)
    decided_on = models.DateField(dutch("beslist op"), null=True, blank=True)
    decider = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("beslist door"),
    )
    appeal_last_day = models.DateField(dutch("laatste dag voor beroep"), null=True, blank=True)
    withdrawn_on = models.DateField(dutch("ingetrokken op"), null=True, blank=True)
    void_because = models.TextField(dutch("waarom ten onrechte vastgelegd"), blank=True)
    status = StateField(
        dutch("stand"),
        max_length=20,
        choices=BezwaarStatus.choices,
        default=BezwaarStatus.ONTVANGEN,
        protected=True,
        db_index=True,
    )

    class Meta:
        verbose_name = dutch("bezwaar")
        verbose_name_plural = dutch("bezwaren")
        ordering = ["received_on", "pk"]
        constraints = CONSTRAINTS
        triggers = TRIGGERS

    def __str__(self) -> str:
        return dutch(
            "{soort} van {wie}",
            soort=self.get_kind_display().capitalize(),
            wie=self.objector_name,
        )

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return self.beschikking.dossier_id

    @property
    def hearing_act(self) -> str:
        """What is done by giving the hearing a day: plan it, and after that move it."""
        return dutch("Hoorzitting verzetten") if self.hearing_on else dutch("Hoorzitting plannen")

    @property
    def is_beroep(self) -> bool:
        """Whether the court decides."""
        return self.kind == RemedyKind.BEROEP

    @property
    def is_open(self) -> bool:
        """Neither decided nor withdrawn."""
        return self.status in OPEN

    @property
    def instrument(self) -> Instrument:
        """Which law applies: the Awb, or the WarBES for the islands."""
        return Instrument(self.beschikking.uitkering.instrument)

    @cached_property
    def contested(self) -> list[Beschikking]:
        """The decision, and what came or is coming in its place: it is about that too (Awb 6:19).

        For the islands no such article is known.
        """
        found = [self.beschikking]
        following = None if self.instrument is Instrument.BU else _successor_of(self.beschikking)
        while following is not None:
            found.append(following)
            following = _successor_of(following)
        return found

    @property
    def today(self) -> date:
        """Which day it is where the days of this bezwaar are counted."""
        return clock.today(ZoneInfo(self.zone))

    @property
    def timeliness(self) -> Timeliness:
        """Whether it came in time (Awb 6:9, 6:15)."""
        receipt = Receipt(self.received_on, self.posted_on, self.elsewhere_on)
        return timeliness(receipt, last_day=self.last_day, instrument=self.instrument)

    @property
    def counts(self) -> bool:
        """Whether it keeps the decision open: in time, or too late with an excuse."""
        return self.timeliness is not Timeliness.LATE or self.late_excused is True

    @transition(
        status,
        BezwaarStatus.ONTVANGEN,
        BezwaarStatus.IN_BEHANDELING,
        conditions=[conditions.is_bezwaar, conditions.is_receipt_confirmed],
        permission=policies.may_handle,
        custom={"done": "In behandeling genomen"},
    )
    def take_up(self) -> None:
        """In behandeling nemen."""

    @transition(
        status,
        [BezwaarStatus.IN_BEHANDELING, BezwaarStatus.HOORZITTING],
        BezwaarStatus.HOORZITTING,
        permission=policies.may_handle,
        custom={"done": "Hoorzitting gepland"},
    )
    def plan_hearing(self) -> None:
        """Hoorzitting plannen."""

    @transition(
        status,
        BezwaarStatus.HOORZITTING,
        BezwaarStatus.GEREED,
        conditions=[conditions.has_hearing_taken_place],
        permission=policies.may_handle,
        custom={"done": "Hoorzitting gehouden"},
    )
    def hold_hearing(self) -> None:
        """Hoorzitting is gehouden."""

    @transition(
        status,
        [BezwaarStatus.IN_BEHANDELING, BezwaarStatus.HOORZITTING],
        BezwaarStatus.GEREED,
        permission=policies.may_weigh,
        custom={"done": "Afgezien van horen"},
    )
    def waive_hearing(self) -> None:
        """Afzien van horen."""

    @transition(
        status,
        BezwaarStatus.GEREED,
        BezwaarStatus.BESLIST,
        conditions=[conditions.is_lateness_judged],
        permission=policies.may_decide,
        custom={"done": "Op het bezwaar beslist"},
    )
    def decide(self) -> None:
        """Beslissen op het bezwaar."""

    @transition(
        status,
        BezwaarStatus.ONTVANGEN,
        BezwaarStatus.BESLIST,
        conditions=[conditions.is_beroep],
        permission=policies.may_handle,
        custom={"done": "Uitspraak vastgelegd"},
    )
    def record_judgment(self) -> None:
        """Uitspraak vastleggen."""

    @transition(
        status,
        OPEN,
        BezwaarStatus.INGETROKKEN,
        permission=policies.may_withdraw,
        custom={"done": "Intrekking vastgelegd"},
    )
    def withdraw(self) -> None:
        """Intrekking vastleggen."""

    @transition(
        status,
        OPEN,
        BezwaarStatus.VERVALLEN,
        permission=policies.may_withdraw,
        custom={"done": "Verkeerd vastgelegd, vervallen"},
    )
    def void(self) -> None:
        """Verkeerd vastgelegd, laten vervallen."""


def _successor_of(row: Beschikking) -> Beschikking | None:
    """What comes in its place, from the concept on."""
    return getattr(row, "replaced_by", None)
