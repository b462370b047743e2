"""The history of an obligation: each other day and each other owner, with the reason."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from regiodeals.common.words import dutch
from regiodeals.obligations.models.obligation import Obligation


class ChangeKind(models.TextChoices):
    """Which act changed an obligation; the trail uses the same verbs."""

    EXTEND = "verlengd", dutch("verlengd bij besluit")
    RESCHEDULE = "verzet", dutch("op een andere dag gepland")
    CORRECT = "hersteld", dutch("fout hersteld")
    HAND_OVER = "overgedragen", dutch("overgedragen")


class ObligationChange(models.Model):
    """One change; written in the transaction of the change and never changed itself."""

    obligation = models.ForeignKey(
        Obligation, models.PROTECT, related_name="changes", verbose_name=dutch("verplichting")
    )
    number = models.PositiveSmallIntegerField(dutch("volgnummer"))
    kind = models.CharField(dutch("soort"), max_length=20, choices=ChangeKind)
    due_from = models.DateField(dutch("laatste dag vooraf"))
    due_to = models.DateField(dutch("laatste dag achteraf"))
    owner_from = models.CharField(dutch("wie vooraf"), max_length=200)
    owner_to = models.CharField(dutch("wie achteraf"), max_length=200)
    reason = models.TextField(dutch("reden"))
    decision = models.CharField(dutch("besluit"), max_length=200, blank=True)
    at = models.DateTimeField(dutch("moment"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("door"),
    )

    class Meta:
        verbose_name = dutch("wijziging van een verplichting")
        verbose_name_plural = dutch("wijzigingen van verplichtingen")
        ordering = ["obligation", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["obligation", "number"], name="changes_of_an_obligation_are_numbered"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=ChangeKind.values) & ~Q(reason=""),
                name="change_has_known_kind_and_reason",
            ),
            models.CheckConstraint(
                condition=~Q(kind=ChangeKind.EXTEND)
                | (Q(due_to__gt=F("due_from")) & ~Q(decision="")),
                name="extension_is_later_and_has_a_decision",
            ),
            models.CheckConstraint(
                condition=Q(kind=ChangeKind.HAND_OVER, due_to=F("due_from"))
                | (
                    ~Q(kind=ChangeKind.HAND_OVER)
                    & ~Q(due_to=F("due_from"))
                    & Q(owner_to=F("owner_from"))
                ),
                name="change_is_of_the_day_or_of_the_owner",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="change_continues_the_obligation",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                # The lock makes a line wait for whoever is closing or moving the obligation.
                func=f"PERFORM 1 FROM {Obligation._meta.db_table} WHERE id = NEW.obligation_id"
                " AND met_at IS NULL AND cancelled_at IS NULL AND due_on = NEW.due_from"
                " AND owner_name = NEW.owner_from AND revision + 1 = NEW.number"
                " FOR NO KEY UPDATE;"
                " IF NOT FOUND THEN"
                " RAISE EXCEPTION 'a change continues an obligation that is neither met nor"
                " cancelled' USING ERRCODE = 'check_violation',"
                " CONSTRAINT = 'change_continues_the_obligation';"
                " END IF; RETURN NEW;",
            ),
            pgtrigger.Trigger(
                name="what_is_overdue_is_not_rescheduled",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                condition=pgtrigger.Q(new__kind="verzet"),
                # By the legal day where it is to be met, as the service counts.
                func=f"PERFORM 1 FROM {Obligation._meta.db_table} WHERE id = NEW.obligation_id"
                " AND NEW.due_from < (NEW.at AT TIME ZONE zone)::date;"
                " IF FOUND THEN RAISE EXCEPTION 'what is overdue is extended by decision, or"
                " corrected' USING ERRCODE = 'check_violation',"
                " CONSTRAINT = 'what_is_overdue_is_not_rescheduled';"
                " END IF; RETURN NEW;",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.obligation}: {self.get_kind_display()}"


# On the table of obligations, but it reads the lines of this file.
pgtrigger.register(
    pgtrigger.Trigger(
        name="obligation_changes_with_its_line",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.AnyChange(
            "due_on", "owner_user", "owner_role", "owner_organisation", "owner_name", "revision"
        ),
        func=f"PERFORM 1 FROM {ObligationChange._meta.db_table}"
        " WHERE obligation_id = NEW.id AND number = NEW.revision AND number = OLD.revision + 1"
        " AND due_from = OLD.due_on AND due_to = NEW.due_on"
        " AND owner_from = OLD.owner_name AND owner_to = NEW.owner_name;"
        " IF NOT FOUND THEN"
        " RAISE EXCEPTION 'the day or the owner of an obligation changes only with its line of"
        " history' USING ERRCODE = 'check_violation',"
        " CONSTRAINT = 'obligation_changes_with_its_line';"
        " END IF; RETURN NEW;",
    )
)(Obligation)
