"""Hands Django the pages of the administration that live in the rooms."""

from monitoring.bijlage.admin import BijlageAdmin
from monitoring.herinnering.admin import (
    HerinneringAdmin,
    HerinneringsbeleidAdmin,
    MailvoorkeurAdmin,
    RondeAdmin,
)
from monitoring.indicator.admin import (
    AfspraakAdmin,
    DefinitieAdmin,
    DoelAdmin,
    DoelindicatorAdmin,
    IndicatorAdmin,
    MetingAdmin,
)
from monitoring.jaarcyclus.admin import JaarcyclusAdmin, RoosterregelAdmin
from monitoring.kalender.admin import AgendalinkAdmin
from monitoring.kamer.admin import KamerrapportageAdmin
from monitoring.les.admin import LesAdmin
from monitoring.overleg.admin import OverlegAdmin
from monitoring.rapportage.admin import (
    AkkoordAdmin,
    AntwoordAdmin,
    IndieningAdmin,
    LijnverslagAdmin,
    OordeelAdmin,
    OpmerkingAdmin,
    RapportageAdmin,
)
from monitoring.uitwisseling.admin import AanmeldingAdmin, UitwisselingAdmin

__all__ = [
    "AanmeldingAdmin",
    "AfspraakAdmin",
    "AgendalinkAdmin",
    "AkkoordAdmin",
    "AntwoordAdmin",
    "BijlageAdmin",
    "DefinitieAdmin",
    "DoelAdmin",
    "DoelindicatorAdmin",
    "HerinneringAdmin",
    "HerinneringsbeleidAdmin",
    "IndicatorAdmin",
    "IndieningAdmin",
    "JaarcyclusAdmin",
    "KamerrapportageAdmin",
    "LesAdmin",
    "LijnverslagAdmin",
    "MailvoorkeurAdmin",
    "MetingAdmin",
    "OordeelAdmin",
    "OpmerkingAdmin",
    "OverlegAdmin",
    "RapportageAdmin",
    "RondeAdmin",
    "RoosterregelAdmin",
    "UitwisselingAdmin",
]
