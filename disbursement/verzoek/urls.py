"""Addresses of the requests."""

from django.urls import path

from disbursement.verzoek import views

urlpatterns = [
    path("verzoeken/", views.verzoek_list, name="verzoek-list"),
    path("verzoeken/<int:pk>/", views.verzoek_detail, name="verzoek-detail"),
    path("verzoeken/<int:pk>/brief.pdf", views.letter, name="verzoek-letter"),
    path("verzoeken/<int:pk>/doen/<str:verb>/", views.act, name="verzoek-act"),
    path("uitkeringen/<int:pk>/verzoek/<slug:kind>/", views.register, name="verzoek-register"),
]
