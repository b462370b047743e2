"""Who stands in a deal, and in which role."""

from django.db import models
from django.db.models import Q

from regiodeals.deal.models.deal import Deal
from regiodeals.party.models import Organisation


class PartyRole(models.TextChoices):
    """In which role an organisation stands in a deal (a kassier is also regiopartij)."""

    RIJKSPARTIJ = "rijkspartij", "Rijk"
    REGIOPARTIJ = "regiopartij", "regio"
    PARTNER = "partner", "partner, tekent niet"
    KASSIER = "kassier", "regiokassier"


SIGNING_ROLES = (PartyRole.RIJKSPARTIJ, PartyRole.REGIOPARTIJ)


class DealParty(models.Model):
    """An organisation in one role in one deal."""

    deal = models.ForeignKey(Deal, models.PROTECT, related_name="parties")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="deal_parties", verbose_name="organisatie"
    )
    role = models.CharField("rol", max_length=20, choices=PartyRole)
    is_coordinating = models.BooleanField("coördinerend ministerie", default=False)
    is_example = models.BooleanField("voorbeeld", default=False)

    class Meta:
        verbose_name = "partij"
        verbose_name_plural = "partijen"
        ordering = ["deal", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["deal", "organisation", "role"], name="party_once_per_role"
            ),
            models.UniqueConstraint(
                fields=["deal"], condition=Q(role="kassier"), name="one_kassier_per_deal"
            ),
            models.UniqueConstraint(
                fields=["deal"],
                condition=Q(is_coordinating=True),
                name="one_coordinating_ministry_per_deal",
            ),
            models.CheckConstraint(
                condition=Q(is_coordinating=False) | Q(role="rijkspartij"),
                name="only_a_rijkspartij_coordinates",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.get_role_display()})"
