"""Hands Django the pages of the administration that live in the rooms."""

from monitoring.indicator.admin import (
    AfspraakAdmin,
    DefinitieAdmin,
    DoelAdmin,
    DoelindicatorAdmin,
    IndicatorAdmin,
    MetingAdmin,
)
from monitoring.overleg.admin import OverlegAdmin

__all__ = [
    "AfspraakAdmin",
    "DefinitieAdmin",
    "DoelAdmin",
    "DoelindicatorAdmin",
    "IndicatorAdmin",
    "MetingAdmin",
    "OverlegAdmin",
]
