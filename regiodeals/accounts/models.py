"""A natural person with an account, and the roles that person holds for a period."""

from datetime import date
from functools import cached_property
from typing import ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.contrib.postgres.aggregates import ArrayAgg
from django.core.validators import RegexValidator
from django.db import models

from regiodeals.accounts.elsewhere import roles_elsewhere
from regiodeals.common import clock
from regiodeals.common.language import Language
from regiodeals.common.period import PeriodQuerySet, ends_after_it_begins, holds_on
from regiodeals.common.words import dutch, joined


class Role(models.TextChoices):
    """What somebody may do; a role says nothing about which deals."""

    BEHANDELAAR = "behandelaar", dutch("behandelaar")
    TOETSER = "toetser", dutch("toetser")
    TEKENBEVOEGDE = "tekenbevoegde", dutch("tekenbevoegde")
    CONTROLLER = "controller", dutch("controller")
    MEDEONDERTEKENAAR = "medeondertekenaar", dutch("medeondertekenend ministerie")
    REGIOCOORDINATOR = "regiocoordinator", dutch("regiocoördinator")
    BEHEERDER = "beheerder", dutch("beheerder")


# They work for the minister who grants, and see every deal.
MINISTRY_ROLES = frozenset(
    {Role.BEHANDELAAR, Role.TOETSER, Role.TEKENBEVOEGDE, Role.CONTROLLER, Role.BEHEERDER}
)


class PersonManager(UserManager["User"]):
    """Accounts, with or without their roles in the same question."""

    use_in_migrations = False

    def with_roles_on(self, day: date) -> models.QuerySet["User"]:
        """Adds `roles_then`, so that reading a person takes one question instead of two."""
        holds = holds_on(day, "role_assignments__")
        return self.annotate(roles_then=ArrayAgg("role_assignments__role", filter=holds))


# Who is invited logs in by his address; Django's own rule for a name has no o'brien@example.org.
may_be_username = RegexValidator(
    r"^[\w.@+\-!#$%&'*/=?^`{|}~]+\Z",
    dutch("Gebruik alleen letters, cijfers en de tekens van een e-mailadres."),
)


class User(AbstractUser):
    """One natural person; group accounts do not exist (BIO2 5.16.02)."""

    username = models.CharField(
        dutch("gebruikersnaam"),
        max_length=150,
        unique=True,
        help_text=dutch("Ten hoogste 150 letters, cijfers en tekens van een e-mailadres."),
        validators=[may_be_username],
        error_messages={"unique": dutch("Er is al een gebruiker met deze naam.")},
    )
    first_name = models.CharField(dutch("voornaam"), max_length=100)
    last_name = models.CharField(dutch("achternaam"), max_length=100)
    language = models.CharField(
        dutch("taal van de pagina’s"),
        max_length=2,
        blank=True,
        choices=Language,
        help_text=dutch("Leeg: de taal waarin de organisatie van deze persoon mails krijgt."),
    )

    # Written by visits.py only.
    seen_at = models.DateTimeField(
        dutch("laatst op Mijn werk"), null=True, blank=True, editable=False
    )
    visited_until = models.DateTimeField(
        dutch("einde van het vorige bezoek"), null=True, blank=True, editable=False
    )

    objects: ClassVar[PersonManager] = PersonManager()

    class Meta:
        verbose_name = dutch("gebruiker")
        verbose_name_plural = dutch("gebruikers")
        ordering = ["last_name", "first_name"]

    # Only of who reads a page: the roles in each deal that it asked about already. Who acts is
    # asked anew, under the lock of what he changes.
    roles_read: dict[int, frozenset[str]] | None = None

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    @cached_property
    def current_roles(self) -> frozenset[str]:
        """The roles that hold today; read once per request."""
        if "roles_then" in self.__dict__:
            return frozenset(self.__dict__["roles_then"] or ())
        assigned = RoleAssignment.objects.valid_on(clock.today()).filter(user=self)
        return frozenset(assigned.values_list("role", flat=True))

    @cached_property
    def roles_elsewhere(self) -> frozenset[str]:
        """What rooms above gave the person for today; read once per request, and only if asked."""
        return roles_elsewhere(self) if self.is_active else frozenset()

    def has_role(self, *roles: str) -> bool:
        """Whether the person is active and holds one of `roles` today."""
        return self.is_active and not self.current_roles.isdisjoint(roles)

    @property
    def is_ministry(self) -> bool:
        """Whether the person works for the granting minister, and so sees every deal."""
        return self.has_role(*MINISTRY_ROLES)

    @property
    def role_labels(self) -> str:
        """The roles of today in words, for the page header and the trail."""
        own = joined(", ", (label for value, label in Role.choices if value in self.current_roles))
        return own or (dutch("regio") if self.roles_elsewhere else "")


class RoleAssignment(models.Model):
    """A role held by a person during a period; access ends with the assignment."""

    user = models.ForeignKey(
        User, models.PROTECT, related_name="role_assignments", verbose_name=dutch("gebruiker")
    )
    role = models.CharField(dutch("rol"), max_length=20, choices=Role)
    valid_from = models.DateField(dutch("geldig vanaf"))
    valid_until = models.DateField(dutch("geldig tot en met"), null=True, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = dutch("rol van een gebruiker")
        verbose_name_plural = dutch("rollen van gebruikers")
        constraints = [
            ends_after_it_begins("role_ends_after_it_begins"),
            models.UniqueConstraint(
                fields=["user", "role", "valid_from"], name="role_assigned_once_per_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"
