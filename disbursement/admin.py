"""Hands Django the pages of the administration that live in the rooms."""

from disbursement.bekendmaking.admin import BekendmakingAdmin
from disbursement.beschikking.admin import BeschikkingAdmin, KenmerkreeksAdmin
from disbursement.betaling.admin import (
    AanleveringAdmin,
    AfschriftAdmin,
    BankregelAdmin,
    BetaalbatchAdmin,
    BetaalrekeningAdmin,
    BetalingAdmin,
    RekeningAdmin,
)
from disbursement.bezwaar.admin import BezwaarAdmin, ClockEventAdmin
from disbursement.grootboek.admin import BoekingAdmin
from disbursement.mandaat.admin import (
    AfzenderAdmin,
    AmbtAdmin,
    AmbtsdragerAdmin,
    MandaatAdmin,
    VervangingAdmin,
)
from disbursement.serie.admin import (
    InzageAdmin,
    OnderdeelAdmin,
    OpdrachtAdmin,
    SerieAdmin,
    SerieDealAdmin,
)
from disbursement.sjabloon.admin import SjabloonAdmin, SjabloonVersieAdmin
from disbursement.uitkering.admin import TermijnAdmin, UitkeringAdmin
from disbursement.vaststelling.admin import (
    AanmaningAdmin,
    OntvangstAdmin,
    RentebesluitAdmin,
    StuitingAdmin,
    VoorstelAdmin,
    VoorstelBesluitAdmin,
    VorderingAdmin,
)
from disbursement.verantwoording.admin import (
    BeoordelingAdmin,
    IndicatorAdmin,
    InlezingAdmin,
    LeveringAdmin,
    SisaVersieAdmin,
    UitstelverzoekAdmin,
    VerantwoordingAdmin,
)
from disbursement.vertaling.admin import VertalingAdmin
from disbursement.verzoek.admin import VerzoekAdmin, VerzoekEventAdmin, VerzoekRegelAdmin

__all__ = [
    "AanleveringAdmin",
    "AanmaningAdmin",
    "AfschriftAdmin",
    "AfzenderAdmin",
    "AmbtAdmin",
    "AmbtsdragerAdmin",
    "BankregelAdmin",
    "BekendmakingAdmin",
    "BeoordelingAdmin",
    "BeschikkingAdmin",
    "BetaalbatchAdmin",
    "BetaalrekeningAdmin",
    "BetalingAdmin",
    "BezwaarAdmin",
    "BoekingAdmin",
    "ClockEventAdmin",
    "IndicatorAdmin",
    "InlezingAdmin",
    "InzageAdmin",
    "KenmerkreeksAdmin",
    "LeveringAdmin",
    "MandaatAdmin",
    "OnderdeelAdmin",
    "OntvangstAdmin",
    "OpdrachtAdmin",
    "RekeningAdmin",
    "RentebesluitAdmin",
    "SerieAdmin",
    "SerieDealAdmin",
    "SisaVersieAdmin",
    "SjabloonAdmin",
    "SjabloonVersieAdmin",
    "StuitingAdmin",
    "TermijnAdmin",
    "UitkeringAdmin",
    "UitstelverzoekAdmin",
    "VerantwoordingAdmin",
    "VertalingAdmin",
    "VervangingAdmin",
    "VerzoekAdmin",
    "VerzoekEventAdmin",
    "VerzoekRegelAdmin",
    "VoorstelAdmin",
    "VoorstelBesluitAdmin",
    "VorderingAdmin",
]
