"""A set of kinds of decision as a column: what a mandate or a deputy covers."""

from collections.abc import Iterable
from typing import Any

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from regiodeals.common.words import Words, dutch, joined
from regiodeals.legal.decisions import DecisionKind

KINDS = [(kind.value, kind.words) for kind in DecisionKind]
NO_KINDS = dutch("Kies ten minste één soort besluit.")


def kinds_field() -> "ArrayField[Any, Any]":
    """The column with the kinds."""
    return ArrayField(models.CharField(max_length=20, choices=KINDS), verbose_name=dutch("soorten"))


def in_words(kinds: Iterable[str]) -> Words:
    """Kinds of decision as a page says them."""
    return joined(", ", (DecisionKind(kind).words for kind in kinds))


def has_known_kinds(name: str) -> models.CheckConstraint:
    """The constraint that at least one kind is covered, and only kinds that the law knows."""
    known = Q(kinds__contained_by=[kind.value for kind in DecisionKind])
    return models.CheckConstraint(
        condition=Q(kinds__len__gt=0) & known, name=name, violation_error_message=NO_KINDS
    )


def only_its_end_changes(name: str) -> pgtrigger.ReadOnly:
    """The trigger that lets a period end and refuses to rewrite anything else of the row."""
    return pgtrigger.ReadOnly(name=name, exclude=["valid_until"])


def stays_on_record(name: str) -> pgtrigger.Protect:
    """The trigger that refuses to delete: who could sign in a year past must stay known."""
    return pgtrigger.Protect(name=name, operation=pgtrigger.Delete)
