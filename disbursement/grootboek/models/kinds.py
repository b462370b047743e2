"""What an entry of the ledger may be."""

from django.db import models


class BoekingKind(models.TextChoices):
    """What happened to the money; each kind is a total of its own."""

    VERLEEND = "verleend", "verleend"
    BTW_COMPENSATIE = "btw_compensatie", "btw-deel voor het BTW-compensatiefonds"
    TERMIJN_GEPLAND = "termijn_gepland", "termijn gepland"
    TERMIJN_VRIJGEGEVEN = "termijn_vrijgegeven", "termijn vrijgegeven"
    TERMIJN_BETAALD = "termijn_betaald", "termijn betaald"
    TERMIJN_TERUGGEKOMEN = "termijn_teruggekomen", "betaling teruggekomen"
    VERANTWOORD = "verantwoord", "verantwoord"
    TEN_ONRECHTE = "ten_onrechte", "ten onrechte besteed"
    VASTGESTELD = "vastgesteld", "vastgesteld"
    TERUGGEVORDERD = "teruggevorderd", "teruggevorderd"
    ONTVANGEN = "ontvangen", "terugontvangen"
    RENTE = "rente", "wettelijke rente"
    KOERSVERSCHIL = "koersverschil", "koersverschil"


# These are booked on one termijn, all others on the uitkering as a whole.
OF_A_TERMIJN = [
    BoekingKind.TERMIJN_GEPLAND,
    BoekingKind.TERMIJN_VRIJGEGEVEN,
    BoekingKind.TERMIJN_BETAALD,
    BoekingKind.TERMIJN_TERUGGEKOMEN,
]
