"""Addresses of the app."""

from monitoring.bijlage.urls import urlpatterns as bijlage
from monitoring.herinnering.urls import urlpatterns as herinnering
from monitoring.indicator.urls import urlpatterns as indicator
from monitoring.jaarcyclus.urls import urlpatterns as jaarcyclus
from monitoring.kalender.urls import urlpatterns as kalender
from monitoring.kamer.urls import urlpatterns as kamer
from monitoring.les.urls import urlpatterns as les
from monitoring.overleg.urls import urlpatterns as overleg
from monitoring.rapportage.urls import urlpatterns as rapportage
from monitoring.uitwisseling.urls import urlpatterns as uitwisseling

app_name = "monitoring"
urlpatterns = [
    *bijlage,
    *herinnering,
    *indicator,
    *jaarcyclus,
    *kalender,
    *kamer,
    *les,
    *overleg,
    *rapportage,
    *uitwisseling,
]
