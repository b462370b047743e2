"""An indicator keeps its code for ever; what it means is written per tranche and round."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from monitoring.indicator.adding_up import AddsUp
from regiodeals.common.words import dutch
from regiodeals.tranche.models import Tranche

CODE = r"^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$"


class Direction(models.TextChoices):
    """Which way is better."""

    HOGER = "hoger", dutch("hoger is beter")
    LAGER = "lager", dutch("lager is beter")
    GELIJK = "gelijk", dutch("gelijk blijven is beter")


class Rule(models.TextChoices):
    """How metingen add up; the same values as `AddsUp`."""

    SOM = AddsUp.SOM.value, dutch("som van alle jaren")
    LAATSTE = AddsUp.LAATSTE.value, dutch("laatste stand")
    GEMIDDELDE = AddsUp.GEMIDDELDE.value, dutch("gemiddelde")
    MAXIMUM = AddsUp.MAXIMUM.value, dutch("hoogste waarde")
    VERHOUDING = AddsUp.VERHOUDING.value, dutch("verhouding (teller en noemer)")


class Theme(models.TextChoices):
    """The themes of the Monitor Brede Welvaart of the CBS."""

    WELZIJN = "welzijn", dutch("subjectief welzijn")
    MATERIEEL = "materieel", dutch("materiële welvaart")
    GEZONDHEID = "gezondheid", dutch("gezondheid")
    ARBEID = "arbeid", dutch("arbeid en vrije tijd")
    WONEN = "wonen", dutch("wonen")
    SAMENLEVING = "samenleving", dutch("samenleving")
    VEILIGHEID = "veiligheid", dutch("veiligheid")
    MILIEU = "milieu", dutch("milieu")


class Indicator(models.Model):
    """A code that lives over years and editions of a deal."""

    code = models.CharField(dutch("code"), max_length=20, unique=True)

    class Meta:
        verbose_name = dutch("indicator")
        verbose_name_plural = dutch("indicatoren")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(condition=Q(code__regex=CODE), name="indicator_code_is_plain")
        ]
        triggers = [
            pgtrigger.Protect(
                name="code_lives_for_ever", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return self.code


class Definitie(models.Model):
    """What an indicator means in a tranche from a round on; frozen once something is measured.

    `number` counts the definities of an indicator. An empty `not_comparable_because` says that
    figures can be compared with those of the definitie before it.
    """

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="definities")
    number = models.PositiveSmallIntegerField(dutch("nummer"))
    tranche = models.ForeignKey(
        Tranche, models.PROTECT, related_name="+", verbose_name=dutch("tranche")
    )
    from_year = models.PositiveSmallIntegerField(dutch("geldt vanaf ronde"))
    name = models.CharField(dutch("naam"), max_length=150)
    unit = models.CharField(dutch("eenheid"), max_length=40)
    allows_negative = models.BooleanField(dutch("mag onder nul zijn"), default=False)
    direction = models.CharField(dutch("richting"), max_length=10, choices=Direction)
    rule = models.CharField(dutch("telt op als"), max_length=12, choices=Rule)
    source = models.CharField(dutch("bron"), max_length=200)
    theme = models.CharField(dutch("thema van brede welvaart"), max_length=12, choices=Theme)
    not_comparable_because = models.CharField(
        dutch("niet vergelijkbaar met de vorige, want"), max_length=300, blank=True
    )
    at = models.DateTimeField(dutch("vastgelegd op"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=dutch("vastgelegd door"),
    )

    class Meta:
        verbose_name = dutch("definitie van een indicator")
        verbose_name_plural = dutch("definities van indicatoren")
        ordering = ["indicator", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "number"], name="definities_of_an_indicator_are_numbered"
            ),
            models.UniqueConstraint(
                fields=["indicator", "tranche", "from_year"],
                name="one_definitie_per_tranche_and_round",
            ),
            models.CheckConstraint(
                condition=Q(
                    direction__in=Direction.values, rule__in=Rule.values, theme__in=Theme.values
                )
                & ~Q(name="")
                & ~Q(unit="")
                & ~Q(source=""),
                name="definitie_is_whole",
            ),
            models.CheckConstraint(
                condition=~Q(rule=Rule.VERHOUDING) | Q(unit="procent", allows_negative=False),
                name="ratio_is_in_procent",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="definitie_stays_on_record", operation=pgtrigger.Delete),
            pgtrigger.Trigger(
                name="used_definitie_is_frozen",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                func="PERFORM 1 FROM monitoring_meting WHERE definitie_id = OLD.id;"
                " IF FOUND THEN RAISE EXCEPTION 'a definitie with metingen is frozen'"
                " USING ERRCODE = 'check_violation', CONSTRAINT = 'used_definitie_is_frozen';"
                " END IF; RETURN NEW;",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator.code} {self.name}"
