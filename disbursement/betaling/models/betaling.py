"""A payment of a termijn: released by one controller, confirmed by another, paid by the bank."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django_fsm import FSMField, transition

from disbursement.betaling import conditions, policies
from disbursement.betaling.models.batch import Betaalbatch
from disbursement.betaling.models.kinds import CONFIRMED, CURRENCIES, LIVE, BetalingStatus
from disbursement.betaling.models.rekening import Rekening
from disbursement.uitkering.models import Termijn
from regiodeals.common import clock
from regiodeals.common.stateful import StatefulModel

NO_DRAFTER = """\
PERFORM 1 FROM disbursement_beschikking b JOIN disbursement_termijn t
    ON t.uitkering_id = b.uitkering_id
WHERE t.id = NEW.termijn_id AND b.drafter_id IN (NEW.released_by_id, NEW.confirmed_by_id);
IF FOUND THEN
    RAISE EXCEPTION 'who drafted a decision does not pay it'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'betaling_is_not_by_the_drafter';
END IF;
RETURN NEW;
"""
OF_ITS_TERMIJN = """\
PERFORM 1 FROM disbursement_termijn t
    JOIN disbursement_uitkering u ON u.id = t.uitkering_id
    JOIN disbursement_rekening r ON r.id = NEW.rekening_id
WHERE t.id = NEW.termijn_id AND t.amount_cents = NEW.amount_cents
    AND NEW.currency = CASE WHEN u.usd_cents IS NULL THEN 'EUR' ELSE 'USD' END
    AND r.organisation_id = u.kassier_id AND r.currency = NEW.currency
    AND r.blocked_at IS NULL
    AND r.usable_from <= (NEW.released_at AT TIME ZONE 'Europe/Amsterdam')::date;
IF NOT FOUND THEN
    RAISE EXCEPTION 'a betaling is the amount of its termijn, to a usable account of the kassier'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'betaling_is_of_its_termijn';
END IF;
RETURN NEW;
"""
ONLY_AN_OPEN_BATCH = """\
PERFORM 1 FROM disbursement_betaalbatch b
WHERE b.id IN (OLD.batch_id, NEW.batch_id)
    AND (b.status <> 'samengesteld' OR b.currency <> NEW.currency);
IF FOUND THEN
    RAISE EXCEPTION 'a batch that was confirmed is closed, and has one currency'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'betaling_moves_only_in_an_open_batch';
END IF;
RETURN NEW;
"""


class Betaling(StatefulModel):
    """One attempt to pay one termijn to one account; after a return there may be another.

    Its end-to-end id is unique over all files ever made. It is in one batch at most.
    """

    termijn = models.ForeignKey(Termijn, models.PROTECT, related_name="betalingen")
    rekening = models.ForeignKey(Rekening, models.PROTECT, related_name="betalingen")
    batch = models.ForeignKey(
        Betaalbatch, models.PROTECT, null=True, blank=True, related_name="betalingen"
    )
    currency = models.CharField("valuta", max_length=3, choices=CURRENCIES)
    amount_cents = models.BigIntegerField("bedrag in centen")
    end_to_end_id = models.CharField("kenmerk bij de bank", max_length=35, unique=True)
    description = models.CharField("omschrijving", max_length=140)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="vrijgegeven door"
    )
    released_at = models.DateTimeField("vrijgegeven op")
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="bevestigd door",
    )
    confirmed_at = models.DateTimeField("bevestigd op", null=True, blank=True)
    paid_on = models.DateField("betaald op", null=True, blank=True)
    returned_on = models.DateField("teruggekomen op", null=True, blank=True)
    remark = models.CharField("opmerking", max_length=500, blank=True)
    drop_asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="vervallen gevraagd door",
    )
    drop_asked_at = models.DateTimeField("vervallen gevraagd op", null=True, blank=True)
    dropped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="vervallen bevestigd door",
    )
    dropped_at = models.DateTimeField("vervallen bevestigd op", null=True, blank=True)
    status = FSMField(
        "stand",
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
        verbose_name = "betaling"
        verbose_name_plural = "betalingen"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=BetalingStatus.values), name="betaling_status_is_known"
            ),
            models.CheckConstraint(condition=Q(amount_cents__gt=0), name="betaling_is_positive"),
            models.UniqueConstraint(
                fields=["termijn"], condition=Q(status__in=LIVE), name="termijn_is_paid_once"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("released_by")),
                name="betaling_is_confirmed_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=CONFIRMED)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="released_betaling_was_confirmed",
            ),
            models.CheckConstraint(
                condition=Q(batch__isnull=True) | Q(confirmed_by__isnull=False),
                name="only_a_confirmed_betaling_is_in_a_batch",
            ),
            models.CheckConstraint(
                condition=~Q(status=BetalingStatus.VERVALLEN)
                | Q(confirmed_by__isnull=True)
                | Q(dropped_by__isnull=False, drop_asked_by__isnull=False),
                name="confirmed_betaling_lapses_by_two_people",
            ),
            models.CheckConstraint(
                condition=Q(dropped_by__isnull=True) | ~Q(dropped_by=F("drop_asked_by")),
                name="betaling_lapses_by_another_than_who_asked",
            ),
            models.CheckConstraint(
                condition=(~Q(status=BetalingStatus.BETAALD) | Q(paid_on__isnull=False))
                & (~Q(status=BetalingStatus.TERUGGEKOMEN) | Q(returned_on__isnull=False)),
                name="betaling_has_the_day_of_the_bank",
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="released_betaling_is_never_rewritten",
                fields=[
                    "termijn",
                    "rekening",
                    "currency",
                    "amount_cents",
                    "end_to_end_id",
                    "description",
                    "released_by",
                    "released_at",
                ],
            ),
            pgtrigger.Protect(name="betaling_stays_on_record", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="confirmation_of_betaling_is_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.confirmed_at IS NOT NULL AND ROW(OLD.confirmed_by_id, OLD.confirmed_at)"
                    " IS DISTINCT FROM ROW(NEW.confirmed_by_id, NEW.confirmed_at)"
                ),
            ),
            pgtrigger.Trigger(
                name="betaling_is_not_by_the_drafter",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=NO_DRAFTER,
            ),
            pgtrigger.Trigger(
                name="betaling_is_of_its_termijn",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=OF_ITS_TERMIJN,
            ),
            pgtrigger.Trigger(
                name="betaling_moves_only_in_an_open_batch",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("OLD.batch_id IS DISTINCT FROM NEW.batch_id"),
                func=ONLY_AN_OPEN_BATCH,
            ),
        ]

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
