"""What one person does in one deal for its region, during a period; access ends with it."""

import pgtrigger
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import Case, F, IntegerField, Q, When

from regiodeals.common.period import (
    PeriodQuerySet,
    both_ends_included,
    ends_after_it_begins,
    never_overlaps,
)
from regiodeals.common.words import dutch, joined
from regiodeals.deal.models.deal import Deal
from regiodeals.deal.models.funding import Programmalijn
from regiodeals.deal.models.party import DealParty, PartyRole
from regiodeals.party.models import Organisation


class RoleInDeal(models.TextChoices):
    """What somebody of the region may do in one deal."""

    MANAGER = "beheerder", dutch("beheerder van de regio")
    COORDINATOR = "coordinator", dutch("coördinator")
    WRITER = "schrijver", dutch("schrijver")
    PART_WRITER = "deelschrijver", dutch("schrijver van een onderdeel")
    SIGNER = "tekenbevoegde", dutch("tekenbevoegde van de regiokassier")
    READER = "lezer", dutch("lezer")


WRITING_ROLES = (RoleInDeal.COORDINATOR, RoleInDeal.WRITER)
# The part of a rapportage that is about no single programmalijn.
WHOLE_DEAL = 0
# For whom somebody of the region can work; a ministry is no part of it.
REGIONAL_PARTIES = (PartyRole.REGIOPARTIJ, PartyRole.KASSIER, PartyRole.PARTNER)
NOT_ENDED = Q(ended_at__isnull=True)
GIVEN = (
    "user",
    "deal",
    "role",
    "organisation",
    "valid_from",
    "valid_until",
    "given_by",
    "given_at",
    "lines",
)


class DealRoleQuerySet(PeriodQuerySet["DealRole"]):
    """Roles in deals; one that was ended holds on no day any more."""

    def valid_on(self, day: object) -> "DealRoleQuerySet":
        """Rows whose period holds on `day`, and that nobody ended."""
        return super().valid_on(day).filter(NOT_ENDED)  # type: ignore[arg-type]


def _writes_or_signs() -> ExclusionConstraint:
    """The constraint that keeps who writes from being who signs in the same deal."""
    signs = Case(When(role=RoleInDeal.SIGNER, then=1), default=0, output_field=IntegerField())
    return ExclusionConstraint(
        name="who_writes_in_a_deal_does_not_sign",
        expressions=[
            ("user", RangeOperators.EQUAL),
            ("deal", RangeOperators.EQUAL),
            (signs, RangeOperators.NOT_EQUAL),
            (both_ends_included(), RangeOperators.OVERLAPS),
        ],
        condition=~Q(role__in=[RoleInDeal.MANAGER, RoleInDeal.READER]) & NOT_ENDED,
        violation_error_message=dutch("Wie schrijft, tekent niet. Geef een ander de andere rol."),
    )


class DealRole(models.Model):
    """A person works in a deal for one of its regional parties, in one role.

    What was given never changes; who gives something else, ends it and gives anew.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="deal_roles",
        verbose_name=dutch("wie"),
    )
    deal = models.ForeignKey(Deal, models.PROTECT, related_name="deal_roles")
    role = models.CharField(dutch("rol"), max_length=20, choices=RoleInDeal)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=dutch("voor")
    )
    valid_from = models.DateField(dutch("geldig vanaf"))
    valid_until = models.DateField(dutch("geldig tot en met"), null=True, blank=True)
    # Empty: it followed from what the program knew before roles were kept per deal.
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=dutch("gegeven door"),
    )
    given_at = models.DateTimeField(dutch("gegeven op"))
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=dutch("beëindigd door"),
    )
    ended_at = models.DateTimeField(dutch("beëindigd op"), null=True, blank=True)

    # Of a PART_WRITER: programmalijnen of the deal, WHOLE_DEAL for the rest. Nothing else is seen.
    lines = ArrayField(
        models.BigIntegerField(), verbose_name=dutch("onderdelen"), default=list, blank=True
    )

    objects = DealRoleQuerySet.as_manager()

    class Meta:
        verbose_name = dutch("rol in een deal")
        verbose_name_plural = dutch("rollen in deals")
        ordering = ["deal", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=RoleInDeal.values), name="role_in_deal_is_known"
            ),
            models.CheckConstraint(
                condition=Q(role=RoleInDeal.PART_WRITER) & ~Q(lines=[])
                | ~Q(role=RoleInDeal.PART_WRITER) & Q(lines=[]),
                name="only_a_part_of_a_rapportage_is_named",
            ),
            ends_after_it_begins("role_in_deal_ends_after_it_begins"),
            never_overlaps(
                "role_in_deal_once_at_a_time",
                "user",
                "deal",
                "role",
                sentence=dutch("Deze persoon heeft deze rol al."),
                condition=NOT_ENDED,
            ),
            never_overlaps(
                "one_manager_of_a_region_at_a_time",
                "deal",
                sentence=dutch("Deze deal heeft al een beheerder van de regio."),
                condition=Q(role=RoleInDeal.MANAGER) & NOT_ENDED,
            ),
            _writes_or_signs(),
            models.CheckConstraint(
                condition=~Q(given_by=F("user")), name="nobody_gives_himself_a_role_in_a_deal"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="ended_role_in_deal_says_by_whom",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="role_in_deal_stays_on_record", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="role_in_deal_is_frozen", fields=[*GIVEN]),
            pgtrigger.Protect(
                name="ended_role_in_deal_is_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__ended_at__isnull=False),
            ),
            pgtrigger.Trigger(
                name="part_of_role_is_of_its_deal",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                condition=pgtrigger.Q(new__role=RoleInDeal.PART_WRITER),
                func="PERFORM 1 FROM unnest(NEW.lines) AS part"
                f" LEFT JOIN {Programmalijn._meta.db_table} AS line ON line.id = part"
                f" AND line.deal_id = NEW.deal_id WHERE part <> {WHOLE_DEAL} AND line.id IS NULL;"
                " IF FOUND THEN"
                " RAISE EXCEPTION 'a part is a programmalijn of the deal, or the deal as a whole'"
                " USING ERRCODE = 'check_violation', CONSTRAINT = 'part_of_role_is_of_its_deal';"
                " END IF; RETURN NEW;",
            ),
            pgtrigger.Trigger(
                name="role_in_deal_is_for_a_party",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=f"PERFORM 1 FROM {DealParty._meta.db_table} WHERE deal_id = NEW.deal_id"
                " AND organisation_id = NEW.organisation_id AND (role = 'kassier' OR"
                f" (NEW.role <> '{RoleInDeal.SIGNER}' AND role IN ('regiopartij', 'partner')));"
                " IF NOT FOUND THEN RAISE EXCEPTION 'a role in a deal is for a party of the region,"
                " and who signs does so for its kassier' USING ERRCODE = 'check_violation',"
                " CONSTRAINT = 'role_in_deal_is_for_a_party'; END IF; RETURN NEW;",
            ),
        ]

    def __str__(self) -> str:
        return joined(": ", (str(self.user), self.get_role_display()))

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return int(self.deal_id)
