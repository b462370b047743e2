"""Addresses of the courtesy translation."""

from django.urls import path

from disbursement.vertaling import views

urlpatterns = [
    path("beschikkingen/<int:pk>/vertaling.pdf", views.translation, name="vertaling"),
    path("beschikkingen/<int:pk>/vertaling-opnieuw/", views.retry, name="vertaling-retry"),
]
