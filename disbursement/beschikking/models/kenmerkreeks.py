"""The numbers on the letters: unique, and without gaps."""

from django.db import models


class Kenmerkreeks(models.Model):
    """The last number per kind and year; its row lock makes numbers unique and gapless."""

    prefix = models.CharField(max_length=10)
    year = models.PositiveSmallIntegerField("jaar")
    last_number = models.PositiveIntegerField("laatste nummer", default=0)

    class Meta:
        verbose_name = "kenmerkreeks"
        verbose_name_plural = "kenmerkreeksen"
        constraints = [models.UniqueConstraint(fields=["prefix", "year"], name="one_row_per_reeks")]

    def __str__(self) -> str:
        return f"{self.prefix}-{self.year}"
