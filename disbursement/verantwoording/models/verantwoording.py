"""A paper that is owed, from expected to in orde."""

from datetime import date
from zoneinfo import ZoneInfo

import pgtrigger
from django.db import models
from django.db.models import Q
from django_fsm import transition

from disbursement.uitkering.models import Uitkering
from disbursement.verantwoording import conditions, policies
from disbursement.verantwoording.models.kinds import HANDED_IN, YEARLY_KINDS, PaperKind, Status
from regiodeals.common import clock
from regiodeals.common.stateful import StateField, StatefulModel
from regiodeals.common.words import dutch
from regiodeals.legal.grant_rules import Instrument


class Verantwoording(StatefulModel):
    """One paper of one uitkering: the account over a year, or one of the papers at the end.

    For a paper at the end `year` is the year that it closes; that moves with the period. `current`
    is the delivery that counts. Its last day is a fact of the obligation about it.
    """

    uitkering = models.ForeignKey(Uitkering, models.PROTECT, related_name="verantwoordingen")
    paper = models.CharField(dutch("stuk"), max_length=20, choices=PaperKind)
    year = models.PositiveSmallIntegerField(dutch("jaar"))
    current = models.OneToOneField(
        "disbursement.Levering",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("levering die telt"),
    )
    status = StateField(
        dutch("stand"),
        max_length=20,
        choices=Status.choices,
        default=Status.VERWACHT,
        protected=True,
        db_index=True,
    )

    class Meta:
        verbose_name = dutch("verantwoordingsstuk")
        verbose_name_plural = dutch("verantwoordingsstukken")
        ordering = ["year", "paper", "pk"]
        indexes = [models.Index(fields=["year", "status"], name="verantwoording_of_year")]
        constraints = [
            models.UniqueConstraint(
                fields=["uitkering", "paper", "year"],
                condition=Q(paper__in=YEARLY_KINDS),
                name="one_account_per_year",
            ),
            models.UniqueConstraint(
                fields=["uitkering", "paper"],
                condition=~Q(paper__in=YEARLY_KINDS),
                name="one_paper_at_the_end",
            ),
            models.CheckConstraint(
                condition=Q(paper__in=PaperKind.values, status__in=Status.values),
                name="verantwoording_is_of_a_known_kind",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[*HANDED_IN, Status.TERUG]) | Q(current__isnull=False),
                name="received_paper_has_its_delivery",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="verantwoording_stays_on_record", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="paper_is_frozen", fields=["uitkering", "paper"]),
            pgtrigger.Protect(
                name="year_of_account_is_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.year <> NEW.year AND"
                    f" (OLD.paper IN ({', '.join(repr(kind.value) for kind in YEARLY_KINDS)})"
                    " OR OLD.status <> 'verwacht')"
                ),
            ),
        ]

    def __str__(self) -> str:
        name = self.get_paper_display().capitalize()
        return dutch("{wat} over {jaar}", wat=name, jaar=self.year) if self.is_yearly else name

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return int(self.uitkering.deal_id)

    @property
    def is_yearly(self) -> bool:
        """Whether it is the account over one year, with amounts."""
        return self.paper in YEARLY_KINDS

    @property
    def instrument(self) -> Instrument:
        """Which law holds for it."""
        return Instrument(self.uitkering.instrument)

    @property
    def zone(self) -> ZoneInfo:
        """Where its days are counted."""
        return clock.KRALENDIJK if self.uitkering.is_bijzonder else clock.AMSTERDAM

    @property
    def today(self) -> date:
        """Which day it is where its days are counted."""
        return clock.today(self.zone)

    @transition(
        status,
        [Status.VERWACHT, Status.ONTVANGEN, Status.IN_ORDE, Status.TERUG],
        Status.ONTVANGEN,
        permission=policies.may_receive,
        custom={"done": "Levering vastgelegd"},
    )
    def receive(self) -> None:
        """Levering vastleggen."""

    @transition(
        status,
        Status.ONTVANGEN,
        Status.IN_ORDE,
        conditions=[conditions.has_its_delivery],
        permission=policies.may_judge,
        custom={"done": "In orde bevonden"},
    )
    def accept(self) -> None:
        """In orde bevinden."""

    @transition(
        status,
        Status.ONTVANGEN,
        Status.TERUG,
        permission=policies.may_judge,
        custom={"done": "Teruggestuurd met vragen"},
    )
    def send_back(self) -> None:
        """Terugsturen met vragen."""

    @transition(
        status,
        [Status.VERWACHT, Status.TERUG],
        Status.VERVALLEN,
        permission=policies.nobody,
    )
    def lapse(self) -> None:
        """Vervallen na de eindverantwoording."""
