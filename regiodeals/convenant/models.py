"""The convenant of a deal and its signatures."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django_fsm import transition

from regiodeals.common.stateful import StateField, StatefulModel
from regiodeals.common.words import dutch
from regiodeals.convenant import conditions
from regiodeals.deal import policies
from regiodeals.deal.models import Deal, DealParty


class ConvenantStatus(models.TextChoices):
    """The life of a convenant."""

    IN_VOORBEREIDING = "in_voorbereiding", dutch("in voorbereiding")
    GESLOTEN = "gesloten", dutch("gesloten")


class Convenant(StatefulModel):
    """The agreement between Rijk and region; concluded on the day of the last signature."""

    deal = models.OneToOneField(Deal, models.PROTECT, related_name="convenant")
    status = StateField(
        dutch("stand"),
        max_length=20,
        choices=ConvenantStatus.choices,
        default=ConvenantStatus.IN_VOORBEREIDING,
        protected=True,
    )

    class Meta:
        verbose_name = dutch("convenant")
        verbose_name_plural = dutch("convenanten")
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=ConvenantStatus.values), name="convenant_status_is_known"
            )
        ]

    def __str__(self) -> str:
        return f"Convenant {self.deal}"

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return int(self.deal_id)

    @transition(
        status,
        ConvenantStatus.IN_VOORBEREIDING,
        ConvenantStatus.GESLOTEN,
        conditions=[
            conditions.has_coordinating_minister,
            conditions.has_two_other_bewindspersonen,
            conditions.has_regional_party,
            conditions.has_every_signature,
        ],
        permission=policies.may_handle,
        custom={"done": "Convenant gesloten"},
    )
    def conclude(self) -> None:
        """Convenant sluiten."""


class Ondertekening(models.Model):
    """A signature that is asked of a party: which office, who, and since when it stands."""

    convenant = models.ForeignKey(Convenant, models.PROTECT, related_name="ondertekeningen")
    party = models.ForeignKey(
        DealParty, models.PROTECT, related_name="ondertekeningen", verbose_name=dutch("partij")
    )
    office = models.CharField(dutch("ambt"), max_length=150)
    name = models.CharField(dutch("naam"), max_length=150, blank=True)
    signed_on = models.DateField(dutch("getekend op"), null=True, blank=True)
    corrections = models.PositiveSmallIntegerField(dutch("aantal keren verbeterd"), default=0)
    corrected_because = models.TextField(dutch("waarom verbeterd"), blank=True)
    is_example = models.BooleanField(dutch("voorbeeld"), default=False)

    class Meta:
        verbose_name = dutch("ondertekening")
        verbose_name_plural = dutch("ondertekeningen")
        ordering = ["convenant", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["convenant", "party", "office"], name="signature_once_per_office"
            )
        ]
        triggers = [
            pgtrigger.Protect(
                name="signature_stays_on_record",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__signed_on__isnull=False),
            ),
            pgtrigger.Protect(
                name="signature_is_frozen",
                operation=pgtrigger.Update,
                # A correction has a number and a reason; the trail has the former day.
                condition=pgtrigger.Condition(
                    "OLD.signed_on IS NOT NULL AND (NEW.signed_on IS NULL"
                    " OR NEW.corrected_because = '' OR NEW.corrections <> OLD.corrections + 1"
                    " OR ROW(OLD.convenant_id, OLD.party_id, OLD.office, OLD.name)"
                    " IS DISTINCT FROM"
                    " ROW(NEW.convenant_id, NEW.party_id, NEW.office, NEW.name))"
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office} ({self.party.organisation})"
