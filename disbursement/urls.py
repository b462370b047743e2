"""Addresses of the app."""

from disbursement.beschikking.urls import urlpatterns as beschikking
from disbursement.uitkering.urls import urlpatterns as uitkering

app_name = "disbursement"
urlpatterns = [*uitkering, *beschikking]
