"""Who stands in a deal, and in which role."""

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from regiodeals.common.words import dutch
from regiodeals.deal.models.deal import Deal
from regiodeals.legal.grant_rules.kinds import KASSIER_KINDS, can_be_kassier
from regiodeals.party.models import Organisation


class PartyRole(models.TextChoices):
    """In which role an organisation stands in a deal (a kassier is also regiopartij)."""

    RIJKSPARTIJ = "rijkspartij", dutch("Rijk")
    REGIOPARTIJ = "regiopartij", dutch("regio")
    PARTNER = "partner", dutch("partner, tekent niet")
    KASSIER = "kassier", dutch("regiokassier")


SIGNING_ROLES = (PartyRole.RIJKSPARTIJ, PartyRole.REGIOPARTIJ)

_KASSIER_KINDS_IN_SQL = ", ".join(f"'{kind.value}'" for kind in sorted(KASSIER_KINDS))
_REFUSE_KASSIER = (
    "RAISE EXCEPTION 'a kassier is a public body and no waterschap (Besluit, article 1)'"
    " USING ERRCODE = 'check_violation', CONSTRAINT = 'kassier_is_public_and_no_waterschap';"
)


class DealParty(models.Model):
    """An organisation in one role in one deal."""

    deal = models.ForeignKey(Deal, models.PROTECT, related_name="parties")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="deal_parties", verbose_name=dutch("organisatie")
    )
    role = models.CharField(dutch("rol"), max_length=20, choices=PartyRole)
    is_coordinating = models.BooleanField(dutch("coördinerend ministerie"), default=False)
    is_example = models.BooleanField(dutch("voorbeeld"), default=False)

    class Meta:
        verbose_name = dutch("partij")
        verbose_name_plural = dutch("partijen")
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
        triggers = [
            pgtrigger.Trigger(
                name="kassier_has_fit_kind",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                condition=pgtrigger.Q(new__role=PartyRole.KASSIER),
                # FOR SHARE: nobody changes the kind until others can see that this is a kassier.
                func=f"PERFORM 1 FROM {Organisation._meta.db_table} WHERE id = NEW.organisation_id"
                f" AND kind IN ({_KASSIER_KINDS_IN_SQL}) FOR SHARE;"
                f" IF NOT FOUND THEN {_REFUSE_KASSIER} END IF; RETURN NEW;",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.get_role_display()})"

    def clean(self) -> None:
        """Say in a form what a trigger holds in the database: a kassier has a fit kind."""
        if self.role == PartyRole.KASSIER and not can_be_kassier(
            self.organisation.organisation_kind
        ):
            raise ValidationError(
                {
                    "organisation": dutch(
                        "Kies een provincie, gemeente, samenwerkingsorgaan of openbaar"
                        " lichaam als regiokassier (artikel 1)."
                    )
                }
            )


# The room of organisations lies below and knows no deals, so its trigger stands here.
pgtrigger.register(
    pgtrigger.Trigger(
        name="kassier_keeps_fit_kind",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.Condition(
            f"OLD.kind IS DISTINCT FROM NEW.kind AND NEW.kind NOT IN ({_KASSIER_KINDS_IN_SQL})"
        ),
        func=f"PERFORM 1 FROM {DealParty._meta.db_table} WHERE organisation_id = NEW.id"
        f" AND role = '{PartyRole.KASSIER}';"
        f" IF FOUND THEN {_REFUSE_KASSIER} END IF; RETURN NEW;",
    )
)(Organisation)
