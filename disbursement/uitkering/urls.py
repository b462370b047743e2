"""Addresses of the uitkering."""

from django.urls import path

from disbursement.uitkering import views

urlpatterns = [
    path("deals/<int:deal_id>/uitkering/", views.open_uitkering, name="uitkering-open"),
]
