"""What is asked in a rapportage, and how it may be answered."""

from django.db import models

from regiodeals.common.words import dutch

# Who began with an earlier form goes on with its questions; a new one asks these.
FORM_VERSION = 2
LONGEST_TEXT = 10_000


class Stand(models.TextChoices):
    """How a programmalijn is doing."""

    OP_SCHEMA = "op_schema", dutch("op schema")
    AANDACHT = "aandacht", dutch("vraagt aandacht")
    RISICO = "risico", dutch("risico")


class Vraag(models.TextChoices):
    """What is asked: the first of each programmalijn, the rest of the deal as a whole.

    The last is asked only where the ministry asked something between times.
    """

    STAND = "stand", dutch("Hoe staat deze programmalijn ervoor?")
    TOELICHTING = "toelichting", dutch("Wat is er gedaan, en waarom staat het er zo voor?")
    RIJK_BESTEED = "rijk_besteed", dutch("Rijk: besteed")
    RIJK_VASTGELEGD = "rijk_vastgelegd", dutch("Rijk: toegezegd, nog niet besteed")
    PUBLIEK_BESTEED = "publiek_besteed", dutch("Regio publiek: besteed")
    PUBLIEK_VASTGELEGD = "publiek_vastgelegd", dutch("Regio publiek: toegezegd, nog niet besteed")
    PUBLIEK_NATURA = "publiek_natura", dutch("Regio publiek: van wat is besteed, in natura")
    PRIVAAT_BESTEED = "privaat_besteed", dutch("Regio privaat: besteed")
    PRIVAAT_VASTGELEGD = "privaat_vastgelegd", dutch("Regio privaat: toegezegd, nog niet besteed")
    PRIVAAT_NATURA = "privaat_natura", dutch("Regio privaat: van wat is besteed, in natura")
    UITVOERING_BESTEED = (
        "uitvoering_besteed",
        dutch("Rijk: van wat is besteed, aan voorbereiding, administratie en toezicht"),
    )
    UITVOERING_WAAROM = "uitvoering_waarom", dutch("Waarom is dat meer dan ten hoogste meetelt?")
    RISICOS = "risicos", dutch("Welke risico's ziet u, en wat doet u eraan?")
    WIJZIGINGEN = "wijzigingen", dutch("Welke wijzigingen vraagt u?")
    LESSEN = "lessen", dutch("Wat kunnen andere regio's hiervan leren?")
    VERHAAL = "verhaal", dutch("Wat merken inwoners van deze Regio Deal?")
    VOORUITBLIK = "vooruitblik", dutch("Wat gaat u het komende jaar doen?")
    ANTWOORD = "antwoord", dutch("Wat is uw antwoord op deze vraag?")


# Asked where the Besluit limits them (art. 12 lid 3).
OF_EXECUTION = (Vraag.UITVOERING_BESTEED.value, Vraag.UITVOERING_WAAROM.value)
AMOUNTS = tuple(v for v in Vraag.values if v.endswith(("_besteed", "_vastgelegd", "_natura")))
OF_A_LINE = (
    Vraag.STAND.value,
    Vraag.TOELICHTING.value,
    *(v for v in AMOUNTS if v not in OF_EXECUTION),
)
OF_THE_DEAL = tuple(v for v in Vraag.values if v not in (*OF_A_LINE, Vraag.ANTWOORD))
# Of the deal as a whole, where the ministry asked something between times.
OF_THE_REQUEST = (Vraag.ANTWOORD.value, Vraag.RISICOS.value)
