"""Hands Django the pages of the administration that live in the rooms."""

from monitoring.overleg.admin import OverlegAdmin

__all__ = ["OverlegAdmin"]
