"""The address of the search page."""

from django.urls import path

from regiodeals.search import views

urlpatterns = [path("zoeken/", views.search, name="search")]
