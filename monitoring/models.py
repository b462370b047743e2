"""Hands Django the models that live in the rooms."""

from monitoring.bijlage.models import Bijlage
from monitoring.herinnering.models import (
    Herinnering,
    Herinneringsbeleid,
    Mailvoorkeur,
    Ronde,
)
from monitoring.indicator.models import (
    Afspraak,
    Definitie,
    Doel,
    Doelindicator,
    Indicator,
    Meting,
)
from monitoring.jaarcyclus.models import Jaarcyclus, Roosterregel
from monitoring.kalender.models import Agendalink
from monitoring.kamer.models import Kamerrapportage
from monitoring.les.models import Les
from monitoring.overleg.models import (
    Besluitpunt,
    Deelnemer,
    Overleg,
    Prikantwoord,
    Prikmoment,
    Vergaderstuk,
    Verslagreactie,
    Verslagversie,
)
from monitoring.rapportage.models import (
    Akkoord,
    Antwoord,
    Indiening,
    Lijnverslag,
    Oordeel,
    Opmerking,
    Rapportage,
    Schrijver,
)
from monitoring.uitwisseling.models import Aanmelding, Uitwisseling

__all__ = [
    "Aanmelding",
    "Afspraak",
    "Agendalink",
    "Akkoord",
    "Antwoord",
    "Besluitpunt",
    "Bijlage",
    "Deelnemer",
    "Definitie",
    "Doel",
    "Doelindicator",
    "Herinnering",
    "Herinneringsbeleid",
    "Indicator",
    "Indiening",
    "Jaarcyclus",
    "Kamerrapportage",
    "Les",
    "Lijnverslag",
    "Mailvoorkeur",
    "Meting",
    "Oordeel",
    "Opmerking",
    "Overleg",
    "Prikantwoord",
    "Prikmoment",
    "Rapportage",
    "Ronde",
    "Roosterregel",
    "Schrijver",
    "Uitwisseling",
    "Vergaderstuk",
    "Verslagreactie",
    "Verslagversie",
]
