"""What the ministry thinks of each section that was handed in, and that the whole is accepted."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from monitoring.rapportage.models.indiening import Indiening
from monitoring.rapportage.models.wrote_in import wrote_in
from regiodeals.common.words import dutch
from regiodeals.documents.models import Document


class Oordeel(models.Model):
    """One section of one handing in: in order, or back with what must be better.

    What was in order and did not change, is in order in the next round too.
    """

    indiening = models.ForeignKey(
        Indiening, models.PROTECT, related_name="oordelen", verbose_name=dutch("indiening")
    )
    section = models.CharField(dutch("onderdeel"), max_length=30)
    is_accepted = models.BooleanField(dutch("in orde"))
    remark = models.TextField(dutch("opmerking"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=dutch("beoordeeld door"),
    )
    at = models.DateTimeField(dutch("beoordeeld op"))

    class Meta:
        verbose_name = dutch("oordeel over een onderdeel")
        verbose_name_plural = dutch("oordelen over onderdelen")
        ordering = ["indiening", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["indiening", "section"], name="one_oordeel_per_section"
            ),
            models.CheckConstraint(
                condition=Q(is_accepted=True) | ~Q(remark=""), name="what_goes_back_says_why"
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="stays_on_record", operation=pgtrigger.Delete),
            pgtrigger.Trigger(
                name="oordeel_is_given_on_what_was_handed_in",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func="PERFORM 1 FROM monitoring_indiening i"
                " JOIN monitoring_rapportage r ON r.id = i.rapportage_id"
                " WHERE i.id = NEW.indiening_id AND r.status = 'ingediend'"
                " AND NEW.by_id NOT IN (i.by_id, i.offered_by_id)"
                f" AND NOT EXISTS ({wrote_in('r.id')});"
                " IF NOT FOUND THEN RAISE EXCEPTION"
                " 'who wrote, handed in or offered does not judge, and only what was handed in is"
                " judged' USING ERRCODE = 'check_violation',"
                " CONSTRAINT = 'oordeel_is_given_on_what_was_handed_in';"
                " END IF; RETURN NEW;",
            ),
        ]

    def __str__(self) -> str:
        return dutch(
            "{onderdeel} in {indiening}", onderdeel=self.section, indiening=str(self.indiening)
        )

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return self.indiening.dossier_id


class Akkoord(models.Model):
    """A handing in that was accepted: its data are frozen already, here is its document."""

    indiening = models.OneToOneField(
        Indiening, models.PROTECT, related_name="akkoord", verbose_name=dutch("indiening")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=dutch("akkoord door"),
    )
    at = models.DateTimeField(dutch("akkoord op"))
    document = models.OneToOneField(
        Document, models.PROTECT, related_name="+", verbose_name=dutch("rapportage als PDF")
    )

    class Meta:
        verbose_name = dutch("akkoord op een rapportage")
        verbose_name_plural = dutch("akkoorden op rapportages")
        ordering = ["-at"]
        triggers = [
            pgtrigger.Protect(
                name="akkoord_is_frozen", operation=pgtrigger.Update | pgtrigger.Delete
            ),
            pgtrigger.Trigger(
                name="who_hands_in_does_not_accept",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func="PERFORM 1 FROM monitoring_indiening i WHERE i.id = NEW.indiening_id"
                " AND (NEW.by_id IN (i.by_id, i.offered_by_id)"
                f" OR EXISTS ({wrote_in('i.rapportage_id')}));"
                " IF FOUND THEN RAISE EXCEPTION"
                " 'who writes or hands in a rapportage does not accept it'"
                " USING ERRCODE = 'check_violation',"
                " CONSTRAINT = 'who_hands_in_does_not_accept';"
                " END IF; RETURN NEW;",
            ),
        ]

    def __str__(self) -> str:
        return dutch("Akkoord op {indiening}", indiening=str(self.indiening))

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return self.indiening.dossier_id
