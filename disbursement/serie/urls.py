"""Addresses of the series."""

from django.urls import path

from disbursement.serie import views

urlpatterns = [
    path("series/", views.serie_list, name="serie-list"),
    path("series/nieuw/<int:number>/", views.serie_new, name="serie-new"),
    path("series/<int:pk>/", views.serie_detail, name="serie-detail"),
    path("series/<int:pk>/vragen/<str:act>/", views.order, name="serie-order"),
    path("series/<int:pk>/bekijken/<int:row>/", views.look, name="serie-look"),
    path("series/<int:pk>/brieven.zip", views.letters_zip, name="serie-zip"),
    path("series/<int:pk>/brieven.pdf", views.letters_pdf, name="serie-pdf"),
    path("series/opdrachten/<int:pk>/", views.opdracht_detail, name="serie-opdracht"),
    path("series/opdrachten/<int:pk>/starten/", views.start, name="serie-start"),
    path("series/opdrachten/<int:pk>/vervallen/", views.drop, name="serie-drop"),
    path("series/opdrachten/<int:pk>/stoppen/", views.stop, name="serie-stop"),
]
