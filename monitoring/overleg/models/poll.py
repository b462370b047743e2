"""A date poll: moments that were proposed, and what each participant can."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from monitoring.overleg.models.deelnemer import Deelnemer
from monitoring.overleg.models.overleg import Overleg
from regiodeals.common.words import dutch, joined
from regiodeals.obligations.state import Zone


class CanCome(models.TextChoices):
    """What a participant says of a moment."""

    YES = "kan", dutch("kan")
    IF_NEED_BE = "desnoods", dutch("kan als het moet")
    NO = "kan_niet", dutch("kan niet")


class Prikmoment(models.Model):
    """One moment that was proposed; never changed, only taken away while nobody answered it."""

    overleg = models.ForeignKey(Overleg, models.PROTECT, related_name="prikmomenten")
    begins_at = models.DateTimeField(dutch("begin"))
    ends_at = models.DateTimeField(dutch("einde"))
    zone = models.CharField(dutch("tijdzone"), max_length=40, choices=Zone)

    class Meta:
        verbose_name = dutch("moment in een datumprikker")
        verbose_name_plural = dutch("momenten in een datumprikker")
        ordering = ["overleg", "begins_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["overleg", "begins_at"], name="moment_is_proposed_once"
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("begins_at")), name="moment_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=Q(zone__in=Zone.values), name="moment_zone_is_known"),
        ]
        triggers = [pgtrigger.Protect(name="moment_is_frozen", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return dutch("moment {nummer}", nummer=self.pk)

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return int(self.overleg.deal_id)


class Prikantwoord(models.Model):
    """What one participant can at one moment; it may change until a moment is picked."""

    moment = models.ForeignKey(
        Prikmoment, models.PROTECT, related_name="antwoorden", verbose_name=dutch("moment")
    )
    deelnemer = models.ForeignKey(
        Deelnemer, models.PROTECT, related_name="+", verbose_name=dutch("deelnemer")
    )
    answer = models.CharField(dutch("antwoord"), max_length=10, choices=CanCome)
    at = models.DateTimeField(dutch("gegeven op"))

    class Meta:
        verbose_name = dutch("antwoord in een datumprikker")
        verbose_name_plural = dutch("antwoorden in een datumprikker")
        ordering = ["moment", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["moment", "deelnemer"], name="participant_answers_a_moment_once"
            ),
            models.CheckConstraint(
                condition=Q(answer__in=CanCome.values), name="poll_answer_is_known"
            ),
        ]

    def __str__(self) -> str:
        return joined(": ", (str(self.deelnemer), self.get_answer_display()))

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return int(self.moment.overleg.deal_id)
