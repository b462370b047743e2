"""What an entry of the ledger may be."""

from django.db import models

from regiodeals.common.words import dutch


class BoekingKind(models.TextChoices):
    """What happened to the money; each kind is a total of its own."""

    VERLEEND = "verleend", dutch("verleend")
    BTW_COMPENSATIE = "btw_compensatie", dutch("btw-deel voor het BTW-compensatiefonds")
    TERMIJN_GEPLAND = "termijn_gepland", dutch("termijn gepland")
    TERMIJN_VRIJGEGEVEN = "termijn_vrijgegeven", dutch("termijn vrijgegeven")
    TERMIJN_BETAALD = "termijn_betaald", dutch("termijn betaald")
    TERMIJN_TERUGGEKOMEN = "termijn_teruggekomen", dutch("betaling teruggekomen")
    VERANTWOORD = "verantwoord", dutch("verantwoord")
    TEN_ONRECHTE = "ten_onrechte", dutch("ten onrechte besteed")
    VASTGESTELD = "vastgesteld", dutch("vastgesteld")
    TERUGGEVORDERD = "teruggevorderd", dutch("teruggevorderd")
    ONTVANGEN = "ontvangen", dutch("terugontvangen")
    RENTE = "rente", dutch("wettelijke rente")
    KOERSVERSCHIL = "koersverschil", dutch("koersverschil")


# These are booked on one termijn, all others on the uitkering as a whole.
OF_A_TERMIJN = [
    BoekingKind.TERMIJN_GEPLAND,
    BoekingKind.TERMIJN_VRIJGEGEVEN,
    BoekingKind.TERMIJN_BETAALD,
    BoekingKind.TERMIJN_TERUGGEKOMEN,
]
