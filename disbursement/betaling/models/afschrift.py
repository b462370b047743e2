"""What the bank says: a delivered file, the statements in it, and their lines."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from disbursement.betaling.models.betaling import Betaling
from disbursement.betaling.models.kinds import (
    BY_ITSELF,
    Direction,
    Finding,
    MessageKind,
)
from disbursement.betaling.models.rekening import Betaalrekening
from regiodeals.common.words import dutch, joined
from regiodeals.documents.models import Document


class AanleveringQuerySet(models.QuerySet["Aanlevering"]):
    """Deliveries by how far they are."""

    def waiting(self) -> "AanleveringQuerySet":
        """Handed in, and neither read nor refused."""
        return self.filter(read_at__isnull=True, refusal="")


class Aanlevering(models.Model):
    """A file that somebody handed in; a worker reads it, whole or not at all."""

    document = models.OneToOneField(
        Document, models.PROTECT, related_name="aanlevering", verbose_name=dutch("bestand")
    )
    sha256 = models.CharField(dutch("SHA-256"), max_length=64, unique=True)
    filename = models.CharField(dutch("bestandsnaam"), max_length=150)
    delivered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=dutch("aangeleverd door"),
    )
    delivered_at = models.DateTimeField(dutch("aangeleverd op"))
    attempts = models.PositiveSmallIntegerField(dutch("pogingen"), default=0)
    read_at = models.DateTimeField(dutch("ingelezen op"), null=True, blank=True)
    refusal = models.CharField(dutch("waarom niet"), max_length=500, blank=True)

    objects = AanleveringQuerySet.as_manager()

    class Meta:
        verbose_name = dutch("aangeleverd bankbestand")
        verbose_name_plural = dutch("aangeleverde bankbestanden")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(read_at__isnull=True) | Q(refusal=""),
                name="aanlevering_is_read_or_refused",
            )
        ]
        triggers = [
            pgtrigger.Protect(
                name="read_aanlevering_is_frozen",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__read_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return dutch("Aanlevering {nummer}", nummer=self.pk)

    @property
    def is_waiting(self) -> bool:
        """Neither read nor refused."""
        return self.read_at is None and not self.refusal


class Afschrift(models.Model):
    """One statement of one account; the bank gives each a number, and it is read once."""

    aanlevering = models.ForeignKey(
        Aanlevering, models.PROTECT, related_name="afschriften", verbose_name=dutch("aanlevering")
    )
    payer = models.ForeignKey(
        Betaalrekening, models.PROTECT, related_name="afschriften", verbose_name=dutch("rekening")
    )
    kind = models.CharField(dutch("soort bericht"), max_length=10, choices=MessageKind)
    number = models.CharField(dutch("kenmerk van de bank"), max_length=35)

    class Meta:
        verbose_name = dutch("afschrift")
        verbose_name_plural = dutch("afschriften")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["payer", "kind", "number"], name="afschrift_is_read_once"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=MessageKind.values), name="afschrift_kind_is_known"
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return joined(" ", (self.get_kind_display(), str(self.number)))


class BankregelQuerySet(models.QuerySet["Bankregel"]):
    """Lines by what still has to be done."""

    def open(self) -> "BankregelQuerySet":
        """Work for a controller."""
        return self.filter(settled_at__isnull=True)


class Bankregel(models.Model):
    """One line of a statement: what the reader saw, and what came of it.

    Linked by hand it takes two people; that it is none of ours, one with a reason.
    """

    afschrift = models.ForeignKey(Afschrift, models.PROTECT, related_name="regels")
    position = models.PositiveIntegerField(dutch("volgnummer"))
    direction = models.CharField(dutch("af of bij"), max_length=3, choices=Direction)
    currency = models.CharField(dutch("valuta"), max_length=3)
    amount_cents = models.BigIntegerField(dutch("bedrag in centen"))
    booked_on = models.DateField(dutch("geboekt op"))
    valued_on = models.DateField(dutch("valutadatum"), null=True, blank=True)
    end_to_end_id = models.CharField(dutch("kenmerk van de betaling"), max_length=35, blank=True)
    reference = models.CharField(dutch("kenmerk van de bank"), max_length=35, blank=True)
    counterparty = models.CharField(dutch("tegenpartij"), max_length=140, blank=True)
    description = models.CharField(dutch("omschrijving"), max_length=500, blank=True)
    finding = models.CharField(dutch("bevinding"), max_length=15, choices=Finding)
    betaling = models.ForeignKey(
        Betaling, models.PROTECT, null=True, blank=True, related_name="bankregels"
    )
    linked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("koppeling voorgesteld door"),
    )
    linked_at = models.DateTimeField(dutch("koppeling voorgesteld op"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("afgehandeld door"),
    )
    settled_at = models.DateTimeField(dutch("afgehandeld op"), null=True, blank=True)
    not_ours_because = models.CharField(dutch("waarom niet van ons"), max_length=500, blank=True)

    objects = BankregelQuerySet.as_manager()

    class Meta:
        verbose_name = dutch("bankregel")
        verbose_name_plural = dutch("bankregels")
        ordering = ["afschrift", "position"]
        indexes = [
            models.Index(
                fields=["booked_on", "id"],
                condition=Q(settled_at__isnull=True),
                name="bankregel_to_be_settled",
            ),
            models.Index(fields=["reference"], name="bankregel_by_reference"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["afschrift", "position"], name="bankregel_stands_once"),
            models.UniqueConstraint(
                fields=["betaling", "direction"],
                condition=Q(settled_at__isnull=False),
                name="betaling_is_reported_once_each_way",
            ),
            models.CheckConstraint(
                condition=Q(finding__in=Finding.values, direction__in=Direction.values),
                name="bankregel_is_of_a_known_kind",
            ),
            models.CheckConstraint(condition=Q(amount_cents__gt=0), name="bankregel_is_positive"),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, settled_by__isnull=True)
                | Q(settled_at__isnull=False, settled_by__isnull=False)
                | Q(settled_at__isnull=False, finding__in=BY_ITSELF),
                name="bankregel_is_settled_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(settled_by__isnull=True)
                | (Q(betaling__isnull=True, linked_by__isnull=True) & ~Q(not_ours_because=""))
                | Q(betaling__isnull=False, linked_by__isnull=False, not_ours_because="")
                & ~Q(linked_by=F("settled_by")),
                name="by_hand_a_line_is_linked_by_two",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="bankregel_stays_on_record", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="what_the_bank_said_is_never_rewritten",
                fields=[
                    "afschrift",
                    "position",
                    "direction",
                    "currency",
                    "amount_cents",
                    "booked_on",
                    "valued_on",
                    "end_to_end_id",
                    "reference",
                    "counterparty",
                    "description",
                    "finding",
                ],
            ),
            pgtrigger.Protect(
                name="settled_bankregel_is_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__settled_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return dutch("Bankregel {nummer}", nummer=self.pk)

    @property
    def is_open(self) -> bool:
        """Work for a controller."""
        return self.settled_at is None
