"""Addresses of the board of a tranche."""

from django.urls import path

from regiodeals.board import views

urlpatterns = [
    path("tranches/<int:number>/", views.board, name="tranche-detail"),
]
