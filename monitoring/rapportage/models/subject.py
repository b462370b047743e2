"""What a rapportage is about: a year, or what the ministry asked between times."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce, ExtractYear

from monitoring.rapportage.models.naming import Name
from regiodeals.common.words import dutch

LONGEST_SUBJECT = 80


class Subject(models.Model):
    """Either a year, or a subject with a question; its last day stands in its obligation."""

    year = models.PositiveSmallIntegerField(dutch("jaar"), null=True, blank=True)
    subject = models.CharField(dutch("onderwerp"), max_length=LONGEST_SUBJECT, blank=True)
    question = models.TextField(dutch("vraag van het ministerie"), blank=True)
    asked_on = models.DateField(dutch("gevraagd op"), null=True, blank=True)
    # Results are counted until then; what was asked between times, until the year of asking.
    until = models.GeneratedField(
        expression=Coalesce("year", ExtractYear("asked_on")),
        output_field=models.PositiveSmallIntegerField(dutch("tot en met jaar")),
        db_persist=True,
        verbose_name=dutch("tot en met jaar"),
    )

    class Meta:
        abstract = True

    @property
    def is_asked(self) -> bool:
        """Whether the ministry asked for it between times."""
        return self.year is None

    @property
    def name(self) -> Name:
        """How it is called."""
        return Name(self.year, self.subject)


SUBJECT_CONSTRAINTS = (
    models.UniqueConstraint(fields=["deal", "year"], name="one_rapportage_per_deal_and_year"),
    models.CheckConstraint(
        condition=Q(year__isnull=False, asked_on__isnull=True, subject="", question="")
        | Q(year__isnull=True, asked_on__isnull=False) & ~Q(subject="") & ~Q(question=""),
        name="rapportage_is_over_a_year_or_was_asked",
    ),
)
