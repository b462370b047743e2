"""Addresses of the board of a tranche."""

from django.urls import path

from regiodeals.board import views

urlpatterns = [
    path("tranches/<int:number>/", views.board, name="tranche-detail"),
    path("tranches/<int:number>/keuze/", views.choose, name="board-choose"),
    path("tranches/<int:number>/weergaven/", views.save_view, name="board-view-save"),
    path(
        "tranches/<int:number>/weergaven/<int:pk>/<str:act>/",
        views.change_view,
        name="board-view-act",
    ),
]
