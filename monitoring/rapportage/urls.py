"""Addresses of the rapportage."""

from django.urls import path

from monitoring.rapportage import views

urlpatterns = [
    path("rapportages/", views.rapportage_list, name="rapportage-list"),
    path("rapportages/beginnen/", views.rapportage_open, name="rapportage-open"),
    path("rapportages/<int:pk>/", views.rapportage_detail, name="rapportage-detail"),
    path(
        "rapportages/<int:pk>/bewaren/<slug:section>/",
        views.rapportage_save,
        name="rapportage-save",
    ),
]
