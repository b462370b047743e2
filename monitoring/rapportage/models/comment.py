"""What a co-signing ministry notes at a programmalijn that is its own; it refuses nothing."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from monitoring.rapportage.models.indiening import Indiening
from monitoring.rapportage.models.rapportage import Lijnverslag
from regiodeals.common.words import dutch
from regiodeals.party.models import Organisation


class Opmerking(models.Model):
    """One remark about one programmalijn of one handing in; the reviewer reads it."""

    indiening = models.ForeignKey(
        Indiening, models.PROTECT, related_name="opmerkingen", verbose_name=dutch("indiening")
    )
    lijnverslag = models.ForeignKey(
        Lijnverslag, models.PROTECT, related_name="opmerkingen", verbose_name=dutch("lijnverslag")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=dutch("ministerie")
    )
    text = models.TextField(dutch("opmerking"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=dutch("geschreven door"),
    )
    at = models.DateTimeField(dutch("geschreven op"))

    class Meta:
        verbose_name = dutch("opmerking van een ministerie")
        verbose_name_plural = dutch("opmerkingen van ministeries")
        ordering = ["indiening", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="opmerking_has_words")]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="opmerking_is_about_a_line_of_the_ministry",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func="PERFORM 1 FROM monitoring_indiening i"
                " JOIN monitoring_rapportage r ON r.id = i.rapportage_id"
                " JOIN monitoring_lijnverslag v ON v.rapportage_id = r.id"
                " JOIN regiodeals_lijnministerie m ON m.programmalijn_id = v.programmalijn_id"
                " JOIN regiodeals_dealparty p ON p.id = m.party_id"
                " WHERE i.id = NEW.indiening_id AND v.id = NEW.lijnverslag_id"
                " AND p.organisation_id = NEW.organisation_id AND r.status = 'ingediend';"
                " IF NOT FOUND THEN RAISE EXCEPTION 'a ministry notes something at a line of its"
                " own, in what was handed in' USING ERRCODE = 'check_violation',"
                " CONSTRAINT = 'opmerking_is_about_a_line_of_the_ministry';"
                " END IF; RETURN NEW;",
            ),
        ]

    def __str__(self) -> str:
        return dutch(
            "{organisatie} bij {verslag}",
            organisatie=str(self.organisation),
            verslag=str(self.lijnverslag),
        )

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return self.indiening.dossier_id

    @property
    def section(self) -> str:
        """The part of the rapportage that it is about."""
        return self.lijnverslag.section
