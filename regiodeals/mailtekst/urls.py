"""Addresses of the register of texts of mails."""

from django.urls import path

from regiodeals.mailtekst import views

urlpatterns = [
    path("mailteksten/", views.text_list, name="mailtekst-list"),
    path("mailteksten/<slug:mail>/<slug:language>/", views.text_detail, name="mailtekst-detail"),
    path(
        "mailteksten/<slug:mail>/<slug:language>/nieuwe-versie/",
        views.draft,
        name="mailtekst-draft",
    ),
    path("mailtekstversies/<int:pk>/", views.version_detail, name="mailtekstversie-detail"),
    path("mailtekstversies/<int:pk>/wijzigen/", views.edit, name="mailtekstversie-edit"),
    path("mailtekstversies/<int:pk>/publiceren/", views.publish, name="mailtekstversie-publish"),
    path("mailtekstversies/<int:pk>/intrekken/", views.withdraw, name="mailtekstversie-withdraw"),
]
