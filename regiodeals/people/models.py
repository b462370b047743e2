"""An invitation to work in a deal: a link that is used once, and of which only the hash is kept."""

import hashlib
from base64 import urlsafe_b64encode
from datetime import date, datetime, time, timedelta

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import get_random_string, salted_hmac

from regiodeals.common import clock
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal, DealRole, RoleInDeal
from regiodeals.legal.terms import ONE_DAY
from regiodeals.mail.address import SHAPE
from regiodeals.party.models import Organisation
from regiodeals.people.conditions import LONGEST_ADDRESS

NONCE_LENGTH = 32
DAYS_OF_LINK = timedelta(days=7)
OPEN = Q(accepted_at__isnull=True, revoked_at__isnull=True)
SENT = (
    "deal",
    "role",
    "organisation",
    "address",
    "valid_until",
    "invited_by",
    "invited_at",
    "expires_at",
    "nonce",
    "token_sha256",
    "lines",
)


def new_nonce() -> str:
    """What makes the link of one invitation differ from that of any other."""
    return get_random_string(NONCE_LENGTH)


def token_of(nonce: str) -> str:
    """The secret part of the link: made when the mail leaves, from the nonce and the site's key."""
    digest = salted_hmac("regiodeals.people.invitation", nonce, algorithm="sha256").digest()
    return urlsafe_b64encode(digest).decode().rstrip("=")


def hash_of(token: str) -> str:
    """By what an invitation is found again: who reads the table, cannot make the link."""
    return hashlib.sha256(token.encode()).hexdigest()


def end_of_link(day: date) -> datetime:
    """When a link that is sent on `day` stops: a week later, when that day is over everywhere."""
    return datetime.combine(day + DAYS_OF_LINK + ONE_DAY, time.min, clock.KRALENDIJK)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations by what can still come of them."""

    def usable(self, moment: datetime) -> "InvitationQuerySet":
        """Neither used nor revoked, and not too old."""
        return self.filter(OPEN, expires_at__gt=moment)


class Invitation(models.Model):
    """Somebody is asked, by address, to take a role in a deal. What was sent never changes."""

    deal = models.ForeignKey(Deal, models.PROTECT, related_name="invitations")
    role = models.CharField(dutch("rol"), max_length=20, choices=RoleInDeal)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=dutch("voor")
    )
    address = models.CharField(dutch("e-mailadres"), max_length=LONGEST_ADDRESS)
    valid_until = models.DateField(dutch("rol geldig tot en met"), null=True, blank=True)
    lines = ArrayField(
        models.BigIntegerField(), verbose_name=dutch("onderdelen"), default=list, blank=True
    )
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=dutch("uitgenodigd door"),
    )
    invited_at = models.DateTimeField(dutch("uitgenodigd op"))
    expires_at = models.DateTimeField(dutch("link geldig tot"))
    nonce = models.CharField(dutch("kenmerk van de link"), max_length=NONCE_LENGTH)
    token_sha256 = models.CharField(dutch("hash van de link"), max_length=64, unique=True)
    accepted_at = models.DateTimeField(dutch("aangenomen op"), null=True, blank=True)
    deal_role = models.OneToOneField(
        DealRole,
        models.PROTECT,
        related_name="invitation",
        null=True,
        blank=True,
        verbose_name=dutch("rol die ervan kwam"),
    )
    revoked_at = models.DateTimeField(dutch("ingetrokken op"), null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=dutch("ingetrokken door"),
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = dutch("uitnodiging")
        verbose_name_plural = dutch("uitnodigingen")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=RoleInDeal.values), name="invitation_is_for_a_known_role"
            ),
            models.CheckConstraint(
                condition=Q(address__regex=SHAPE), name="invitation_goes_to_one_mailbox"
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("invited_at")), name="invitation_expires_later"
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True, deal_role__isnull=True)
                | Q(
                    accepted_at__isnull=False,
                    accepted_at__lte=F("expires_at"),
                    deal_role__isnull=False,
                    revoked_at__isnull=True,
                ),
                name="invitation_is_accepted_in_time_or_not",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_by__isnull=True)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="revoked_invitation_says_by_whom",
            ),
            models.UniqueConstraint(
                fields=["deal", "address", "role"],
                condition=OPEN,
                name="one_open_invitation_per_address_and_role",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="invitation_stays_on_record", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="invitation_is_frozen", fields=[*SENT]),
            pgtrigger.Protect(
                name="settled_invitation_is_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__accepted_at__isnull=False)
                | pgtrigger.Q(old__revoked_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"uitnodiging {self.pk} als {self.get_role_display()}"

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return int(self.deal_id)

    @property
    def last_day(self) -> date:
        """The last day on which the link works, in the Netherlands and on the islands."""
        return self.expires_at.astimezone(clock.KRALENDIJK).date() - ONE_DAY

    def is_usable(self, moment: datetime) -> bool:
        """Whether it can still be accepted then."""
        return self.accepted_at is None and self.revoked_at is None and moment < self.expires_at
