"""Which ministry a programmalijn is of; no row means that nobody laid it down."""

import pgtrigger
from django.db import models

from regiodeals.common.words import dutch
from regiodeals.deal.models.funding import Programmalijn
from regiodeals.deal.models.party import DealParty, PartyRole


class Lijnministerie(models.Model):
    """One ministry of one programmalijn: a rijkspartij of the same deal."""

    programmalijn = models.ForeignKey(
        Programmalijn,
        models.PROTECT,
        related_name="ministeries",
        verbose_name=dutch("programmalijn"),
    )
    party = models.ForeignKey(
        DealParty, models.PROTECT, related_name="lijnen", verbose_name=dutch("ministerie")
    )
    is_example = models.BooleanField(dutch("voorbeeld"), default=False)

    class Meta:
        verbose_name = dutch("ministerie van een programmalijn")
        verbose_name_plural = dutch("ministeries van programmalijnen")
        ordering = ["programmalijn", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["programmalijn", "party"], name="one_row_per_ministry_of_a_programmalijn"
            )
        ]
        triggers = [
            pgtrigger.Trigger(
                name="ministry_of_a_line_signed_the_deal",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=f"PERFORM 1 FROM {DealParty._meta.db_table} p"
                f" JOIN {Programmalijn._meta.db_table} l ON l.deal_id = p.deal_id"
                " WHERE p.id = NEW.party_id AND l.id = NEW.programmalijn_id"
                f" AND p.role = '{PartyRole.RIJKSPARTIJ}';"
                " IF NOT FOUND THEN RAISE EXCEPTION 'the ministry of a line is a rijkspartij of its"
                " deal' USING ERRCODE = 'check_violation',"
                " CONSTRAINT = 'ministry_of_a_line_signed_the_deal';"
                " END IF; RETURN NEW;",
            )
        ]

    def __str__(self) -> str:
        return f"{self.programmalijn}: {self.party.organisation}"

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return int(self.programmalijn.deal_id)
