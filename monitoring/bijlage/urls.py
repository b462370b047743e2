"""Addresses of the files of a rapportage."""

from django.urls import path

from monitoring.bijlage import views

urlpatterns = [
    path("rapportages/<int:pk>/bestanden/", views.bijlage_list, name="bijlage-list"),
    path("rapportages/bestanden/<int:pk>/", views.bijlage_file, name="bijlage-file"),
    path("rapportages/bestanden/<int:pk>/weghalen/", views.bijlage_remove, name="bijlage-remove"),
]
