"""Organisations, and the people who act for one during a period."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from regiodeals.common.period import PeriodQuerySet, ends_after_it_begins
from regiodeals.common.words import dutch
from regiodeals.legal.grant_rules import OrganisationKind, can_be_kassier
from regiodeals.mail.address import LONGEST, SHAPE, require_address_of_model
from regiodeals.mail.models import Language


class Area(models.TextChoices):
    """The twelve provinces and the three islands, by their number in TOOI."""

    GRONINGEN = "pv20", "Groningen"
    FRYSLAN = "pv21", "Fryslân"
    DRENTHE = "pv22", "Drenthe"
    OVERIJSSEL = "pv23", "Overijssel"
    FLEVOLAND = "pv24", "Flevoland"
    GELDERLAND = "pv25", "Gelderland"
    UTRECHT = "pv26", "Utrecht"
    NOORD_HOLLAND = "pv27", "Noord-Holland"
    ZUID_HOLLAND = "pv28", "Zuid-Holland"
    ZEELAND = "pv29", "Zeeland"
    NOORD_BRABANT = "pv30", "Noord-Brabant"
    LIMBURG = "pv31", "Limburg"
    BONAIRE = "col01", "Bonaire"
    SINT_EUSTATIUS = "col02", "Sint Eustatius"
    SABA = "col03", "Saba"


class Organisation(models.Model):
    """A body that can be party to a deal; identified by its TOOI id where the register has one."""

    kind = models.CharField(
        dutch("soort"),
        max_length=30,
        choices=[(kind.value, kind.value) for kind in OrganisationKind],
    )
    tooi = models.URLField(dutch("TOOI-id"), null=True, blank=True, unique=True)
    name = models.CharField(dutch("naam"), max_length=200, unique=True)
    area = models.CharField(
        dutch("provincie of eiland"),
        max_length=5,
        choices=Area,
        blank=True,
        help_text=dutch("Waar zij ligt. Leeg: onbekend, of in meer dan één provincie."),
    )
    abbreviation = models.CharField(dutch("afkorting"), max_length=20, blank=True)
    board = models.CharField(dutch("bestuur dat de brief ontvangt"), max_length=100, blank=True)
    address = models.TextField(dutch("adres"), blank=True)
    email = models.CharField(
        dutch("e-mailadres voor besluiten"),
        max_length=LONGEST,
        blank=True,
        validators=[require_address_of_model],
        help_text=dutch(
            "Het adres waarop het bestuur officiële berichten ontvangt. Leeg: onbekend."
        ),
    )
    # Awb 2:14 lid 1, since 2026 afdeling 2.3: consent, per kind of message. These are decisions.
    email_consent_on = models.DateField(
        dutch("stemt in met besluiten per mail en portaal sinds"),
        null=True,
        blank=True,
        help_text=dutch("Leeg: geen toestemming bekend. Dan gaat een besluit per post."),
    )
    mail_language = models.CharField(
        dutch("taal van mails"), max_length=2, choices=Language, default=Language.NL
    )
    is_example = models.BooleanField(
        dutch("voorbeeld (verzonnen voor de demonstratie)"), default=False
    )

    class Meta:
        verbose_name = dutch("organisatie")
        verbose_name_plural = dutch("organisaties")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in OrganisationKind]),
                name="organisation_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(area__in=["", *Area.values]), name="organisation_area_is_known"
            ),
            models.CheckConstraint(
                condition=Q(email="", email_consent_on__isnull=True) | Q(email__regex=SHAPE),
                name="organisation_consents_with_an_address",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Say in a form what a trigger holds in the database: a kassier keeps a fit kind."""
        is_kassier = self.pk is not None and self.deal_parties.filter(role="kassier").exists()
        if is_kassier and not can_be_kassier(self.organisation_kind):
            raise ValidationError(
                {
                    "kind": dutch(
                        "{wie} is regiokassier van een deal en kan geen {soort} worden"
                        " (artikel 1). Wijs eerst een andere kassier aan.",
                        wie=self,
                        soort=self.kind,
                    )
                }
            )

    @property
    def organisation_kind(self) -> OrganisationKind:
        """The kind as the law knows it."""
        return OrganisationKind(self.kind)


class Membership(models.Model):
    """A person acts for an organisation during a period; access ends with it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="memberships",
        verbose_name=dutch("wie"),
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="memberships", verbose_name=dutch("organisatie")
    )
    valid_from = models.DateField(dutch("geldig vanaf"))
    valid_until = models.DateField(dutch("geldig tot en met"), null=True, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = dutch("lidmaatschap")
        verbose_name_plural = dutch("lidmaatschappen")
        constraints = [
            ends_after_it_begins("membership_ends_after_it_begins"),
            models.UniqueConstraint(
                fields=["user", "organisation", "valid_from"], name="membership_once_per_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} voor {self.organisation}"
