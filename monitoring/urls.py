"""Addresses of the app."""

from monitoring.overleg.urls import urlpatterns as overleg

app_name = "monitoring"
urlpatterns = [*overleg]
