"""Addresses of the app."""

from disbursement.bekendmaking.urls import urlpatterns as bekendmaking
from disbursement.beschikking.urls import urlpatterns as beschikking
from disbursement.betaling.urls import urlpatterns as betaling
from disbursement.bezwaar.urls import urlpatterns as bezwaar
from disbursement.grootboek.urls import urlpatterns as grootboek
from disbursement.mandaat.urls import urlpatterns as mandaat
from disbursement.serie.urls import urlpatterns as serie
from disbursement.sjabloon.urls import urlpatterns as sjabloon
from disbursement.uitkering.urls import urlpatterns as uitkering
from disbursement.vaststelling.urls import urlpatterns as vaststelling
from disbursement.verantwoording.urls import urlpatterns as verantwoording
from disbursement.vertaling.urls import urlpatterns as vertaling
from disbursement.verzoek.urls import urlpatterns as verzoek

app_name = "disbursement"
urlpatterns = [
    *uitkering,
    *sjabloon,
    *beschikking,
    *vertaling,
    *bekendmaking,
    *mandaat,
    *serie,
    *bezwaar,
    *verzoek,
    *betaling,
    *vaststelling,
    *grootboek,
    *verantwoording,
]
