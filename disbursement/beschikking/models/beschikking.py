"""The decision that grants the rijksbijdrage, from concept to bekendmaking."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django_fsm import FSMField, transition

from disbursement.beschikking import conditions, policies
from disbursement.beschikking.models.kinds import (
    REVIEWED,
    SIGNED,
    BeschikkingKind,
    BeschikkingStatus,
)
from disbursement.uitkering.models import Uitkering
from regiodeals.common.stateful import StatefulModel
from regiodeals.documents.models import Document

# Columns that never change again: from the signature, and from the bekendmaking.
CONTENT = (
    "uitkering_id",
    "kind",
    "kenmerk",
    "drafter_id",
    "drafted_at",
    "submitted_at",
    "reviewer_id",
    "reviewed_at",
    "reviewed_fingerprint",
    "signer_id",
    "signed_at",
    "facts",
    "document_id",
)
ANNOUNCEMENT = ("announced_at", "announced_on", "announced_zone", "remedy_last_day")


def _changes(*columns: str) -> str:
    """SQL: whether an update changes one of these columns."""
    old, new = (", ".join(f"{row}.{name}" for name in columns) for row in ("OLD", "NEW"))
    return f"ROW({old}) IS DISTINCT FROM ROW({new})"


class Beschikking(StatefulModel):
    """The minister's decision that grants the rijksbijdrage (Awb 1:3).

    At the signature its facts are frozen in `facts`; the letter is made from them and from nothing
    else, so that it says in a year what it said on the day.
    """

    uitkering = models.ForeignKey(Uitkering, models.PROTECT, related_name="beschikkingen")
    kind = models.CharField(
        "soort", max_length=20, choices=BeschikkingKind, default=BeschikkingKind.VERLENING
    )
    kenmerk = models.CharField("kenmerk", max_length=30, null=True, blank=True, unique=True)
    drafter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="opsteller"
    )
    drafted_at = models.DateTimeField("opgesteld op")
    submitted_at = models.DateTimeField("naar toetsing op", null=True, blank=True)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="toetser",
    )
    reviewed_at = models.DateTimeField("getoetst op", null=True, blank=True)
    reviewed_fingerprint = models.CharField("getoetste inhoud", max_length=64, blank=True)
    signer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="ondertekenaar",
    )
    signed_at = models.DateTimeField("ondertekend op", null=True, blank=True)
    facts = models.JSONField("vastgelegde gegevens", null=True, blank=True)
    document = models.OneToOneField(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="beschikking",
        verbose_name="brief",
    )
    announced_at = models.DateTimeField("verzonden op", null=True, blank=True)
    announced_on = models.DateField("bekendgemaakt op", null=True, blank=True)
    announced_zone = models.CharField("tijdzone van die dag", max_length=40, blank=True)
    remedy_last_day = models.DateField("laatste dag voor bezwaar", null=True, blank=True)
    last_remark = models.TextField("laatste opmerking", blank=True)
    status = FSMField(
        "stand",
        max_length=20,
        choices=BeschikkingStatus.choices,
        default=BeschikkingStatus.CONCEPT,
        protected=True,
        db_index=True,
    )

    class Meta:
        verbose_name = "beschikking"
        verbose_name_plural = "beschikkingen"
        ordering = ["-drafted_at"]
        indexes = [models.Index(fields=["-drafted_at", "-id"], name="beschikking_latest_first")]
        constraints = [
            models.UniqueConstraint(
                fields=["uitkering", "kind"], name="one_verlening_per_uitkering"
            ),
            models.CheckConstraint(
                condition=Q(status__in=BeschikkingStatus.values), name="beschikking_status_is_known"
            ),
            models.CheckConstraint(
                condition=Q(reviewer__isnull=True) | ~Q(reviewer=F("drafter")),
                name="reviewer_is_not_drafter",
            ),
            models.CheckConstraint(
                condition=Q(signer__isnull=True)
                | (~Q(signer=F("drafter")) & ~Q(signer=F("reviewer"))),
                name="signer_is_neither_drafter_nor_reviewer",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=REVIEWED)
                | Q(reviewer__isnull=False, reviewed_at__isnull=False),
                name="reviewed_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=SIGNED)
                | Q(
                    signer__isnull=False,
                    signed_at__isnull=False,
                    kenmerk__isnull=False,
                    facts__isnull=False,
                    document__isnull=False,
                ),
                name="signed_has_signer_facts_and_letter",
            ),
            # With the frozen facts this also keeps a signed beschikking from becoming a concept.
            models.CheckConstraint(
                condition=Q(status__in=SIGNED)
                | Q(
                    signer__isnull=True,
                    signed_at__isnull=True,
                    kenmerk__isnull=True,
                    facts__isnull=True,
                    document__isnull=True,
                ),
                name="unsigned_has_no_signer_facts_or_letter",
            ),
            models.CheckConstraint(
                condition=Q(
                    status=BeschikkingStatus.BEKENDGEMAAKT,
                    announced_at__isnull=False,
                    announced_on__isnull=False,
                    remedy_last_day__isnull=False,
                )
                | (
                    ~Q(status=BeschikkingStatus.BEKENDGEMAAKT)
                    & Q(
                        announced_at__isnull=True,
                        announced_on__isnull=True,
                        remedy_last_day__isnull=True,
                    )
                ),
                name="announced_has_day_and_last_day",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="signed_content_is_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(f"OLD.facts IS NOT NULL AND {_changes(*CONTENT)}"),
            ),
            pgtrigger.Protect(
                name="announcement_is_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    f"OLD.announced_on IS NOT NULL AND {_changes(*ANNOUNCEMENT)}"
                ),
            ),
            pgtrigger.Protect(
                name="signed_is_never_deleted",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__facts__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.kenmerk or f"concept {self.uitkering.deal}"

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return int(self.uitkering.deal_id)

    @transition(
        status,
        BeschikkingStatus.CONCEPT,
        BeschikkingStatus.TER_TOETSING,
        conditions=[conditions.is_convenant_in_force, conditions.has_termijnen],
        permission=policies.may_submit,
    )
    def submit(self) -> None:
        """Naar toetsing sturen."""

    @transition(
        status,
        BeschikkingStatus.TER_TOETSING,
        BeschikkingStatus.GETOETST,
        conditions=[conditions.is_convenant_in_force],
        permission=policies.may_review,
    )
    def approve(self) -> None:
        """Akkoord geven."""

    @transition(
        status,
        BeschikkingStatus.TER_TOETSING,
        BeschikkingStatus.CONCEPT,
        permission=policies.may_review,
    )
    def return_to_drafter(self) -> None:
        """Terugsturen met opmerking."""

    @transition(
        status,
        BeschikkingStatus.GETOETST,
        BeschikkingStatus.CONCEPT,
        permission=policies.may_refuse_to_sign,
    )
    def refuse_to_sign(self) -> None:
        """Niet tekenen, terug met opmerking."""

    @transition(
        status,
        BeschikkingStatus.GETOETST,
        BeschikkingStatus.ONDERTEKEND,
        conditions=[conditions.is_convenant_in_force],
        permission=policies.may_sign,
    )
    def sign(self) -> None:
        """Ondertekenen."""

    @transition(
        status,
        BeschikkingStatus.ONDERTEKEND,
        BeschikkingStatus.BEKENDGEMAAKT,
        conditions=[conditions.has_stored_letter],
        permission=policies.may_announce,
    )
    def announce(self) -> None:
        """Bekendmaken."""
