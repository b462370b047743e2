"""What moved the last day to decide on a request."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from disbursement.verzoek.models.guards import in_sql, refuse
from disbursement.verzoek.models.kinds import OPEN, EventKind
from disbursement.verzoek.models.verzoek import Verzoek
from regiodeals.common.words import dutch, joined

_NAME = "event_is_of_an_open_verzoek"


class VerzoekEvent(models.Model):
    """One thing that moved the last day; never changed afterwards.

    `on` is the day of the notice, the question or the answer. A notice has its new term in weeks, a
    question the last day to answer.
    """

    verzoek = models.ForeignKey(
        Verzoek, models.PROTECT, related_name="events", verbose_name=dutch("verzoek")
    )
    number = models.PositiveSmallIntegerField(dutch("volgnummer"))
    kind = models.CharField(dutch("wat"), max_length=12, choices=EventKind)
    on = models.DateField(dutch("dag"))
    weeks = models.PositiveSmallIntegerField(
        dutch("nieuwe termijn in weken"), null=True, blank=True
    )
    answer_by = models.DateField(dutch("aan te vullen tot en met"), null=True, blank=True)
    reason = models.TextField(dutch("reden"))
    at = models.DateTimeField(dutch("vastgelegd op"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=dutch("vastgelegd door"),
    )

    class Meta:
        verbose_name = dutch("gebeurtenis van de termijn van een verzoek")
        verbose_name_plural = dutch("gebeurtenissen van de termijnen van verzoeken")
        ordering = ["verzoek", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["verzoek", "number"], name="events_of_a_verzoek_are_numbered"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="event_of_a_verzoek_says_why"),
            models.CheckConstraint(
                condition=Q(
                    kind=EventKind.MEDEDELING,
                    weeks__isnull=False,
                    weeks__gt=0,
                    answer_by__isnull=True,
                )
                | Q(
                    kind=EventKind.OPSCHORTING,
                    weeks__isnull=True,
                    answer_by__isnull=False,
                    answer_by__gt=F("on"),
                )
                | Q(kind=EventKind.HERVATTING, weeks__isnull=True, answer_by__isnull=True),
                name="event_of_a_verzoek_has_weeks_or_day",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name=_NAME,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                # The lock makes it wait for whoever is deciding.
                func=f"PERFORM 1 FROM {Verzoek._meta.db_table} WHERE id = NEW.verzoek_id"
                f" AND status IN ({in_sql(OPEN)}) FOR NO KEY UPDATE;"
                f" IF NOT FOUND THEN{refuse(_NAME, 'the clock of an ended request stands still')}"
                " END IF; RETURN NEW;",
            ),
        ]

    def __str__(self) -> str:
        return joined(": ", (str(self.verzoek), self.get_kind_display()))
