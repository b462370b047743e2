"""Addresses of claims."""

from django.urls import path

from disbursement.vaststelling import views

urlpatterns = [
    path("vorderingen/", views.claim_list, name="vordering-list"),
    path("vorderingen/<int:pk>/", views.claim_detail, name="vordering-detail"),
    path("vorderingen/<int:pk>/doen/<str:verb>/", views.claim_act, name="vordering-act"),
]
