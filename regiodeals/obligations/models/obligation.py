"""What somebody owes by a day."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from regiodeals.accounts.models import Role
from regiodeals.common import clock
from regiodeals.common.words import dutch
from regiodeals.legal.terms import legal_day
from regiodeals.obligations.state import (
    CLOSED,
    OUTSTANDING,
    State,
    Zone,
    is_in_state,
    state_of,
)


class ObligationKind(models.TextChoices):
    """What is owed; a closed list."""

    VERLENING = "verlening", dutch("uitkering verlenen")
    TOEZEGGING = "toezegging", dutch("toezegging aan de Tweede Kamer")
    BEZWAARTERMIJN = "bezwaartermijn", dutch("bezwaartermijn")
    BEZWAAR = "bezwaar", dutch("beslissen op bezwaar")
    NIEUW_BESLUIT = "nieuw_besluit", dutch("nieuw besluit na bezwaar of beroep")
    MANDAAT = "mandaat", dutch("aflopend mandaat")
    VERZOEK = "verzoek", dutch("beslissen op verzoek")
    MEDEDELING = "mededeling", dutch("mededeling van terugvordering")
    TERUGBETALING = "terugbetaling", dutch("terugbetalen")
    VERJARING = "verjaring", dutch("verjaring van een vordering")
    BETALING = "betaling", dutch("termijn betalen")
    SISA = "sisa", dutch("SiSa-verantwoording")
    JAARSTUKKEN = "jaarstukken", dutch("jaarrekening en jaarverslag")
    EINDVERSLAG = "eindverslag", dutch("eindverslag")
    FINANCIEEL_EINDVERSLAG = "financieel", dutch("financieel eindverslag")
    ACCOUNTANTSCONTROLE = "accountantscontrole", dutch("accountantscontrole")
    UITSTEL = "uitstel", dutch("beslissen op een uitstelverzoek")
    RAPPORTAGE = "rapportage", dutch("voortgangsrapportage")
    OVERLEG = "overleg", dutch("rijk-regio overleg")
    ACTIEPUNT = "actiepunt", dutch("actiepunt uit een overleg")


class ObligationQuerySet(models.QuerySet["Obligation"]):
    """Obligations by state and by day; `moment` is now unless said otherwise."""

    def outstanding(self) -> "ObligationQuerySet":
        """Neither met nor cancelled, in time or not."""
        return self.filter(OUTSTANDING)

    def to_do(self, moment: datetime | None = None) -> "ObligationQuerySet":
        """Outstanding, without the rights that nobody used in time: of those nothing is to do."""
        return self.outstanding().exclude(is_in_state(State.PASSED, moment or clock.now()))

    def in_state(self, state: State, moment: datetime | None = None) -> "ObligationQuerySet":
        """In one state."""
        return self.filter(is_in_state(state, moment or clock.now()))

    def overdue(self, moment: datetime | None = None) -> "ObligationQuerySet":
        """Outstanding, and the last day has passed where it is counted."""
        return self.in_state(State.OVERDUE, moment)


def key_of(subject: models.Model, kind: ObligationKind, period: str) -> dict[str, Any]:
    """What makes an obligation the same one; the database holds that it exists once."""
    return {
        "subject_type": subject._meta.label_lower,
        "subject_id": subject.pk,
        "kind": kind,
        "period": period,
    }


class Obligation(models.Model):
    """Something owed by a legal day; its state follows from its days.

    The day and the owner change only together with a line of history; once met or cancelled
    nothing changes any more. Triggers hold that, also when somebody goes round the services.
    """

    kind = models.CharField(dutch("soort"), max_length=20, choices=ObligationKind)
    subject_type = models.CharField(dutch("soort onderwerp"), max_length=80)
    subject_id = models.BigIntegerField(dutch("nummer van het onderwerp"))
    period = models.CharField(dutch("tijdvak of volgnummer"), max_length=20, blank=True)
    dossier = models.BigIntegerField(dutch("nummer van de deal"), null=True, blank=True)
    title = models.CharField(dutch("wat moet er gebeuren"), max_length=200)
    source = models.CharField(dutch("artikel, convenant of besluit"), max_length=200)
    is_right = models.BooleanField(dutch("recht, geen plicht"), default=False)
    due_on = models.DateField(dutch("laatste dag"))
    first_due_on = models.DateField(dutch("oorspronkelijke laatste dag"))
    zone = models.CharField(
        dutch("tijdzone van die dag"), max_length=40, choices=Zone, default=Zone.AMSTERDAM
    )
    owner_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("persoon die het moet doen"),
    )
    owner_role = models.CharField(
        dutch("rol die het moet doen"), max_length=20, choices=Role, blank=True
    )
    # Organisations live in a higher room; a key by name is the only tie with it.
    owner_organisation = models.ForeignKey(
        "regiodeals.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("organisatie die het moet doen"),
    )
    owner_name = models.CharField(dutch("wie moet het doen"), max_length=200)
    revision = models.PositiveSmallIntegerField(dutch("aantal wijzigingen"), default=0)
    imposed_at = models.DateTimeField(dutch("opgelegd op"))
    imposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("opgelegd door"),
    )
    met_on = models.DateField(dutch("nagekomen op"), null=True, blank=True)
    met_at = models.DateTimeField(dutch("nakoming vastgelegd op"), null=True, blank=True)
    met_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("nakoming vastgelegd door"),
    )
    met_how = models.CharField(dutch("hoe nagekomen"), max_length=200, blank=True)
    cancelled_at = models.DateTimeField(dutch("vervallen op"), null=True, blank=True)
    cancelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("vervallen verklaard door"),
    )
    cancelled_because = models.TextField(dutch("waarom vervallen"), blank=True)

    objects = ObligationQuerySet.as_manager()

    class Meta:
        verbose_name = dutch("verplichting")
        verbose_name_plural = dutch("verplichtingen")
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(
                fields=["due_on", "zone"], condition=OUTSTANDING, name="obligations_outstanding"
            ),
            models.Index(
                fields=["owner_user"], condition=OUTSTANDING, name="obligations_owed_by_user"
            ),
            models.Index(fields=["dossier", "due_on"], name="obligations_of_dossier"),
            models.Index(fields=["due_on"], name="obligations_calendar"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_type", "subject_id", "kind", "period"],
                name="obligation_imposed_once",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=ObligationKind.values), name="obligation_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(zone__in=Zone.values), name="obligation_zone_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(source="") & ~Q(owner_name=""),
                name="obligation_says_what_why_and_who",
            ),
            models.CheckConstraint(
                condition=Q(
                    owner_user__isnull=False, owner_role="", owner_organisation__isnull=True
                )
                | Q(
                    owner_user__isnull=True,
                    owner_role__in=Role.values,
                    owner_organisation__isnull=True,
                )
                | Q(owner_user__isnull=True, owner_role="", owner_organisation__isnull=False),
                name="obligation_has_one_owner",
            ),
            models.CheckConstraint(
                condition=Q(revision__gt=0) | Q(due_on=F("first_due_on")),
                name="obligation_begins_with_its_first_day",
            ),
            models.CheckConstraint(
                condition=Q(
                    met_at__isnull=True, met_on__isnull=True, met_by__isnull=True, met_how=""
                )
                | (Q(met_at__isnull=False, met_on__isnull=False) & ~Q(met_how="")),
                name="met_obligation_says_when_and_how",
            ),
            models.CheckConstraint(
                condition=Q(
                    cancelled_at__isnull=True, cancelled_by__isnull=True, cancelled_because=""
                )
                | (Q(cancelled_at__isnull=False) & ~Q(cancelled_because="")),
                name="cancelled_obligation_says_why",
            ),
            models.CheckConstraint(
                condition=Q(met_at__isnull=True) | Q(cancelled_at__isnull=True),
                name="obligation_is_not_both_met_and_cancelled",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="obligation_stays_on_record", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="closed_obligation_is_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__met_at__isnull=False)
                | pgtrigger.Q(old__cancelled_at__isnull=False),
            ),
            pgtrigger.ReadOnly(
                name="what_was_imposed_is_frozen",
                fields=[
                    "kind",
                    "subject_type",
                    "subject_id",
                    "period",
                    "dossier",
                    "title",
                    "source",
                    "is_right",
                    "first_due_on",
                    "zone",
                    "imposed_at",
                    "imposed_by",
                ],
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def dossier_id(self) -> int | None:
        """Number of the deal, for the trail."""
        return self.dossier

    @property
    def state(self) -> State:
        """The state now."""
        return self.state_at(clock.now())

    @property
    def is_closed(self) -> bool:
        """Met or cancelled."""
        return self.state in CLOSED

    def state_at(self, moment: datetime) -> State:
        """The state at `moment`, by the legal day where the obligation is to be met."""
        return state_of(
            due_on=self.due_on,
            met_at=self.met_at,
            cancelled_at=self.cancelled_at,
            today=self.legal_day_at(moment),
            is_right=self.is_right,
        )

    def legal_day_at(self, moment: datetime) -> date:
        """Which day it is at `moment` where the obligation is to be met."""
        return legal_day(moment, ZoneInfo(self.zone))
