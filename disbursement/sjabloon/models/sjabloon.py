"""A template: the wording of one kind of decision, for one instrument, in one language."""

import pgtrigger
from django.db import models
from django.db.models import Q

from regiodeals.common.words import dutch, joined
from regiodeals.legal.decisions import DecisionKind
from regiodeals.legal.grant_rules import Instrument


class Language(models.TextChoices):
    """The language of a letter; English is a courtesy translation for the islands."""

    NL = "nl", dutch("Nederlands")
    EN = "en", dutch("Engels")


class Sjabloon(models.Model):
    """What its versions have in common; where a text stands is for the letter itself."""

    kind = models.CharField(
        dutch("soort beschikking"),
        max_length=20,
        choices=[(k.value, k.words) for k in DecisionKind],
    )
    instrument = models.CharField(
        dutch("soort uitkering"), max_length=30, choices=[(i.value, i.words) for i in Instrument]
    )
    language = models.CharField(dutch("taal"), max_length=2, choices=Language, default=Language.NL)

    class Meta:
        verbose_name = dutch("sjabloon")
        verbose_name_plural = dutch("sjablonen")
        ordering = ["kind", "-instrument", "-language"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "instrument", "language"], name="one_sjabloon_per_letter"
            ),
            models.CheckConstraint(
                condition=Q(
                    kind__in=[k.value for k in DecisionKind],
                    instrument__in=[i.value for i in Instrument],
                    language__in=Language.values,
                ),
                name="sjabloon_is_of_a_known_letter",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="sjabloon_stays_what_it_is",
                operation=pgtrigger.Update | pgtrigger.Delete,
            )
        ]

    def __str__(self) -> str:
        name = joined(" ", (self.get_kind_display().capitalize(), self.get_instrument_display()))
        if self.language == Language.NL:
            return name
        return dutch("{sjabloon} ({taal})", sjabloon=name, taal=self.get_language_display())
