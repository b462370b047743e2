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
from monitoring.rapportage.admin import (
    AkkoordAdmin,
    AntwoordAdmin,
    IndieningAdmin,
    LijnverslagAdmin,
    OordeelAdmin,
    RapportageAdmin,
)

__all__ = [
    "AfspraakAdmin",
    "AkkoordAdmin",
    "AntwoordAdmin",
    "DefinitieAdmin",
    "DoelAdmin",
    "DoelindicatorAdmin",
    "IndicatorAdmin",
    "IndieningAdmin",
    "LijnverslagAdmin",
    "MetingAdmin",
    "OordeelAdmin",
    "OverlegAdmin",
    "RapportageAdmin",
]
