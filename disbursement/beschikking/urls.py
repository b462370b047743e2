"""Addresses of the beschikking."""

from django.urls import path

from disbursement.beschikking import views

urlpatterns = [
    path("controleer/", views.check, name="beschikking-check"),
    path("beschikkingen/", views.beschikking_list, name="beschikking-list"),
    path("uitkeringen/<int:pk>/opstellen/", views.draft, name="beschikking-draft"),
    path("uitkeringen/<int:pk>/besluit/<slug:kind>/", views.begin, name="beschikking-begin"),
    path("beschikkingen/<int:pk>/wijzigen/", views.revise, name="beschikking-revise"),
    path("beschikkingen/<int:pk>/weggooien/", views.discard, name="beschikking-discard"),
    path("beschikkingen/<int:pk>/", views.beschikking_detail, name="beschikking-detail"),
    path(
        "beschikkingen/<int:pk>/stap/<str:verb>/",
        views.transition,
        name="beschikking-transition",
    ),
    path("beschikkingen/<int:pk>/voorbeeld.pdf", views.preview, name="beschikking-preview"),
    path("beschikkingen/<int:pk>/brief-opnieuw/", views.retry, name="beschikking-retry"),
]
