"""What was said and decided: decisions, the minutes as they were sent, and who agreed when.

What somebody must do is no row here: an action is an obligation, with the overleg as its subject.
"""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from monitoring.overleg.models.deelnemer import Deelnemer
from monitoring.overleg.models.overleg import Overleg, OverlegStatus
from regiodeals.common.words import dutch, joined

LONGEST_DECISION = 500


class Besluitpunt(models.Model):
    """One decision; it changes until the minutes are adopted, and never after."""

    overleg = models.ForeignKey(Overleg, models.PROTECT, related_name="besluiten")
    number = models.PositiveSmallIntegerField(dutch("volgnummer"))
    text = models.CharField(dutch("besluit"), max_length=LONGEST_DECISION)

    class Meta:
        verbose_name = dutch("besluit van een overleg")
        verbose_name_plural = dutch("besluiten van overleggen")
        ordering = ["overleg", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["overleg", "number"], name="decisions_of_an_overleg_are_numbered"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="decision_says_something"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="adopted_decisions_are_frozen",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=f"PERFORM 1 FROM {Overleg._meta.db_table}"
                " WHERE id = COALESCE(NEW.overleg_id, OLD.overleg_id)"
                f" AND status <> '{OverlegStatus.VASTGESTELD}' FOR NO KEY UPDATE;"
                " IF NOT FOUND THEN"
                " RAISE EXCEPTION 'what was decided is frozen once the minutes are adopted'"
                " USING ERRCODE = 'check_violation',"
                " CONSTRAINT = 'adopted_decisions_are_frozen';"
                " END IF; RETURN COALESCE(NEW, OLD);",
            ),
        ]

    def __str__(self) -> str:
        return dutch("besluit {nummer}", nummer=self.number)

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return int(self.overleg.deal_id)


class Verslagversie(models.Model):
    """The minutes as they were sent to the participants, word for word."""

    overleg = models.ForeignKey(Overleg, models.PROTECT, related_name="versies")
    number = models.PositiveSmallIntegerField(dutch("volgnummer"))
    content = models.JSONField(dutch("verslag, besluiten en actiepunten"))
    sent_at = models.DateTimeField(dutch("verstuurd op"))
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=dutch("verstuurd door"),
    )
    answer_by = models.DateField(dutch("reageren tot en met"))

    class Meta:
        verbose_name = dutch("versie van een verslag")
        verbose_name_plural = dutch("versies van verslagen")
        ordering = ["overleg", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["overleg", "number"], name="versions_of_minutes_are_numbered"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="sent_minutes_are_frozen", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        ]

    def __str__(self) -> str:
        return dutch("verslag, versie {nummer}", nummer=self.number)

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return int(self.overleg.deal_id)


class Verslagreactie(models.Model):
    """What a participant said of one version; of each participant the last one counts."""

    versie = models.ForeignKey(
        Verslagversie, models.PROTECT, related_name="reacties", verbose_name=dutch("versie")
    )
    deelnemer = models.ForeignKey(
        Deelnemer, models.PROTECT, related_name="reacties", verbose_name=dutch("deelnemer")
    )
    agrees = models.BooleanField(dutch("stemt in"))
    words = models.TextField(dutch("wat moet anders"), blank=True)
    at = models.DateTimeField(dutch("moment"))

    class Meta:
        verbose_name = dutch("reactie op een verslag")
        verbose_name_plural = dutch("reacties op verslagen")
        ordering = ["versie", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(agrees=True) | ~Q(words=""), name="objection_says_what_must_change"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="answer_to_minutes_is_frozen", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        ]

    def __str__(self) -> str:
        return joined(
            ": ",
            (str(self.deelnemer), dutch("stemt in") if self.agrees else dutch("stemt niet in")),
        )

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return int(self.versie.overleg.deal_id)
