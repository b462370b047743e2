"""The numbers on the letters: unique, and without gaps."""

from django.db import models

from regiodeals.common.words import dutch


class Kenmerkreeks(models.Model):
    """The last number per kind and year; its row lock makes numbers unique and gapless."""

    prefix = models.CharField(max_length=10, verbose_name=dutch("prefix"))
    year = models.PositiveSmallIntegerField(dutch("jaar"))
    last_number = models.PositiveIntegerField(dutch("laatste nummer"), default=0)

    class Meta:
        verbose_name = dutch("kenmerkreeks")
        verbose_name_plural = dutch("kenmerkreeksen")
        constraints = [models.UniqueConstraint(fields=["prefix", "year"], name="one_row_per_reeks")]

    def __str__(self) -> str:
        return f"{self.prefix}-{self.year}"
