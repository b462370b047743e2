"""Addresses of the ledger."""

from django.urls import path

from disbursement.grootboek import views

urlpatterns = [
    path("kasritme/", views.cash, name="kasritme"),
    path("kasritme/<slug:table>/<slug:form>/", views.cash_export, name="kasritme-export"),
    path("deals/<int:deal_id>/geld/", views.money, name="geld"),
    path(
        "deals/<int:deal_id>/geld/<slug:table>/<slug:form>/",
        views.money_export,
        name="geld-export",
    ),
    path("termijnen/<int:pk>/voorwaarde/", views.condition, name="termijn-condition"),
    path("uitkeringen/<int:pk>/termijnen/", views.plan, name="termijnen-plan"),
    path("boekingen/<int:pk>/herstellen/", views.correct, name="boeking-correct"),
]
