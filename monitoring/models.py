"""Hands Django the models that live in the rooms."""

from monitoring.overleg.models import Overleg

__all__ = ["Overleg"]
