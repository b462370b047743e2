"""A payment of a termijn: released by one controller, confirmed by another, paid by the bank."""

from django.conf import settings
from django.db import models
from django_fsm import transition

from disbursement.betaling import conditions, policies
from disbursement.betaling.models.batch import Betaalbatch
from disbursement.betaling.models.guards import CONSTRAINTS, TRIGGERS
from disbursement.betaling.models.kinds import CURRENCIES, LIVE, BetalingStatus
from disbursement.betaling.models.rekening import Rekening
from disbursement.uitkering.models import Termijn
from regiodeals.common import clock
from regiodeals.common.stateful import StateField, StatefulModel
from regiodeals.common.words import dutch


class Betaling(StatefulModel):
    """One attempt to pay one termijn to one account; after a return there may be another.

    Its end-to-end id is unique over all files ever made. It is in one batch at most.
    """

    termijn = models.ForeignKey(Termijn, models.PROTECT, related_name="betalingen")
    rekening = models.ForeignKey(
        Rekening, models.PROTECT, related_name="betalingen", verbose_name=dutch("rekening")
    )
    batch = models.ForeignKey(
        Betaalbatch,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="betalingen",
        verbose_name=dutch("batch"),
    )
    currency = models.CharField(dutch("valuta"), max_length=3, choices=CURRENCIES)
    amount_cents = models.BigIntegerField(dutch("bedrag in centen"))
    end_to_end_id = models.CharField(dutch("kenmerk bij de bank"), max_length=35, unique=True)
    description = models.CharField(dutch("omschrijving"), max_length=140)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=dutch("vrijgegeven door"),
    )
    released_at = models.DateTimeField(dutch("vrijgegeven op"))
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("bevestigd door"),
    )
    confirmed_at = models.DateTimeField(dutch("bevestigd op"), null=True, blank=True)
    paid_on = models.DateField(dutch("betaald op"), null=True, blank=True)
    returned_on = models.DateField(dutch("teruggekomen op"), null=True, blank=True)
    remark = models.CharField(dutch("opmerking"), max_length=500, blank=True)
    drop_asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("vervallen gevraagd door"),
    )
    drop_asked_at = models.DateTimeField(dutch("vervallen gevraagd op"), null=True, blank=True)
    dropped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("vervallen bevestigd door"),
    )
    dropped_at = models.DateTimeField(dutch("vervallen bevestigd op"), null=True, blank=True)
    status = StateField(
        dutch("stand"),
        max_length=20,
        choices=BetalingStatus.choices,
        default=BetalingStatus.GEVRAAGD,
        protected=True,
        db_index=True,
    )

    # Whether a page has read the account that holds today, for many payments; it may be none.
    is_rekening_known = False
    known_rekening: Rekening | None = None

    class Meta:
        verbose_name = dutch("betaling")
        verbose_name_plural = dutch("betalingen")
        ordering = ["-pk"]
        constraints = CONSTRAINTS
        triggers = TRIGGERS

    def __str__(self) -> str:
        return self.end_to_end_id

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return int(self.termijn.uitkering.deal_id)

    @property
    def is_live(self) -> bool:
        """Paid, or on its way there: its amount is taken."""
        return self.status in LIVE

    @property
    def is_under_way(self) -> bool:
        """Released, and the bank has not said that it was paid."""
        return bool(self.status == BetalingStatus.VRIJGEGEVEN)

    @property
    def has_come_back(self) -> bool:
        """The bank sent the money back."""
        return bool(self.status == BetalingStatus.TERUGGEKOMEN)

    @property
    def current_rekening(self) -> Rekening | None:
        """The account of the kassier that holds today in this currency; None without one."""
        if self.is_rekening_known:
            return self.known_rekening
        usable = Rekening.objects.usable_on(clock.today())
        kassier = self.termijn.uitkering.kassier_id
        return usable.filter(organisation=kassier, currency=self.currency).first()

    @transition(
        status,
        BetalingStatus.GEVRAAGD,
        BetalingStatus.VRIJGEGEVEN,
        conditions=[
            conditions.is_granted,
            conditions.has_no_letter_lying_ready,
            conditions.is_not_withdrawn,
            conditions.has_no_new_decision_to_come,
            conditions.is_condition_met,
            conditions.waits_for_no_other_termijnen,
            conditions.has_usable_rekening,
            conditions.is_not_the_account_it_came_back_from,
            conditions.is_within_rest,
        ],
        permission=policies.may_confirm,
        custom={"done": "Vrijgave bevestigd"},
    )
    def confirm(self) -> None:
        """Vrijgave bevestigen."""

    @transition(
        status,
        BetalingStatus.GEVRAAGD,
        BetalingStatus.VERVALLEN,
        permission=policies.may_drop,
        custom={"done": "Vrijgave vervallen"},
    )
    def drop(self) -> None:
        """Vrijgave laten vervallen."""

    @transition(
        status,
        BetalingStatus.VRIJGEGEVEN,
        BetalingStatus.VERVALLEN,
        conditions=[conditions.is_asked_to_lapse, conditions.is_in_no_batch],
        permission=policies.may_withdraw,
        custom={"done": "Bevestigd dat dit niet wordt betaald"},
    )
    def withdraw(self) -> None:
        """Bevestigen dat dit niet wordt betaald."""

    @transition(
        status,
        BetalingStatus.VRIJGEGEVEN,
        BetalingStatus.VERVALLEN,
        permission=policies.nobody,
    )
    def bounce(self) -> None:
        """Door de bank geweigerd met de batch."""

    @transition(
        status,
        BetalingStatus.VRIJGEGEVEN,
        BetalingStatus.BETAALD,
        permission=policies.nobody,
    )
    def pay(self) -> None:
        """Betaald volgens de bank."""

    @transition(
        status,
        BetalingStatus.BETAALD,
        BetalingStatus.TERUGGEKOMEN,
        permission=policies.nobody,
    )
    def come_back(self) -> None:
        """Teruggekomen volgens de bank."""
