"""An order for a long file: who asked for which list, and what came of it."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from regiodeals.common.errors import InvalidInput
from regiodeals.common.words import dutch
from regiodeals.exports.definition import Export, export_named

NO_SUCH_LIST = dutch("Deze lijst bestaat niet meer.")


class Form(models.TextChoices):
    """What kind of file it becomes."""

    XLSX = "xlsx", "Excel"
    CSV = "csv", "CSV"


PENDING = Q(made_at__isnull=True, given_up_at__isnull=True)


class ExportOrderQuerySet(models.QuerySet["ExportOrder"]):
    """Orders by what still has to be done with them."""

    def pending(self) -> "ExportOrderQuerySet":
        """Neither made nor given up."""
        return self.filter(PENDING)

    def kept(self) -> "ExportOrderQuerySet":
        """Made, and the file is still there."""
        return self.filter(made_at__isnull=False, removed_at__isnull=True)


class ExportOrder(models.Model):
    """The row is the order (ADR 0003); its file is a copy and goes away, the row stays.

    `reach` is what the person could see then: roles and organisations. A file made of more than
    the person sees now is not handed out.
    """

    export = models.CharField(dutch("lijst"), max_length=40)
    form = models.CharField(dutch("soort bestand"), max_length=4, choices=Form)
    filters = models.JSONField(dutch("filters"), default=dict, blank=True)
    reach = models.JSONField(dutch("rollen en organisaties"))
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=dutch("gevraagd door"),
    )
    ordered_at = models.DateTimeField(dutch("gevraagd op"))
    attempts = models.PositiveSmallIntegerField(dutch("pogingen"), default=0)
    made_at = models.DateTimeField(dutch("gemaakt op"), null=True, blank=True)
    rows = models.PositiveIntegerField(dutch("regels"), null=True, blank=True)
    given_up_at = models.DateTimeField(dutch("opgegeven op"), null=True, blank=True)
    failure = models.CharField(dutch("waarom niet"), max_length=300, blank=True)
    removed_at = models.DateTimeField(dutch("weggehaald op"), null=True, blank=True)

    objects = ExportOrderQuerySet.as_manager()

    class Meta:
        verbose_name = dutch("bestand op verzoek")
        verbose_name_plural = dutch("bestanden op verzoek")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["ordered_by", "export", "form", "filters"],
                condition=PENDING,
                name="one_open_order_of_a_file",
            ),
            models.CheckConstraint(
                condition=Q(form__in=Form.values), name="ordered_file_is_of_a_known_form"
            ),
            models.CheckConstraint(
                condition=Q(made_at__isnull=True, rows__isnull=True, removed_at__isnull=True)
                | Q(made_at__isnull=False, rows__isnull=False, given_up_at__isnull=True),
                name="made_file_has_its_rows",
            ),
            models.CheckConstraint(
                condition=Q(given_up_at__isnull=True) | ~Q(failure=""),
                name="given_up_order_says_why",
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="order_of_a_file_is_frozen",
                fields=["export", "form", "filters", "reach", "ordered_by", "ordered_at"],
            )
        ]

    def __str__(self) -> str:
        return f"{self.list_title}, {self.get_form_display()}"

    @property
    def list_title(self) -> str:
        """How the list is called; the name of one that this version of the site has no more."""
        found = export_named(self.export)
        return found.title if found else self.export

    @property
    def definition(self) -> Export:
        """The list that was asked for.

        Raises InvalidInput when this version of the site has no such list any more.
        """
        found = export_named(self.export)
        if found is None:
            raise InvalidInput(NO_SUCH_LIST)
        return found

    @property
    def is_pending(self) -> bool:
        """Whether a worker still has to make it."""
        return self.made_at is None and self.given_up_at is None

    @property
    def is_kept(self) -> bool:
        """Whether the file is there."""
        return self.made_at is not None and self.removed_at is None
