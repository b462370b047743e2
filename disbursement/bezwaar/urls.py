"""Addresses of the bezwaar."""

from django.urls import path

from disbursement.bezwaar import views

urlpatterns = [
    path("bezwaren/", views.bezwaar_list, name="bezwaar-list"),
    path("bezwaren/<int:pk>/", views.bezwaar_detail, name="bezwaar-detail"),
    path("bezwaren/<int:pk>/doen/<str:verb>/", views.act, name="bezwaar-act"),
    path("beschikkingen/<int:pk>/bezwaar/", views.register, name="bezwaar-register"),
]
