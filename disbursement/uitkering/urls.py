"""Addresses of the uitkering."""

from django.urls import path

from disbursement.uitkering import views

urlpatterns = [
    path("deals/<int:deal_id>/uitkering/", views.open_uitkering, name="uitkering-open"),
    path("deals/<int:deal_id>/rechtmatigheidstoets/", views.legal_test, name="legal-test"),
    path(
        "deals/<int:deal_id>/rechtmatigheidstoets/<slug:rule_key>/",
        views.judge,
        name="legal-test-judge",
    ),
]
