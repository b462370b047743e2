"""When is reminded: the policy of the ministry per kind, and what a person prefers."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from monitoring.herinnering.schedule import FURTHEST, STANDARD_DAYS, STANDARD_ESCALATION, Rule
from regiodeals.common.words import dutch, joined
from regiodeals.obligations.models import ObligationKind

WITHIN = [MinValueValidator(-FURTHEST), MaxValueValidator(FURTHEST)]


def standard_days() -> list[int]:
    """What holds for a kind without a policy of its own."""
    return list(STANDARD_DAYS)


class Herinneringsbeleid(models.Model):
    """When one kind of obligation is reminded of; a kind without a row has the standard rule."""

    kind = models.CharField(
        dutch("soort verplichting"), max_length=20, choices=ObligationKind, unique=True
    )
    days = ArrayField(
        models.SmallIntegerField(validators=WITHIN),
        verbose_name=dutch("dagen"),
        default=standard_days,
        blank=True,
        size=12,
        help_text=dutch(
            "Getallen met komma's: -14 is veertien dagen vóór de laatste dag, 7 een week"
            " erna. Leeg: geen herinnering."
        ),
    )
    escalates_after = models.PositiveSmallIntegerField(
        dutch("dagen erna naar accounthouder en hoofd"),
        null=True,
        blank=True,
        default=STANDARD_ESCALATION,
        validators=[MinValueValidator(1), MaxValueValidator(FURTHEST)],
        help_text=dutch("Leeg: dit gaat nooit naar accounthouder en hoofd."),
    )
    only_working_days = models.BooleanField(
        dutch("alleen op werkdagen"),
        default=False,
        help_text=dutch(
            "Vóór de laatste dag schuift een vrije dag naar voren, erna naar achteren."
        ),
    )
    head = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("hoofd"),
        help_text=dutch(
            "Krijgt naast de accounthouder bericht als het te lang duurt. Leeg: onbekend."
        ),
    )

    class Meta:
        verbose_name = dutch("herinneringsbeleid")
        verbose_name_plural = dutch("herinneringsbeleid")
        ordering = ["kind"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=ObligationKind.values), name="herinneringsbeleid_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(escalates_after__isnull=True)
                | Q(escalates_after__gte=1, escalates_after__lte=FURTHEST),
                name="escalation_comes_after_the_last_day",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    def clean(self) -> None:
        """The same day twice would be one reminder, so it is a slip of the pen."""
        if len(set(self.days or ())) < len(self.days or ()):
            raise ValidationError({"days": dutch("Noem elke dag één keer.")})

    @property
    def rule(self) -> Rule:
        """The policy as something to count with."""
        return Rule(tuple(sorted(self.days)), self.escalates_after, self.only_working_days)


class Mailvoorkeur(models.Model):
    """How a person wants to be reminded; without a row each reminder is a mail of its own."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="mailvoorkeur",
        verbose_name=dutch("gebruiker"),
    )
    in_one_mail = models.BooleanField(dutch("één mail per dag"), default=False)

    class Meta:
        verbose_name = dutch("mailvoorkeur")
        verbose_name_plural = dutch("mailvoorkeuren")

    def __str__(self) -> str:
        return joined(
            ": ",
            (
                str(self.user),
                dutch("één mail per dag") if self.in_one_mail else dutch("elke herinnering apart"),
            ),
        )
