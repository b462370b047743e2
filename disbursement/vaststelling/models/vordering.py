"""A claim: what the regiokassier must pay back because of a terugvordering."""

from datetime import date
from zoneinfo import ZoneInfo

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django_fsm import transition

from disbursement.bekendmaking.models import Bekendmaking
from disbursement.beschikking.models import Beschikking, BeschikkingKind
from disbursement.uitkering.models import Uitkering
from disbursement.vaststelling import conditions, policies
from disbursement.vaststelling.models.kinds import OUTSTANDING, VorderingStatus
from regiodeals.common import clock
from regiodeals.common.money import SYMBOLS
from regiodeals.common.stateful import StateField, StatefulModel
from regiodeals.common.words import dutch
from regiodeals.legal.claims import default_since
from regiodeals.legal.electronic import Route
from regiodeals.obligations.state import Zone

OPENED = [
    "uitkering",
    "beschikking",
    "continues",
    "currency",
    "principal_cents",
    "carried_cents",
    "zone",
]
# Sent on that day: in the portal, or by post on the day of posting (Awb 3:41). A decision of before
# there was a record of the sending counts from the step itself.
THAT_OF_ITS_DECISION = (
    f"PERFORM 1 FROM {Beschikking._meta.db_table} AS decision"
    f" LEFT JOIN {Bekendmaking._meta.db_table} AS sending ON sending.beschikking_id = decision.id"
    " WHERE decision.id = NEW.beschikking_id"
    f" AND decision.kind = '{BeschikkingKind.TERUGVORDERING.value}'"
    f" AND CASE WHEN sending.route = '{Route.POST.value}'"
    " THEN sending.posted_on"
    " ELSE decision.announced_on END = NEW.opened_on"
    " AND decision.amount_cents = NEW.principal_cents"
    " AND decision.uitkering_id = NEW.uitkering_id;"
    " IF NOT FOUND THEN"
    " RAISE EXCEPTION 'a claim is that of a terugvordering that was sent'"
    " USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_is_that_of_its_decision';"
    " END IF; RETURN NEW;"
)


class Vordering(StatefulModel):
    """The claim of one terugvordering, from its bekendmaking until it is paid.

    A terugvordering that takes the place of another continues its claim: what came in on that one
    is `carried_cents` here. What is open is computed from what came in, and never stored.
    """

    uitkering = models.ForeignKey(Uitkering, models.PROTECT, related_name="vorderingen")
    beschikking = models.OneToOneField(
        Beschikking, models.PROTECT, related_name="vordering", verbose_name=dutch("terugvordering")
    )
    continues = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="continued_by",
        verbose_name=dutch("zet voort"),
    )
    currency = models.CharField(dutch("munt"), max_length=3, choices=[(c, c) for c in SYMBOLS])
    principal_cents = models.BigIntegerField(dutch("hoofdsom in centen"))
    carried_cents = models.BigIntegerField(dutch("al ontvangen op de vorige, in centen"), default=0)
    opened_on = models.DateField(dutch("bekendgemaakt op"))
    pay_by = models.DateField(dutch("betalen uiterlijk"))
    zone = models.CharField(dutch("tijdzone van die dagen"), max_length=40, choices=Zone)
    closed_on = models.DateField(dutch("voldaan of vervallen op"), null=True, blank=True)
    status = StateField(
        dutch("stand"),
        max_length=20,
        choices=VorderingStatus.choices,
        default=VorderingStatus.OPEN,
        protected=True,
        db_index=True,
    )

    class Meta:
        verbose_name = dutch("vordering")
        verbose_name_plural = dutch("vorderingen")
        ordering = ["pay_by", "pk"]
        indexes = [models.Index(fields=["pay_by", "id"], name="vordering_by_last_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    status__in=VorderingStatus.values,
                    zone__in=Zone.values,
                    currency__in=list(SYMBOLS),
                ),
                name="claim_is_of_a_known_kind",
            ),
            models.CheckConstraint(
                condition=Q(principal_cents__gt=0, carried_cents__gte=0)
                & Q(carried_cents__lte=F("principal_cents")),
                name="claim_is_positive",
            ),
            models.CheckConstraint(
                condition=Q(pay_by__gte=F("opened_on")), name="claim_is_paid_after_it_is_opened"
            ),
            models.CheckConstraint(
                condition=Q(status__in=OUTSTANDING, closed_on__isnull=True)
                | (~Q(status__in=OUTSTANDING) & Q(closed_on__isnull=False)),
                name="closed_claim_has_its_day",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="claim_stays_on_record", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="claim_is_frozen", fields=OPENED),
            pgtrigger.Protect(
                name="claim_moves_only_later",
                operation=pgtrigger.Update,
                # The day of posting may be corrected; somebody may have counted on the day to pay.
                condition=pgtrigger.Condition(
                    "NEW.pay_by < OLD.pay_by"
                    " OR NEW.pay_by <> OLD.pay_by AND NEW.opened_on = OLD.opened_on"
                    " OR NEW.opened_on <> OLD.opened_on AND OLD.closed_on IS NOT NULL"
                ),
            ),
            pgtrigger.Trigger(
                name="claim_is_that_of_its_decision",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=THAT_OF_ITS_DECISION,
            ),
            pgtrigger.Trigger(
                name="claim_moves_with_its_decision",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("OLD.opened_on <> NEW.opened_on"),
                func=THAT_OF_ITS_DECISION,
            ),
        ]

    def __str__(self) -> str:
        return dutch("Vordering {besluit}", besluit=str(self.beschikking))

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return int(self.uitkering.deal_id)

    @property
    def is_outstanding(self) -> bool:
        """Neither paid nor lapsed."""
        return self.status in OUTSTANDING

    @property
    def today(self) -> date:
        """Which day it is where the days of this claim are counted."""
        return clock.today(ZoneInfo(self.zone))

    @property
    def default_since(self) -> date:
        """The first day on which it is too late."""
        return default_since(self.pay_by)

    @transition(
        status,
        OUTSTANDING,
        VorderingStatus.AANGEMAAND,
        conditions=[
            conditions.is_under_the_awb,
            conditions.is_in_default,
            conditions.has_last_reminder_run_out,
        ],
        permission=policies.may_remind,
        custom={"done": "Aangemaand"},
    )
    def remind(self) -> None:
        """Aanmanen."""

    @transition(
        status,
        OUTSTANDING,
        VorderingStatus.VOLDAAN,
        permission=policies.nobody,
    )
    def settle(self) -> None:
        """Voldaan."""

    @transition(
        status,
        OUTSTANDING,
        VorderingStatus.VERVALLEN,
        permission=policies.nobody,
    )
    def lapse(self) -> None:
        """Vervallen."""
