"""Addresses of the rapportage."""

from django.urls import path

from monitoring.rapportage.views import (
    along,
    asking,
    copies,
    fields,
    reviewing,
    submitting,
    writing,
)

urlpatterns = [
    path("rapportages/", writing.rapportage_list, name="rapportage-list"),
    path("rapportages/beginnen/", writing.rapportage_open, name="rapportage-open"),
    path("deals/<int:pk>/tussentijds-vragen/", asking.rapportage_ask, name="rapportage-ask"),
    path("rapportages/<int:pk>/", writing.rapportage_detail, name="rapportage-detail"),
    path(
        "rapportages/<int:pk>/bewaren/<slug:section>/",
        writing.rapportage_save,
        name="rapportage-save",
    ),
    path(
        "rapportages/<int:pk>/veld/<int:field>/", fields.rapportage_field, name="rapportage-field"
    ),
    path("rapportages/<int:pk>/kopie/", copies.copy, name="rapportage-copy"),
    path("rapportages/<int:pk>/kopie.xlsx", copies.copy_file, name="rapportage-copy-file"),
    path("rapportages/<int:pk>/controle/", submitting.check, name="rapportage-check"),
    path("rapportages/<int:pk>/meelezen/", along.along, name="rapportage-along"),
    path(
        "rapportages/<int:pk>/meelezen/<int:line>/opmerking/",
        along.comment,
        name="rapportage-comment",
    ),
    path("rapportages/<int:pk>/beoordelen/", reviewing.review, name="rapportage-review"),
    path(
        "rapportages/<int:pk>/oordeel/<slug:section>/",
        reviewing.judge,
        name="rapportage-judge",
    ),
    path(
        "rapportages/<int:pk>/rapportage-<int:number>.pdf",
        reviewing.accepted,
        name="rapportage-file",
    ),
    path("rapportages/<int:pk>/stap/<slug:verb>/", submitting.step, name="rapportage-step"),
    path(
        "rapportages/<int:pk>/ontvangstbewijs-<int:number>.pdf",
        submitting.receipt,
        name="rapportage-receipt",
    ),
    path(
        "rapportages/<int:pk>/indiening-<int:number>/<slug:kind>/opnieuw/",
        submitting.retry,
        name="rapportage-retry",
    ),
]
