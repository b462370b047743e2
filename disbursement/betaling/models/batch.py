"""A batch: payments in one currency that go to the bank in one file."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django_fsm import transition

from disbursement.betaling import conditions, policies
from disbursement.betaling.models.kinds import CLOSED, CURRENCIES, BatchStatus
from disbursement.betaling.models.rekening import Betaalrekening
from regiodeals.common.stateful import StateField, StatefulModel
from regiodeals.common.words import dutch
from regiodeals.documents.models import Document


class Betaalbatch(StatefulModel):
    """Composed by one controller, confirmed by another; then a worker makes its file, once.

    The row is the order for the file (ADR 0003). All that the file says stands in this row and in
    rows that never change, so that it can be made again byte for byte.
    """

    currency = models.CharField(dutch("valuta"), max_length=3, choices=CURRENCIES)
    payer = models.ForeignKey(
        Betaalrekening, models.PROTECT, related_name="batches", verbose_name=dutch("betaalrekening")
    )
    execute_on = models.DateField(dutch("uit te voeren op"))
    composed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=dutch("samengesteld door"),
    )
    composed_at = models.DateTimeField(dutch("samengesteld op"))
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("bevestigd door"),
    )
    confirmed_at = models.DateTimeField(dutch("bevestigd op"), null=True, blank=True)
    number_of_payments = models.PositiveIntegerField(
        dutch("aantal betalingen"), null=True, blank=True
    )
    total_cents = models.BigIntegerField(dutch("totaal in centen"), null=True, blank=True)
    document = models.OneToOneField(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="betaalbatch",
        verbose_name=dutch("betaalbestand"),
    )
    offered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("aangeboden door"),
    )
    offered_at = models.DateTimeField(dutch("aangeboden op"), null=True, blank=True)
    reject_reason = models.CharField(dutch("waarom afgewezen"), max_length=500, blank=True)
    reject_asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("afwijzing gemeld door"),
    )
    reject_asked_at = models.DateTimeField(dutch("afwijzing gemeld op"), null=True, blank=True)
    rejected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("afwijzing bevestigd door"),
    )
    rejected_at = models.DateTimeField(dutch("afwijzing bevestigd op"), null=True, blank=True)
    status = StateField(
        dutch("stand"),
        max_length=20,
        choices=BatchStatus.choices,
        default=BatchStatus.SAMENGESTELD,
        protected=True,
        db_index=True,
    )

    class Meta:
        verbose_name = dutch("betaalbatch")
        verbose_name_plural = dutch("betaalbatches")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=BatchStatus.values), name="batch_status_is_known"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("composed_by")),
                name="batch_is_confirmed_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=CLOSED)
                | Q(
                    confirmed_by__isnull=False,
                    confirmed_at__isnull=False,
                    document__isnull=False,
                    number_of_payments__gt=0,
                    total_cents__gt=0,
                ),
                name="closed_batch_was_confirmed_and_has_its_order",
            ),
            models.CheckConstraint(
                condition=~Q(status=BatchStatus.AFGEWEZEN)
                | Q(rejected_by__isnull=False, reject_asked_by__isnull=False)
                & ~Q(reject_reason="")
                & ~Q(rejected_by=F("reject_asked_by")),
                name="batch_is_rejected_by_two_people_with_a_reason",
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="composed_batch_is_never_rewritten",
                fields=["currency", "payer", "execute_on", "composed_by", "composed_at"],
            ),
            pgtrigger.Protect(name="batch_stays_on_record", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="confirmation_of_batch_is_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.confirmed_at IS NOT NULL AND ROW(OLD.confirmed_by_id, OLD.confirmed_at,"
                    " OLD.number_of_payments, OLD.total_cents, OLD.document_id) IS DISTINCT FROM"
                    " ROW(NEW.confirmed_by_id, NEW.confirmed_at, NEW.number_of_payments,"
                    " NEW.total_cents, NEW.document_id)"
                ),
            ),
        ]

    def __str__(self) -> str:
        return dutch("Batch {nummer}", nummer=self.pk)

    @property
    def message_id(self) -> str:
        """Under which name the bank knows the file; one batch, one file, one name."""
        return f"RD-BATCH-{self.pk}"

    @transition(
        status,
        BatchStatus.SAMENGESTELD,
        BatchStatus.BEVESTIGD,
        conditions=[
            conditions.has_betalingen,
            conditions.is_execution_day_to_come,
            conditions.has_no_blocked_rekening,
            conditions.has_nothing_held,
            conditions.has_nothing_unsent,
        ],
        permission=policies.may_confirm_batch,
        custom={"done": "Batch bevestigd"},
    )
    def confirm(self) -> None:
        """Batch bevestigen."""

    @transition(
        status,
        BatchStatus.SAMENGESTELD,
        BatchStatus.ONTBONDEN,
        permission=policies.may_drop,
        custom={"done": "Batch ontbonden"},
    )
    def dissolve(self) -> None:
        """Batch ontbinden."""

    @transition(
        status,
        BatchStatus.BEVESTIGD,
        BatchStatus.BESTAND_GEMAAKT,
        conditions=[conditions.has_stored_file],
        permission=policies.nobody,
    )
    def note_file(self) -> None:
        """Bestand gemaakt."""

    @transition(
        status,
        BatchStatus.BESTAND_GEMAAKT,
        BatchStatus.AANGEBODEN,
        permission=policies.may_drop,
    )
    def offer(self) -> None:
        """Aangeboden bij de bank."""

    @transition(
        status,
        [BatchStatus.BESTAND_GEMAAKT, BatchStatus.AANGEBODEN],
        BatchStatus.AFGEWEZEN,
        conditions=[
            conditions.is_rejection_reported,
            conditions.has_nothing_booked_by_the_bank,
        ],
        permission=policies.may_reject_batch,
        custom={"done": "Afwijzing door de bank bevestigd"},
    )
    def reject(self) -> None:
        """Afwijzing door de bank bevestigen."""

    @transition(
        status,
        [BatchStatus.BESTAND_GEMAAKT, BatchStatus.AANGEBODEN],
        BatchStatus.VERWERKT,
        conditions=[conditions.is_settled],
        permission=policies.nobody,
    )
    def finish(self) -> None:
        """Verwerkt door de bank."""
