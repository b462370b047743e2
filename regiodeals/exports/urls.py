"""Addresses of lists as files."""

from django.urls import path

from regiodeals.exports import views

urlpatterns = [
    path("bestanden/", views.order_list, name="export-list"),
    path("bestanden/<int:pk>/", views.order_file, name="export-file"),
    path("bestanden/<slug:name>/<slug:form>/", views.export, name="export"),
    path("bestanden/<slug:name>/<slug:form>/bestellen/", views.order, name="export-order"),
]
